"""Whom a letter names in a sentence, in the forms that people write."""

from __future__ import annotations

import datetime as dt

import pytest

from secondround.imports.invite import letter, mentions

SENT = dt.date(2026, 11, 12)
WHO = "Dr Helen Ashworth (Medical Director), Ms Priya Nair, Head of Pharmacy, and Tom Berg (People)"
PEOPLE = [
    ("Dr Helen Ashworth", "Medical Director", ""),
    ("Ms Priya Nair", "Head of Pharmacy", ""),
    ("Tom Berg", "", "People"),
]


@pytest.mark.parametrize(
    "sentence",
    [
        f"The interview panel comprises {WHO}.",
        f"The panel will be made up of {WHO}.",
        f"The panel will include {WHO}.",
        f"You will meet {WHO}.",
        f"Your interviewers are {WHO}.",
        f"You'll be speaking with {WHO}.",
        f"You will be interviewed by {WHO}.",
        f"Your talk with {WHO} is confirmed.",
        f"The panel comprises {WHO} and a governor.",
        f"Am Gespräch nehmen {WHO} teil.",
    ],
)
def test_a_sentence_names_the_panel(sentence: str) -> None:
    """People have their titles; a department in brackets is none, and is kept beside the name."""
    found = letter.letter(f"Your interview is on 3 December at 11:00. {sentence}", sent=SENT)
    assert found
    assert [(role.name, role.title, role.background) for role in found.people] == PEOPLE


@pytest.mark.parametrize(
    ("brackets", "title", "background"),
    [
        ("Engineering", "", "Engineering"),
        ("People & Culture", "", "People & Culture"),
        ("HR", "", "HR"),
        ("Head of People", "Head of People", ""),
        ("Talent Partner", "Talent Partner", ""),
        ("VP Engineering", "VP Engineering", ""),
    ],
)
def test_a_department_is_no_title(brackets: str, title: str, background: str) -> None:
    """Only what calls somebody by a job is a title."""
    text = f"Your interview is on 3 December at 11:00 with Helen Ashworth ({brackets})."
    found = letter.letter(text, sent=SENT)
    assert found
    (role,) = found.people
    assert (role.title, role.background) == (title, background)


def test_a_day_is_nobody() -> None:
    """A weekday and a month in short are no first and last name."""
    assert mentions.names_in("Next: Thu Dec 10 with Jordan Lee.") == ["Jordan Lee"]


def test_a_line_with_a_length_is_whom_one_meets() -> None:
    """A line that holds a name, a title and minutes needs no time of its own; several may
    be at any time, and are left to be asked.
    """
    line = "- Miriam Kolb, Team Lead Logistics, 45 min."
    found = letter.letter(f"Thursday 3rd December, 11am\n\n{line}\n", sent=SENT)
    assert found
    (role,) = found.people
    assert (role.name, role.title, found.minutes) == ("Miriam Kolb", "Team Lead Logistics", 45)
    several = f"3 December at 11:00\n\n{line}\n- Jens Ott, Head of Fleet, 30 min."
    for text in (several, "3 December at 11:00\n\nMiriam Kolb, Team Lead Logistics"):
        told = letter.letter(text, sent=SENT)
        assert told
        assert not told.people
