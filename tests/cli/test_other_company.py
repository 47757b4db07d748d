"""Files of another company than the packet's: asked or refused, and never merged in silence."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from secondround.app import other_company

from .conftest import Run
from .terminal import talk

HALDEN = (
    "<html><head><title>Planner at Halden Outdoor</title>"
    '<script type="application/ld+json">{"@type": "JobPosting", "title": "Planner",'
    ' "hiringOrganization": {"name": "Halden Outdoor"},'
    ' "description": "<h2>What you bring</h2><ul><li>8+ years in planning</li>'
    '<li>SQL</li></ul>"}</script></head><body></body></html>'
)
QUILLBANK = HALDEN.replace("Halden Outdoor", "Quillbank").replace("Planner", "Engineer")


def invitation(company: str, guest: str, title: str = "Interview") -> str:
    """An invitation that somebody of the company sent."""
    return (
        "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:REQUEST\nBEGIN:VEVENT\n"
        f"UID:{guest}\nSUMMARY:{title}\nATTENDEE;CN={guest}:mailto:a@{company}.example\n"
        "DTSTART;TZID=Europe/London:20261202T090000\nDURATION:PT45M\n"
        "END:VEVENT\nEND:VCALENDAR\n"
    )


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """The postings and the invitations of two companies."""
    (tmp_path / "halden.html").write_text(HALDEN)
    (tmp_path / "quillbank.html").write_text(QUILLBANK)
    (tmp_path / "halden.ics").write_text(invitation("haldenoutdoor", "Beth Okonjo"))
    (tmp_path / "quillbank.ics").write_text(invitation("quillbank", "Ana Ruiz"))
    return tmp_path


@pytest.fixture
def packet(files: Path, run: Run) -> Path:
    """A workspace whose only packet is for Quillbank."""
    given = [str(files / "quillbank.html"), str(files / "quillbank.ics")]
    assert run("init", str(files / "mine"), "--from", *given).exit_code == 0
    return files / "mine"


@pytest.mark.parametrize("name", ["halden.html", "halden.ics"])
def test_another_company_is_refused_in_a_pipe(
    name: str, files: Path, packet: Path, run: Run
) -> None:
    """Nothing is written, `--yes` or not, and both ways out are commands to copy."""
    record = packet / "packets" / "quillbank" / "interview.yml"
    before = record.read_bytes()
    for consent in ((), ("--yes",)):
        result = run("import", str(files / name), *consent, cwd=packet)
        assert result.exit_code != 0
        said = " ".join(result.output.split())
        assert "another company" in said
        assert "--into quillbank" in said
        assert "--new halden" in said
        assert record.read_bytes() == before


@pytest.mark.slow
def test_a_new_packet_takes_the_files(files: Path, packet: Path, run: Run) -> None:
    """`--new` makes a packet of them, and the first stays as it was."""
    record = packet / "packets" / "quillbank" / "interview.yml"
    before = record.read_bytes()
    given = [str(files / "halden.html"), str(files / "halden.ics")]
    result = run("import", *given, "--new", "halden-outdoor", "--yes", cwd=packet)
    assert result.exit_code == 0, result.output
    made = (packet / "packets" / "halden-outdoor" / "interview.yml").read_text()
    assert "name: Halden Outdoor" in made
    assert "beth-okonjo" in made
    assert record.read_bytes() == before
    assert run("build", cwd=packet).exit_code == 0


def test_a_packet_that_is_there_is_not_new(files: Path, packet: Path, run: Run) -> None:
    """`--new` never writes into a packet, and `--into` beside it contradicts it."""
    given = str(files / "halden.html")
    result = run("import", given, "--new", "quillbank", "--yes", cwd=packet)
    assert result.exit_code != 0
    assert "exists already" in result.output
    both = run("import", given, "--new", "b", "--into", "quillbank", cwd=packet)
    assert both.exit_code == 2


def test_whoever_names_the_packet_is_obeyed(files: Path, packet: Path, run: Run) -> None:
    """With `--into` the files go there, whatever company they name."""
    result = run("import", str(files / "halden.ics"), "--into", "quillbank", "--yes", cwd=packet)
    assert result.exit_code == 0, result.output
    assert "beth-okonjo" in (packet / "packets" / "quillbank" / "interview.yml").read_text()


@pytest.mark.parametrize(
    ("company", "title"),
    [
        ("quillbank", "Onsite"),
        ("mail.quillbank", "Onsite"),
        ("talentagency", "Quillbank: first interview"),
        ("gmail", "Onsite"),
    ],
)
def test_no_doubt_no_question(
    company: str, title: str, files: Path, packet: Path, run: Run
) -> None:
    """The company's own hosts, private addresses, and an agency that names the company pass."""
    (files / "next.ics").write_text(invitation(company, "Sam Field", title))
    result = run("import", str(files / "next.ics"), "--yes", cwd=packet)
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Halden", "Halden Outdoor, Inc.", True),
        ("QuillBank", "Quill Bank Ltd", True),
        ("The Calderbrook Group", "Calderbrook plc", True),
        ("Quillbank", "Halden Outdoor", False),
        ("Northgate Health", "Southgate Health", False),
    ],
)
def test_names_of_one_company(one: str, other: str, *, is_same: bool) -> None:
    """A legal form or a second word makes no other company."""
    assert other_company.is_same(one, other) is is_same


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no terminal of this kind there")
def test_on_a_terminal_it_is_asked(files: Path, packet: Path) -> None:
    """A new packet is what Return chooses."""
    order = ("import", str(files / "halden.html"))
    said, code = talk(packet, order, [("another company", ""), ("Write these", "y")])
    assert code == 0, said
    assert (packet / "packets" / "halden-outdoor" / "interview.yml").is_file()


def test_a_first_packet_is_of_one_company(files: Path, run: Run) -> None:
    """`init` fills the packet of the first company, and says how the others get theirs."""
    given = [str(files / name) for name in ("quillbank.html", "halden.html", "halden.ics")]
    result = run("init", str(files / "two"), "--from", *given)
    assert result.exit_code == 0, result.output
    assert "--new halden-outdoor" in result.output
    record = (files / "two" / "packets" / "quillbank" / "interview.yml").read_text()
    assert "Halden" not in record
    assert "name: Quillbank" in record


def test_a_second_application_is_told_of(files: Path, packet: Path, run: Run) -> None:
    """`init` and `next` say how another application is added."""
    again = run("init", str(files / "b"), "--from", str(files / "quillbank.html"))
    assert "--new" in again.output
    assert "--new" in run("next", cwd=packet).output
