"""`serve`: a change is in the browser at once, and a fault leaves the last good site."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

RECORD = "packets/example-company/interview.yml"
PATIENCE = 30  # seconds: what is asserted is that it comes, a benchmark says how soon


def eventually(look: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if look():
            return True
        time.sleep(0.05)
    return False


def page(address: str) -> str:
    try:
        with urllib.request.urlopen(f"{address}example-company/index.html", timeout=PATIENCE) as answer:  # noqa: S310
            return str(answer.read().decode())
    except urllib.error.URLError:
        return ""


def change(workspace: Path, old: str, new: str) -> None:
    path = workspace / RECORD
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


class Served:
    def __init__(self, workspace: Path) -> None:
        self.said: Path = workspace.parent / "said"
        with self.said.open("w") as file:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "secondround", "serve", "--port", "0"],
                cwd=workspace,
                stdout=file,
                stderr=subprocess.STDOUT,
            )

    def address(self) -> str:
        found = re.search(r"http://127\.0\.0\.1:\d+/", self.said.read_text())
        return found[0] if found else ""


@pytest.fixture
def served(workspace: Path) -> Iterator[Served]:
    """The command, serving the workspace; stopped with Ctrl-C at the end."""
    served = Served(workspace)
    assert eventually(lambda: bool(served.address())), served.said.read_text()
    yield served
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(PATIENCE) == 130
    assert "Traceback" not in served.said.read_text()


@pytest.mark.slow
def test_a_change_is_shown(workspace: Path, served: Served) -> None:
    """A word changed in a record is on the page without a further command."""
    address = served.address()
    assert "Example Company" in page(address)
    change(workspace, "name: Example Company", "name: Quayside Bicycles")
    assert eventually(lambda: "Quayside Bicycles" in page(address)), served.said.read_text()


@pytest.mark.slow
def test_a_fault_leaves_the_last_good_site(workspace: Path, served: Served) -> None:
    """A record that cannot be read is told in the terminal; the pages stay, and come alive again when it is mended."""
    address = served.address()
    change(workspace, "minutes: 45", "minuts: 45")
    assert eventually(lambda: "unknown-field" in served.said.read_text()), served.said.read_text()
    assert "Example Company" in page(address)
    change(workspace, "minuts: 45", "minutes: 50")
    assert eventually(lambda: "50" in page(address)), served.said.read_text()
