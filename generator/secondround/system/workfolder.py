"""Where unfinished work lies: a folder of this run's own in `.secondround`, which nobody else reads
or commits.

In: the folder to work for, usually the workspace. Out: a new folder, gone when the work is done.
What killed runs left behind goes with the next run. It must not delete anything else, nor follow a
link.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from secondround.system.files import WORK_FOLDER, FileRefusedError

if sys.platform != "win32":
    import fcntl

_RUN: Final = "run-"
_OF_OLD: Final = "site-"  # what earlier versions called it
_IGNORED: Final = ".gitignore"


@contextmanager
def opened(where: Path) -> Iterator[Path]:
    """A new folder below `where`, for this user alone; `where` is made if need be.

    Raises OSError; FileRefusedError where `.secondround` is a link or somebody else's.
    """
    where.mkdir(parents=True, exist_ok=True)
    yard = where / WORK_FOLDER
    place, lock = _begin(yard)
    try:
        yield place
    finally:
        _end(yard, place, lock)


@contextmanager
def temporary() -> Iterator[Path]:
    """The same for work that belongs to no folder of this machine: below the system's temporary
    one.
    """
    user = os.geteuid() if hasattr(os, "geteuid") else "user"
    where = Path(tempfile.gettempdir(), f"secondround-{user}")
    where.mkdir(mode=0o700, exist_ok=True)
    _expect_ours(where)
    with opened(where) as place:
        yield place


def lasting(where: Path, name: str) -> Path:
    """A folder below `where` for what outlives the run, for this user alone, made if need be.

    Raises as `opened` does.
    """
    yard = where / WORK_FOLDER
    with _alone(yard):
        _write_ignored(yard)
        place = yard / name
        with suppress(FileExistsError):
            place.mkdir(mode=0o700)
        _expect_ours(place)
    return place


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Meanwhile nobody else who asks for the same works in `folder`, which must exist.

    On Windows, and on disks that know no locks, nobody is waited for.
    """
    descriptor: int | None = None
    with suppress(OSError):
        descriptor = _locked(folder)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def clear(where: Path) -> None:
    """Remove what killed runs left below `where`; silent where that is not possible now."""
    yard = where / WORK_FOLDER
    if not yard.exists():
        return
    with suppress(OSError), _alone(yard):
        _clear(yard)
        _remove_if_empty(yard)


def base(workspace: Path, target: Path | None = None) -> Path:
    """The folder to work for: the workspace, if it may be written in and what is made there can
    take the place of `target` by a rename; else the folder of `target`, or the system's for
    temporary files.
    """
    near = (
        next(folder for folder in target.absolute().parents if folder.is_dir()) if target else None
    )
    if _may_write(workspace) and (near is None or near.stat().st_dev == workspace.stat().st_dev):
        return workspace
    return near or Path(tempfile.gettempdir())


def _may_write(folder: Path) -> bool:
    """Whether work may lie below it; its `.secondround` alone can be read-only."""
    yard = folder / WORK_FOLDER
    return os.access(folder, os.W_OK) and (not yard.is_dir() or os.access(yard, os.W_OK))


def _begin(yard: Path) -> tuple[Path, int | None]:
    with _alone(yard):
        try:
            _clear(yard)
            _write_ignored(yard)
            place = Path(tempfile.mkdtemp(prefix=_RUN, dir=yard))  # 0700
        except OSError:
            _remove_if_empty(yard)
            raise
        return place, _locked(place)


def _end(yard: Path, place: Path, lock: int | None) -> None:
    """Remove the folder, and the yard where nobody else works in it."""
    with suppress(OSError), _alone(yard):
        shutil.rmtree(place, ignore_errors=True)
        _remove_if_empty(yard)
    if lock is not None:
        os.close(lock)


def _remove_if_empty(yard: Path) -> None:
    left = [path.name for path in yard.iterdir()]
    if left == [_IGNORED]:
        (yard / _IGNORED).unlink()
    if left in ([_IGNORED], []):
        yard.rmdir()


@contextmanager
def _alone(yard: Path) -> Iterator[None]:
    """The yard, made if need be and ours alone meanwhile, so that no folder is taken for a killed
    run's.
    """
    while True:
        with suppress(FileExistsError):
            yard.mkdir(mode=0o700)
        try:
            descriptor = _locked_yard(yard)
        except FileNotFoundError:
            continue  # another run has just removed it
        try:
            if _is_still(descriptor, yard):
                yield
                return
        finally:
            if descriptor is not None:
                os.close(descriptor)


def _locked_yard(yard: Path) -> int | None:
    _expect_ours(yard)
    return _locked(yard)


def _expect_ours(folder: Path) -> None:
    """Raise FileRefusedError for what is no folder of this user's; nobody else may look into it."""
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        why = "it is a link or a file, and should be a folder of the program's own"
        raise FileRefusedError(folder, why, "remove it")
    if hasattr(os, "geteuid") and found.st_uid != os.geteuid():
        raise FileRefusedError(folder, "it belongs to somebody else", "remove it")
    if stat.S_IMODE(found.st_mode) & 0o077:
        folder.chmod(0o700)


def _is_still(descriptor: int | None, yard: Path) -> bool:
    if descriptor is None:
        return True
    try:
        return os.path.samestat(os.fstat(descriptor), yard.lstat())
    except FileNotFoundError:
        return False


def _locked(folder: Path) -> int | None:
    """A lock on the folder that ends with this process, however that ends."""
    if sys.platform == "win32":
        return None
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    return descriptor


def _write_ignored(yard: Path) -> None:
    """Keep the folder out of git, whatever the workspace's own .gitignore says."""
    path = yard / _IGNORED
    if not path.exists():
        path.write_text("*\n", "utf-8")


def _clear(yard: Path) -> None:
    """Remove the folders of runs that are no longer there: their locks are free."""
    if sys.platform == "win32":
        return
    for place in sorted(yard.iterdir()):
        if not place.name.startswith((_RUN, _OF_OLD)) or place.is_symlink() or not place.is_dir():
            continue
        descriptor = os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        with suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(place, ignore_errors=True)
        os.close(descriptor)
