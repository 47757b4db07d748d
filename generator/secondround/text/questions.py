"""Whether two questions ask for the same: the words of meaning that both have.

In: questions as people put them. Out: how alike they are. Words that any question has, and other
words for one thing, are listed here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

SAME: Final = 0.6
"""The share of the shorter question's words that both must have to count as the same question."""
FEWEST: Final = 2
"""Words of meaning that a question and what answers it share: with just one, "wrong", a wrong story
would be named.
"""
_PHRASE: Final = 4
"""Words from which on a question that is part of another word for word is the same question."""
_EMPTY: Final = frozenset(
    re.findall(
        r"\w+",
        """a about am an and any anything are as at be been by can could did difficult do does done
        ever example for from get give gave go had has have how i if in is it last made make me
        month my not of on one or our out past people person so some somebody someone something tell
        than that the their them they thing time to us use very was we week were what when where
        which who whom whose why will with without work worked would year you your
        describe situation""",
    )
)
"""Words that say nothing of what a question is after."""
_GROUPS: Final = (
    "conflict disagree disagreement quarrel argue argument dispute",
    "mistake fail failure wrong regret error",
    "customer client",
    "colleague team teammate peer coworker",
    "data figure number measure statistics",
    "change resistance resist transformation",
    "crisis incident emergency outage disaster",
    "cost money budget saving save cheaper",
    "develop grow coach mentor teach",
    "hire hiring choose recruit",
    "persuade convince win influence",
    "priority prioritise prioritize deadline pressure",
)
"""Words that ask for the same thing."""
_WORD: Final = re.compile(r"[^\W\d_]+")


def same(question: str, other: str) -> bool:
    """Whether two questions ask for the same thing in nearly the same words."""
    return alike(question, other) >= SAME


def alike(question: str, other: str) -> float:
    """The share of the shorter question's words of meaning that the other has too; 0 where they
    share only one.
    """
    first, second = meaning(question), meaning(other)
    shared = len(first & second)
    if not shared:
        return float(_plain(question) == _plain(other) != "")
    if _within(question, other) or _within(other, question):
        return 1.0
    return shared / min(len(first), len(second)) if shared >= FEWEST else 0.0


def _within(question: str, other: str) -> bool:
    """Whether a question is part of the other word for word, as "Tell me about a mistake" is of
    "… a mistake you made".
    """
    part, whole = _plain(question), _plain(other)
    return part == whole or (part.count(" ") >= _PHRASE - 1 and f" {part} " in f" {whole} ")


@lru_cache(maxsize=4096)
def meaning(text: str) -> frozenset[str]:
    """The words that carry a question's meaning, without their endings, one for each group."""
    stems = (_stem(word) for word in _plain(text).split() if word not in _EMPTY)
    return frozenset(_MEANINGS.get(stem, stem) for stem in stems)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _stem(word: str) -> str:
    return re.sub(r"(?<=\w{3})(ements?|ments?|ings?|ures?|ies|ed|es|s|e|y)$", "", word)


def _meanings() -> dict[str, str]:
    """For the stem of each word in a group, the group's first word."""
    meanings = {}
    for group in _GROUPS:
        first, *others = group.split()
        for word in (first, *others):
            meanings[_stem(word)] = first
    return meanings


_MEANINGS: Final = _meanings()
