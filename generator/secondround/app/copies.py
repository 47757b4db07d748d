"""Processes that work side by side.

In: how many. Out: an executor; each of its processes ends when this one says so.
"""

# ruff: noqa: PLC0415 (slow, and wanted only where many packets are made)

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from secondround.system import process_limits

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor


@contextmanager
def opened(number: int) -> Iterator[ProcessPoolExecutor]:
    """Copies of this process, which have the program loaded already; else processes that begin
    afresh.
    """
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from secondround.app import pipeline

    pipeline.load()
    pool = ProcessPoolExecutor(
        number, get_context("fork" if _single() else "spawn"), initializer=_begin
    )
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _single() -> bool:
    """Whether nothing runs here but this one thread: of others a copy would have the locks, and
    nobody to free them.

    Known on Linux alone, where nothing of the system's own starts a thread, either.
    """
    threads = Path("/proc/self/task")
    return threads.is_dir() and len(list(threads.iterdir())) == 1


def _begin() -> None:
    """Ctrl-C reaches every process of a terminal; the first of them says what happens then."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    process_limits.collect_seldom()
    process_limits.expect_much()
