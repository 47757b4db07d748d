"""Dates and times in words, the same on every machine.

In: values. Out: plain English text. No locale and no clock is asked.
"""

from __future__ import annotations

import datetime as dt

from secondround.records import zones
from secondround.text import MONTHS, WEEKDAYS, duration, short_day


def weekday(date: dt.date) -> str:
    """A date's day of the week, e.g. "Tuesday"."""
    return WEEKDAYS[date.weekday()]


def day_of_month(date: dt.date) -> str:
    """A date of this year or nearly so, e.g. "24 November"."""
    return f"{date.day} {MONTHS[date.month - 1]}"


def day(date: dt.date) -> str:
    """A date as people write it, e.g. "Tuesday 24 November 2026"."""
    return f"{weekday(date)} {short_day(date)}"


def written_day(text: str) -> str:
    """A date such as `2026-11-24` as people write it; any other text as it is."""
    try:
        return day(dt.date.fromisoformat(text))
    except ValueError:
        return text


def time(at: dt.time) -> str:
    """A time of day, e.g. "09:30"."""
    return f"{at.hour:02}:{at.minute:02}"


def length(seconds: int) -> str:
    """A length of time that is never broken over two lines, e.g. "1 min 20 s"."""
    return duration(seconds).replace(" ", "\N{NO-BREAK SPACE}")


def between(start: int, end: int) -> str:
    """From one minute of the day to another, e.g. "09:30–10:15"; after midnight in the next day's
    time.
    """
    return f"{clock(start)}–{clock(end)}"


def clock(minute: int) -> str:
    """A minute of the day as a time, e.g. "09:30"; after midnight in the next day's."""
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def zone(name: str, at: dt.datetime | None) -> str:
    """A time zone with its distance from UTC at that time, e.g. "Europe/Berlin, UTC+1"."""
    if at is None:
        return name
    total = zones.offset(name, at)
    sign, whole, rest = "+" if total >= 0 else "−", abs(total) // 60, abs(total) % 60
    return f"{name}, UTC{sign}{whole}:{rest:02}" if rest else f"{name}, UTC{sign}{whole}"
