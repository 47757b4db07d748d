"""The command's very start, which `python -m secondround` and the script of that name share.

In: what was typed. Out: an exit code. Nothing that takes time is imported at its top, so Ctrl-C is
quiet from here on.
"""

# ruff: noqa: PLC0415 (what takes time to import is imported where Ctrl-C is answered)

from __future__ import annotations

import sys

from secondround import INTERRUPTED

TYPE_CHECKING = False
if TYPE_CHECKING:  # not imported here, where nobody answers for what goes wrong
    from collections.abc import Iterable
    from typing import NoReturn

FAILED = 1
SIGNALLED = 128  # codes above it say which signal ended the program


def main() -> int:
    """Run what was typed; the exit code."""
    try:
        code = _run()
    except KeyboardInterrupt as stopped:
        code = stopped.args[0] if stopped.args else INTERRUPTED
    except OSError as error:
        return _failed(error)
    if code > SIGNALLED:
        _end_now(code)
    return code


def _end_now(code: int) -> NoReturn:
    """End with this code. Python itself would end as if by Ctrl-C, whatever the code, where the
    signal came while an extension module ran some code of its own.
    """
    import os
    from contextlib import suppress

    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def _run() -> int:
    _load()
    from secondround.cli import main as run
    from secondround.system import streams

    _end_alike()
    _say(streams.prepare())
    code = run()
    try:
        _say(streams.finish())
    except BrokenPipeError:
        streams.let_go()
    except OSError:
        streams.let_go()
        raise
    return code


def _load() -> None:
    """Import the command; Ctrl-C ends the program at once, since nothing has begun that would have
    to be ended.

    An exception would not do: importlib prints it where it cannot pass it on.
    """
    import os
    import signal

    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    from secondround.system import process_limits

    process_limits.collect_seldom()
    import secondround.cli  # noqa: F401 - loaded here, while Ctrl-C is quiet

    signal.signal(signal.SIGINT, before)


def _end_alike() -> None:
    """A closed terminal and a polite `kill` end the program as Ctrl-C does: what is unfinished is
    cleared away.
    """
    import signal

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)


def _stop(number: int, _frame: object) -> NoReturn:
    import signal

    signal.signal(number, signal.SIG_IGN)  # a second one does not stop the clearing away
    raise KeyboardInterrupt(128 + number)


def _failed(error: OSError) -> int:
    """What the system refuses while nothing is there yet to put it into words."""
    from contextlib import suppress

    with suppress(OSError, ImportError):
        from secondround.system import faults

        _say([f"Error: {faults.sentence(error)}"])
    return FAILED


def _say(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        print(sentence, file=sys.stderr)  # noqa: T201 (click may not be there)


if __name__ == "__main__":
    sys.exit(main())
