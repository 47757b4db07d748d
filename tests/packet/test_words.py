"""Dates and times are said in plain English, the same on every machine."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from secondround.packet import words
from secondround.system import folder
from secondround.text import as_sentence, short_day
from secondround.vocabulary import SHEET_PARTS


def test_a_date_is_said_with_its_weekday() -> None:
    """A day is said as one would say it, without a locale's help."""
    assert words.day(dt.date(2026, 11, 24)) == "Tuesday 24 November 2026"
    assert short_day(dt.date(2027, 1, 1)) == "1 January 2027"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (570, 615, "09:30–10:15"),
        (540, 600, "09:00–10:00"),
        (1410, 1470, "23:30–00:30"),
        (1470, 1500, "00:30–01:00"),
    ],
)
def test_hours_run_from_start_to_end(start: int, end: int, said: str) -> None:
    """Hours are a start and an end in minutes of the day, past midnight too."""
    assert words.between(start, end) == said


@pytest.mark.parametrize(
    ("zone", "at", "said"),
    [
        ("Europe/Berlin", "2026-11-24T09:00", "Europe/Berlin, UTC+1"),
        ("Europe/Berlin", "2026-07-01T09:00", "Europe/Berlin, UTC+2"),
        ("Asia/Kolkata", "2026-07-01T09:00", "Asia/Kolkata, UTC+5:30"),
        ("America/St_Johns", "2026-12-01T09:00", "America/St_Johns, UTC−3:30"),
        ("UTC", "2026-07-01T09:00", "UTC, UTC+0"),
        ("Europe/Berlin", "2027-03-28T01:59", "Europe/Berlin, UTC+1"),
        ("Europe/Berlin", "2027-03-28T03:00", "Europe/Berlin, UTC+2"),
        ("Europe/Berlin", None, "Europe/Berlin"),
    ],
)
def test_a_time_zone_says_its_distance_at_that_time(zone: str, at: str | None, said: str) -> None:
    """Summer time counts: the distance from UTC is that of the interview's own hour."""
    assert words.zone(zone, dt.datetime.fromisoformat(at) if at else None) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("told once", "Told once."),
        ("Really?", "Really?"),
        ("“Yes.”", "“Yes.”"),
        ("ends (here)", "Ends (here)."),
    ],
)
def test_a_sentence_has_a_capital_and_a_full_stop(text: str, said: str) -> None:
    """Whatever is put together from parts ends up as a sentence."""
    assert as_sentence(text) == said


def test_each_part_of_a_sheet_has_one_name() -> None:
    """Paper, site and phone take it from one place: no template writes it out."""
    names = "|".join(map(re.escape, SHEET_PARTS.values()))
    literal = re.compile(rf"(?:>|\*\*|\n#+ |label=\")({names})(?:<|:|\*\*|\n)")
    templates = folder("templates")
    for path in (*templates.glob("packet/*.jinja"), templates / "phone" / "day.html.jinja"):
        assert (path.name, literal.findall(path.read_text("utf-8"))) == (path.name, [])
