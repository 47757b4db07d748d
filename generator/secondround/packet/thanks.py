"""Thank-you notes: one drafted for each interviewer, no two alike, 80 to 120 words.

In: who is thanked, for what, by whom. Out: the note's paragraphs, with one blank for a thing that
this person said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from secondround.packet import thanks_wording as wording
from secondround.records.models import Format, Role

FEWEST, MOST = 80, 120
"""Words: the length that career centres advise."""
BLANK: Final = "………………………"
_LONGEST_NAME: Final = 6
"""Words of a name, a position or a company; what is longer is cut, so that the note keeps its
length.
"""
_LONGEST_TITLE: Final = 14


@dataclass(frozen=True, slots=True)
class Occasion:
    """Whom to thank, and for what."""

    name: str
    role: Role
    format: Format
    day: str  # "Tuesday", or ""
    position: str
    company: str
    story: str  # one that was told there, or ""
    candidate: str
    turn: int  # how many notes of the day come before


def note(occasion: Occasion) -> tuple[str, ...]:
    """The note's paragraphs, greeting and name included."""
    turn = occasion.turn
    opening = _turn(wording.OPENINGS_BY_FORMAT.get(occasion.format, wording.OPENINGS), turn)
    first = f"{opening} {_turn(wording.REMEMBERED, turn)}"
    middle = _turn(wording.BY_ROLE[occasion.role], turn)
    closing = _turn(wording.CLOSINGS, turn)
    written = _written(occasion, first, middle, closing)
    for more in _more(occasion):
        if count(written) < FEWEST:
            middle = f"{middle} {more}"
            written = _written(occasion, first, middle, closing)
    return written


def count(paragraphs: tuple[str, ...]) -> int:
    """The words of a note."""
    return sum(len(paragraph.split()) for paragraph in paragraphs)


def _more(occasion: Occasion) -> tuple[str, ...]:
    """What fills a note that is too short, one sentence after the other."""
    story = _turn(wording.ON_A_STORY, occasion.turn)
    first = (story,) if 0 < len(occasion.story.split()) <= _LONGEST_TITLE else ()
    turned = wording.MORE[occasion.turn % 2 :] + wording.MORE[: occasion.turn % 2]
    return (*first, *turned)


def _written(occasion: Occasion, *paragraphs: str) -> tuple[str, ...]:
    words = {
        "day": f" on {occasion.day}" if occasion.day else "",
        "role": _short(occasion.position),
        "company": _short(occasion.company),
        "story": occasion.story,
        "blank": BLANK,
    }
    body = (paragraph.format_map(words) for paragraph in paragraphs)
    return (f"Dear {_short(occasion.name)},", *body, _short(occasion.candidate))


def _turn(choices: tuple[str, ...], turn: int) -> str:
    return choices[turn % len(choices)]


def _short(name: str) -> str:
    parts = name.split()
    return name if len(parts) <= _LONGEST_NAME else f"{' '.join(parts[:_LONGEST_NAME])} …"
