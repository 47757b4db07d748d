"""A day that is said from today: `yesterday`, `next Tuesday`, `in 3 days`, `the end of next week`,
`3 December`, `31.12.`

In: what was typed, and today. Out: the day; None where no one day is meant, as by `last month`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Final

from secondround.records import written_dates

_NEAR: Final[Mapping[str, int]] = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_OF_A_WEEK: Final = re.compile(
    r"(?P<which>next|last|this) (?P<day>mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?"
)
_END: Final = re.compile(r"(?:the )?end of (?:(?P<which>the|this|next) )?(?P<what>week|month|year)")
_DOTTED: Final = re.compile(
    r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})(?:\. ?(?P<year>[0-9]{4}))?"
)
"""Dots, other than slashes, always stand behind the day first."""
_FRIDAY: Final = 4
_COUNTED: Final = re.compile(r"(?:in (?P<ahead>[0-9]{1,3}) days?|(?P<ago>[0-9]{1,3}) days? ago)")


def find(text: str, today: dt.date) -> dt.date | None:
    """The day; of a week's day, the first after today, or with `last` the last before it."""
    words = " ".join(text.lower().rstrip(".").split())
    if words in _NEAR:
        return today + dt.timedelta(days=_NEAR[words])
    if found := _COUNTED.fullmatch(words):
        days = int(found["ahead"]) if found["ahead"] else -int(found["ago"])
        return today + dt.timedelta(days=days)
    if found := _OF_A_WEEK.fullmatch(words):
        wanted = _WEEKDAYS.index(found["day"][:3])
        if found["which"] == "last":
            return today - dt.timedelta(days=(today.weekday() - wanted) % 7 or 7)
        return today + dt.timedelta(days=(wanted - today.weekday()) % 7 or 7)
    if found := _END.fullmatch(words):
        return _end(today, found["what"], later=found["which"] == "next")
    return _in_this_year_or_next(words.removeprefix("the "), today)


def _end(today: dt.date, what: str, *, later: bool) -> dt.date:
    """The Friday that ends a week of work, or the last day of a month or a year; of this one, or
    of the next.
    """
    if what == "week":
        friday = today + dt.timedelta(days=(_FRIDAY - today.weekday()) % 7)
        return friday + dt.timedelta(days=7 * later)
    if what == "year":
        return dt.date(today.year + later, 12, 31)
    first = today.replace(day=1)
    for _ in range(1 + later):
        first = (first + dt.timedelta(days=31)).replace(day=1)
    return first - dt.timedelta(days=1)


def _in_this_year_or_next(words: str, today: dt.date) -> dt.date | None:
    """The next day of that date, where it is written without a year; one in dots may have it."""
    dotted = _DOTTED.fullmatch(words)
    if dotted and dotted["year"]:
        return _read(f"{dotted['year']}.{dotted['month']}.{dotted['day']}")
    for year in (today.year, today.year + 1):
        written = f"{year}.{dotted['month']}.{dotted['day']}" if dotted else f"{words} {year}"
        date = _read(written)
        if date and date >= today:
            return date
    return None


def _read(written: str) -> dt.date | None:
    """The day of a date with its year; None where its weekday is another's."""
    date, is_sure = written_dates.read(written) or (None, False)
    return date if is_sure else None
