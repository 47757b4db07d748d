"""Competencies are proposed by words that are there, and a person has the last word."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround.imports import Entry, Found, Proposed, Value, reading
from secondround.imports.invite import Known
from secondround.imports.merge import merge
from secondround.imports.proposals import asked_for, proposed, with_proposals
from secondround.records.edit import edited
from secondround.records.yaml import reader

LIBRARY = (
    "change leadership",
    "coaching",
    "conflict resolution",
    "critical thinking",
    "customer focus",
    "hiring",
    "leadership",
    "negotiation",
    "process improvement",
    "safety",
    "stakeholder management",
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Led a team of nine through the audit.", ["leadership"]),
        ("Negotiated a contract with the crane operators.", ["negotiation"]),
        ("Hired and coached nine people.", ["coaching", "hiring"]),
        ("Resolved a conflict between two shifts.", ["conflict resolution"]),
        ("Improved the process of invoicing.", ["process improvement"]),
        ("Won over every stakeholder.", ["stakeholder management"]),
        ("Escalated a shortfall, which led to a review.", []),
        ("Cut unloading by changing who waits for whom.", []),
        ("Post-registration award in critical care", []),
        ("led a migration of a critical data store", []),
        ("Led the SKU project that retired 410 items", []),
        ("Evidence of leading a quality improvement project", []),
        ("Experience leading people, directly or indirectly", ["leadership"]),
        ("Tech lead of ledger team (7 engineers)", ["leadership"]),
        ("Shift lead for 18 beds and up to 22 staff", ["leadership"]),
        ("Critical thinking about what we measure", ["critical thinking"]),
        ("4,100 customers refunded within 26 hours", []),
        ("Kept the focus on what the customer asks for", ["customer focus"]),
        ("Set safety stock per segment", []),
        ("Chaired the safety meeting", ["safety"]),
        ("Planned routes for 35 drivers each morning.", []),
    ],
)
def test_only_what_the_words_say(text: str, names: list[str]) -> None:
    """A name is proposed where its words stand in the text, in whatever form of the word."""
    assert list(proposed(text, LIBRARY)) == names


SKILLS = (
    "Korber WMS", "SAP ERP", "Six Sigma Black Belt", "on-time delivery", "SQL",
    "customer relationship management", "Microsoft Teams",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Experience of rolling out warehouse management systems", ["Korber WMS"]),
        ("You have introduced a WMS before", ["Korber WMS"]),
        ("Developing a WMS in Rust", []),
        ("Knowledge of an enterprise resource planning tool", ["SAP ERP"]),
        ("Sound use of a CRM", ["customer relationship management"]),
        ("Six Sigma or PRINCE2 certification", ["Six Sigma Black Belt"]),
        ("A record of punctual deliveries", ["on-time delivery"]),
        ("Experience with teams of 20", []),
        ("Managed whole-day meetings for our system", []),
        ("A belt of another colour", []),
    ],
)
def test_a_requirement_asks_for_what_is_one_of_its_kind(text: str, names: list[str]) -> None:
    """An abbreviation and its words are the same, and an alternative is asked for as well."""
    assert list(asked_for(text, SKILLS)) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Brought the warehouse management system (Korber) to four halls.", "Korber WMS"),
        ("Halved the delayed shipments within a year.", "on-time delivery"),
        ("Cut overdue orders from 8 % to 2 %.", "on-time delivery"),
    ],
)
def test_a_story_shows_what_it_says_in_other_words(text: str, name: str) -> None:
    """What an abbreviation stands for, and what comes late, are known by their words."""
    assert name in proposed(text, SKILLS)


@given(st.text(), st.lists(st.text(min_size=1), max_size=4))
def test_no_name_is_made_up(text: str, names: list[str]) -> None:
    """Only names that were given are proposed, each once."""
    found = proposed(text, names)
    assert set(found) <= set(names)
    assert len(set(found)) == len(found)


def bank(**fields: Value) -> Found:
    story = {"id": "strike", "title": "Kept the terminal open", **fields}
    stories: tuple[Entry, ...] = (Entry("strike", story),)
    return Found("stories", "a story bank", {"stories": stories}, {})


def shown(found: Found) -> Any:
    stories: Any = found.candidate["stories"]
    return stories[0].fields.get("shows")


def test_a_story_shows_what_it_tells() -> None:
    """The words of all its beats count, and those of a placeholder do not."""
    told = bank(situation="TODO: negotiated what?", action=("I coached six.", "I hired two."))
    assert shown(with_proposals(told, LIBRARY)) == ("coaching", "hiring")


def test_a_story_with_names_of_its_own_keeps_them() -> None:
    """What the file states is not added to."""
    told = bank(action="I coached six.", shows=("teaching",))
    assert shown(with_proposals(told, LIBRARY)) == ("teaching",)


def written(text: str, found: Found, memory: Any = None) -> tuple[str, Any]:
    there: Any = reader.read(PurePosixPath("a"), text.encode())[0].value
    merged = merge(found.candidate, there, memory or {})
    return edited(text.encode(), merged.edits).decode(), merged.memory


def test_a_proposal_says_that_it_is_one() -> None:
    """The record marks a proposed list with a comment, and the same file again changes nothing."""
    found = with_proposals(bank(action="I coached six."), LIBRARY)
    text, memory = written("name: Sam\n", found)
    assert "    shows: [coaching]  # proposed: keep what is true\n" in text + "\n"
    assert written(text, found, memory)[0] == text


def test_a_proposal_is_never_added_to_what_a_person_chose() -> None:
    """A list that a person typed, or took out, stays as it is, whatever is proposed later."""
    told = with_proposals(bank(action="I coached six."), LIBRARY)
    text, memory = written("name: Sam\n", told)
    mine = text.replace("shows: [coaching]  # proposed: keep what is true", "shows: [teaching]")
    newer = with_proposals(bank(action="I coached six.", result="Hired all."), LIBRARY)
    assert "shows: [teaching]" in written(mine, newer, memory)[0]
    gone = "\n".join(line for line in text.splitlines() if "shows" not in line) + "\n"
    assert "shows" not in written(gone, told, memory)[0]


def test_the_skills_of_a_resume_are_names_too() -> None:
    """What a resume lists as skills is proposed for its own stories and for the posting."""
    resume = (
        b"Sam Doe\nsam@example.com\n\nEXPERIENCE\n\nClerk, Eden Care\t2019 - 2024\n"
        b"- Ran the payroll for 430 people on time.\n\nSKILLS\n\nPayroll, Excel\n\n"
        b"EDUCATION\n\nLeeds, BA"
    )
    advert = (
        b"Payroll lead\n\nResponsibilities\n- Run it\n\nRequirements\n- Five years of payroll\n\n"
        b"Nice to have\n- Patience\n"
    )
    files = [reading.File("posting.txt", advert), reading.File("resume.txt", resume)]
    one, other = reading.read(files, Known(), LIBRARY).read
    assert shown(one.found) == ("Payroll",)
    role: Any = other.found.record["role"]
    assert role["requirements"][0].fields["shows"] == ("Payroll",)
    assert isinstance(shown(one.found), Proposed)
