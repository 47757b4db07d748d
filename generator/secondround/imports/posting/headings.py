"""What a heading of a posting announces, in English, German, French and Spanish.

In: the words of a heading or of a line. Out: the kind of section that follows, or whether a line is
a must or a wish. Words are compared in plain letters: without accents and capitals.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from secondround.imports.posting import vocabulary
from secondround.text import plain_letters

Section = Literal["must", "nice", "duties", "about", "goals", "boilerplate"]

LONGEST: Final = 90
"""Letters of a heading; more are a sentence."""
_SHARE: Final = 0.2
"""How much of a heading must be known: "experience" alone does not explain a long one."""


def _any(phrases: str) -> re.Pattern[str]:
    """A pattern for any of the phrases of a table, as whole words."""
    either = "|".join(" ".join(phrases.split()).split(" / "))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


_SECTIONS: Final[tuple[tuple[Section, re.Pattern[str]], ...]] = (
    ("nice", _any(vocabulary.NICE)),
    ("must", _any(vocabulary.MUST)),
    ("boilerplate", _any(vocabulary.BOILERPLATE)),
    ("duties", _any(vocabulary.DUTIES)),
    ("goals", _any(vocabulary.GOALS)),
    ("about", _any(vocabulary.ABOUT)),
)
"""The kinds of section; a heading is of the kind that knows most of its letters."""
_WISH: Final = _any(vocabulary.WISH)
_NEED: Final = _any(vocabulary.NEED)
_LOOKS_REQUIRED: Final = _any(vocabulary.LOOKS_REQUIRED)


@lru_cache(maxsize=1024)
def section(heading: str) -> Section | None:
    """The kind of section that a heading opens; None where it says nothing about it."""
    words = _bare(heading)
    if not words or len(words) > LONGEST:
        return None
    best: Section | None = None
    longest = len(words) * _SHARE
    for kind, pattern in _SECTIONS:
        for found in pattern.finditer(words):
            length = len(found[0])
            if length > longest:
                best, longest = kind, length
        if best == "nice":  # "Preferred qualifications" are wishes, though the other word is longer
            return best
    return best


def is_heading_alone(line: str) -> bool:
    """Whether a line that is marked as no heading is one all the same: nothing but such words."""
    words = _bare(line)
    if not words or len(words) > LONGEST // 2:
        return False
    return any(pattern.fullmatch(words) for _, pattern in _SECTIONS)


def is_must(line: str, *, section_says: bool) -> bool:
    """Whether a line is a must: by its own words, else by its section."""
    words = _bare(line)
    if _WISH.search(words):
        return False
    return section_says or bool(_NEED.search(words))


def looks_required(line: str) -> bool:
    """Whether a line sounds like a requirement wherever it is."""
    return bool(_LOOKS_REQUIRED.search(_bare(line)))


def _bare(text: str) -> str:
    words = plain_letters(text).replace("’", "'").replace("‘", "'")
    return " ".join(words.split()).strip(" :?!¿¡.,*#…–-")
