"""Shared research: what a record takes from `library/companies`."""

from __future__ import annotations

from pathlib import PurePosixPath
from textwrap import dedent

import pytest

from secondround import records
from secondround.problems import Severity
from secondround.records import Workspace

_RECORD = """\
    company: {use: harbor, culture: Short meetings.}
    role: {title: Head of Operations}
    interviewers:
      ana-ruiz: {title: Chief Operating Officer}
      kim-lee:
      jo-park: {name: Jo Park}
    """
_COMPANY = """\
    name: Harbor Logistics
    culture: Long memos.
    objectives:
      - text: A second hub
        date: 2026-02-30
    people:
      ana-ruiz: {name: Ana Ruiz, title: Director, background: Ran the Lisbon hub.}
      kim-lee: {name: Kim Lee}
      noor-haddad: {name: Noor Haddad}
    """


def read(**changed: str) -> Workspace:
    """Two clients whose records are the same, and the shared file; `changed` by their last part."""
    texts = {
        "amara/candidate.yml": "name: Amara Okafor",
        "amara/harbor/interview.yml": _RECORD,
        "ben/candidate.yml": "name: Ben Ito",
        "ben/harbor/interview.yml": _RECORD,
        "library/companies/harbor.yml": _COMPANY.replace("02-30", "02-03"),
    }
    texts |= {place.replace("__", "/") + ".yml": text for place, text in changed.items()}
    return records.read_files(
        {PurePosixPath("packets", file): dedent(text).encode() for file, text in texts.items()}
    )


def test_what_the_record_says_wins_and_the_rest_is_shared() -> None:
    """A field of the record takes the place of the shared one; what it lacks is taken over."""
    first, second = (each.record for each in read().applications)
    assert first == second
    assert (first.company.name, first.company.culture) == ("Harbor Logistics", "Short meetings.")
    assert [each.text for each in first.company.objectives or ()] == ["A second hub"]
    ana = first.interviewers["ana-ruiz"]
    assert (ana.name, ana.title, ana.background) == (
        "Ana Ruiz",
        "Chief Operating Officer",
        "Ran the Lisbon hub.",
    )


def test_only_the_people_that_a_record_names_are_met() -> None:
    """A shared person is in a packet only where its `interviewers` have the id, empty or not."""
    application = read().applications[0]
    assert set(application.record.interviewers) == {"ana-ruiz", "kim-lee", "jo-park"}
    assert application.record.interviewers["kim-lee"].name == "Kim Lee"


def test_a_problem_is_where_it_was_written() -> None:
    """What is wrong with shared research is said once, at the line of its own file."""
    (problem,) = read(library__companies__harbor=_COMPANY).problems
    assert str(problem.file) == "packets/library/companies/harbor.yml"
    assert (problem.code, problem.line) == ("bad-date", 5)


def test_a_fact_in_shared_research_is_looked_for_at_its_line() -> None:
    """What a rule finds in a value that was shared is shown in the library, not in the record."""
    shared = _COMPANY.replace("Long memos.", "x").replace("02-30", "02-03")
    shared = dedent(shared) + "about: We are [[many]].\n"
    found = read(library__companies__harbor=shared).problems
    assert {(problem.code, problem.file.stem, problem.line) for problem in found} == {
        ("unknown-fact", "harbor", 10)
    }


def test_a_library_beside_the_candidate_comes_first() -> None:
    """The nearest library that has the file is used, whole."""
    own = "name: Harbor of her own\npeople: {ana-ruiz: {name: A}, kim-lee: {name: K}}"
    first, second = read(amara__library__companies__harbor=own).applications
    assert first.record.company.name == "Harbor of her own"
    assert second.record.company.name == "Harbor Logistics"
    assert first.record.company.objectives is None


@pytest.mark.parametrize("field", ["notes", "email", "in_common", "use"])
def test_shared_research_has_no_field_for_one_clients_notes(field: str) -> None:
    """What concerns one client has no place in what others read."""
    person = f"name: Harbor\npeople:\n  ana-ruiz:\n    name: Ana Ruiz\n    {field}: x"
    found = read(library__companies__harbor=person).problems
    assert [problem.code for problem in found] == ["unknown-field"]


def test_what_is_read_in_another_form_is_noted_once() -> None:
    """However many records use it, a note on a shared file is one note."""
    shared = _COMPANY.replace("2026-02-30", "3 February 2026")
    notes = read(library__companies__harbor=shared).problems
    assert [(note.code, note.file.stem) for note in notes] == [("read-as", "harbor")]


def test_ids_may_be_in_capitals() -> None:
    """`Ana-Ruiz` in a record is the shared `ana-ruiz`."""
    shouted = _RECORD.replace("ana-ruiz", "Ana-Ruiz")
    record = read(amara__harbor__interview=shouted).applications[0].record
    assert record.interviewers["ana-ruiz"].background == "Ran the Lisbon hub."


def test_an_unused_file_is_checked_too() -> None:
    """What is wrong with a file that nobody uses yet is said all the same."""
    found = read(library__companies__other="about: A firm.").problems
    assert [(problem.code, problem.file.stem) for problem in found] == [("missing-field", "other")]


@pytest.mark.parametrize("nothing", ["", "# to be written\n", "---\n"])
def test_an_empty_file_says_so(nothing: str) -> None:
    """A shared file with nothing in it is named as empty, and no record is made of it."""
    workspace = read(library__companies__harbor=nothing)
    (problem,) = (each for each in workspace.problems if each.severity is Severity.ERROR)
    assert (problem.code, problem.file.name) == ("empty-file", "harbor.yml")
    assert not workspace.applications
