"""What earlier imports said, as it is kept beside the file that they went to.

In: bytes of JSON. Out: the fields and the files that they came from, or `Refused`. Nothing is
written here.
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any

from secondround.app.errors import Refused
from secondround.imports.merge import is_remembered
from secondround.vocabulary import layout


def place(file: PurePosixPath) -> PurePosixPath:
    """Where it is remembered what was imported into a file."""
    return file.with_suffix(layout.IMPORTED)


def kept(beside: PurePosixPath, data: bytes | None) -> dict[str, Any]:
    """What earlier imports said: where it came from, and the fields."""
    if not data:
        return {}
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _damaged(beside, str(error)) from error
    if not _is_memory(found):
        raise _damaged(beside, "it is not what an import wrote")
    return dict(found)


def _is_memory(found: Any) -> bool:
    """Whether JSON has the shape of what is remembered: files with their hashes, fields, and lines
    that may prove something.
    """
    if not isinstance(found, dict) or not is_remembered(found.get("fields", {})):
        return False
    sources, lines = found.get("sources", []), found.get("lines", [])
    if not (isinstance(sources, list) and isinstance(lines, list)):
        return False
    return all(isinstance(source, dict) for source in sources) and all(map(_is_line, lines))


def _is_line(line: Any) -> bool:
    is_whole = isinstance(line, dict) and line.keys() == {"text", "kind", "file"}
    return is_whole and all(isinstance(value, str) for value in line.values())


def _damaged(beside: PurePosixPath, reason: str) -> Refused:
    return Refused(
        f"{beside} is damaged: {reason}. Delete it; the next import is then compared with the "
        "records only."
    )
