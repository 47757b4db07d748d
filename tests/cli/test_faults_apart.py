"""One packet's fault stops what rests on it and nothing else, and is told to those who may read
it.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from secondround.app.needing import Needs
from secondround.cli.commands.serve import opened
from secondround.vocabulary import Edition

from .conftest import Run

CANDIDATE = """\
name: {name}
stories:
  - {{id: night, title: A night, situation: It was late., action: I rang., result: 3 of 3 came.}}
"""
RECORD = """\
company: {{name: {company}}}
role: {{title: Mate}}
interviewers: {{ana: {{name: Ana Reyes}}}}
rounds: [{{name: Final, date: 2026-11-24, sessions: [{{minutes: 30, with: [ana]}}]}}]
"""
WRONG = "nots: Zqgodwit fell off a boat.\n"


def put(root: Path, place: str, text: str) -> None:
    path = root / "packets" / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.fixture
def crowd(tmp_path: Path) -> Path:
    """Two clients with two packets each."""
    root = tmp_path / "crowd"
    put(root, "index.md", "# Packets\n")
    (root / "mkdocs.yml").write_text("site_name: Interviews\ntheme: {name: material}\n", "utf-8")
    for who in ("amara", "ben"):
        put(root, f"{who}/candidate.yml", CANDIDATE.format(name=who.capitalize()))
        for where in ("quay", "yard"):
            put(root, f"{who}/{where}/interview.yml", RECORD.format(company=where.capitalize()))
    return root


def add(path: Path, text: str) -> str:
    was = path.read_text("utf-8")
    path.write_text(was + text, "utf-8")
    return was


def test_a_site_that_was_not_updated_is_not_said_to_be_made(crowd: Path, run: Run) -> None:
    """Where no site could be built, nothing says that all but the faulty packet was made."""
    settings = "site_name: Interviews\ntheme: {name: material, custom_dir: nowhere}\n"
    (crowd / "mkdocs.yml").write_text(settings, "utf-8")
    add(crowd / "packets/ben/quay/interview.yml", WRONG)
    result = run("build", "--no-pdf", cwd=crowd)
    assert result.exit_code == 1
    assert "packets/ben/quay/interview.yml:5:1: error unknown-field" in result.stderr
    assert "The site was not updated." in result.stderr
    assert "was made" not in result.stderr


def test_what_can_be_made_is_made(crowd: Path, run: Run) -> None:
    """The faulty packet is left out and named, its earlier page and its line on the home page stay,
    exit code 1.
    """
    assert run("markdown", cwd=crowd).exit_code == 0
    quay, yard, home = (
        crowd / "packets" / one for one in ("ben/quay/index.md", "ben/yard/index.md", "index.md")
    )
    earlier = quay.read_text("utf-8")
    yard.unlink()
    add(crowd / "packets/ben/quay/interview.yml", WRONG)
    result = run("markdown", cwd=crowd)
    assert result.exit_code == 1
    assert "packets/ben/quay/interview.yml:5:1: error unknown-field" in result.stderr
    assert result.stderr.endswith("`ben/quay` was left out. Everything else was made.\n")
    assert quay.read_text("utf-8") == earlier
    assert yard.is_file()
    assert home.read_text("utf-8").count("/index.md)") == 4
    assert run("markdown", cwd=crowd).exit_code == 1
    assert home.read_text("utf-8").count("/index.md)") == 4


@pytest.mark.slow
def test_a_named_packet_and_one_clients_packets(crowd: Path, run: Run) -> None:
    """Another packet's or client's fault is not mine: exit code 0 and not a word, in every
    command.
    """
    add(crowd / "packets/ben/quay/interview.yml", WRONG)
    add(crowd / "packets/ben/candidate.yml", "nam: Zqplover\n")
    (crowd / "packets" / "misnamed").mkdir()
    put(crowd, "interview.yml", "company: Zq\n")
    for words in (
        ("markdown", "amara/quay", "--check"),
        ("markdown", "--candidate", "amara", "--output", "out"),
        ("check", "--candidate", "amara"),
        ("check", "amara/yard"),
        ("plan", "amara/yard"),
    ):
        result = run(*words, cwd=crowd)
        assert result.exit_code == int("--check" in words), (words, result.output)
        assert "ben" not in result.output.lower()
        assert "zq" not in result.output.lower()
    assert run("check", cwd=crowd).exit_code == 1
    add(crowd / "packets/amara/yard/interview.yml", WRONG)
    for words in (("plan", "amara/yard"), ("markdown", "amara/yard"), ("pdf", "amara/yard")):
        result = run(*words, cwd=crowd)
        assert result.exit_code == 1
        assert "packets/amara/yard/interview.yml:5:1: error unknown-field" in result.stderr
        assert "ben" not in result.output.lower()


def test_two_packets_are_asked_for_and_one_is_faulty(crowd: Path, run: Run) -> None:
    """The other one is made; where none can be, nothing is written."""
    add(crowd / "packets/ben/quay/interview.yml", WRONG)
    result = run("markdown", "amara/quay", "ben/quay", cwd=crowd)
    assert result.exit_code == 1
    assert "`ben/quay` was left out" in result.stderr
    assert (crowd / "packets/amara/quay/index.md").is_file()
    alone = run("markdown", "ben/quay", cwd=crowd)
    assert alone.exit_code == 1
    assert "Nothing was written." in alone.stderr


def test_a_candidates_file_stops_that_candidates_packets(crowd: Path, run: Run) -> None:
    """A candidate's fault leaves that candidate's packets out; a shared library's, all who draw on
    it.
    """
    add(crowd / "packets/ben/candidate.yml", "nam: Ben\n")
    result = run("markdown", cwd=crowd)
    assert "`ben/quay` and `ben/yard` were left out." in result.stderr
    put(crowd, "library/own.yml", "competencis: []\n")
    result = run("markdown", "amara/quay", cwd=crowd)
    assert result.exit_code == 1
    assert "packets/library/own.yml:1:1: error unknown-field" in result.stderr


@pytest.mark.slow
def test_a_site_is_built_without_a_faulty_packet(crowd: Path, run: Run) -> None:
    """What is there of the earlier site of that packet stays in it, if that was of the same
    edition.
    """
    assert run("build", cwd=crowd).exit_code == 0
    page = crowd / "site" / "ben" / "quay" / "index.html"
    earlier = page.read_bytes()
    assert run("markdown", cwd=crowd).exit_code == 0
    record = crowd / "packets/ben/quay/interview.yml"
    was = add(record, WRONG)
    result = run("build", cwd=crowd)
    assert result.exit_code == 1
    assert (
        "`ben/quay` stays in the site as it was: its page and PDFs are from an earlier build."
        in result.stderr
    )
    listed = {line for line in result.stdout.splitlines() if "ben/quay/" in line}
    assert {Path(line).name for line in listed} == {path.name for path in page.parent.iterdir()}
    assert page.read_bytes() == earlier
    assert (page.parent / "packet.pdf").is_file()
    assert "ben/quay" in (crowd / "site" / "index.html").read_text("utf-8")
    result = run("build", "--edition", "carry", "--no-pdf", "--output", "table", cwd=crowd)
    assert result.exit_code == 1
    assert {path.parent.name for path in (crowd / "table/ben").rglob("index.html")} == {"yard"}
    record.write_text(was, "utf-8")
    assert run("build", "--no-pdf", cwd=crowd).exit_code == 0


def test_a_public_edition_says_nothing_of_what_is_private(crowd: Path, run: Run) -> None:
    """A private packet's fault does not matter; of one in a public packet's private files no name
    is told.
    """
    names = "names: {Amara: Nia Berg, Ana Reyes: Mia Lind, Quay: Gull}\n"
    put(crowd, "amara/pseudonyms.yml", names)
    put(crowd, "amara/quay/interview.yml", "visibility: public\n" + RECORD.format(company="Quay"))
    add(crowd / "packets/ben/quay/interview.yml", WRONG)
    words = ("markdown", "--edition", "public", "--output", "out")
    result = run(*words, cwd=crowd)
    assert result.exit_code == 0, result.output
    assert result.stderr.count("\n") == 1
    add(crowd / "packets/amara/candidate.yml", "nots: Zqplover\n")
    result = run(*words, cwd=crowd)
    assert result.exit_code == 1
    assert "A public packet was left out" in result.stderr
    assert not [
        word for word in ("amara", "quay", "zqplover", "ben") if word in result.output.lower()
    ]


@pytest.mark.parametrize("terminal", [False, True])
def test_a_missing_pseudonym_is_the_public_packets_own_fault(
    crowd: Path, run: Run, monkeypatch: pytest.MonkeyPatch, *, terminal: bool
) -> None:
    """Each place that lacks one is told; the name itself only on a terminal, since many may read a
    workflow's log.
    """
    put(crowd, "amara/pseudonyms.yml", "names: {Amara: Nia Berg}\n")
    put(crowd, "amara/quay/interview.yml", "visibility: public\n" + RECORD.format(company="Quay"))
    monkeypatch.setattr("secondround.system.streams.is_read_by_many", lambda: not terminal)
    result = run("markdown", "--edition", "public", "--output", "out", cwd=crowd)
    assert result.exit_code == 1
    assert "packets/amara/quay/interview.yml:2:" in result.stderr
    assert "error missing-pseudonym: " in result.stderr
    assert "private files" not in result.stderr
    assert ("`Quay` has no pseudonym" in result.stderr, "The name here has" in result.stderr) == (
        terminal,
        not terminal,
    )
    assert ("Ana Reyes" in result.stderr) == terminal


@pytest.mark.parametrize(
    "names",
    [
        "Amara: Amara Berg, Ben: Bo Ek, Ana Reyes: Mia Lind, Quay: North",  # keeps her name
        "Amara: Nia Berg, Ben: Bo Ek, Ana Reyes: Mia Lind, Quay: Nia Berg",  # stands for two
        "Amara: Nia Berg",  # hides too few
    ],
)
def test_a_name_that_nothing_hides_stops_only_what_is_published(
    crowd: Path, run: Run, names: str
) -> None:
    """The private editions are made as ever, that of the public packet, too; the public edition
    leaves that packet out, and says so.
    """
    put(crowd, "pseudonyms.yml", f"names: {{{names}}}\n")
    put(crowd, "amara/quay/interview.yml", "visibility: public\n" + RECORD.format(company="Quay"))
    private = run("markdown", cwd=crowd)
    assert private.exit_code == 0, private.stderr
    assert (crowd / "packets/amara/quay/index.md").is_file()
    assert (crowd / "packets/ben/yard/index.md").is_file()
    assert run("plan", "amara/quay", cwd=crowd).exit_code == 0
    public = run("markdown", "--edition", "public", "--output", "out", cwd=crowd)
    assert public.exit_code == 1
    assert not list((crowd / "out").glob("*/*/index.md"))
    assert run("check", cwd=crowd).exit_code == 1


@pytest.mark.slow
def test_what_is_served_goes_on(crowd: Path, tmp_path: Path) -> None:
    """A faulty packet shows its last good page, and every other one its newest."""
    shelf, site = opened(crowd, Edition.CANDIDATE), tmp_path / "site"
    assert not shelf.build(site)
    quay, yard = (crowd / f"packets/ben/{one}/interview.yml" for one in ("quay", "yard"))
    was = add(quay, WRONG)
    yard.write_text(yard.read_text("utf-8").replace("Mate", "Bosun"), "utf-8")
    shelf.touch([quay, yard])
    said = shelf.build(site).text
    assert "unknown-field" in said
    assert said.endswith("`ben/quay` was left out. Everything else was made.")
    assert "Bosun" in (site / "ben/yard/index.html").read_text("utf-8")
    assert "Mate" in (site / "ben/quay/index.html").read_text("utf-8")
    quay.write_text(was.replace("Mate", "Cook"), "utf-8")
    shelf.touch([yard])
    assert not shelf.build(site)
    assert "Cook" in (site / "ben/quay/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("file", "packets"),
    [
        ("amara/candidate.yml", {"amara/quay", "amara/yard"}),
        ("amara/son/candidate.yml", {"amara/son/quay"}),
        ("amara/library/own.yml", {"amara/quay", "amara/yard", "amara/son/quay"}),
        (
            "library/shared.yml",
            {"amara/quay", "amara/yard", "amara/son/quay", "ben/quay", "ben/yard"},
        ),
        ("amara/quay/comments.yml", {"amara/quay"}),
        ("amara/quay/again/interview.yml", {"amara/quay/again"}),
        ("ben/quay/interview.yml", {"ben/quay"}),
        ("interview.yml", set()),
        ("ben/pseudonyms.yml", {"ben/quay", "ben/yard"}),
        ("bad\ufffdname", set()),
    ],
)
def test_who_rests_on_which_file(crowd: Path, file: str, packets: set[str]) -> None:
    """The nearest candidate, the nearest names, the libraries above: nothing else of another's."""
    put(crowd, "amara/son/candidate.yml", "name: Cy\n")
    put(crowd, "amara/son/quay/interview.yml", RECORD.format(company="Quay"))
    put(crowd, "ben/pseudonyms.yml", "names: {}\n")
    if "again" in file:
        put(crowd, file, RECORD.format(company="Again"))
    needs = Needs.of(crowd)
    changed = PurePosixPath("packets", file)
    assert {packet for packet in needs.records if needs.needs(packet, changed)} == packets
