"""Thank-you notes: one drafted for each interviewer, no two alike, 80 to 120 words.

In: who is thanked, for what, and who writes. Out: the note's paragraphs, with something that this
person said, or one blank for it.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from secondround.packet import thanks_wording as wording
from secondround.records import names
from secondround.records.models import Format, Role
from secondround.text import listed

FEWEST, MOST = 80, 120
"""Words: the length that career centres advise."""
BLANK: Final = "………………………"
_BEFORE_PROMISES: Final = 3
"""Paragraphs before what was promised: the greeting, and two of thanks."""
_TWO_MARKS: Final = re.compile(r"(?<!…)([.!?…])\.(?=\s|$)")
_I_WILL: Final = re.compile(r"(?:I will|I[’']ll|to) (?=\w)", re.IGNORECASE)
_INSIDE: Final = re.compile(r'(?P<opening>[“„«]|(?<![^\s(\[–—-])")|[”»"]')
_LONGEST_NAME: Final = 6
"""Words of a name, a position or a company; what is longer is cut, so that the note keeps its
length.
"""
_END: Final = re.compile(r"\s*[,;:(/|–—]\s*|\s+-\s+")
_JOINING: Final = {"&", "a", "and", "at", "de", "for", "in", "la", "of", "the", "to", "und", "von"}


class Occasion(Struct, frozen=True):
    """Whom to thank, and for what."""

    name: str
    role: Role
    format: Format
    day: str  # "Tuesday", "19 November", or ""
    position: str
    company: str
    candidate: str
    said: tuple[str, ...]  # by them, as the debrief has it
    turn: int  # how many notes of the day come before: each takes the next wording of everything
    promised: tuple[str, ...] = ()  # to them, and not kept yet


def note(occasion: Occasion) -> tuple[str, ...]:
    """The note's paragraphs, from the greeting to the name; of what they said, the first that is
    short enough is in it, and all that they were promised.
    """
    paragraphs = _short_enough(occasion)
    if not occasion.promised:
        return paragraphs
    # Things before what is to be done: a "to" seems to hold for all that follows it.
    promised = sorted(map(_promise, occasion.promised), key=lambda each: each.startswith("to "))
    is_plain = not any("," in each or " and " in each for each in promised)
    whole = wording.PROMISED.format(promised=listed(promised) if is_plain else "; ".join(promised))
    return (*paragraphs[:_BEFORE_PROMISES], whole, *paragraphs[_BEFORE_PROMISES:])


def _promise(text: str) -> str:
    """A promise as it stands in a sentence: "to send my notice period", "the roster"."""
    plain = _I_WILL.sub("", text.rstrip(" ."))
    to = "to " if plain.partition(" ")[0].lower() in wording.DOINGS else ""
    return f"{to}{wording.running_on(plain)}"


def _short_enough(occasion: Occasion) -> tuple[str, ...]:
    for words in filter(None, map(_quoted, occasion.said)):
        found = _note(occasion, wording.QUOTED, words)
        if count(found) <= MOST:
            return found
    return _note(occasion, wording.REMEMBERED, BLANK)


def _note(occasion: Occasion, remembered: tuple[str, ...], said: str) -> tuple[str, ...]:
    turn = occasion.turn
    opening = _next(wording.OPENINGS_BY_FORMAT.get(occasion.format, wording.OPENINGS), turn)
    first = f"{opening} {_next(remembered, turn)}"
    second = _next(wording.BY_ROLE.get(occasion.role, wording.BY_ROLE["other"]), turn)
    paragraphs = _filled(occasion, first, second, said)
    for offset in range(len(wording.MORE)):
        if count(paragraphs) < FEWEST:
            second = f"{second} {_next(wording.MORE, turn + offset)}"
            paragraphs = _filled(occasion, first, second, said)
    return paragraphs


def _quoted(text: str) -> str:
    """Words as they stand in quotation marks: without a full stop, and with marks of their own
    inside.
    """
    return _INSIDE.sub(lambda found: "‘" if found["opening"] else "’", text.rstrip(" ."))


def count(paragraphs: tuple[str, ...]) -> int:
    """The words of a note."""
    return len(" ".join(paragraphs).split())


def _filled(occasion: Occasion, first: str, second: str, said: str) -> tuple[str, ...]:
    """The whole note, with the names in their places."""
    filling = {
        "day": f" on {occasion.day}" if occasion.day else "",
        "role": _short(occasion.position),
        "company": _short(occasion.company),
        "blank": said,
        "said": said,
    }
    return (
        f"Dear {_short(names.greeting_name(occasion.name))},",
        _said(first, filling),
        _said(second, filling),
        _said(_next(wording.CLOSINGS, occasion.turn), filling),
        _next(wording.SIGN_OFFS, occasion.turn),
        _short(occasion.candidate),
    )


def _said(text: str, filling: dict[str, str]) -> str:
    """The text with its blanks filled; a sentence that ends with a name such as "Acme Inc." has one
    full stop.
    """
    return _TWO_MARKS.sub(r"\1", text.format_map(filling))


def _next(choices: tuple[str, ...], turn: int) -> str:
    return choices[turn % len(choices)]


def _short(name: str) -> str:
    """A name that is too long up to its first comma, bracket or dash, or its first words: a letter
    has no ellipsis.
    """
    if len(name.split()) <= _LONGEST_NAME:
        return name
    parts = (_END.split(name)[0] or name).split()[:_LONGEST_NAME]
    while len(parts) > 1 and parts[-1].lower() in _JOINING:
        parts.pop()
    return " ".join(parts)
