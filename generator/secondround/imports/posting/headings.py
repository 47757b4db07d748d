"""What a heading of a posting announces, in English, German, French and Spanish.

In: the words of a heading, and blocks. Out: the kind of section that follows; which blocks are one.
Words are compared in plain letters: without accents and capitals.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from secondround.imports.documents import Block
from secondround.imports.posting import vocabulary

Section = Literal["must", "nice", "duties", "about", "goals", "boilerplate"]

LONGEST: Final = 90
"""Letters of a heading; more are a sentence."""
_BY_PLACE: Final = 6
"""Words of a line that is a heading by where it stands, at most."""
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


def is_heading(block: Block) -> bool:
    """Whether a block opens a section: by its kind, its type, or its words."""
    if block.kind == "heading":
        return True
    if block.kind != "paragraph" or len(block.text) > LONGEST or "\n" in block.text:
        return False
    if block.bold:
        return True
    if block.text.rstrip().endswith((":", "：")):
        return section(block.text) is not None
    return is_heading_alone(block.text)


def is_by_place(before: Block | None, block: Block, following: Block | None) -> bool:
    """Whether a short line is a heading, in words that nobody knows, by where it stands: between
    two lists, or apart from the text above it and right on a heading, as "Other" is on "Essential".
    """
    text = block.text.strip()
    if not before or not following or block.kind != "paragraph" or "\n" in text:
        return False
    is_line = text[:1].isupper() and text[-1].isalpha() and len(text.split()) <= _BY_PLACE
    is_between_lists = {before.kind, following.kind} == {"item"}
    if None in {before.line, block.line, following.line}:
        return is_line and is_between_lists
    lines = [each.line or 0 for each in (before, block, following)]
    is_apart = lines[0] + 1 < lines[1] == lines[2] - 1
    return is_line and (is_between_lists or (is_apart and is_heading(following)))


def is_above_list(before: Block | None, block: Block, following: Block | None) -> bool:
    """Whether a short line is a heading because a list is right below it, and what is above it is
    none: "What you'll get your teeth into" between two parts of a posting.
    """
    text = block.text.strip()
    is_line = block.kind == "paragraph" and "\n" not in text and not text.endswith((".", ",", ";"))
    is_between = bool(before and following and before.kind != "item" and following.kind == "item")
    return is_line and is_between and text[:1].isupper() and len(text) <= LONGEST // 2
