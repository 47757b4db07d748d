"""Times of the day as people write them: "9:30", "10.15 Uhr", "2 pm".

In: a text, or a match of a pattern with `TIME` in it. Out: minutes of the day; None where a number
alone may be anything.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from msgspec import Struct

NOON: Final = 12 * 60
"""Minutes of a day."""
LONGEST: Final = 480
"""Minutes of a session, as `records` allows them."""
_HOURS: Final = 24
_MINUTES: Final = 60
TIME: Final = r"(\d{1,2})(?:[:.h](\d\d))?(?:\s?(?:uhr|h))?\s?([ap]\.?m\b\.?)?"
ANY_TIME: Final = re.compile(rf"(?<![\w.:/]){TIME}(?![\w/]|[.:]\d)", re.IGNORECASE)


class Clock(Struct, frozen=True):
    """A time as it is written."""

    hour: int
    minute: int | None
    half: str  # "a", "p" or ""

    def minutes(self, half: str) -> int | None:
        """The minutes of the day; None where there is no such time."""
        minute = self.minute or 0
        if minute >= _MINUTES or self.hour >= _HOURS:
            return None
        if half and not 1 <= self.hour <= _HOURS // 2:
            return None
        if not half:
            return self.hour * 60 + minute
        return self.hour % 12 * 60 + minute + (NOON if half == "p" else 0)


def span(match: re.Match[str]) -> tuple[int, int] | None:
    """Start and end, in minutes of the day, of a match whose groups begin with two times."""
    first, last = clock(match, 1), clock(match, 4)
    is_of_clock = first.minute is not None or last.minute is not None or bool(last.half)
    if not is_of_clock and "uhr" not in match[0].lower():
        return None  # "2 - 3 people"
    end = last.minutes(last.half)
    start = first.minutes(first.half or last.half)
    if start is None or end is None:
        return None
    if start > end and not first.half and last.half:
        start = first.minutes("a")  # 11:30 – 12:15 pm
    return None if start is None else (start, end)


def from_to(match: re.Match[str]) -> tuple[int, int] | None:
    """Start, in minutes of the day, and length of a match whose groups begin with two times."""
    ends = span(match)
    return (ends[0], ends[1] - ends[0]) if ends and 0 < ends[1] - ends[0] <= LONGEST else None


def start_of(match: re.Match[str]) -> int | None:
    """Minutes of the day of a match whose groups begin with a time."""
    said = clock(match, 1)
    if said.minute is None and not said.half and "uhr" not in match[0].lower():
        return None  # "at 5 locations"
    return said.minutes(said.half)


def times_in(text: str) -> frozenset[dt.time]:
    """Every time of the day that a text names."""
    found = set()
    for match in ANY_TIME.finditer(text):
        minutes = start_of(match)
        if minutes is not None:
            found.add(dt.time(minutes // 60, minutes % 60))
    return frozenset(found)


def clock(match: re.Match[str], group: int) -> Clock:
    """The time that three groups of a match hold, from that group on."""
    hour, minute, half = match[group], match[group + 1], match[group + 2]
    return Clock(int(hour), int(minute) if minute else None, (half or "")[:1].lower())


def after(minutes: int, before: int) -> int:
    """A time without am and pm. One that goes back is in the afternoon: 11:30, then 1:00."""
    return minutes + NOON if minutes < before and minutes < NOON else minutes
