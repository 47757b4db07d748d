"""The pages that people write by hand: the home page and the coach's guides, with the pictures
beside these.

In: a workspace's folder. Out: the files by their place below `packets`, and a problem for each that
cannot be used.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Final

from secondround.problems import Problem
from secondround.records import discovery
from secondround.system import files
from secondround.vocabulary import layout

HEAD: Final = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
"""The lines above a page that say something about it."""
_PRIVATE: Final = re.compile(
    r"^visibility:[ \t]*[\"']?private[\"']?[ \t]*$", re.IGNORECASE | re.MULTILINE
)
_KINDS: Final = {".md", ".png", ".jpg", ".jpeg", ".svg", ".webp"}


def home(root: Path) -> tuple[str, tuple[Problem, ...]]:
    """The text of the home page, or ""."""
    try:
        return files.text(root / layout.PACKETS / layout.HOME, root / layout.PACKETS), ()
    except FileNotFoundError:
        return "", ()
    except OSError as error:
        return "", (problem(layout.PACKETS / layout.HOME, error),)


def guides(root: Path) -> tuple[dict[PurePosixPath, bytes], tuple[Problem, ...]]:
    """The guides and the pictures beside them; texts without a byte order mark, their lines ended
    by line feeds.
    """
    top = root / layout.PACKETS
    found: dict[PurePosixPath, bytes] = {}
    problems = []
    for path in sorted((top / layout.GUIDES).rglob("*")):
        place = PurePosixPath(path.relative_to(top).as_posix())
        is_hidden = any(part.startswith(".") for part in place.parts)  # as macOS leaves on sticks
        if is_hidden or path.suffix.lower() not in _KINDS or path.is_dir():
            continue
        try:
            found[place] = _content(path, top)
        except OSError as error:
            problems.append(problem(layout.PACKETS / place, error))
    return found, tuple(problems)


def is_private(place: PurePosixPath, content: bytes) -> bool:
    """Whether a guide says that it is the coach's own: `visibility: private` above its text."""
    if place.suffix.lower() != ".md":
        return False
    head = HEAD.match(content.decode())
    return bool(head and _PRIVATE.search(head[1]))


def problem(file: PurePosixPath, error: OSError) -> Problem:
    """Why a file cannot be used, as a problem at its place."""
    if isinstance(error, files.NotUtf8Error):
        message = f"The file is not UTF-8; it looks like {error.encoding}."
        return Problem.at(file, error.line, error.column, "not-utf-8", message, error.hint, width=0)
    return discovery.unreadable(file, error)


def _content(path: Path, top: Path) -> bytes:
    if path.suffix.lower() == ".md":
        return files.text(path, top).encode()
    return files.read(path, top, largest=files.LARGEST_SHOWN)
