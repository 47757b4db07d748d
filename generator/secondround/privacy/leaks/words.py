"""Text as the leak test compares it: words, and nothing of how they were written or set.

In: any text. Out: its words, folded, so that case, white space, marks, Unicode's ways to write the
same, hidden characters, hyphenation and line breaks make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from secondround.text import UNSEEN, plain_letters, plain_letters_as_written

BARRIER: Final = "\x1f"
"""Goes between texts that do not belong together: nothing is found across it."""
EDGE: Final = ""
"""What the barrier becomes among words."""

_WORD: Final = re.compile(rf"[^\W_]+|{BARRIER}")
_UNBROKEN: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\U00020000-\U0003ffff"
)
"""Letters of scripts that put no blanks between words: each counts as a word of its own."""
_LETTER: Final = re.compile(rf"[{_UNBROKEN}]")
_WORD_OR_LETTER: Final = rf"[{_UNBROKEN}]|[^\W_{_UNBROKEN}]+|{BARRIER}"
"""What such a text is made of. It takes 5 ms to compile, so that is done where there is one."""
_PIECE: Final = (
    rf"[{_UNBROKEN}]|(?:[^\W_{_UNBROKEN}]"
    r"|[\u00ad\u0300-\u036f\u200b-\u200f\u2060-\u2064\ufeff])+"
)
"""A word as it is written, with the marks and hidden characters in it; compiled likewise."""
_BROKEN: Final = re.compile(r"(?<=[^\W_])[-\u2010\u2011\x02\ufffe]\s*[\r\n]\s*(?=[^\W_])")
_NEAR: Final = 200
"""Characters on either side of a hyphen at a line's end that are read a second time."""


def folded(text: str) -> str:
    """The text without case, accents, hidden characters and different ways to write the same
    character.
    """
    return plain_letters(text)


def words(text: str) -> list[str]:
    """The words of a text, in order."""
    plain_text = folded(text)
    if not plain_text.isascii() and _LETTER.search(plain_text):
        found = re.findall(_WORD_OR_LETTER, plain_text)
    else:
        found = _WORD.findall(plain_text)
    return [EDGE if word == BARRIER else word for word in found] if BARRIER in text else found


def placed_words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text with where each begins and ends in it."""
    found: list[tuple[str, int, int]] = []
    for piece in re.finditer(_PIECE, text):
        found += [(word, piece.start(), piece.end()) for word in words(piece[0])]
    return found


def is_letter(word: str) -> bool:
    """Whether a word is one letter of a script without blanks."""
    return len(word) == 1 and _LETTER.match(word) is not None


def readings(text: str) -> Iterator[list[str]]:
    """The words of a text; and again where a line ends in a hyphen, with the two halves of the word
    as one.

    An invisible character may be inside a word, or be all that separates two: such a text is read
    both ways.
    """
    yield words(text)
    if not text.isascii() and UNSEEN.search(text):
        yield words(UNSEEN.sub(" ", text))
    joined = []
    for found in _BROKEN.finditer(text):
        around = text[max(0, found.start() - _NEAR) : found.end() + _NEAR]
        joined.append(_BROKEN.sub("", around))
    if joined:
        yield words(BARRIER.join(joined))


@lru_cache(maxsize=4)
def as_written(text: str) -> tuple[str, ...]:
    """The texts of the same readings in plain letters, with capitals and marks: to see what is
    there as a name.
    """
    texts = [text]
    if not text.isascii() and UNSEEN.search(text):
        texts.append(UNSEEN.sub(" ", text))
    if _BROKEN.search(text):
        texts.append(_BROKEN.sub("", text))
    return tuple(map(plain_letters_as_written, texts))


def spaced(text: str) -> str:
    """The words with a space around each, so that `" a b " in …` finds whole words."""
    return f" {' '.join(words(text))} "
