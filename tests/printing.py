"""The printing process of the commands that tests run within their own: one for all, which prints
nothing twice.

A command starts a process that prints for itself, and ends it. What that process is held to, and
that it prints the same as before, is tested where it is started in earnest: in `render/pdf`, and by
every command that runs in a process of its own.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from secondround.render.pdf import printer
from secondround.render.pdf.worker_process import Child, ChildGone

Answer = tuple[dict[str, Any], bytes]
_LOCK: Final = threading.Lock()
_KNOWN: Final[dict[str, Answer]] = {}
_WORKING: Final[list[Child]] = []


class Shared:
    """A child, as a press sees it. The real one is started by the main thread, with which it ends:
    any other ends with its press.
    """

    def __init__(self, work: Path | None = None) -> None:
        del work
        if not _WORKING and threading.current_thread() is threading.main_thread():
            _WORKING.append(Child())

    def ask(self, question: dict[str, Any], *, seconds: float, patience: float) -> Answer:
        """The answer and the PDF."""
        with _LOCK:
            key = _key(question)
            answer = _KNOWN.get(key) or self._answer(question, seconds, patience)
            return _KNOWN.setdefault(key, answer) if key else answer

    def _answer(self, question: dict[str, Any], seconds: float, patience: float) -> Answer:
        child = _WORKING[0] if _WORKING else Child()
        try:
            return child.ask(question, seconds=seconds, patience=patience)
        except ChildGone:
            _WORKING.clear()
            raise
        finally:
            if child not in _WORKING:
                child.close()

    def close(self) -> None:
        """Nothing: there are more commands to come."""


def _key(question: dict[str, Any]) -> str:
    """What the answer depends on; "" with pictures, which may change."""
    if "![" in question["markdown"]:
        return ""
    parts = [json.dumps(question | {"base": ""}, sort_keys=True).encode()]
    own = question["templates"][:-1]
    for path in sorted(path for folder in own for path in Path(folder).rglob("*")):
        parts += [bytes(path), path.read_bytes() if path.is_file() else b""]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


@pytest.fixture(scope="session")
def no_child_stays() -> Iterator[None]:
    """The shared child ends with the tests."""
    yield
    while _WORKING:
        _WORKING.pop().close()


@pytest.fixture(autouse=True)
def one_child(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Presses share one child."""
    request.getfixturevalue("no_child_stays")
    monkeypatch.setattr(printer, "Child", Shared)
