"""Folders put in place whole.

In: a finished folder. Out: the same under its final name, or nothing changed there. It must not
leave half a folder under a final name, whenever the program stops.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from secondround.system import atomic

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NOT_SUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


def exchange(new: Path, old: Path, spare: Path | None = None) -> None:
    """Put the folder `new` in the place of `old` in one step, then delete what was there, or have
    it as `spare`. All on one file system; `new` and `spare` where only this user can write.

    Where the system cannot exchange two names in one step, it takes two, and `recover` repairs what
    a stop between them left.
    """
    old.parent.mkdir(parents=True, exist_ok=True)
    recover(old)
    if not old.exists():
        new.rename(old)
    elif _exchanged(new, old):
        _put_aside(new, spare)
    else:
        _by_two_renames(new, old, spare)
    atomic.sync_folder(old.parent)


def recover(folder: Path) -> None:
    """Bring back `folder` where an exchange by two renames was stopped half-way; drop what one left
    behind.
    """
    before = _aside(folder)
    if not before.exists():
        return
    if folder.exists():
        shutil.rmtree(before)
    else:
        before.rename(folder)


def _exchanged(new: Path, old: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    names = os.fsencode(new), os.fsencode(old)
    if (
        library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], ctypes.c_uint(_RENAME_EXCHANGE))
        == 0
    ):
        return True
    number = ctypes.get_errno()
    if number in _NOT_SUPPORTED:
        return False
    raise OSError(number, os.strerror(number), str(old))


def _put_aside(folder: Path, spare: Path | None) -> None:
    if spare:
        with suppress(OSError):  # another run has left its own there
            folder.rename(spare)
            return
    _delete(str(folder))


def _delete(folder: str) -> None:
    """Delete a folder and all that is in it, without following a link.

    It lies where only this user can write, so nobody can put a link in its way meanwhile: what
    `shutil.rmtree` does against that takes as long again, with a thousand folders.
    """
    with os.scandir(folder) as entries:
        there = list(entries)
    for entry in there:
        if entry.is_dir(follow_symlinks=False):
            _delete(entry.path)
        else:
            os.unlink(entry.path)  # noqa: PTH108 (thousands of files: a Path for each takes longer)
    os.rmdir(folder)  # noqa: PTH106 (likewise)


def _by_two_renames(new: Path, old: Path, spare: Path | None) -> None:
    before = _aside(old)
    old.rename(before)
    try:
        new.rename(old)
    except OSError:
        before.rename(old)
        raise
    _put_aside(before, spare)


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.before")
