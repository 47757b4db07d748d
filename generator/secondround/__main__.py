"""The command's very start, which `python -m secondround` and the script of that name share.

In: what was typed. Out: an exit code. Nothing that takes time is imported at its top, so Ctrl-C is quiet from here on.
"""

# ruff: noqa: PLC0415 (what takes time to import is imported where Ctrl-C is answered)

from __future__ import annotations

import sys

from secondround import INTERRUPTED


def main() -> int:
    """Run what was typed; the exit code."""
    try:
        _load()
        from secondround.cli import main as run

        return run()
    except KeyboardInterrupt:
        return INTERRUPTED


def _load() -> None:
    """Import the command; Ctrl-C ends the program at once, since nothing has begun that would have to be ended.

    An exception would not do: importlib prints it where it cannot pass it on.
    """
    import os
    import signal

    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    import secondround.cli  # noqa: F401 (what is imported here is there for the line after the call)

    signal.signal(signal.SIGINT, before)


if __name__ == "__main__":
    sys.exit(main())
