"""What must be known of the people, and what proves the posting's requirements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround import lint
from secondround.problems import Severity
from secondround.records import Application

Write = Callable[..., Application]
Change = Callable[..., dict[str, Any]]
ANA = {
    "name": "Ana Ruiz",
    "title": "Director",
    "role": "hiring manager",
    "email": "ana@example.com",
}
SESSION = {"at": "09:30", "minutes": 30, "stories": 1, "with": ["ana-ruiz"]}


def found(application: Application) -> list[tuple[str, Severity]]:
    return [(problem.code, problem.severity) for problem in lint.check(application, None)]


def people(**changes: Any) -> dict[str, Any]:
    return {
        "interviewers": {"ana-ruiz": {k: v for k, v in {**ANA, **changes}.items() if v is not None}}
    }


def test_an_interviewer_without_a_title(write: Write) -> None:
    """A missing title is a warning at the person's id."""
    application = write(record=people(title=None))
    [problem] = lint.check(application, None)
    assert (problem.code, problem.severity) == ("interviewer-without-title", Severity.WARNING)
    assert (problem.message, problem.width) == ("`Ana Ruiz` has no title.", len("ana-ruiz"))


@pytest.mark.parametrize(
    ("other", "times"),
    [
        ({"name": "Ana Ruíz"}, 1),
        ({"name": "Ana Ruiz-Hale"}, 0),  # no address tells whether it is she
        ({"name": "Ana Hale", "email": "Ana@example.com"}, 1),
        ({"name": "Ana Ruiz", "email": "a.ruiz@example.com"}, 0),
        ({"name": "Kim Lee", "email": "ana@example.com"}, 0),
    ],
)
def test_somebody_under_two_ids(write: Write, other: dict[str, str], times: int) -> None:
    """One name, or one address and a part of the name, is one person, until two addresses tell them
    apart: in two rounds they would hear the same.
    """
    second = {"title": "Director", "role": "hiring manager", **other}
    both = {**people(), "rounds": [{"name": "Both", "sessions": [SESSION]}]}
    both["rounds"][0]["sessions"] = [SESSION, {**SESSION, "at": "11:00", "with": ["a-hale"]}]
    both["interviewers"]["a-hale"] = second
    codes = [code for code, _ in found(write(record=both))]
    assert codes.count("interviewer-twice") == times


def test_an_interviewer_whom_nobody_meets(write: Write, change: Change) -> None:
    """Who is in no session is a warning; while there are no rounds yet, nobody is."""
    both = change("interviewers", **{"kim-lee": {**ANA, "name": "Kim Lee"}})
    assert found(write(record=both)) == [("interviewer-not-met", Severity.WARNING)]
    assert not found(write(record={**both, "rounds": None}))


def test_an_interviewer_of_whom_nothing_is_known(write: Write) -> None:
    """Without a role and an interest there is nothing to choose a story by: a note; one of the two
    is enough.
    """
    assert found(write(record=people(role=None))) == [
        ("interviewer-without-interest", Severity.NOTE)
    ]
    assert not found(write(record=people(role=None, cares_about=["problem solving"])))
    assert not found(write(record=people(role="peer")))


def test_nothing_more_is_asked_about_people_already_met(write: Write) -> None:
    """After the round a missing role is of no use to anybody."""
    told = {"name": "Screening", "sessions": [{**SESSION, "told": [], "thanked": "true"}]}
    assert not found(write(record={**people(role=None), "rounds": [told]}))


@given(told=st.booleans(), thanked=st.booleans(), address=st.booleans())
def test_a_thank_you_note_needs_an_address(
    write: Write, *, told: bool, thanked: bool, address: bool
) -> None:
    """A note for who has been met, is not yet thanked, and has no address; for nobody else."""
    session = {**SESSION, "thanked": str(thanked).lower()} | (
        {"told": [], "debrief": "Well."} if told else {}
    )
    rounds = [{"name": "Last", "sessions": [session]}]
    record = {**people(email="ana@example.com" if address else None), "rounds": rounds}
    expected = (
        [("thanks-without-address", Severity.NOTE)] if told and not thanked and not address else []
    )
    assert found(write(record=record)) == expected


def test_a_role_without_requirements(write: Write) -> None:
    """A role that lists nothing of its posting is a warning."""
    assert found(write(record={"role": {"title": "Lead"}})) == [
        ("posting-without-requirements", Severity.WARNING)
    ]


@pytest.mark.slow
@given(
    must=st.booleans(),
    evidence=st.booleans(),
    shows=st.sets(st.sampled_from(["problem solving", "coaching", "rail freight"])),
)
def test_a_must_have_needs_a_story_or_evidence(
    write: Write, shows: set[str], *, must: bool, evidence: bool
) -> None:
    """Only a must-have that no story shows any part of, and that has no evidence, is a warning."""
    requirement = {"text": "Leads calmly", "must": str(must).lower(), "shows": sorted(shows)} | (
        {"evidence": "A licence."} if evidence else {}
    )
    problems = lint.check(
        write(record={"role": {"title": "Lead", "requirements": [requirement]}}), None
    )
    bare = must and not evidence and "problem solving" not in shows
    assert [problem.code for problem in problems] == (
        ["requirement-without-evidence"] if bare else []
    )
    for problem in problems:
        assert problem.message.startswith("Nothing proves the must-have `Leads calmly`")
        assert problem.width == len("Leads calmly")
        assert all(f"`{name}`" in problem.message for name in shows)


def test_a_requirement_written_as_text_is_underlined(write: Write) -> None:
    """A requirement in its short form is underlined itself, not the list it stands in."""
    [problem] = lint.check(
        write(record={"role": {"title": "Lead", "requirements": ["Calm"]}}), None
    )
    assert (problem.code, problem.width) == ("requirement-without-evidence", len("Calm"))
