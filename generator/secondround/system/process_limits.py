"""What a process of ours may use of the machine.

In: nothing. Out: limits on this very process, before anything from people is read.
`hold` must not be called in the parent: there is no way back.
"""

from __future__ import annotations

import atexit
import ctypes
import gc
import math
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_GIBIBYTE: Final = 1 << 30
_SELDOM: Final = 50_000
_HARDLY: Final = 250_000
"""More objects than a build after a small edit leaves. Where much is made, they would fill the
memory.
"""
_PR_SET_PDEATHSIG: Final = 1
_REFUSED: Final = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "subprocess.Popen",
    "os.system",
    "os.exec",
)


def cores() -> int:
    """How many processes can work side by side."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def collect_seldom() -> None:
    """Have Python look for cycles only after many new objects, and not at the very end, when the
    system frees all there is: packets and modules are many objects and few cycles, and the looking
    is a tenth of the time.
    """
    gc.set_threshold(_HARDLY)
    atexit.register(gc.freeze)


def expect_much() -> None:
    """Have Python look less seldom, where it was told to look seldom: much is made from here on."""
    if gc.get_threshold()[0] > _SELDOM:
        gc.set_threshold(_SELDOM)


def hold(*, memory: int = 2 * _GIBIBYTE, largest_file: int = 100_000_000) -> None:
    """Limits in bytes: address space (WeasyPrint fails in odd ways under 1 GiB), any file written;
    no core file.

    No connection and no program is started from here on. Where the system has no such limits, the
    parent's patience is the only limit.
    """
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 (not on Windows)

        _lower(resource.RLIMIT_AS, memory)
        _lower(resource.RLIMIT_FSIZE, largest_file)
        _lower(resource.RLIMIT_CORE, 0)
    sys.addaudithook(_refuse)


@contextmanager
def processor_time(seconds: float) -> Iterator[None]:
    """At most `seconds` of processor time inside the block, rounded up to a whole second: then the
    system ends this process with SIGXCPU.

    Not time by the clock, so that a page which prints on an idle machine prints on a busy one.
    """
    if sys.platform == "win32":
        yield
        return
    import resource  # noqa: PLC0415 (not on Windows)

    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = math.ceil(time.process_time() + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (_within(wanted, hard), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def die_with_parent(parent: int) -> None:
    """The system kills this process when `parent` is gone (on Linux; elsewhere the end of its input
    ends it).

    An interrupt from the keyboard reaches both; the parent decides what becomes of the work.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # gone before the line above
        os._exit(1)


def _lower(limit: int, wanted: int) -> None:
    import resource  # noqa: PLC0415 (not on Windows)

    wanted = _within(wanted, resource.getrlimit(limit)[1])
    resource.setrlimit(limit, (wanted, wanted))


def _within(wanted: int, hard: int) -> int:
    return wanted if hard < 0 else min(wanted, hard)  # below 0: without a limit


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event in _REFUSED:
        raise PermissionError(f"a child process may not do this: {event}")
