"""Every file of a person is opened here, and every file is written here.

In: a path, and the folder that the file must lie in. Out: its bytes or its text; or a file that is
whole. It must not wait for a pipe, read without end, follow a link out of that folder, or write
through a link.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

if sys.platform != "win32":
    import fcntl

LARGEST: Final = 20_000_000
"""Bytes of a file at most; a photograph has 5 to 10 million."""
LARGEST_TEXT: Final = 2_000_000
"""Bytes of a text at most; a long guide has 30,000."""
SAVE_AS_UTF_8: Final = (
    "save it as UTF-8: in VS Code click the encoding in the bottom line; "
    "in Notepad choose Save As, then the encoding UTF-8"
)
PRIVATE: Final = 0o600
WORK_FOLDER: Final = ".secondround"
"""What a workspace's folder for unfinished work is called: `workfolder` makes and clears it."""

_KINDS: Final = (
    (stat.S_ISDIR, "it is a folder"),
    (stat.S_ISFIFO, "it is a pipe, not a file"),
    (stat.S_ISSOCK, "it is a socket, not a file"),
    (stat.S_ISCHR, "it is a device, not a file"),
    (stat.S_ISBLK, "it is a device, not a file"),
)
_ASK_NO_ONE: Final = (
    getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
)
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)
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
    """The bytes of a plain file. Raises OSError; FileRefusedError for what is none, lies elsewhere
    or is too large.

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
    _expect_plain(
        path, real.lstat().st_mode
    )  # before it is opened: opening a device can do something
    descriptor = os.open(real, os.O_RDONLY | _NO_LINK | _ASK_NO_ONE)
    with os.fdopen(descriptor, "rb") as file:
        _expect_plain(path, os.fstat(descriptor).st_mode)
        return file.read(size)


def text(path: Path, inside: Path | None = None, *, largest: int = LARGEST_TEXT) -> str:
    """The text of a UTF-8 file, without a byte order mark, its lines ended by line feeds. Raises as
    `read` does, and NotUtf8Error.
    """
    return decoded(path, read(path, inside, largest=largest))


def given(path: Path, *, largest: int = LARGEST_TEXT) -> str:
    """The text of what a person named on the command line, which may be a pipe such as `<(pass show
    harbor)`.
    """
    with path.open("rb") as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        raise FileRefusedError(
            path, f"it is larger than {largest // 1_000_000} MB", "make it smaller"
        )
    return decoded(path, data)


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
        return "a picture, a PDF or another file that is no text"
    if _CONTROLS.search(data):
        return "Windows-1252 (Windows calls it ANSI) or another encoding of one byte a letter"
    return "Latin-1 (ISO 8859-1) or another encoding of one byte a letter"


def write(
    path: Path,
    data: bytes | str,
    *,
    work: Path | None = None,
    inside: Path | None = None,
    mode: int = PRIVATE,
) -> bool:
    """Whether `path` changed: afterwards it holds `data`, and a reader sees the old bytes or the
    new ones, no mixture.

    A file that holds `data` already is left alone, with its time of change; one that is changed
    keeps its rights, a new one gets `mode`. Folders above it are made. A symbolic link is replaced,
    not followed. Raises OSError, with `path` as it was.

    work: a private folder in which the bytes wait until they are whole, so that a killed run leaves
    nothing among a person's files; beside `path` where there is none, or where it lies on another
    disk. inside: the folder that no link among the folders of `path` may lead out of; None where a
    person named the place.
    """
    wanted = data.encode() if isinstance(data, str) else data
    if inside is not None and not Path(os.path.realpath(path.parent)).is_relative_to(
        os.path.realpath(inside)
    ):
        raise LinkOutError(path.parent, inside)
    if holds(path, wanted):
        return False
    with suppress(FileNotFoundError):
        if not stat.S_ISLNK(mode_now := path.lstat().st_mode):
            _expect_plain(path, mode_now)  # a device would be replaced by a file
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = _waiting(path, work)
    descriptor = _open_alone(waiting)
    try:
        _fill(descriptor, wanted, _mode(path, mode))
        waiting.replace(path)
    except BaseException as error:
        with suppress(OSError):
            waiting.unlink()
        if isinstance(error, OSError):
            error.filename, error.filename2 = (
                str(path),
                None,
            )  # what is to be written, and no name of our own
        raise
    finally:
        os.close(descriptor)
    sync_folder(path.parent)
    return True


def may_hold(path: Path, data: bytes) -> bool:
    """Whether `data` may be written to `path` without a loss: there is nothing, or just that."""
    return not os.path.lexists(path) or holds(path, data)


def usual() -> int:
    """The rights that this user's new files get elsewhere."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def sync_folder(folder: Path) -> None:
    """The names in `folder` are on the disk, where the system can promise that."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def odd(path: Path) -> str:
    """Why what lies there is no file, such as "it is a pipe, not a file"; "" for a file, and where
    nothing lies.
    """
    try:
        return _odd(path.stat().st_mode)
    except OSError:
        return "it is a link to nothing" if path.is_symlink() else ""


def _expect_plain(path: Path, mode: int) -> None:
    if said := _odd(mode):
        raise FileRefusedError(path, said)


def _odd(mode: int) -> str:
    if stat.S_ISREG(mode):
        return ""
    return next((words for test, words in _KINDS if test(mode)), "it is no plain file")


def _every_other_is_nul(data: bytes) -> bool:
    """Whether it is UTF-16 without a mark: in European languages every other byte is nothing."""
    some = data[:200]
    return len(some) > 1 and max(some[::2].count(0), some[1::2].count(0)) > len(some) // 4


def holds(path: Path, wanted: bytes) -> bool:
    """Whether a plain file is there, no link, that holds just that."""
    try:
        if path.is_symlink() or path.stat().st_size != len(wanted):
            return False
        return start(path, None, len(wanted) + 1) == wanted
    except OSError:
        return False


def _waiting(path: Path, work: Path | None) -> Path:
    """Where the bytes are gathered, on the disk of `path`.

    Beside it under one fixed name, so that a killed run leaves at most one file there and the next
    takes it over.
    """
    if work is not None and work.stat().st_dev == path.parent.stat().st_dev:
        return work / f"{secrets.token_hex(8)}.part"
    return path.with_name(f".{path.name}.part")


def _open_alone(waiting: Path) -> int:
    """A descriptor of an empty file, ours alone: a writer that comes second waits, and then starts
    on its own file.
    """
    flags = os.O_WRONLY | os.O_CREAT | _NO_LINK | _ASK_NO_ONE
    while True:
        descriptor = os.open(waiting, flags, PRIVATE)
        try:
            if _is_ours(descriptor, waiting):
                os.ftruncate(descriptor, 0)
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _is_ours(descriptor: int, waiting: Path) -> bool:
    """Whether the file that was opened still has that name and no other, once nobody else writes
    into it.
    """
    if sys.platform == "win32":
        return True
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    found = os.fstat(descriptor)
    _expect_plain(waiting, found.st_mode)
    try:
        if not os.path.samestat(found, waiting.lstat()):
            return False
    except FileNotFoundError:
        return False
    if found.st_nlink > 1:  # under another name it is somebody's file: only this name goes
        waiting.unlink()
        return False
    return True


def _fill(descriptor: int, wanted: bytes, mode: int) -> None:
    rest = memoryview(wanted)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, mode)
    os.fsync(descriptor)


def _mode(path: Path, new: int) -> int:
    """The rights of the plain file that is there, else `new`."""
    try:
        found = path.lstat().st_mode
    except OSError:
        return new
    return stat.S_IMODE(found) & 0o777 if stat.S_ISREG(found) else new
