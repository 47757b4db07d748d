"""Which words and names give somebody away, and which do not: those of everyday English, and those
that are names of many people and things.

In: words, folded. Out: whether they are distinctive. The lists beside this file are short ones of
our own; whether a word is English at all, `text.dictionary` knows. They need not be complete: what
they lack is found a little too often, and only where two clients' files hold the same.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from secondround.privacy.leaks import shipped_words
from secondround.text import is_english_word


def _listed(name: str) -> frozenset[str]:
    return frozenset(Path(__file__).with_name(f"{name}.txt").read_text("utf-8").split())


_EVERYDAY: Final = _listed("everyday")
"""Words that say so little that six of them in a row may come together by chance."""
_WORD_NAMES: Final = _listed("word_names")
"""Words that are also names of people and of companies."""
_SHARED_NAMES: Final = _listed("shared_names")
"""Last names that are first names, places or everyday things as well, or that a great many people
have.
"""
_FIRST_NAMES: Final = _listed("first_names")
"""First names that are last names, too."""
_LETTERS: Final = 4
"""Letters that a last name has, to be searched for alone."""
_ENDINGS: Final = ("s", "es", "d", "ed", "ing", "ly", "er", "est")


def is_known_word(word: str) -> bool:
    """Whether a word is an everyday one, or occurs in a text of ours."""
    return is_everyday(word) or word in shipped_words.lower_case()


def is_everyday(word: str) -> bool:
    """Whether a word says so little that it may be anywhere: a common one, or one that is many
    things' name.
    """
    return word in _WORD_NAMES or is_common(word)


@cache
def is_common(word: str) -> bool:
    """Whether a word is a figure, or any form of an everyday word."""
    if word.isdigit() or word in _EVERYDAY:
        return True
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and not _EVERYDAY.isdisjoint((stem, f"{stem}e", stem[:-1])):
            return True
    return False


def is_only_a_surname(name: str) -> bool:
    """Whether a distinctive last name is nothing but that: no word of the dictionary, no first
    name.
    """
    return not is_english_word(name) and name not in _FIRST_NAMES


def is_distinctive(name: str) -> bool:
    """Whether a last name, by itself, says who is meant."""
    return len(name) >= _LETTERS and not is_known_word(name) and name not in _SHARED_NAMES
