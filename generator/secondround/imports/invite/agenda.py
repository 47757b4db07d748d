"""The schedule of a day, where somebody has written it into a text line by line.

In: a text with lines such as "9:30–10:15 Ana Ruiz, Director of Operations (Zoom)". Out: `Slot`
values. A line that is not plainly of that kind is none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator
from itertools import zip_longest
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.imports.invite import (
    calling,
    cast,
    formats,
    hours,
    lengths,
    own_call,
    table,
    words,
)
from secondround.imports.invite.familiar import NOTHING_FAMILIAR, Familiar
from secondround.imports.invite.role import Role
from secondround.text import one_line, plain_letters

MOST: Final = 40
"""Lines of a schedule; more are a log, or somebody's calendar."""
_LONGEST_LINE: Final = 400
_FOLDED: Final = 60
"""Letters of a line that may have been folded."""
_BULLET: Final = re.compile(r"[>*•·|–-]\s")


_START: Final = r"^[\s>*•·|_–-]*(?:(?:from|von|de|às|da)\s+)?"
_ZONE: Final = r"(?:\s+\(?([A-Z]{2,5}|UTC[+-]\d{1,2}(?::?\d\d)?)\)?(?=\s*[:|,–—-]|\s{2,}))?"
_RANGE: Final = re.compile(
    rf"{_START}{hours.TIME}\s*(?:[-–—|]|to|until|till|bis|à|a)\s*{hours.TIME}"
    rf"(?-i:{_ZONE})[\s*_:|,.–—-]+(\S.*)$",
    re.IGNORECASE,
)
"""`9:30–10:15 Ana Ruiz`; groups: two times of three, a zone, the rest."""
_START_ALONE: Final = re.compile(
    rf"{_START}{hours.TIME}(?-i:{_ZONE})[\s*_:|,–—-]+(\S.*)$", re.IGNORECASE
)
"""`10:00 Ana Ruiz`; groups: a time of three, a zone, the rest."""
_IN_COLUMN: Final = re.compile(rf"\s*{hours.TIME}(?:\t|\s{{3,}})", re.IGNORECASE)
_INTERVIEW: Final = re.compile(r"\b(?:interview|gespräch|entretien|entrevista)\b", re.IGNORECASE)
OPEN: Final = 240
"""Minutes between two lines at most, where the first says no end."""
_END: Final = re.compile(
    r"(?:close|end|finish|ende|schluss|fin|cierre|end of (?:the )?(?:day|interview|visit|session))"
    r"\W*"
)
"""A line that only says when the line before ends."""
_ENDS: Final = re.compile(
    r"[\s,;–—-]+(?:(?:and|then|to) )*(?:finish|end|close|done|ende|schluss|fin)(?:ing|e?s)?"
    rf" (?:by|at|around|um|gegen|à|a las) {hours.TIME}\W*$",
    re.IGNORECASE,
)
"""`, then finish by 12:45`."""
_ARRIVAL: Final = re.compile(
    r"(?:arriv\w+|registration|check[- ]?in|ankunft|eintreffen|anmeldung|llegada)\b(?!.*interview)"
)
_NO_INTERVIEW: Final = re.compile(
    r"\s*[(\[,–—-]\s*(?:(?:this|it) is |it's |das ist |c'est )?"
    r"(?:not (?:an |part of the )?interview"
    r"|no interview|non-?interview|informal,? not (?:an )?interview|kein (?:interview|gespräch)"
    r"|kein vorstellungsgespräch|pas (?:un |d['’])entretien|no es (?:una )?entrevista)\s*[)\]]?",
    re.IGNORECASE,
)
_REQUEST: Final = re.compile(
    r"[.;]\s+(?=(?i:please|kindly|bitte|merci de|por favor)\b)"
    r"|(?:(?<=[^\W\d_A-Z]{4})|(?<=[\d)]))\.\s+(?=[A-Z][a-z']+ [a-z]+ )"
)
"""Where another sentence begins: "Room 3.14. Your leadership of the team"; not "Prof. Ana Ruiz"."""
_STOP: Final = re.compile(r"(?<=[^\W\d_A-Z]{4})\.$")
_THEN: Final = re.compile(
    r"(?P<what>(?P<minutes>\d{1,3})[ -]?min(?:ute)?s?\b.{3,200}?),? followed by (?:an? |the )?"
    r"(?P<next>.{3,200})",
    re.IGNORECASE,
)
"""`10 minute presentation, followed by panel interview`: two sessions on a line."""


class Slot(Struct, frozen=True):
    """One line of a schedule."""

    start: dt.time
    minutes: int | None  # None where no line says when it ends
    people: tuple[Role, ...]
    name: str  # what it is, where it says more than who: "Lunch"
    format: str  # "meal", "presentation", or "" where nothing says so
    place: str  # in brackets behind it
    zone: str  # as written on the line
    line: str  # all of it, as written
    rest: str  # behind its times
    is_open: bool = False  # its end is where the next line begins
    is_off: bool = False  # it says that it is called off
    is_no_interview: bool = False  # it says so of itself
    more: str = ""  # a request behind it: "Please prepare two case studies."
    video: str = ""  # a link of its own

    @property
    def is_arrival(self) -> bool:
        """Whether one only arrives: "9:00 Registration"."""
        return not self.people and bool(_ARRIVAL.match(plain_letters(self.name)))


class _Line(Struct, frozen=True):
    """A line of a schedule, its times read."""

    start: int  # minutes of the day
    minutes: int | None
    zone: str
    rest: str
    whole: str  # the line as written
    row: table.Row | None = None  # of a table with columns


def slots(text: str, familiar: Familiar = NOTHING_FAMILIAR) -> tuple[Slot, ...]:
    """The schedule in a text, in its order.

    A line without an end lasts until the next line begins. Lines with a start alone make a schedule
    only where all of them say whom or what one meets.
    """
    lines = _lines(text)
    if len(lines) > MOST:
        return ()
    found: list[Slot] = []
    is_plain = True
    for line, following in zip_longest(lines, lines[1:]):
        is_open = line.minutes is None
        gap = following.start - line.start if following else 0
        if is_open:
            line = replace(line, minutes=gap if 0 < gap <= OPEN else None)  # noqa: PLW2901
        if found and is_open and _is_end(line.rest):
            continue
        found.extend(_slot(part, familiar, is_open=is_open) for part in _parts(line))
        is_plain = is_plain and (not is_open or _is_plain(found[-1]))
    slots_ = [slot for slot in found if is_plain or not slot.is_open]
    left = [slot for slot in slots_ if slot.minutes is None and _INTERVIEW.search(slot.rest)]
    said = lengths.of_meeting("\n".join(rest_of(text, slots_))) if len(left) == 1 else set()
    if len(said) == 1:
        slots_[slots_.index(left[0])] = replace(left[0], minutes=said.pop())
    return tuple(slots_)


def unfolded(text: str) -> str:
    """A text with each line of a schedule whole, where it goes on in lines that are set in."""
    whole: list[str] = []
    inset = -1  # of the schedule's line that is going on
    for line in text.split("\n"):
        own = len(line) - len(line.lstrip())
        if -1 < inset < own and line.strip() and _goes_on(whole[-1], line.strip()):
            whole[-1] = f"{whole[-1].rstrip()} {line.strip()}"
            continue
        inset = own if _line(line, -1) else -1
        whole.append(line)
    return "\n".join(whole)


def _goes_on(before: str, line: str) -> bool:
    """Whether a line was folded before these words, and they are no line of their own."""
    is_own = bool(_BULLET.match(line)) or _line(line, -1) is not None
    is_open = before.rstrip().endswith((",", "&", "-", "–")) or line[0].islower()
    return not is_own and (is_open or len(before) >= _FOLDED)


def rest_of(text: str, used: Collection[Slot]) -> Iterator[str]:
    """The lines of a text without those that a schedule took."""
    taken = {slot.line for slot in used}
    for line in text.split("\n"):
        read = _line(line, -1) if used else None
        if line not in taken and not (read and _is_end(read.rest)):
            yield line


def _is_end(rest: str) -> bool:
    return bool(_END.fullmatch(plain_letters(rest.strip())))


def _is_plain(slot: Slot) -> bool:
    """Whether a line without an end is one of a schedule: it says who or what, or its time is in a
    column of its own.
    """
    return bool(_IN_COLUMN.match(slot.line)) or bool(
        slot.people or slot.format or slot.is_arrival or words.names_a_job(slot.name)
    )


def _parts(line: _Line) -> Iterator[_Line]:
    """The line, or the two sessions on it."""
    match = _THEN.fullmatch(line.rest.strip())
    first = int(match["minutes"]) if match else 0
    if not match or not line.minutes or not 0 < first < line.minutes:
        yield line
        return
    yield replace(line, minutes=first, rest=match["what"])
    yield replace(line, start=line.start + first, minutes=line.minutes - first, rest=match["next"])


def _lines(text: str) -> list[_Line]:
    """The lines with times, in their order."""
    found: list[_Line] = []
    before = -1  # minutes of the day at which the line before starts
    rows = table.rows(text)
    for line in text.split("\n"):
        row = rows.get(line)
        read = _line(row.written if row else line, before) if len(found) <= MOST else None
        if read is not None:
            before = read.start
            found.append(replace(read, whole=line, row=row))
    return found


def _line(line: str, before: int) -> _Line | None:
    if len(line) > _LONGEST_LINE:
        return None
    read = _with_range(line, before) or _with_start(line, before)
    if read is None or not 0 <= read.start < 2 * hours.NOON:
        return None
    return read if read.minutes is None or 0 < read.minutes <= hours.LONGEST else None


def _with_start(line: str, before: int) -> _Line | None:
    match = _START_ALONE.match(line)
    if not match:
        return None
    start = _start_after(match, before)
    if start is None:
        return None
    rest, minutes = lengths.split(match[5])
    ends = _ENDS.search(rest)
    end = _start_after(ends, start) if ends else None
    if ends and end and start < end:
        rest, minutes = rest[: ends.start()], end - start
    return _Line(start, minutes, (match[4] or "").strip(" ()"), rest, line)


def _start_after(match: re.Match[str], before: int) -> int | None:
    """Start, in minutes of the day and not before `before`, of a match whose groups begin with a
    time; None where a number alone may be anything.
    """
    clock = hours.clock(match, 1)
    start = clock.minutes(clock.half)
    if start is None or (clock.minute is None and not clock.half):
        return None
    return start if clock.half else hours.after(start, before)


def _with_range(line: str, before: int) -> _Line | None:
    match = _RANGE.match(line)
    span = hours.span(match) if match else None
    if match is None or span is None:
        return None
    start, end = span
    if not match[6] and not match[3]:
        start = hours.after(start, before)
    if not match[6]:
        end = hours.after(end, start)
    return _Line(start, end - start, (match[7] or "").strip(" ()"), match[8], line)


def _slot(line: _Line, familiar: Familiar, *, is_open: bool) -> Slot:
    text = one_line(line.rest.replace("**", "").replace("__", "")).strip(" |")
    is_no_interview = bool(_NO_INTERVIEW.search(text))
    text = " ".join(_NO_INTERVIEW.sub(" ", text).split())
    is_off = (left := calling.without_words(text)) != text
    text, more, *_ = (*_REQUEST.split(left or text, maxsplit=1), "")
    text = _STOP.sub("", text)
    said, video = own_call.split(text)
    found = line.row.cast(familiar) if line.row else cast.cast_in(said, familiar)
    is_talk = formats.of_line(more) == "presentation"
    return Slot(
        start=dt.time(line.start // 60, line.start % 60),
        minutes=line.minutes,
        people=found.people,
        name=found.name,
        format=formats.of_line(more if is_talk else found.name if found.people else said),
        place=found.place,
        zone=line.zone,
        line=line.whole,
        rest=text,
        is_open=is_open,
        is_off=is_off,
        is_no_interview=is_no_interview,
        more=more,
        video=video,
    )
