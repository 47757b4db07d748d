"""`serve`: a change is in the browser at once, and a fault leaves the last good site."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from secondround.cli.serving import Shelf, affected

from .conftest import Run

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


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


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


@pytest.mark.slow
def test_a_fault_at_the_start_is_shown_in_the_browser(workspace: Path) -> None:
    """Where the very first build fails, a page says so and hears what is wrong; mended, the site comes."""
    change(workspace, "minutes: 45", "minuts: 45")
    served = Served(workspace)
    try:
        assert eventually(lambda: "unknown-field" in served.said.read_text()), served.said.read_text()
        with urllib.request.urlopen(f"{served.address()}-/changes", timeout=PATIENCE) as events:  # noqa: S310
            told = b"".join(events.readline() for _ in range(4))
        assert b"event: problems" in told
        assert b"unknown-field" in told
        change(workspace, "minuts: 45", "minutes: 45")
        assert eventually(lambda: "Example Company" in page(served.address())), served.said.read_text()
    finally:
        served.process.send_signal(signal.SIGINT)
        assert served.process.wait(PATIENCE) == 130


IDS = ("ben/harbor", "ben/quay", "solo")


@pytest.mark.parametrize(
    ("path", "hit"),
    [
        ("packets/ben/harbor/interview.yml", {"ben/harbor"}),
        ("packets/ben/harbor/maps/way.png", {"ben/harbor"}),
        ("packets/ben/candidate.yml", {"ben/harbor", "ben/quay"}),
        ("packets/candidate.yml", set(IDS)),
        ("packets/guides/success-stories.md", set()),
        ("packets/index.md", set()),
        ("packets/library/own.yml", None),
        ("packets/new/interview.yml.part", None),
        ("mkdocs.yml", None),
        ("templates/packet/index.md.jinja", None),
    ],
)
def test_a_file_touches_what_rests_on_it(tmp_path: Path, path: str, hit: set[str] | None) -> None:
    """A record touches its packet, a candidate their packets, a library or a template all of them."""
    for one in IDS:
        (tmp_path / "packets" / one).mkdir(parents=True)
        (tmp_path / "packets" / one / "interview.yml").touch()
    assert affected(tmp_path, tmp_path / path) == hit


@pytest.mark.slow
def test_the_shelf_makes_what_a_fresh_build_makes(workspace: Path, run: Run) -> None:
    """After any sequence of changes the site equals one built from nothing, faults in between included."""
    run("new", "quay", cwd=workspace)
    shelf, site = Shelf(workspace, "candidate"), workspace.parent / "site"
    assert shelf.build(site) == ""
    quay = workspace / "packets" / "quay" / "interview.yml"
    record = workspace / RECORD
    change(workspace, "minutes: 45", "minuts: 45")
    shelf.touch([record])
    assert "unknown-field" in shelf.build(site)
    quay.write_text(quay.read_text("utf-8").replace("Quay", "Dock"), "utf-8")
    shelf.touch([quay])
    assert "unknown-field" in shelf.build(site)
    change(workspace, "minuts: 45", "minutes: 50")
    shelf.touch([record])
    assert shelf.build(site) == ""
    fresh = workspace.parent / "fresh"
    assert Shelf(workspace, "candidate").build(fresh) == ""
    assert tree(site) == tree(fresh)
    assert "Dock" in (site / "quay" / "index.html").read_text("utf-8")


def test_a_taken_port_is_wrong_usage(workspace: Path, run: Run) -> None:
    """The message names the port, and the way round it."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "--port", str(port), cwd=workspace)
    assert result.exit_code == 2
    assert f"Port {port} cannot be used" in result.output
