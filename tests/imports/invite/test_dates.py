"""A day without a year is the next one, and only where nothing else is meant."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.imports import readable

from secondround.imports import invite
from secondround.imports.invite import dates, letter

SENT = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "date", "is_next"),
    [
        ("on Thursday Dec 3 at 9am", "2026-12-03", False),
        ("on Dec 3 at 9am", "2026-12-03", True),
        ("am 3.12. um 9 Uhr", "2026-12-03", True),
        ("am 3. Januar um 9 Uhr", "2027-01-03", True),
        ("le 3 décembre à 9h", "2026-12-03", True),
        ("el 3 de diciembre a las 9", "2026-12-03", True),
        ("on Friday Dec 3 at 9am", None, False),
        ("on Dec 3 or Dec 4", None, False),
        ("thank you for November 10", None, False),
        ("on 3 December 2026, after our talk of November 10", "2026-12-03", False),
    ],
)
def test_a_day_without_a_year(text: str, date: str | None, *, is_next: bool) -> None:
    """It is after the day of the text; a weekday that does not agree is a contradiction."""
    found = dates.day_named(text, SENT)
    assert (str(found.date) if found else None) == date
    assert bool(found and found.is_next) == is_next


@pytest.mark.parametrize(
    ("words", "day", "start"),
    [
        ("is on Thursday 3rd December, 11am at their offices", "2026-12-03", "11:00"),
        ("is on Thu 3 Dec at 11", "2026-12-03", "11:00"),
        ("is confirmed: 3rd Dec 11.00", "2026-12-03", "11:00"),
        ("is Dec 3, 11 AM ET", "2026-12-03", "11:00"),
        ("is on Thursday 14th January, 2.30pm", "2027-01-14", "14:30"),
        ("is on 3 December - 14:30. Please reply by 1 December, 5pm", "2026-12-03", "14:30"),
        ("is on Thu 3 Dec at 3", None, None),
        ("is on Friday 3rd December, 11am", None, None),
        ("is on 3 December, 11am or 3 December, 2pm", None, None),
        ("is on 3 December, 11 people", None, None),
    ],
)
def test_a_time_behind_its_day_needs_no_word(
    words: str, day: str | None, start: str | None
) -> None:
    """What stands right behind a day is the time on it, where it can be nothing else."""
    found = letter.letter(f"Your interview {words}.", sent=SENT)
    assert (str(found.day) if found else None) == day
    assert (f"{found.start:%H:%M}" if found else None) == start


PASTED = (
    "Hi Ana,\n\nyou are confirmed for Thursday Dec 3 at 9am PT with Ngozi Adeyemi-Clark (CNO) and "
    "Bill Thorvaldsen (VP Finance), 45 min, Zoom: https://cascadia.zoom.us/j/9876?pwd=AbC passcode "
    "440917\n"
)


def test_a_pasted_line_is_of_today() -> None:
    """A confirmation on a line gives day, time, zone, length, people and the call."""
    known = invite.Known(today=SENT)
    found = invite.read(PASTED.encode(), "pasted.txt", known)
    (stage,) = readable.plain(found)["record"]["rounds"]
    (talk,) = stage["sessions"]
    assert (stage["date"], stage["time_zone"]) == ("2026-12-03", "America/Los_Angeles")
    assert (talk["at"], talk["minutes"], stage["passcode"]) == ("09:00", 45, "440917")
    people = readable.plain(found)["record"]["interviewers"].values()
    assert {each["name"]: each["title"] for each in people} == {
        "Ngozi Adeyemi-Clark": "CNO",
        "Bill Thorvaldsen": "VP Finance",
    }
    assert "The year is not written: 3 December 2026 was taken, the next such day." in found.remarks
    assert "440917" not in str(found.record["notes"])
    assert "names" not in str(found.record["notes"])
    assert invite.is_in_words(PASTED, SENT)
