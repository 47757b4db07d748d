"""Which words are ordinary English ones, so that a name which is such a word can be told from the
word.

In: a word. Out: whether it is in the list. Nothing is guessed from what a record holds: who writes
a name small would make it a word.
"""

from __future__ import annotations

from functools import cache
from importlib import resources


def is_english_word(word: str) -> bool:
    """Whether a word in small letters is an English one: "will", "hopes", "parking"; not "nora"."""
    known = _words()
    return word in known or any(base in known for base in _bases(word))


def _bases(word: str) -> list[str]:
    """What the word may be a form of. No more forms than these: "James" is none of "jam"."""
    found = [
        word.removesuffix(ending) for ending in ("s", "ed", "d", "ing") if word.endswith(ending)
    ]
    found += [f"{base}e" for base in found if word == f"{base}ing"]
    return [base for base in found if len(base) > 2]  # noqa: PLR2004 ("as" is none of "a")


@cache
def _words() -> frozenset[str]:
    text = resources.files("secondround.text").joinpath("dictionary.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))
