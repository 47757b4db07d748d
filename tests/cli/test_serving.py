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

from secondround.app.live_site import affected
from secondround.cli.commands.serve import HALF_WRITTEN, opened
from secondround.render.phone import SHARED
from secondround.vocabulary import Edition

from .conftest import Run

RECORD = "packets/example-company/interview.yml"
PATIENCE = 1200  # seconds: what is asserted is that it comes, a benchmark says how soon


def eventually(look: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if look():
            return True
        time.sleep(0.05)
    return False


def page(address: str) -> str:
    try:
        with urllib.request.urlopen(f"{address}example-company/index.html") as answer:  # noqa: S310
            return str(answer.read().decode())
    except urllib.error.URLError:
        return ""


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def change(workspace: Path, old: str, new: str) -> None:
    path = workspace / RECORD
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


PROGRAM = """
import sys
from secondround.__main__ import main
from secondround.cli.commands import serve
serve.HALF_WRITTEN = float(sys.argv.pop(1))
sys.exit(main())
"""


class Served:
    def __init__(self, workspace: Path, half_written: float = HALF_WRITTEN) -> None:
        self.said: Path = workspace.parent / "said"
        with self.said.open("w") as file:
            self.process = subprocess.Popen(
                [sys.executable, "-c", PROGRAM, str(half_written), "serve", "--port", "0"],
                cwd=workspace,
                stdout=file,
                stderr=subprocess.STDOUT,
            )

    def address(self) -> str:
        found = re.search(r"http://127\.0\.0\.1:\d+/", self.said.read_text())
        return found[0] if found else ""


@pytest.fixture
def served(workspace: Path, request: pytest.FixtureRequest) -> Iterator[Served]:
    """The command, serving the workspace; stopped with Ctrl-C at the end."""
    served = Served(workspace, getattr(request, "param", HALF_WRITTEN))
    assert eventually(lambda: bool(served.address())), served.said.read_text()
    yield served
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait() == 130
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
    """A record that cannot be read is told in the terminal; the pages stay, and come alive again
    when it is mended.
    """
    address = served.address()
    change(workspace, "minutes: 45", "minuts: 45")
    assert eventually(lambda: "unknown-field" in served.said.read_text()), served.said.read_text()
    assert "Example Company" in page(address)
    change(workspace, "minuts: 45", "minutes: 50")
    assert eventually(lambda: "50" in page(address)), served.said.read_text()


@pytest.mark.slow
def test_a_fault_at_the_start_is_shown_in_the_browser(workspace: Path) -> None:
    """Where the very first build fails, a page says so and hears what is wrong; mended, the site
    comes.
    """
    change(workspace, "minutes: 45", "minuts: 45")
    served = Served(workspace)
    try:
        assert eventually(lambda: "unknown-field" in served.said.read_text()), (
            served.said.read_text()
        )
        with urllib.request.urlopen(f"{served.address()}-/changes") as events:  # noqa: S310
            told = b"".join(events.readline() for _ in range(4))
        assert b"event: problems" in told
        assert b"unknown-field" in told
        change(workspace, "minuts: 45", "minutes: 45")
        assert eventually(lambda: "Example Company" in page(served.address())), (
            served.said.read_text()
        )
    finally:
        served.process.send_signal(signal.SIGINT)
        assert served.process.wait() == 130


def rename_over(path: Path, old: str, new: str) -> None:
    """Save as many editors do: a new file takes the old one's place."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    beside.replace(path)


@pytest.mark.slow
def test_every_save_is_seen_however_it_is_made(workspace: Path, served: Served) -> None:
    """Saves by rename, one after another; files that are deleted and come again; folders that come
    later.
    """
    config, address = workspace / "mkdocs.yml", served.address()
    name = re.findall(r"^site_name: (.*)$", config.read_text("utf-8"), re.MULTILINE)[0]
    for other in ("Moon", "Mercury", "Mars"):
        rename_over(config, f"site_name: {name}", f"site_name: {other}")
        shown = eventually(lambda: other in page(address))  # noqa: B023 (asked at once)
        assert shown, served.said.read_text()
        name = other
    text = config.read_text("utf-8")
    config.unlink()
    assert eventually(lambda: "mkdocs.yml:1:1: error unreadable-file" in served.said.read_text())
    assert "Mars" in page(address)
    config.write_text(text.replace("Mars", "Venus"), "utf-8")
    assert eventually(lambda: "Venus" in page(address)), served.said.read_text()
    own = workspace / "templates" / "packet" / "index.md.jinja"
    own.parent.mkdir(parents=True)
    own.write_text("# A page of my own\n", "utf-8")
    assert eventually(lambda: "A page of my own" in page(address)), served.said.read_text()
    own.write_text("# Another page of my own\n", "utf-8")
    assert eventually(lambda: "Another page of my own" in page(address)), served.said.read_text()


@pytest.mark.slow
@pytest.mark.parametrize("served", [PATIENCE], indirect=True)  # however slowly the rest is written
def test_a_file_that_is_half_written_is_not_told(workspace: Path, served: Served) -> None:
    """A record is saved in two parts: what comes is the whole, and nothing is said of the half."""
    record, address = workspace / RECORD, served.address()
    text = record.read_text("utf-8").replace("name: Example Company", "name: Quayside Bicycles")
    half = text.index("rounds:") + 9
    with record.open("w", encoding="utf-8") as file:
        file.write(text[:half])
        file.flush()
        time.sleep(0.2)
        file.write(text[half:])
    assert eventually(lambda: "Quayside Bicycles" in page(address)), served.said.read_text()
    for path in (b"/index.html", b"/%00"):
        with socket.create_connection(
            ("127.0.0.1", int(address.rstrip("/").rpartition(":")[2]))
        ) as dropped:
            dropped.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            dropped.sendall(b"GET " + path + b" HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n")
    assert eventually(lambda: "Quayside Bicycles" in page(address))
    assert "error" not in served.said.read_text()


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
    """A record touches its packet, a candidate their packets, a library or a template all of
    them.
    """
    for one in IDS:
        (tmp_path / "packets" / one).mkdir(parents=True)
        (tmp_path / "packets" / one / "interview.yml").touch()
    assert affected(tmp_path, tmp_path / path) == hit


@pytest.mark.slow
def test_the_shelf_makes_what_a_fresh_build_makes(workspace: Path, run: Run) -> None:
    """After any sequence of changes the site equals one built from nothing, faults in between
    included.
    """
    run("new", "quay", cwd=workspace)
    shelf, site = opened(workspace, Edition.CANDIDATE), workspace.parent / "site"
    assert not shelf.build(site)
    quay = workspace / "packets" / "quay" / "interview.yml"
    record = workspace / RECORD
    change(workspace, "minutes: 45", "minuts: 45")
    shelf.touch([record])
    assert "unknown-field" in shelf.build(site).text
    quay.write_text(quay.read_text("utf-8").replace("Quay", "Dock"), "utf-8")
    shelf.touch([quay])
    assert "unknown-field" in shelf.build(site).text
    change(workspace, "minuts: 45", "minutes: 50")
    shelf.touch([record])
    assert not shelf.build(site)
    fresh = workspace.parent / "fresh"
    assert not opened(workspace, Edition.CANDIDATE).build(fresh)
    assert tree(site) == tree(fresh)
    assert "Dock" in (site / "quay" / "index.html").read_text("utf-8")


@pytest.mark.slow
def test_a_taken_port_is_wrong_usage(workspace: Path, run: Run) -> None:
    """The message names the port, and the way round it."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "--port", str(port), cwd=workspace)
    assert result.exit_code == 2
    assert f"Port {port} cannot be used" in result.output


@pytest.mark.slow
def test_the_day_on_the_phone_is_shown(workspace: Path) -> None:
    """As in a build: beside each packet's page, with the solver that all days share; a change shows
    in it, too.
    """
    live, site = opened(workspace, Edition.CANDIDATE), workspace.parent / "site"
    assert not live.build(site)
    day = site / "example-company" / "day.html"
    assert "Example Company" in day.read_text("utf-8")
    assert (site / SHARED).is_file()
    assert 'href="day.html"' in day.with_name("index.html").read_text("utf-8")
    change(workspace, "name: Example Company", "name: Quayside Bicycles")
    live.touch([workspace / RECORD])
    assert not live.build(site)
    assert "Quayside Bicycles" in day.read_text("utf-8")
