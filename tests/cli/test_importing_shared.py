"""Files imported into a record that uses shared research."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .conftest import Run
from .test_forgetting import write
from .test_other_company import HALDEN, invitation

SHARED = "packets/library/companies/quillbank.yml"
COMPANY = """\
name: Quillbank
website: https://quillbank.example
people:
  ana: {name: Ana Ruiz, title: Yard director}
  ida-lund: {name: Ida Lund}
"""
RECORD = """\
company: {use: quillbank}
role: {title: Yard lead}
interviewers:%s
"""


@pytest.fixture
def coach(tmp_path: Path, run: Run) -> Path:
    """A client whose record has its company, and its one person by id, from the library."""
    assert run("init", "coach", "--example", cwd=tmp_path).exit_code == 0
    root = tmp_path / "coach"
    write(root, "packets/bo-dahl/candidate.yml", "name: Bo Dahl\n")
    write(root, "packets/bo-dahl/quillbank/interview.yml", RECORD % "\n  ana:")
    write(root, SHARED, COMPANY)
    return root


@pytest.mark.parametrize("people", ["\n  ana:", " {ida-lund: }", "\n  ana: {title: Director}"])
def test_a_shared_person_is_recognised(people: str, coach: Path, run: Run) -> None:
    """An invitation names somebody of the shared research: the id there is used, named in the
    record before or not, and nobody is there twice.
    """
    write(coach, "packets/bo-dahl/quillbank/interview.yml", RECORD % people)
    (coach / "one.ics").write_text(invitation("quillbank", "Ana Ruiz"))
    result = run("import", "one.ics", "--into", "bo-dahl/quillbank", "--yes", cwd=coach)
    assert result.exit_code == 0, result.output
    record = (coach / "packets/bo-dahl/quillbank/interview.yml").read_text("utf-8")
    assert "with: [ana]" in record
    assert "ana-ruiz" not in record
    assert "a@quillbank.example" in record
    assert record.count("Ana Ruiz") == ("ida" in people)
    checked = run("check", "bo-dahl/quillbank", "--format", "json", cwd=coach).output
    assert "interviewer-twice" not in checked
    assert '"error"' not in checked
    shared = (coach / SHARED).read_text("utf-8")
    assert shared == COMPANY
    again = run("import", "one.ics", "--into", "bo-dahl/quillbank", "--yes", cwd=coach)
    assert again.exit_code == 0, again.output
    assert (coach / "packets/bo-dahl/quillbank/interview.yml").read_text("utf-8") == record


def test_the_shared_company_is_the_packet_s(coach: Path, run: Run) -> None:
    """A posting of another company is refused, one of this company adds nothing that is shared."""
    shutil.rmtree(coach / "packets/amara-okafor")
    (coach / "other.html").write_text(HALDEN)
    refused = run("import", "other.html", "--yes", cwd=coach)
    assert refused.exit_code != 0
    assert "Halden Outdoor" in refused.output
    (coach / "own.html").write_text(HALDEN.replace("Halden Outdoor", "Quillbank"))
    taken = run("import", "own.html", "--into", "bo-dahl/quillbank", "--yes", cwd=coach)
    assert taken.exit_code == 0, taken.output
    record = (coach / "packets/bo-dahl/quillbank/interview.yml").read_text("utf-8")
    assert "name: Quillbank" not in record
    assert "8+ years" in record


def test_what_a_file_says_otherwise_is_shown_where_it_is_shared(coach: Path, run: Run) -> None:
    """A name that differs from the shared one is a clash, at its line of the shared file."""
    (coach / "own.html").write_text(HALDEN.replace("Halden Outdoor", "Quillbank Ltd"))
    taken = run("import", "own.html", "--into", "bo-dahl/quillbank", "--yes", cwd=coach)
    assert taken.exit_code == 0, taken.output
    assert f"{SHARED}:1" in taken.output
