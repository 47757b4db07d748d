"""A bullet that a newer resume has in other words is the same story, and not a second one."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import pytest

from secondround.imports import resume
from secondround.imports.merge import Merged, merge
from secondround.records.edit import edited
from secondround.records.yaml import reader

EMPLOYER = "Senior Planner, Buckeye Brands    Mar 2020 - Present"
STOCK = "Cut finished-goods inventory from $31M to $22M in 14 months while raising fill rate."
MEETING = "Rebuilt the monthly S&OP cycle after the Kinaxis go-live with all the sales directors."
MENTORED = "Mentored 3 planners, 2 of whom were promoted."


def cv(*bullets: str, employer: str = EMPLOYER) -> bytes:
    """A resume with these bullets at one employer."""
    listed = "\n".join(f"- {bullet}" for bullet in bullets)
    return f"Dana Reyes\ndana@example.com\n\nEXPERIENCE\n\n{employer}\n{listed}\n".encode()


def after(data: bytes, text: str = "", memory: Any = None) -> tuple[str, Merged]:
    """A candidate's file after the import of a resume, and what the import did."""
    written: Any = reader.read(PurePosixPath("c.yml"), text.encode())[0].value
    merged = merge(resume.read(data, "cv.txt").candidate, written, memory or {})
    return edited(text.encode(), merged.edits).decode(), merged


def stories(text: str) -> list[Any]:
    """The stories of a candidate's file."""
    value: Any = reader.read(PurePosixPath("c.yml"), text.encode())[0].value
    return list(value["stories"])


REWORDED = [
    (STOCK, "Reduced inventory of finished goods by $9M ($31M to $22M) and lifted the fill rate."),
    (STOCK, "Lowered finished-goods inventory by a third while raising our fill rate."),
    (MEETING, "Redesigned the monthly S&OP cycle after go-live of Kinaxis, with sales directors."),
    (MEETING, "Rebuilt the monthly S&OP cycle after Kinaxis; the meeting now takes 55 minutes."),
]


@pytest.mark.parametrize(("old", "new"), REWORDED)
def test_a_reworded_bullet_is_the_same_story(old: str, new: str) -> None:
    """Other words for the same thing change the story where nobody has edited it, under the id that
    it had; the same resume again changes nothing.
    """
    text, first = after(cv(old, MENTORED))
    newer, second = after(cv(new, MENTORED), text, first.memory)
    assert second.conflicts == ()
    assert [story["id"] for story in stories(newer)] == [story["id"] for story in stories(text)]
    assert new in (stories(newer)[0]["action"], stories(newer)[0]["result"])
    assert old not in newer
    again, third = after(cv(new, MENTORED), newer, second.memory)
    assert (again, third.edits, third.conflicts) == (newer, (), ())


@pytest.mark.parametrize(("old", "new"), REWORDED)
def test_an_edited_story_stays_and_both_texts_are_shown(old: str, new: str) -> None:
    """What a person made of the sentence is never overwritten: the new words are shown, once."""
    text, first = after(cv(old))
    text = text.replace(old, "I wrote this myself, at length.")
    newer, second = after(cv(new), text, first.memory)
    assert "I wrote this myself, at length." in newer
    assert [(each.yours, each.theirs) for each in second.conflicts] == [
        ("I wrote this myself, at length.", new)
    ]
    assert len(stories(newer)) == 1
    assert after(cv(new), newer, second.memory)[1].conflicts == ()


def test_a_person_s_result_is_not_taken_for_an_action() -> None:
    """Who has written the result already keeps it where a newer bullet has one, too."""
    text, first = after(cv(MEETING))
    text = text.replace('"TODO: what came of it? Give a figure if you can."', "It held for a year.")
    newer, second = after(cv(REWORDED[3][1]), text, first.memory)
    assert stories(newer)[0]["result"] == "It held for a year."
    assert stories(newer)[0]["action"] == REWORDED[3][1]
    assert second.conflicts == ()


def test_another_bullet_of_the_same_employer_is_another_story() -> None:
    """One shared figure or two shared words are not enough, nor is a bullet that is still there."""
    text, first = after(cv(STOCK))
    other = "Negotiated 14 carrier contracts from the $31M budget in a single spring."
    assert len(stories(after(cv(other), text, first.memory)[0])) == 2
    assert len(stories(after(cv(STOCK, REWORDED[0][1]), text, first.memory)[0])) == 2
    elsewhere = cv(REWORDED[0][1], employer="Planner, Marlow & Finch    2016 - 2020")
    assert len(stories(after(elsewhere, text, first.memory)[0])) == 2


def test_each_reworded_bullet_finds_its_own_story() -> None:
    """Several at once, in another order, and an employer under a longer name."""
    text, first = after(cv(STOCK, MEETING, MENTORED))
    new = cv(MENTORED, REWORDED[2][1], REWORDED[0][1], employer=EMPLOYER.replace("ds", "ds Inc."))
    newer, second = after(new, text, first.memory)
    assert second.conflicts == ()
    assert len(stories(newer)) == 3
    assert [story["employer"] for story in stories(newer)][:2] == ["Buckeye Brands Inc."] * 2
    assert "finished goods" in stories(newer)[0]["result"]
