"""Limits that hold on every machine, however busy it is, and how much is tried on each run."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

import pytest
from hypothesis import settings

EXPLORING: Final = settings.get_current_profile_name() == "explore"
"""Whether this is `make explore`, which tries all that a test names; other runs try a third."""

WITHOUT_END: Final = 300
"""Seconds of processor time after which work is taken for endless: a hundred times what any of it
takes, so that no verdict hangs on how fast a machine is. Where the work must not grow with the
square of a text, the text is so long that the square would be hours.
"""


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


def examples(number: int) -> settings:
    """So many examples with `make explore`, and a third of them otherwise."""
    return settings(max_examples=number if EXPLORING else -(-number // 3))
