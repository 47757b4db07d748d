"""What an invitation asks to have by a day: "Please send your CV and portfolio until Friday."

In: a sentence, when it was sent, and the day of the meeting. Out: an `Errand`, whose day is left
open where it is not certain; None where the sentence asks for nothing by a day.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from secondround.imports.invite import dates
from secondround.text import capital

_ASKED: Final = re.compile(
    r"\b(?:please|kindly|bitte|merci de|veuillez|por favor)\b,?\s*(?P<what>.+?)[.!]?$",
    re.IGNORECASE,
)
_DOING: Final = re.compile(
    r"\b(?:send|submit|return|complete|fill|upload|share|e-?mail|confirm|reply|respond"
    r"|let (?:me|us)|sign|register|book|schicken|senden|sende|schicke|ausfüllen|bestätigen"
    r"|envoyer|confirmer|enviar|confirmar|envíe|confirme)\b",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"\b(?:by|until|till|before|no later than|bis(?: zum| spätestens)?|avant(?: le)?|antes del?)\s+"
    r"(?P<day>.+)$",
    re.IGNORECASE,
)
_ON: Final = r"(?:[^.!?\n]|\n(?!\n)){0,150}"
"""What a sentence goes on with, over the end of a line."""
_DEADLINE: Final = re.compile(
    rf"{_ASKED.pattern.partition('(?P')[0]}{_ON}?{_DOING.pattern}"
    rf"{_ON}?{_BY.pattern.partition('(?P')[0]}{_ON}",
    re.IGNORECASE,
)
_BY_THEN: Final = re.compile(
    r"\b(?:by|until|till|no later than|bis(?: zum| spätestens)?|avant(?: le)?|antes del?|até)\s+"
    r"[^.,;!?\n]{0,40}",
    re.IGNORECASE,
)
_LONGEST: Final = 200
"""Letters of what is a line in a record."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be done, and by when."""

    text: str
    due: dt.date | None


def errand(sentence: str, sent: dt.date | None, meeting: dt.date | None) -> Errand | None:
    """What a sentence asks for, in its own words."""
    asked = _ASKED.search(sentence)
    by = _BY.search(asked["what"]) if asked else None
    if not asked or not by or len(asked["what"]) > _LONGEST or not _DOING.search(asked["what"]):
        return None
    what = asked["what"].strip()
    due = dates.day_in(by["day"], sent) or dates.only_weekday(by["day"], sent, meeting)
    if due and dates.without_day(f"it {by['day']}") == "it":
        what = what[: by.start()]
    return Errand(capital(what.strip(" ,")), due)


def meeting_day(text: str, sent: dt.date | None) -> dates.Day | None:
    """The only day that a text names, without those by which it asks for something; where that
    leaves several, without any that something is to be done by.
    """
    left = _DEADLINE.sub(" ", text)
    return dates.day_named(left, sent) or dates.day_named(_BY_THEN.sub(" ", left), sent)
