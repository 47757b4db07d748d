"""What a command and all that it starts take: the time by the clock, processor time, and memory.

In: a command. Out: its figures. Memory is that of the whole tree of processes at its greatest, what
several share counted once; it is looked at twice a second, so a short peak may be missed. It is
never less than the largest process's, which is all that a system without /proc tells.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_EVERY: Final = 0.5  # seconds; a look at large processes takes some milliseconds
_SHARE: Final = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took."""

    seconds: float
    processor: float  # seconds of processor time, its children's included
    megabytes: float  # peak memory of the whole tree


def timed(command: Sequence[str], folder: Path) -> Run:
    """Run a command to its end."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    watch = _Watch(process.pid)
    assert process.stderr is not None  # noqa: S101 - it was asked for one line above
    complaint = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{complaint.decode()}")
    scale = 1024**2 if sys.platform == "darwin" else 1024
    megabytes = max(watch.stopped(), usage.ru_maxrss / scale)
    return Run(seconds, usage.ru_utime + usage.ru_stime, megabytes)


class _Watch:
    """The memory of a tree of processes, at its greatest."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._most = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stopped(self) -> float:
        """The megabytes; 0 where they cannot be told."""
        self._over.set()
        self._thread.join()
        return self._most / 1024

    def _look(self) -> None:
        while not self._over.wait(_EVERY):
            self._most = max(self._most, sum(map(_kilobytes, _tree(self._pid))))


def _tree(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _tree(int(child))


def _kilobytes(pid: int) -> int:
    """A process's memory, with its part of what it shares."""
    with suppress(OSError):
        if found := _SHARE.search(Path(f"/proc/{pid}/smaps_rollup").read_text()):
            return int(found[1])
    return 0
