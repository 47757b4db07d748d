"""Files as they were at one moment, and whether they still are.

In: folders and files. Out: a line for each file in them, or whether the lines would still be the
same. What the system says of a file (size, times, number) is believed only of a file that was left
alone for a while before; of a younger one the bytes are compared, since its time may be that of
several changes.
"""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

Lines = dict[str, str]
"""What is known of each file, by its path."""
_YOUNG: Final = 2_000_000_000  # nanoseconds; a FAT file system counts two seconds as one
_BYTES: Final = "="
_TICK: Final = 0.002  # seconds; Linux counts 1 to 10 ms as one
_TICKS: Final = 10


def take(places: Iterable[Path]) -> Lines | None:
    """Every file in and below those places; None where a folder is a link, behind which anything
    may change.
    """
    before = time.time_ns() - _YOUNG
    lines: Lines = {}
    for path, found, leads in _files(places):
        if found is None:
            return None
        is_old = max(found.st_mtime_ns, found.st_ctime_ns) < before
        lines[path] = (line(found) if is_old else _digest(path)) + leads
    return lines


def of_settled(path: Path | str) -> str | None:
    """What the system says of a plain file that was left alone for a while; None for any other."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    is_old = max(found.st_mtime_ns, found.st_ctime_ns) < time.time_ns() - _YOUNG
    return line(found) if is_old and stat.S_ISREG(found.st_mode) else None


def holds(lines: Lines, places: Iterable[Path]) -> bool:
    """Whether the same files are there as then, and nothing else."""
    left = set(lines)
    for path, found, leads in _files(places):
        known = lines.get(path)
        if known is None or found is None:
            return False
        if known != (_digest(path) if known.startswith(_BYTES) else line(found)) + leads:
            return False
        left.discard(path)
    return not left


def time_of(folder: Path) -> int:
    """The time, as the disk of a folder that may be written in counts it for files: whatever of it
    is changed from now on gets no earlier one; and what was changed before got an earlier one,
    unless the disk counts so slowly that it would have to be waited for.
    """
    first = now = _time_of_new_file(folder)
    for _ in range(_TICKS):
        if now > first:
            break
        time.sleep(_TICK)
        now = _time_of_new_file(folder)
    return now


def _time_of_new_file(folder: Path) -> int:
    with tempfile.TemporaryFile(dir=folder) as file:
        return os.fstat(file.fileno()).st_mtime_ns


def has_young(lines: Lines) -> bool:
    """Whether bytes would have to be compared, which takes longer."""
    return any(known.startswith(_BYTES) for known in lines.values())


def _files(places: Iterable[Path]) -> Iterator[tuple[str, os.stat_result | None, str]]:
    """Each file, what the system says of it, None for a folder behind a link; and where a link
    leads, which decides whether it is followed at all.
    """
    waiting = [str(place) for place in places]
    while waiting:
        path, leads = waiting.pop(), ""
        try:
            found = os.lstat(path)
            if stat.S_ISLNK(found.st_mode):
                leads = f" at {os.path.realpath(path)}"
                found = os.stat(path)  # noqa: PTH116 (of thousands a Path for each takes longer)
        except OSError:
            continue
        if not stat.S_ISDIR(found.st_mode):
            yield path, found, leads
        elif leads:
            yield path, None, leads
        else:
            waiting += [f"{path}{os.sep}{name}" for name in _names(path)]


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 (likewise)
    except OSError:
        return []


def line(found: os.stat_result) -> str:
    """What the system says of a file; another line whenever the file is another one."""
    times = f"{found.st_mtime_ns} {found.st_ctime_ns}"
    return f"{found.st_mode} {found.st_size} {times} {found.st_dev} {found.st_ino}"


def _digest(path: str) -> str:
    try:
        if stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 (likewise)
            with open(path, "rb") as file:  # noqa: PTH123 (likewise)
                return _BYTES + hashlib.file_digest(file, "blake2b").hexdigest()
    except OSError:
        pass
    return f"{_BYTES}none"
