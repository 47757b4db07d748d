"""The printing process of the commands that tests run within their own: one for all, and no page
is printed twice in a run, whichever of the workers printed it.

A command starts a process that prints for itself, and ends it. What that process is held to, and
that it prints the same as before, is tested where it is started in earnest: in `render/pdf`, and by
every command that runs in a process of its own.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, ClassVar, Final

import pytest

from secondround.render.pdf import printer
from secondround.render.pdf.printer import Press
from secondround.render.pdf.worker_process import Child, ChildGone

Answer = tuple[dict[str, Any], bytes]
_LOCK: Final = threading.Lock()
_WORKING: Final[list[Child]] = []
_PICTURES: Final = ("![", "<img", "src=")
"""What may bring a picture, which may change while the page stays as it is."""


class Shared:
    """A child, as a press sees it. The real one is started by the main thread, with which it ends:
    any other ends with its press.
    """

    known: ClassVar[Path]
    """A folder of answers, each by what it depends on; the workers share it."""

    def __init__(self, work: Path | None = None) -> None:
        del work
        if not _WORKING and threading.current_thread() is threading.main_thread():
            _WORKING.append(Child())

    def ask(self, question: dict[str, Any], *, seconds: float, patience: float) -> Answer:
        """The answer and the PDF."""
        with _LOCK:
            key = _key(question)
            if not key:
                return self._answer(question, seconds, patience)
            place = self.known / key
            if not place.exists():
                head, pdf = self._answer(question, seconds, patience)
                mine = place.with_suffix(f".{os.getpid()}")
                mine.write_bytes(json.dumps(head).encode() + b"\n" + pdf)
                mine.replace(place)
            line, _, pdf = place.read_bytes().partition(b"\n")
            return json.loads(line), pdf

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


def files(templates: str) -> Iterator[Path]:
    """The files of a workspace's own templates that a child may read: it is given Markdown, so
    none of the templates proper.
    """
    for path in Path(templates).rglob("*"):
        if path.is_file() and path.suffix != ".jinja":
            yield path


def _key(question: dict[str, Any]) -> str:
    """What the answer depends on; "" with pictures."""
    if any(mark in question["markdown"] for mark in _PICTURES):
        return ""
    own: list[str] = []
    for path in sorted(path for folder in question["templates"][:-1] for path in files(folder)):
        own += (str(path), hashlib.sha256(path.read_bytes()).hexdigest())
    digest = hashlib.sha256(
        json.dumps(question | {"base": "", "templates": own}, sort_keys=True).encode()
    )
    return digest.hexdigest()


@pytest.fixture(scope="session")
def no_child_stays(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The shared child ends with the tests."""
    base = tmp_path_factory.getbasetemp()
    Shared.known = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "printed"
    Shared.known.mkdir(exist_ok=True)
    yield
    end()


def end() -> None:
    """Nothing more is to be printed."""
    while _WORKING:
        _WORKING.pop().close()


@contextmanager
def sharing() -> Iterator[None]:
    """Presses that are entered inside share the child."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printer, "Child", Shared)
        yield


@pytest.fixture(autouse=True)
def one_child(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Presses share one child."""
    request.getfixturevalue("no_child_stays")
    monkeypatch.setattr(printer, "Child", Shared)


@pytest.fixture(scope="session")
def press(request: pytest.FixtureRequest) -> Iterator[Press]:
    """A press of that child, for tests of what is printed."""
    request.getfixturevalue("no_child_stays")
    with ExitStack() as stack:
        with sharing():
            press = stack.enter_context(Press(workers=1))
        yield press
