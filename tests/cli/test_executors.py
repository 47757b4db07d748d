"""Where a build's packets are made: who is asked, and what is said where nobody answers."""

from __future__ import annotations

import socket
import socketserver
import sys
import threading
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from secondround.cli import executors

from .conftest import Run


class Nobody(Executor):
    """Other machines that take nothing."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        del fn, args, kwargs
        raise ConnectionError


def nothing() -> None:
    """No executor."""


def failing() -> None:
    """An executor that cannot be made."""
    raise OSError("no room")


@pytest.fixture(autouse=True)
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    """This module by a short name, as it could lie beside a workspace."""
    monkeypatch.setitem(sys.modules, "mycluster", sys.modules[__name__])


@pytest.mark.parametrize(
    ("asked", "said", "code"),
    [
        (["--dask", "tcp://127.0.0.1:9"], "cannot be reached", 1),
        (["--dask", "scheduler"], "no address of a scheduler", 2),
        (["--dask", "nfs://here:1"], "no address of a scheduler", 2),
        (["--dask", "here:99999"], "no address of a scheduler", 2),
        (["--executor", "mycluster"], "write it as MODULE:NAME", 2),
        (["--executor", "mycluster:pool"], "was not found", 2),
        (["--executor", "no_such_module:pool"], "PYTHONPATH=.", 2),
        (["--executor", "mycluster:nothing"], "gave no executor", 2),
        (["--executor", "mycluster:Nobody.submit"], "was not found", 2),
        (["--executor", "mycluster:failing"], "it raised OSError (no room)", 2),
        (["--executor", "../mycluster:nothing"], "was not found", 2),
        (["--executor", "mycluster:Nobody", "--dask", "here:1"], "not both", 2),
    ],
)
def test_nothing_is_built_where_nobody_can_be_asked(
    workspace: Path, run: Run, asked: list[str], said: str, code: int
) -> None:
    """A name or an address that leads nowhere is answered with a way out, before anything is
    made.
    """
    result = run("build", *asked, cwd=workspace)
    assert result.exit_code == code
    assert said in result.stderr
    assert not (workspace / "site").exists()


@pytest.mark.slow
def test_a_port_where_something_else_answers(workspace: Path, run: Run) -> None:
    """Whatever another program answers there, a web server for one, is no traceback."""

    class Refusing(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Refusing) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"tcp://127.0.0.1:{server.server_address[1]}"
        result = run("build", "--no-pdf", "--dask", address, cwd=workspace)
        server.shutdown()
    assert result.exit_code == 1
    assert "cannot be reached" in result.stderr
    assert "Nothing was built" in result.stderr


def test_a_port_where_nothing_is_said(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who takes a connection and keeps silent is not waited for without end."""
    monkeypatch.setattr(executors, "_ANSWERS_WITHIN", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        result = run("build", "--no-pdf", "--dask", address, cwd=workspace)
    assert result.exit_code == 1
    assert "cannot be reached (nothing answers there)" in " ".join(result.stderr.split())


def test_dask_that_is_not_installed(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who has no Dask is told what to type."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = run("build", "--dask", "here:1", cwd=workspace)
    assert result.exit_code == 1
    assert "pip install 'secondround[dask]'" in result.stderr


@pytest.mark.slow
def test_what_nobody_takes_is_made_here(workspace: Path, run: Run) -> None:
    """The site is built all the same, and a line says that, and why."""
    result = run("build", "--no-pdf", "--executor", "mycluster:Nobody", cwd=workspace)
    said = "made on this machine, because the work elsewhere failed (ConnectionError)."
    assert said in result.stderr
    assert (workspace / "site" / "index.html").exists()
