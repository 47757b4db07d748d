"""Every file is written here, whole or not at all.

In: a path, and bytes or text. Out: a file that holds them. It must not leave half a file under a
person's name, write through a link, or change a file that is right already.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from secondround.system import files
from secondround.system.files import ASK_NO_ONE, NO_LINK, LinkOutError, expect_plain

if sys.platform != "win32":
    import fcntl

PRIVATE: Final = 0o600


def write(
    path: Path,
    data: bytes | str,
    *,
    work: Path | None = None,
    inside: Path | None = None,
    mode: int = PRIVATE,
) -> bool:
    """Whether `path` changed. Afterwards it holds `data`; a reader sees the old bytes or the new
    ones, never a mixture.

    A file that already holds `data` is left alone, its time of change included; a changed one keeps
    its rights, a new one gets `mode`. Missing folders are made. A symbolic link is replaced, not
    followed. Raises OSError, with `path` as it was.

    work: a private folder in which the bytes wait until they are whole, so that a killed run leaves
    nothing among a person's files; without one, or on another disk, they wait beside `path`.
    inside: the folder that no link among the folders of `path` may lead out of; None where a person
    named the place.
    """
    wanted = data.encode() if isinstance(data, str) else data
    if inside is not None:
        folder = Path(os.path.realpath(path.parent))
        if not folder.is_relative_to(os.path.realpath(inside)):
            raise LinkOutError(path.parent, inside)
    if holds(path, wanted):
        return False
    with suppress(FileNotFoundError):
        current = path.lstat().st_mode
        if not stat.S_ISLNK(current):
            expect_plain(path, current)  # a device would be replaced by a file
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        _put_in_place(path, wanted, _waiting(path, work), mode)
    except OSError as error:
        if work is None or error.errno != errno.EXDEV:  # one disk, but mounted twice
            raise
        _put_in_place(path, wanted, _waiting(path, None), mode)
    return True


def _put_in_place(path: Path, wanted: bytes, waiting: Path, mode: int) -> None:
    descriptor = _open_alone(waiting)
    try:
        _fill(descriptor, wanted, _mode(path, mode))
        waiting.replace(path)
    except BaseException as error:
        with suppress(OSError):
            waiting.unlink()
        if isinstance(error, OSError):
            # A person knows the file that is to be written, and not the one that waits.
            error.filename, error.filename2 = str(path), None
        raise
    finally:
        os.close(descriptor)
    sync_folder(path.parent)


def may_hold(path: Path, data: bytes) -> bool:
    """Whether `data` can be written to `path` without losing anything: there is no file, or one
    that holds just that.
    """
    return not os.path.lexists(path) or holds(path, data)


def is_protected(path: Path) -> bool:
    """Whether nobody may write to that file by its rights."""
    return not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)


def holds(path: Path, wanted: bytes) -> bool:
    """Whether a plain file, not a link, is there and holds just that."""
    try:
        if path.is_symlink() or path.stat().st_size != len(wanted):
            return False
        return files.start(path, None, len(wanted) + 1) == wanted
    except OSError:
        return False


def usual_mode() -> int:
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


def _waiting(path: Path, work: Path | None) -> Path:
    """Where the bytes are gathered, on the disk of `path`.

    Beside it under one fixed name, so that a killed run leaves at most one file there and the next
    takes it over.
    """
    if work is not None and work.stat().st_dev == path.parent.stat().st_dev:
        return work / f"{secrets.token_hex(8)}.part"
    return path.with_name(f".{path.name}.part")


def _open_alone(waiting: Path) -> int:
    """A descriptor of an empty file that is ours alone: a second writer waits, then starts a file
    of its own.
    """
    flags = os.O_WRONLY | os.O_CREAT | NO_LINK | ASK_NO_ONE
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
    expect_plain(waiting, found.st_mode)
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
