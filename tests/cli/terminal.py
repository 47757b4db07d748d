"""A command at a terminal, as a person sees it: each answer is typed when its prompt is there."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

CTRL_C = "\x03"
END = "\x04"
PATIENCE = 900.0  # seconds
AGAIN = 15.0  # seconds: a Ctrl-C just before a prompt begins to read is seen only at the next


def talk(folder: Path, order: Sequence[str], answers: Sequence[tuple[str, str]]) -> tuple[str, int]:
    """What the terminal showed, and the exit code. Each answer goes in once its text has been
    shown.
    """
    import pty  # noqa: PLC0415 not on Windows

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "secondround", *order],
        cwd=folder,
        env=os.environ | {"COLUMNS": "80", "TERM": "dumb"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=_own_terminal,  # noqa: PLW1509 - no other thread is at work here
    ) as child:
        os.close(theirs)
        try:
            said = _answered(ours, answers)
        except BaseException:
            child.kill()  # or leaving this block would wait for it
            raise
    os.close(ours)
    return said.replace("\r\n", "\n"), child.returncode


def _answered(ours: int, answers: Sequence[tuple[str, str]]) -> str:
    said, seen, answer = "", 0, ""
    for awaited, answer in answers:
        while awaited not in said[seen:]:
            said += _more(ours)
        seen = said.index(awaited, seen) + len(awaited)
        os.write(ours, (answer if answer in {CTRL_C, END} else f"{answer}\n").encode())
    while more := _more(ours, at_end=True, again=answer if answer == CTRL_C else ""):
        said += more
    return said


def _own_terminal() -> None:
    """Make the terminal the process's own, so that Ctrl-C reaches it; what a shell starts in the
    background hands on that Ctrl-C is ignored.
    """
    import fcntl  # noqa: PLC0415 not on Windows
    import termios  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _more(ours: int, *, at_end: bool = False, again: str = "") -> str:
    for _ in range(int(PATIENCE / AGAIN)):
        if not again or select.select([ours], [], [], AGAIN)[0]:
            break
        os.write(ours, again.encode())
    assert select.select([ours], [], [], PATIENCE)[0], "nothing more is said"
    try:
        found = os.read(ours, 4096).decode(errors="replace")
    except OSError:
        found = ""
    assert found or at_end, "the command ended before it asked"
    return found
