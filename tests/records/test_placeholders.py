"""Placeholders count as nothing, and every other text keeps its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.factories import LEAST_RECORD

from secondround import records
from secondround.problems import Severity
from secondround.records import Application
from secondround.records.workspace import Workspace

Write = Callable[[dict[str, str | bytes]], Path]

STORY = "stories: [{id: dock-strike, title: Kept the docks open, "


def read(
    workspace: Write, record: str = LEAST_RECORD, **files: str
) -> tuple[Application, Workspace]:
    root = workspace({"harbor/interview.yml": record, **{f"{k}.yml": v for k, v in files.items()}})
    found = records.read(root)
    (application,) = found.applications
    return application, found


def noted(found: Workspace) -> list[tuple[int, int, Severity]]:
    return [
        (problem.line, problem.column, problem.severity)
        for problem in found.problems
        if problem.code == "still-to-write"
    ]


def test_a_field_that_may_be_left_out(workspace: Write) -> None:
    """A placeholder of any field that may be left out is as if the field were not there, whatever
    the field holds.
    """
    record = LEAST_RECORD + (
        "logistics: {arrive: TODO, dress: Jacket}\n"
        "interviewers: {ana: {name: Ana, role: TBD, profile: xxx, cares_about: …}}\n"
        "rounds: [{name: Second, date: 'TODO: ask Kim', sessions: [{with: [ana], minutes: 30}]}]\n"
    )
    application, found = read(workspace, record)
    person = application.record.interviewers["ana"]
    assert (person.role, person.profile, person.cares_about) == ("other", None, ())
    assert application.record.rounds[0].date is None
    assert application.record.logistics
    assert application.record.logistics.arrive is None
    assert application.record.logistics.dress == "Jacket"
    assert len(noted(found)) == 5
    assert {severity for *_, severity in noted(found)} == {Severity.NOTE}


def test_the_message_carries_the_question(workspace: Write) -> None:
    """What is behind the mark is what the person should think about, so the note repeats it."""
    _, found = read(workspace, candidate="name: Amara\npitch: 'TODO: who are you?'\n")
    (problem,) = found.problems
    assert problem.message == "`pitch` is still to be written: who are you?"
    assert (problem.line, problem.column) == (2, 8)


def test_entries_of_lists(workspace: Write) -> None:
    """A placeholder among other entries is left out, and so is an entry whose own text is one; a
    list of nothing else is as if it were not there.
    """
    record = (
        "company: {name: Harbor}\nrole:\n  title: Lead\n  requirements:\n"
        "  - TODO\n  - {text: TODO, must: false}\n  - {text: Calm, shows: [nowhere]}\n"
        "  concerns: [TODO]\nexpect: [Why leave now?, …]\n"
    )
    application, found = read(workspace, record)
    assert [line.text for line in application.record.role.requirements] == ["Calm"]
    assert application.record.role.concerns == ()
    assert [question.text for question in application.record.expect] == ["Why leave now?"]
    (unknown,) = [problem for problem in found.problems if problem.code == "unknown-competency"]
    assert (unknown.line, unknown.column) == (7, 26), "entries keep their places in the file"


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ("interviewers: {TODO: {name: Ana}}\n", "`TODO` is not an id."),
        ("interviewers: {ana: TODO}\n", "`ana` must hold the fields of an interviewer"),
        ("nonsense: TODO\n", "`nonsense` is not a field"),
    ],
)
def test_what_is_wrong_besides_is_reported(workspace: Write, record: str, message: str) -> None:
    """A placeholder hides no other problem."""
    root = workspace({"harbor/interview.yml": LEAST_RECORD + record})
    found = records.read(root)
    assert [problem.message[: len(message)] for problem in found.problems] == [message]


def test_a_name_that_cannot_be_left_out(workspace: Write) -> None:
    """Where a text has to be, a plain one stands in, and a warning says so."""
    record = (
        "company: {name: TODO}\nrole: {title: TBD}\n"
        "interviewers: {kim-lee: {name: TODO}}\n"
        "rounds: [{name: TODO, sessions: [{with: [kim-lee], minutes: 30}]}]\n"
    )
    application, found = read(workspace, record, candidate="name: TODO\nfacts: [{id: a, say: …}]\n")
    record_read = application.record
    assert record_read.title == "The company: open position"
    assert record_read.interviewers["kim-lee"].name == "Kim Lee"
    assert record_read.rounds[0].name == "Interview"
    assert application.candidate.name == "Candidate"
    assert application.candidate.facts[0].say == "…"
    assert {severity for *_, severity in noted(found)} == {Severity.WARNING}


def test_a_story_with_nothing_to_tell(workspace: Write) -> None:
    """A story without action and result is left out, with every reference to it, and the note is
    all that is said of it.
    """
    candidate = (
        "name: Amara\nstories:\n"
        "- {id: cold-store, title: Cleared the store, situation: Bad., action: TODO}\n"
        "- {id: dock-strike, title: Kept them open, result: 31 of 34., shows: [nowhere]}\n"
    )
    record = LEAST_RECORD + (
        "interviewers: {ana: {name: Ana}}\n"
        "rounds: [{name: Second, sessions: [{with: [ana], minutes: 30, tell: [cold-store]}]}]\n"
    )
    application, found = read(workspace, record, candidate=candidate)
    assert [story.id for story in application.candidate.stories] == ["dock-strike"]
    assert application.record.rounds[0].sessions[0].tell == ()
    assert [(problem.code, problem.line) for problem in found.problems] == [
        ("story-without-text", 3),
        ("still-to-write", 3),
        ("unknown-competency", 4),
    ]


def test_a_file_without_placeholders_is_the_same_object(workspace: Write) -> None:
    """Dots in sentences and words that begin alike are the person's own."""
    candidate = (
        "name: Amara\npitch: Todo lists … and XXXL shirts...\n" + STORY + "action: I rang.}]\n"
    )
    application, found = read(workspace, candidate=candidate)
    assert application.candidate.pitch == "Todo lists … and XXXL shirts..."
    assert found.problems == ()
    assert application.candidate_source.left_out == frozenset()
