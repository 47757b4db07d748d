"""The leak test behind a warm cache: whatever was kept of an earlier run, and whatever lies in the
earlier output, nothing of it is put in place unsearched.
"""

from __future__ import annotations

import io
import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from secondround.app.live_site import LiveSite
from secondround.system import cache
from secondround.vocabulary import Edition

from .conftest import CANDIDATE, RECORD, Typed, put

pytestmark = pytest.mark.slow

NOTE = "Do not mention the merger to anybody before the board has agreed to it."
"""A note of the record's, for the coach and the candidate."""
LEFT = "Left her last team in a hurry, people say."
OTHER_RECORD = RECORD.replace(NOTE, "Nothing yet.").replace(LEFT, "Likes tea.")
MAKES: dict[str, tuple[str, ...]] = {
    "site": ("build", "--edition", "carry", "--no-pdf"),
    "site with papers": ("build", "--edition", "carry"),
    "own site": ("build", "--candidate", "amara", "--no-pdf"),
    "paper": ("pdf", "amara/harbor", "--edition", "carry", "--form", "day-card"),
    "Markdown": ("markdown", "--edition", "carry"),
}
"""What each output is made by."""


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its place."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def make(workspace: Path, typed: Typed, tmp_path: Path) -> Callable[..., tuple[int, str]]:
    """Makes an output, always in the same place; the exit code, and what was said."""

    def run(what: str, *options: str) -> tuple[int, str]:
        words = (*MAKES[what], "--workspace", workspace, "--output", tmp_path / "out", *options)
        result = typed(*words)
        return result.exit_code, result.output

    return run


def in_packet(data: bytes) -> bytes:
    """A kept packet that says the note on its page, and on each of its papers."""
    made = pickle.loads(data)  # noqa: S301 (this test's own)
    pages = []
    for page in made.pages:
        parts = {name: f"{text}\n\n{NOTE}\n" for name, text in page.parts.items()}
        card = f"{page.day_card}\n\n{NOTE}\n"
        pages.append(replace(page, text=f"{page.text}\n\n{NOTE}\n", day_card=card, parts=parts))
    return pickle.dumps(replace(made, pages=tuple(pages)))


def in_html(data: bytes) -> bytes:
    return data.replace(b"</body>", f"<p>{NOTE}</p></body>".encode())


def in_pdf(data: bytes) -> bytes:
    head, _, pdf = data.partition(b"\n")
    changed = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.docinfo["/Subject"] = NOTE
        document.save(changed)
    return head + b"\n" + changed.getvalue()


PLANTED: dict[str, Callable[[bytes], bytes]] = {
    "packet": in_packet,
    "html": in_html,
    "pdf": in_pdf,
}
"""How the note gets into an entry of each kind."""


def plant(workspace: Path, kind: str) -> int:
    """Plant the note in every entry of a kind, sealed as by the program; the number of entries.

    The sums of packets' texts, by which a planted one would be known, are gone.
    """
    kept, names = cache.Cache(workspace), []
    for path in (workspace / cache.PLACE).glob("summaries-*"):
        path.unlink()
    for path in (workspace / cache.PLACE).glob(f"{kind}-*"):
        data = kept.get(path.name)
        assert data
        kept.put(path.name, PLANTED[kind](data))
        names.append(path.name)
    return len(names)


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("packet", "site"),
        ("packet", "Markdown"),
        ("packet", "paper"),
        ("html", "site"),
        ("pdf", "site with papers"),
        ("pdf", "paper"),
    ],
)
def test_a_leak_in_what_was_kept(
    kind: str,
    what: str,
    make: Callable[..., tuple[int, str]],
    workspace: Path,
    tmp_path: Path,
) -> None:
    """What is planted in an entry of the cache is found in what is made of it."""
    code, said = make(what)
    assert code == 0, said
    shutil.rmtree(tmp_path / "out")
    assert plant(workspace, kind)
    code, said = make(what)
    assert (code, "leaked-field" in said) == (1, True), said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("what", ["site with papers", "paper", "Markdown"])
def test_a_text_that_is_protected_since(
    what: str, make: Callable[..., tuple[int, str]], workspace: Path, tmp_path: Path
) -> None:
    """What an output has always said is found from the day on which a record says it in private,
    though nothing that is printed has changed.
    """
    put(workspace, "templates/packet/logistics.md.jinja", f"## Logistics\n\n{NOTE}\n")
    put(workspace, "templates/packet/day_card.md.jinja", f"# Day card\n\n{NOTE}\n")
    record = f"{OTHER_RECORD}logistics: {{contact: Kim Lee}}\n"
    put(workspace, "packets/amara/harbor/interview.yml", record)
    code, said = make(what)
    assert code == 0, said
    before = files(tmp_path / "out")
    put(
        workspace,
        "packets/amara/harbor/interview.yml",
        record.replace("Nothing yet.", NOTE),
    )
    code, said = make(what)
    assert (code, "leaked-field" in said) == (1, True), said
    assert files(tmp_path / "out") == before


def test_a_client_who_says_it_since(
    make: Callable[..., tuple[int, str]], workspace: Path, tmp_path: Path
) -> None:
    """One client's page, which has not changed, is searched for what another wrote meanwhile."""
    put(workspace, "packets/ben/candidate.yml", "name: Ben Zqdunlin\n")
    put(workspace, "packets/ben/quay/interview.yml", "company: {name: Quay}\nrole: {title: Mate}\n")
    code, said = make("own site")
    assert code == 0, said
    before = files(tmp_path / "out")
    text = CANDIDATE.split("result: All 400")[0].split("situation: ")[1]
    put(
        workspace,
        "packets/ben/candidate.yml",
        f"name: Ben Zqdunlin\nstories:\n  - id: own\n    title: My own night\n    situation: {text}"
        "result: All was well.\n",
    )
    code, said = make("own site")
    assert (code, "another client" in said) == (1, True), said
    assert files(tmp_path / "out") == before


def spoil(site: Path, place: str) -> None:
    """Put the note into a file of a site, whose size and times say nothing of it."""
    path = site / place
    before = path.stat()
    data = path.read_bytes()
    path.write_bytes(in_pdf(b"{}\n" + data)[3:] if place.endswith(".pdf") else in_html(data))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("name", ["index.html", "day-carry.html", "packet-carry.pdf"])
@pytest.mark.parametrize("is_faulty", [False, True], ids=["as it was", "with a fault"])
def test_a_leak_in_the_earlier_site(
    name: str,
    is_faulty: bool,  # noqa: FBT001 (a case)
    make: Callable[..., tuple[int, str]],
    workspace: Path,
    tmp_path: Path,
) -> None:
    """What somebody has written into a site is not taken over into the next, not with --force
    either, and not with a packet that stays as it was since its record has an error.
    """
    put(workspace, "packets/ben/candidate.yml", "name: Ben Zqdunlin\n")
    put(workspace, "packets/ben/quay/interview.yml", "company: {name: Quay}\nrole: {title: Mate}\n")
    what, place = "site with papers" if name.endswith("pdf") else "site", f"amara/harbor/{name}"
    code, said = make(what)
    assert code == 0, said
    before = files(tmp_path / "out")
    spoil(tmp_path / "out", place)
    spoilt = files(tmp_path / "out")
    assert spoilt != before
    if is_faulty:
        put(workspace, "packets/amara/harbor/interview.yml", f"{RECORD}unknown: field\n")
    assert make(what)[0] == 2
    code, said = make(what, "--force")
    assert code == int(is_faulty), said
    after = files(tmp_path / "out")
    # A page that stays may lead to a file that does not; then nothing is put in place.
    assert after == (spoilt if is_faulty and place in after else before) or place not in after


@pytest.mark.parametrize("place", ["packets/cy/candidate.yml", "packets/.archive/cy/candidate.yml"])
def test_a_client_without_a_packet_who_comes_while_it_is_served(
    place: str, workspace: Path, tmp_path: Path
) -> None:
    """While one client's site is open, it is searched for whoever comes, with a packet or not."""
    put(workspace, "packets/guides/stories.md", "# Stories\n\nAs Zqgodwit Zander said once.\n")
    live = LiveSite(workspace, Edition.CANDIDATE, "amara", describe=lambda _: "")
    assert not live.build(tmp_path / "site")
    put(workspace, place, "name: Zqgodwit Zander\n")
    live.touch([workspace / place])
    assert live.build(tmp_path / "site").leaks
