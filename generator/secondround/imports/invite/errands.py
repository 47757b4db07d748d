"""What an invitation asks to have by a day: "Please send your CV and portfolio until Friday."

In: a sentence, when it was sent, and the day of the meeting. Out: an `Errand`, whose day is left
open where it is not certain; None where the sentence asks for nothing by a day.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from msgspec import Struct

from secondround.imports.invite import asking, dates
from secondround.text import capital

_UNTIL: Final = (
    r"(?:by|until|till|no later than|bis(?: zum| spätestens)?|spätestens(?: bis)?|avant(?: le)?"
    r"|d['’]ici(?: à| le| au)?|au plus tard(?: le)?|antes del?|a más tardar(?: el)?|até)"
)
_BY: Final = re.compile(
    rf"(?<!-)\b(?:{_UNTIL}|before)\s+(?P<day>.+)$|"
    r"\b(?P<soon>in advance|beforehand|ahead of (?:the|your) \w+|as soon as possible|asap|vorab"
    r"|im voraus|möglichst bald|à l['’]avance|dès que possible|con antelación|cuanto antes)\b",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(
    rf"^(?:{_UNTIL}|before)\s+(?P<day>[^,]{{3,60}}),\s*(?=\S)", re.IGNORECASE
)
"""`By Monday, please send …`."""
_ON: Final = r"(?:[^.!?\n]|\n(?!\n)){0,150}"
"""What a sentence goes on with, over the end of a line."""
_DEADLINE: Final = re.compile(
    rf"{asking.PLEASE}{_ON}?{asking.DOING.pattern}{_ON}?\b(?:{_UNTIL}|before)\s+{_ON}",
    re.IGNORECASE,
)
_BY_THEN: Final = re.compile(rf"\b{_UNTIL}\s+[^.,;!?\n]{{0,40}}", re.IGNORECASE)
_TO_ME: Final = re.compile(
    r"\b(?P<verb>to|send|e-?mail|an|à|a) (?:me|mich|moi|mí)\b"
    r"(?! (?:an?|the|any) (?:note|line|word))",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(
    r"\d{1,2}(?:[:.h]\d\d|\s?(?:[ap]\.?m\b|uhr|h\b|o['’]clock))", re.IGNORECASE
)
_CLAUSE: Final = re.compile(r",| (?:whether|if|that|so|and|ob|damit|wenn|und|si|pour|para)\b")
_LONGEST: Final = 200
"""Letters of what is a line in a record."""


class Errand(Struct, frozen=True):
    """What is to be done, and by when."""

    text: str
    due: dt.date | None
    is_open: bool = False  # it names a weekday, and which one is meant is not certain


def errand(
    sentence: str, sent: dt.date | None, meeting: dt.date | None, sender: str = ""
) -> Errand | None:
    """What a sentence asks for, in its own words; sender: who "me" is."""
    first = _FIRST.match(sentence)
    what = asking.asked(sentence[first.end() :] if first else sentence)
    by = first or _BY.search(what)
    if not what or not by or len(what) > _LONGEST:
        return None
    day = by["day"] or ""
    due = _due(day, sent, meeting)
    if _CLOCK.match(day) and not due:
        return None  # of the day itself: "check in by 9:30"
    if first and not due:
        what = f"{what} {first[0].strip(' ,').lower()}"
    elif not first and due and dates.without_day(f"it {day}") == "it":
        what = what[: by.start()]
    text = _TO_ME.sub(rf"\g<verb> {sender}", what) if sender else what
    return Errand(capital(text.strip(" ,")), due, not due and dates.names_weekday(day))


def _due(day: str, sent: dt.date | None, meeting: dt.date | None) -> dt.date | None:
    """The day that something is to be done by; what follows it may name another."""
    for text in (day, _CLAUSE.split(day)[0]):
        if due := dates.day_in(text, sent) or dates.only_weekday(text, sent, meeting):
            return due
    return None


def meeting_day(text: str, sent: dt.date | None) -> dates.Day | None:
    """The only day that a text names, without those by which it asks for something; where that
    leaves several, without any that something is to be done by.
    """
    left = _DEADLINE.sub(" ", text)
    return dates.day_named(left, sent) or dates.day_named(without_deadlines(text), sent)


def without_deadlines(text: str) -> str:
    """A text without the days, and the times on them, that something is to be done by."""
    return _BY_THEN.sub(" ", _DEADLINE.sub(" ", text))
