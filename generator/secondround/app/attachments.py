"""The file that a posting was read from, kept beside the record.

In: a packet's folder and bytes. Out: the place for them, and whether they are there. Nothing is
written here, and no place is given that another file has.
"""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from secondround.imports import Value
from secondround.system import atomic

_PLAIN_ENDING: Final = re.compile(r"\.[a-z0-9]{1,10}")


def place(
    root: Path, folder: PurePosixPath, name: str, data: bytes, made: Mapping[PurePosixPath, bytes]
) -> tuple[PurePosixPath, bool]:
    """Where the posting goes, and whether it is there already.

    What is there is never replaced: it may be an earlier version, with a person's notes.
    made: the files that the same import adds.
    """
    ending = _ending(name)
    numbered = (f"posting-{number}{ending}" for number in itertools.count(2))
    for each in itertools.chain([f"posting{ending}"], numbered):
        file = folder / each
        if made.get(file, data) != data:
            continue
        is_there = file in made or atomic.holds(root / file, data)
        if is_there or not os.path.lexists(root / file):
            return file, is_there
    raise AssertionError


def _ending(name: str) -> str:
    """A file's ending where it is a plain one, which every system takes as part of a name."""
    suffix = PurePosixPath(name).suffix.lower()
    return suffix if _PLAIN_ENDING.fullmatch(suffix) else ""


def with_posting(stated: Mapping[str, Value], original: str, kept: str) -> Mapping[str, Value]:
    """The record's fields, of which `role.posting` names the kept file where there is no link."""
    role = stated.get("role")
    fields = role if isinstance(role, Mapping) else {}
    link = fields.get("posting")
    if not link or link == original:
        link = kept
    return {**stated, "role": {**fields, "posting": link}}
