"""The meeting that an ordinary letter or e-mail arranges in its sentences.

In: a text, and when it was sent. Out: a `Meeting` of one day and one time; None where the text
leaves either open, or offers a choice.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from msgspec import Struct

from secondround.imports.invite import (
    addresses,
    appositions,
    cast,
    dates,
    errands,
    hours,
    lengths,
    roster,
)
from secondround.imports.invite.familiar import NOTHING_FAMILIAR, Familiar
from secondround.imports.invite.mentions import sentences
from secondround.imports.invite.role import Role
from secondround.text import one_line

_LONGEST: Final = 20_000
"""Letters of a letter that is read."""
_RANGE: Final = re.compile(
    rf"(?<![\d.:/-])(?:(?:from|von|de|between|zwischen)\s+)?{hours.TIME}"
    r"\s*(?:[-–—]|to|until|till|and|bis|und|à|a)\s*"
    r"(?:(?:ca\.?|circa|etwa|about|approx\.?|env\.?)\s)?"
    rf"{hours.TIME}(?![\d/]|[.:-]\d)",
    re.IGNORECASE,
)
_START: Final = re.compile(
    r"(?<!\w)(?:(?:at|um|ab|à|a las|starting)\s|(?:(?:start )?time|uhrzeit|beginn|heure|hora)\s*:)"
    rf"\s*{hours.TIME}(?![\d/]|[.:-]\d)",
    re.IGNORECASE,
)
"""`at 10:15`, `Time: 10:15 am`."""
_BEFORE_DAY: Final = re.compile(
    rf"(?<![\w:./]){hours.TIME}\s+(?:on|am|le|el)\s+(?=(?:the )?\d|[a-z]+day\b)", re.IGNORECASE
)
"""`2pm on Monday`."""
_MONTH: Final = r"([^\W\d_]{3,10})\.?"
_BESIDE_DAY: Final = re.compile(
    rf"(?<!\w)(?:\d{{1,2}}(?:st|nd|rd|th|er|\.)? (?:of |de )?{_MONTH}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|(?:\d{{1,2}}\.){{2}}|20\d\d-\d\d-\d\d)"
    rf"(?:,? ?20\d\d)?(?:\s?[,:@|]|\s[-–—])?\s+(at\s)?{hours.TIME}(?!\w|[/%]|[.:-]\d)",
    re.IGNORECASE,
)
"""`3rd December, 11am`; groups: two for the month, "at", the time."""
_WORKDAY: Final = range(8, 20)
"""Hours that "at 11" names beside a day; "at 3" may be in the afternoon."""
_ZONE: Final = re.compile(r"(?<!\w)(UTC[+-]\d{1,2}(?::?\d\d)?|[A-Z]{1,3}[SD]?T|MES?Z|UTC)(?!\w)")
_WHOM: Final = re.compile(
    r"(?<!\w)(?:with|meet(?:ing)?|(?:speak|talk)(?:ing)? to|mit|nehmen|treffen(?: Sie)?"
    r"|triffst(?: du)?|avec|rencontrerez|con"
    r"|(?:(?i:gesprächspartner(?:innen|in)?|interviewers?|panel|interlocuteurs|jury"
    r"|entrevistador(?:es|as)?)(?: \w+)?)"
    r" (?:sind|ist|are|is|will be|(?:will )?(?:consists? of|comprises?|includes?)"
    r"|(?:is|will be) (?:made up|composed|comprised) of|besteht aus|seront|sera|son|serán)"
    r"|(?:interviewed|joined|seen) by)\s+"
    r"(?:(?:me|myself)(?:,? and|,)(?: (?:to|with))?\s+)?(?=[A-ZÀ-Þ])(.+)$"
)
_AGAIN: Final = re.compile(r"(,? (?:and|und|et|y|&)) (?:with|to|mit|avec|con) (?=[A-ZÀ-Þ])")
_AND_ME: Final = re.compile(
    r",? (?:and|et|und) (?:to |with |mit )?(?:me|myself|moi(?:-même)?|mich|mir)\s*[.!]*$",
    re.IGNORECASE,
)
_MEETS_ME: Final = re.compile(
    r"\byou(?:['’]ll| will)(?: be)? (?:meet|speak|talk|chat)(?:ing)? "
    r"(?:(?:to |with )?(?:me|myself)(?= and|,|[.!]?$)|.*,? and (?:to |with )?(?:me|myself)[.!]*$)"
    r"|\bvous rencontrerez .*,? et moi(?:-même)?[.!]*$"
    r"|\b(?:treffen|sprechen)\b.* und (?:mit )?(?:mich|mir)[.!]*$",
    re.IGNORECASE,
)
"""`You will speak to me and to Ana Ruiz`; not "talk to me if anything is unclear"."""
_AT_WORK: Final = re.compile(
    r"\b(?:work(?:ing|s)?|collaborat(?:e|es|ing)|team up|zusammen|travaillerez|trabajar[aá]s?)"
    r"(?: (?:\w+ly|together|eng))*\s*$",
    re.IGNORECASE,
)
"""Whom one would work with is not whom one meets: "and work closely with Tom Berg"."""
_LINK: Final = re.compile(
    r"(?i:(?:[,;(]?\s*\w+\s*:)?\s*https?://)(?:\S*(?=[.!?]\s+[A-ZÀ-Þ][a-zà-þ]+ [a-zà-þ])|.*$)"
)
"""A link with its label, and what opens it: the rest of its sentence."""
_CIRCUMSTANCE: Final = re.compile(
    r",? (?:at|bei|chez) (?=[A-ZÀ-Þ])"
    r"|,? (?:at|in|on|from|via|over|by|um|am|im|von|per|über|ein|statt|teil)"
    r"(?: (?=our|the|your|this|unser|der|dem|den|\d|https|Zoom|Teams|Google|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday|Saturday|Sunday|phone|video)|$)"
    r"|,?(?: [-–—])?(?: next| this)? (?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
    r"|,? for (?=(?:about |around |roughly )?an? |your |\d)"
    r"|,? (?:is|are|has been|have been|was|were|will|takes place|ist|sind|wird|findet) (?=[a-z])"
)
"""What follows the people in a sentence: "at our office", "on Tuesday", "is confirmed"."""


class Letter(Struct, frozen=True):
    """What a letter says for certain."""

    day: dt.date
    start: dt.time
    minutes: int | None
    people: tuple[Role, ...]
    place: str
    zone: str  # as written


def letter(text: str, subject: str = "", sent: dt.date | None = None) -> Letter | None:
    """The only meeting in a text."""
    text = text[:_LONGEST]
    day = errands.meeting_day(f"{subject}\n{text}", sent)
    times = _times(one_line(text.replace("\n", " "))) or _times_beside_day(subject, text)
    if day is None or times is None:
        return None
    start, minutes = times
    zone = _ZONE.search(text)
    return Letter(
        day=day.date,
        start=dt.time(start // 60, start % 60),
        minutes=minutes,
        people=whom(text) or whom(subject),
        place=addresses.stated_in(text),
        zone=zone[1] if zone else "",
    )


def meets_writer(text: str) -> bool:
    """Whether a letter says that one meets who wrote it."""
    return any(map(_MEETS_ME.search, sentences(text[:_LONGEST].split("\n"))))


def _times(text: str) -> tuple[int, int | None] | None:
    """The start, in minutes of the day, and the length; None where there is not exactly one."""
    ranges = {hours.from_to(match) for match in _RANGE.finditer(text)} - {None}
    if ranges:
        return ranges.pop() if len(ranges) == 1 else None
    starts = [*_START.finditer(text), *_BEFORE_DAY.finditer(text)]
    return _only(set(map(hours.start_of, starts)), text)


def _only(starts: set[int | None], text: str) -> tuple[int, int | None] | None:
    """The only one of those starts, with the only length that a text says."""
    left = starts - {None}
    if len(left) != 1:
        return None
    start = left.pop()
    assert start is not None  # noqa: S101 - none is left
    whole = lengths.of_meeting(text)
    return start, whole.pop() if len(whole) == 1 else None


def _times_beside_day(subject: str, text: str) -> tuple[int, int | None] | None:
    """The only start that stands right behind a day; a letter that offers another has none."""
    whole = one_line(f"{subject} | {errands.without_deadlines(text)}".replace("\n", " "))
    starts = set(map(_beside_day, _BESIDE_DAY.finditer(whole)))
    said = set(map(hours.start_of, _START.finditer(whole)))
    return _only(starts, text) if said - {None} <= starts else None


def _beside_day(match: re.Match[str]) -> int | None:
    """Minutes of the day that stand behind a day; None for a number that may be anything."""
    month = match[1] or match[2]
    if month and not dates.names_month(month):
        return None
    said = hours.clock(match, 4)
    is_plain = said.minute is not None or said.half or "uhr" in match[0].lower()
    is_hour = match[3] and said.hour in _WORKDAY
    return said.minutes(said.half) if is_plain or is_hour else None


def _with_length(line: str) -> list[Role]:
    """The people of a line that ends with minutes: "Miriam Kolb, Team Lead Logistics, 45 min."."""
    rest, minutes = lengths.split(line.strip())
    return roster.people_in(rest) if minutes else []


def whom(text: str, familiar: Familiar = NOTHING_FAMILIAR) -> tuple[Role, ...]:
    """Whom one meets, from the sentences that plainly say so."""
    people: dict[str, Role] = {}
    lines = [_LINK.sub("", line) for line in text[:_LONGEST].split("\n")]
    timed = list(filter(None, map(_with_length, lines)))
    if len(timed) == 1:  # several are talks of their own, and nobody can know when
        people = {role.name: role for role in timed[0]}
    for sentence in map(appositions.plainly, sentences(lines)):
        match = _WHOM.search(lengths.split(sentence)[0])
        if match and not _AT_WORK.search(sentence[: match.start()]):
            bare = _AGAIN.sub(r"\1 ", match[1])
            bare = _CIRCUMSTANCE.split(_AND_ME.sub("", bare).rstrip(" .!"))[0].strip(" .!,")
            found = cast.cast_in(cast.without_others(bare), familiar)
            if found.people and not found.name:
                for role in found.people:
                    people.setdefault(role.name, role)
    return tuple(people.values())
