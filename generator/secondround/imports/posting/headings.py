"""What a heading of a posting announces, in English, German, French and Spanish.

In: the words of a heading. Out: the kind of section that follows. Words are compared in plain
letters: without accents and capitals.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from secondround.imports.posting import vocabulary

Section = Literal["must", "nice", "duties", "about", "goals", "boilerplate"]

LONGEST: Final = 90
"""Letters of a heading; more are a sentence."""
_SHARE: Final = 0.2
"""How much of a heading must be known: "experience" alone does not explain a long one."""


_SECTIONS: Final[tuple[tuple[Section, re.Pattern[str]], ...]] = (
    ("nice", vocabulary.pattern(vocabulary.NICE)),
    ("must", vocabulary.pattern(vocabulary.MUST)),
    ("boilerplate", vocabulary.pattern(vocabulary.BOILERPLATE)),
    ("duties", vocabulary.pattern(vocabulary.DUTIES)),
    ("goals", vocabulary.pattern(vocabulary.GOALS)),
    ("about", vocabulary.pattern(vocabulary.ABOUT)),
)
"""The kinds of section; a heading is of the kind that knows most of its letters."""


@lru_cache(maxsize=1024)
def section(heading: str) -> Section | None:
    """The kind of section that a heading opens; None where it says nothing about it."""
    words = vocabulary.bare(heading)
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
    words = vocabulary.bare(line)
    if not words or len(words) > LONGEST // 2:
        return False
    return any(pattern.fullmatch(words) for _, pattern in _SECTIONS)
