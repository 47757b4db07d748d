"""Dates as people write them: `Thursday, 5 November 2026`, `Nov 5, 2026`, `2026/11/05`.

In: text. Out: the day, and the weekday that stands before it. It takes no date of which day and
month could be meant the other way round.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from secondround.text import MONTHS, WEEKDAYS

_LETTERS_OF_A_MONTH: Final = 3
"""Fewest letters by which a month is known: "Nov"."""
_WEEKDAY: Final = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?"
_DAY_FIRST: Final = re.compile(
    rf"{_WEEKDAY}"
    r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|\.)? (?:of )?(?P<month>[a-z]+)\.?,? (?P<year>[0-9]{4})"
)
_MONTH_FIRST: Final = re.compile(
    rf"{_WEEKDAY}" r"(?P<month>[a-z]+)\.? (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<year>[0-9]{4})"
)
_YEAR_FIRST: Final = re.compile(
    r"(?P<year>[0-9]{4})[./](?P<month>[0-9]{1,2})[./](?P<day>[0-9]{1,2})"
)
DATES: Final = (_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST)
"""Their forms, in small letters."""


def read(text: str) -> tuple[dt.date, bool] | None:
    """The date that a text is, and whether the weekday before it, if any, is the right one."""
    words = " ".join(text.lower().split())
    found = next(filter(None, (form.fullmatch(words) for form in DATES)), None)
    month = _month(found["month"]) if found else 0
    if not found or not month:
        return None
    try:
        date = dt.date(int(found["year"]), month, int(found["day"]))
    except ValueError:  # the 31st of June
        return None
    weekday = found.groupdict().get("weekday")
    return date, not weekday or WEEKDAYS[date.weekday()].lower().startswith(weekday)


def _month(written: str) -> int:
    """The number of a month that is written in letters or digits; 0 for none."""
    if written.isdigit():
        return int(written)
    if len(written) < _LETTERS_OF_A_MONTH:
        return 0
    return next((n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(written)), 0)
