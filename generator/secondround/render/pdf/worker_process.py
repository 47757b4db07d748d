"""One printing child, seen from the parent.

In: a question for `secondround.render.pdf.worker`. Out: its answer, or the reason why there is
none. It must not wait without end, and leaves no child behind.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

_LARGEST: Final = 100_000_000  # bytes of one PDF


class ChildGone(Exception):  # noqa: N818 (what happened, not an error of ours)
    """The child died or was stopped before it answered; the text says why, for a person."""


class Child:
    """A process that has started, and is importing what it needs."""

    def __init__(self, work: Path | None = None) -> None:
        """Start it; what it writes lies in a folder of its own below `work`, and goes when it is
        closed.

        `-P` keeps the current folder, which is somebody's workspace, out of what it imports.
        """
        self._room = tempfile.mkdtemp(prefix="press-", dir=work)
        self._said = tempfile.TemporaryFile(dir=self._room)  # noqa: SIM115 (closed with the child)
        self._process = subprocess.Popen(  # noqa: S603 (our own module, by this interpreter)
            [sys.executable, "-P", "-m", "secondround.render.pdf.worker", str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            env=os.environ | {"TMPDIR": self._room, "TEMP": self._room, "TMP": self._room},
        )
        self._given_up = False

    def ask(
        self, question: dict[str, Any], *, seconds: float, patience: float
    ) -> tuple[dict[str, Any], bytes]:
        """The answer and the PDF. Raises ChildGone when the child has used `seconds` of processor
        time, when it has not answered after `patience` seconds by the clock, or when it dies.
        """
        timer = threading.Timer(patience, self._give_up)
        timer.daemon = True  # an interrupted program does not wait for it
        timer.start()
        try:
            return self._exchange({**question, "seconds": seconds})
        except (BrokenPipeError, EOFError) as error:
            self._process.kill()
            raise ChildGone(self._why(seconds, patience)) from error
        finally:
            timer.cancel()

    def close(self) -> None:
        """End the child: it stops at the end of its input."""
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(BrokenPipeError):
                if pipe:
                    pipe.close()
        self._process.wait()
        self._said.close()
        shutil.rmtree(self._room, ignore_errors=True)

    def _exchange(self, question: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        to, back = self._process.stdin, self._process.stdout
        if not to or not back:
            raise EOFError
        to.write(json.dumps(question).encode() + b"\n")
        to.flush()
        head = back.readline()
        if not head.endswith(b"\n"):
            raise EOFError
        answer: dict[str, Any] = json.loads(head)
        pdf = back.read(min(answer["size"], _LARGEST))
        if len(pdf) != answer["size"]:
            raise EOFError
        return answer, pdf

    def _give_up(self) -> None:
        self._given_up = True
        self._process.kill()

    def _why(self, seconds: float, patience: float) -> str:
        code = self._process.wait()
        if self._given_up:
            return f"Printing did not end within {_seconds(patience)} and was stopped."
        ended_by = signal.Signals(-code).name if code < 0 else ""
        if ended_by == "SIGXCPU":
            return f"Printing took longer than {_seconds(seconds)} and was stopped."
        if ended_by:
            return f"The printing process was ended by the system ({ended_by})."
        self._said.seek(0)
        words = self._said.read().decode(errors="replace").strip().splitlines()
        return f"The printing process ended early: {words[-1] if words else f'exit code {code}'}"


def _seconds(number: float) -> str:
    return "1 second" if number == 1 else f"{number:g} seconds"
