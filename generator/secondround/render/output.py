"""Files and folders put in place whole.

In: finished bytes, or a finished folder. Out: the same under its final name, or nothing changed there.
It must not leave half a file under a final name, whenever the program is stopped.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NOT_SUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


def write(path: Path, data: bytes | str) -> bool:
    """Whether `path` changed: afterwards it holds `data`, and a reader sees the old bytes or the new ones, no mixture.

    A file that holds `data` already is left alone, with its time of change. Folders above it are made. A symbolic link
    is replaced, not followed. Raises OSError, with `path` as it was.
    """
    wanted = data.encode() if isinstance(data, str) else data
    if _holds(path, wanted):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    descriptor = _open_alone(beside)
    try:
        _fill(descriptor, wanted, mode=_mode(path))
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    finally:
        os.close(descriptor)
    sync_folder(path.parent)
    return True


def exchange(new: Path, old: Path) -> None:
    """Put the folder `new` in the place of `old` in one step, then delete what was there. Both on one file system.

    Where the system cannot exchange two names in one step, it takes two, and `recover` mends a stop between them.
    """
    old.parent.mkdir(parents=True, exist_ok=True)
    recover(old)
    if not old.exists():
        new.rename(old)
    elif _exchanged(new, old):
        shutil.rmtree(new)
    else:
        _by_two_renames(new, old)
    sync_folder(old.parent)


def recover(folder: Path) -> None:
    """Bring back `folder` where an exchange by two renames was stopped half-way; drop what one left behind."""
    before = _aside(folder)
    if not before.exists():
        return
    if folder.exists():
        shutil.rmtree(before)
    else:
        before.rename(folder)


def sync_folder(folder: Path) -> None:
    """The names in `folder` are on the disk, where the system can promise that."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _holds(path: Path, wanted: bytes) -> bool:
    try:
        return not path.is_symlink() and path.stat().st_size == len(wanted) and path.read_bytes() == wanted
    except OSError:
        return False


def _open_alone(beside: Path) -> int:
    """A descriptor of `beside`, ours alone: a writer that comes second waits, and then starts on a file of its own.

    One fixed name, so that a killed run leaves at most one file behind and the next run takes it over.
    """
    while True:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        if sys.platform == "win32":
            return descriptor
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(descriptor), beside.lstat()):
                return descriptor
        os.close(descriptor)


def _fill(descriptor: int, wanted: bytes, *, mode: int | None) -> None:
    os.ftruncate(descriptor, 0)
    rest = memoryview(wanted)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
    if mode is not None and hasattr(os, "fchmod"):
        os.fchmod(descriptor, mode)
    os.fsync(descriptor)


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        return None


def _exchanged(new: Path, old: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    names = os.fsencode(new), os.fsencode(old)
    if library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], ctypes.c_uint(_RENAME_EXCHANGE)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NOT_SUPPORTED:
        return False
    raise OSError(number, os.strerror(number), str(old))


def _by_two_renames(new: Path, old: Path) -> None:
    before = _aside(old)
    old.rename(before)
    try:
        new.rename(old)
    except OSError:
        before.rename(old)
        raise
    shutil.rmtree(before)


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.before")
