"""Which of a library's competencies a requirement asks for, by words in common.

In: a requirement and the names of competencies. Out: some of those names; never one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from secondround.text import plain_letters

MOST: Final = 3
"""Competencies proposed for one requirement."""
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_SILENT: Final = frozenset(
    """
    and or the of in to for with a an und oder der die das mit fur von et ou de des du la le les
    en y o del el los las skills skill ability abilities
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
_GENERAL: Final = frozenset(
    """
    management manage manager leadership lead leader thinking focus work working orientation
    development
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words of a longer name that stand in many a requirement which means something else."""
_ENDINGS: Final = tuple(
    "ership ments ment ations ation ings ing ers er ed ies es s y e".split()  # noqa: SIM905
)
_STEM: Final = 4
"""Letters that are left of a word at least."""


def proposed(requirement: str, competencies: Iterable[str]) -> tuple[str, ...]:
    """The names all of whose telling words are in the requirement, in the order given."""
    there = _stems(requirement)
    found = []
    for name in competencies:
        asked = _telling(name)
        if asked and asked <= there:
            found.append(name)
    return tuple(dict.fromkeys(found))[:MOST]


def _telling(name: str) -> set[str]:
    words = set(_WORD.findall(plain_letters(name))) - _SILENT
    return set(map(_stem, words - _GENERAL or words))


def _stems(text: str) -> set[str]:
    return set(map(_stem, _WORD.findall(plain_letters(text))))


def _stem(word: str) -> str:
    """The part of a word that its relatives share: "leads", "leading" and "leadership" alike."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word.removesuffix(ending)
    return word
