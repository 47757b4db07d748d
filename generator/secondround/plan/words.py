"""English for reasons, gaps and remarks: lists, counts and names.

In: names and titles as they were written. Out: parts of sentences. It must never see an id.
"""

from __future__ import annotations

from collections.abc import Sequence

from secondround.records.models import Interviewer
from secondround.text import letters

COUNTS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
ANSWERS = {"can": "can you do it", "will": "will you do it", "fit": "will you fit in"}


def listed(parts: Sequence[str], joint: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if not parts[1:]:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {joint} {parts[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """`one story`, `three stories`, `14 stories`."""
    name = one if number == 1 else many or f"{one}s"
    return f"{COUNTS[number] if number < len(COUNTS) else number} {name}"


def quoted(text: str) -> str:
    """The text in typographic quotes, without its full stop."""
    return f"“{text.rstrip('.')}”"


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return letters.capital(text)


def person(interviewer: Interviewer) -> str:
    """Name and title: `Ana Ruiz (Director of Operations)`."""
    return f"{interviewer.name} ({interviewer.title})" if interviewer.title else interviewer.name
