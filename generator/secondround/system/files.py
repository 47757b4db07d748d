"""Every file that people wrote is opened here.

In: a path, and the folder that the file must lie in. Out: its bytes or its text. It must not wait
for a pipe, read without end, or follow a link out of that folder.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path
from typing import Final

LARGEST: Final = 20_000_000
"""Bytes of a file at most; a photograph has 5 to 10 million."""
LARGEST_SHOWN: Final = 100_000_000
"""Bytes of what a page shows or links to: a photograph of 20 MB is slow to load, and no error."""
LARGEST_TEXT: Final = 2_000_000
"""Bytes of a text at most; a long guide has 30,000."""
SAVE_AS_UTF_8: Final = (
    "save it as UTF-8: in VS Code click the encoding in the bottom line; "
    "in Notepad choose Save As, then the encoding UTF-8"
)
WORK_FOLDER: Final = ".secondround"
"""What a workspace's folder for unfinished work is called: `workfolder` makes and clears it."""

_KINDS: Final = (
    (stat.S_ISDIR, "it is a folder"),
    (stat.S_ISFIFO, "it is a pipe, not a file"),
    (stat.S_ISSOCK, "it is a socket, not a file"),
    (stat.S_ISCHR, "it is a device, not a file"),
    (stat.S_ISBLK, "it is a device, not a file"),
)
ASK_NO_ONE: Final = (
    getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
)
NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)
_STREAM: Final = re.compile(r"/dev/stdin|/(?:dev|proc/self)/fd/\d+")
_CONTROLS: Final = re.compile(rb"[\x80-\x9f]")


class FileRefusedError(OSError):
    """A file that is not opened: `filename` says which, `strerror` why, `hint` what to do."""

    def __init__(self, path: Path, why: str, hint: str = "put a plain file in its place") -> None:
        super().__init__(errno.EINVAL, why, str(path))
        self.hint = hint


class LinkOutError(FileRefusedError):
    """A link that leads out of the folder in which the file must lie."""

    def __init__(self, path: Path, folder: Path) -> None:
        super().__init__(path, f"the link leads out of `{folder.name}`", "put the file itself here")


class NotUtf8Error(FileRefusedError):
    """A text in another encoding: `encoding` says in which, `line` and `column` (1-based) where it
    shows.
    """

    def __init__(self, path: Path, data: bytes, start: int) -> None:
        before = data[:start].decode("utf-8-sig", "replace")
        self.line = before.count("\n") + 1
        self.column = len(before) - before.rfind("\n")
        self.encoding = looks_like(data)
        super().__init__(path, f"it is not UTF-8; it looks like {self.encoding}", SAVE_AS_UTF_8)


def read(path: Path, inside: Path | None = None, *, largest: int = LARGEST) -> bytes:
    """The bytes of a plain file. Raises OSError; FileRefusedError for anything but a plain file,
    for one that lies elsewhere, and for one that is too large.

    inside: the folder in which the file must lie when all links are followed; None where a person
    named the path.
    """
    data = start(path, inside, largest + 1)
    if len(data) > largest:
        raise FileRefusedError(
            path, f"it is larger than {largest // 1_000_000} MB", "make it smaller"
        )
    return data


def start(path: Path, inside: Path | None, size: int) -> bytes:
    """The first `size` bytes of a plain file, all of them where it has fewer. Raises as `read`
    does.
    """
    real = Path(os.path.realpath(path))
    if inside is not None and not real.is_relative_to(os.path.realpath(inside)):
        raise LinkOutError(path, inside)
    expect_plain(
        path, real.lstat().st_mode
    )  # before it is opened: opening a device can do something
    descriptor = os.open(real, os.O_RDONLY | NO_LINK | ASK_NO_ONE)
    with os.fdopen(descriptor, "rb") as file:
        expect_plain(path, os.fstat(descriptor).st_mode)
        return file.read(size)


def text(path: Path, inside: Path | None = None, *, largest: int = LARGEST_TEXT) -> str:
    """The text of a UTF-8 file, without a byte order mark, its lines ended by line feeds. Raises as
    `read` does, and NotUtf8Error.
    """
    return decoded(path, read(path, inside, largest=largest))


def is_stream(path: Path) -> bool:
    """Whether a path is an open stream, as a shell names one: `/dev/stdin`, or `<(…)`."""
    return bool(_STREAM.fullmatch(str(path)))


def given(path: Path, *, largest: int = LARGEST_TEXT) -> str:
    """The text of what a person named on the command line, which may be a pipe such as `<(pass show
    harbor)`.
    """
    return decoded(path, streamed(path, largest=largest))


def streamed(path: Path, *, largest: int) -> bytes:
    """The bytes of what a person named on the command line, which may be a pipe."""
    with path.open("rb") as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        raise FileRefusedError(
            path, f"it is larger than {largest // 1_000_000} MB", "make it smaller"
        )
    return data


def decoded(path: Path, data: bytes) -> str:
    """`data` as text, as `text` gives it."""
    try:
        found = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotUtf8Error(path, data, error.start) from None
    if "\0" in found and looks_like(data).startswith("UTF-16"):  # English in UTF-16 is valid UTF-8
        raise NotUtf8Error(path, data, data.index(b"\0"))
    return found.replace("\r\n", "\n").replace("\r", "\n")


def looks_like(data: bytes) -> str:
    """Which encoding that is not UTF-8 the bytes seem to be in, for a sentence."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _every_other_is_nul(data):
        return "UTF-16 (Windows calls it Unicode)"
    if data.startswith((b"\x89PNG", b"%PDF", b"PK\x03\x04", b"\xff\xd8\xff")) or b"\0" in data:
        return "a picture, a PDF or another file that is not text"
    if _CONTROLS.search(data):
        return "Windows-1252 (Windows calls it ANSI) or another encoding of one byte a letter"
    return "Latin-1 (ISO 8859-1) or another encoding of one byte a letter"


def odd(path: Path) -> str:
    """Why what is there is not a file, such as "it is a pipe, not a file"; "" for a file, and where
    there is nothing.
    """
    try:
        return _odd(path.stat().st_mode)
    except OSError:
        return "it is a link to nothing" if path.is_symlink() else ""


def expect_plain(path: Path, mode: int) -> None:
    """Raise FileRefusedError for anything but a plain file, judged by its mode."""
    if reason := _odd(mode):
        raise FileRefusedError(path, reason)


def _odd(mode: int) -> str:
    if stat.S_ISREG(mode):
        return ""
    return next((words for test, words in _KINDS if test(mode)), "it is not a plain file")


def _every_other_is_nul(data: bytes) -> bool:
    """Whether it is UTF-16 without a mark: in European languages every other byte is zero."""
    some = data[:200]
    return len(some) > 1 and max(some[::2].count(0), some[1::2].count(0)) > len(some) // 4
