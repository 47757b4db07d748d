"""The schedule of a day, where somebody has written it into a text line by line.

In: a text with lines such as "9:30–10:15 Ana Ruiz, Director of Operations (Zoom)". Out: `Slot`
values. A line that is not plainly of that kind is none.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from secondround.imports.invite import cast
from secondround.text import one_line, plain_letters

NOON: Final = 12 * 60
"""Minutes of a day."""
MOST: Final = 40
"""Lines of a schedule; more are a log, or somebody's calendar."""
_LONGEST_LINE: Final = 400
_LONGEST: Final = 480
"""Minutes of a session, as `records` allows them."""
_HOURS: Final = 24
_MINUTES: Final = 60

_TIME: Final = r"(\d{1,2})(?:[:.h](\d\d))?(?:\s?(?:uhr|h))?\s?([ap]\.?m\b\.?)?"
_START: Final = r"^[\s>*•·|_–-]*(?:(?:from|von|de|às|da)\s+)?"
_ZONE: Final = r"(?:\s+\(?([A-Z]{2,5}|UTC[+-]\d{1,2})\)?(?=\s*[:|,–—-]|\s{2,}))?"
_RANGE: Final = re.compile(
    rf"{_START}{_TIME}\s*(?:[-–—|]|to|until|till|bis|à|a)\s*{_TIME}"
    rf"(?-i:{_ZONE})[\s*_:|,.–—-]+(\S.*)$",
    re.IGNORECASE,
)
"""`9:30–10:15 Ana Ruiz`; groups: two times of three, a zone, the rest."""
_WITH_LENGTH: Final = re.compile(
    rf"{_START}{_TIME}[\s*_:|,–—-]+(\S.*?)[\s,(–—-]+(\d{{2,3}})\s?min"
    r"(?:utes|uten|\.)?\)?\s*$",
    re.IGNORECASE,
)
"""`9:30 Ana Ruiz (45 min)`; groups: a time of three, the rest, minutes."""
_BREAK: Final = re.compile(
    r"(?:(?:coffee|short|lunch|kaffee)[ -]?)?(?:breaks?|pause|pausa|buffer|travel|transfer)\b",
    re.IGNORECASE,
)
_MEAL: Final = re.compile(
    r"\b(?:lunch|dinner|breakfast|mittagessen|abendessen|dejeuner|diner|almuerzo|comida|cena)\b"
)
_TALK: Final = re.compile(r"\b(?:presentation|prasentation|presentacion)\b")
_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]{1,120})[)\]]")


@dataclass(frozen=True, slots=True)
class Slot:
    """One line of a schedule."""

    start: dt.time
    minutes: int
    people: tuple[cast.Role, ...]
    name: str  # what it is, where it says more than who: "Lunch"
    format: str  # "meal", "presentation", or "" where nothing says so
    place: str  # in brackets behind it
    zone: str  # as written on the line


@dataclass(frozen=True, slots=True)
class _Clock:
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


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a schedule, its times read."""

    start: int  # minutes of the day
    minutes: int
    zone: str
    rest: str


def slots(text: str) -> tuple[Slot, ...]:
    """The schedule in a text, in its order; breaks are left out."""
    found: list[Slot] = []
    before = -1  # minutes of the day at which the line before starts
    for line in text.split("\n"):
        if len(found) > MOST:
            return ()
        read = None
        if len(line) <= _LONGEST_LINE:
            read = _with_range(line, before) or _with_length(line, before)
        if read is None or not 0 < read.minutes <= _LONGEST or not 0 <= read.start < 2 * NOON:
            continue
        before = read.start
        if not _BREAK.match(read.rest.strip(" *_")):
            found.append(_slot(read))
    return tuple(found)


def _with_range(line: str, before: int) -> _Line | None:
    match = _RANGE.match(line)
    if not match:
        return None
    first, last = _clock(match, 1), _clock(match, 4)
    if first.minute is None and last.minute is None and not last.half:
        return None  # "2 - 3 people"
    end = last.minutes(last.half)
    start = first.minutes(first.half or last.half)
    if start is None or end is None:
        return None
    if start > end and not first.half and last.half:
        start = first.minutes("a")  # 11:30 – 12:15 pm
    if start is None:
        return None
    if not last.half and not first.half:
        start = _after(start, before)
    if not last.half:
        end = _after(end, start)
    return _Line(start, end - start, (match[7] or "").strip(" ()"), match[8])


def _with_length(line: str, before: int) -> _Line | None:
    match = _WITH_LENGTH.match(line)
    if not match:
        return None
    clock = _clock(match, 1)
    start = clock.minutes(clock.half)
    if start is None or (clock.minute is None and not clock.half):
        return None
    start = start if clock.half else _after(start, before)
    return _Line(start, int(match[5]), "", match[4])


def _clock(match: re.Match[str], group: int) -> _Clock:
    hour, minute, half = match[group], match[group + 1], match[group + 2]
    return _Clock(int(hour), int(minute) if minute else None, (half or "")[:1].lower())


def _after(minutes: int, before: int) -> int:
    """A time without am and pm. One that goes back is in the afternoon: 11:30, then 1:00."""
    return minutes + NOON if minutes < before and minutes < NOON else minutes


def _slot(line: _Line) -> Slot:
    text = one_line(line.rest.replace("**", "").replace("__", "")).strip(" |")
    brackets = [bracket.strip() for bracket in _BRACKETS.findall(text)]
    bare = " ".join(_BRACKETS.sub(" ", text).split()).strip(" ,–—-|")
    name, people = cast.people_in(bare)
    words = plain_letters(text)
    form = "meal" if _MEAL.search(words) else "presentation" if _TALK.search(words) else ""
    return Slot(
        start=dt.time(line.start // 60, line.start % 60),
        minutes=line.minutes,
        people=people,
        name=name,
        format=form,
        place=", ".join(brackets),
        zone=line.zone,
    )
