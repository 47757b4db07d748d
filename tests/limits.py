"""Limits that hold on every machine, however busy it is."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest


@contextmanager
def processor_seconds(seconds: float) -> Iterator[None]:
    """The test fails when this process works for longer than that inside the block."""

    def fail(_number: int, _frame: FrameType | None) -> None:
        pytest.fail(f"took more than {seconds} seconds of processor time")

    before = signal.signal(signal.SIGPROF, fail)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
