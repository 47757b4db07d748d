"""What is read under stress: how much of it there may be.

In: texts. Out: texts that are short enough. What goes first where there is more, `stress_card` and
`stress_sheet` say.

At most nine items and 45 words a block, and about 360 words a card, are what crisis checklists keep
to (CAP 676, NASA CR-177549): 60 to 90 seconds of reading. Nothing is made smaller: it is dropped.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from secondround.text import plain_letters, sentences, small_words

CUES: Final = 3
"""Cues of a session."""
QUESTIONS: Final = 2
"""Questions of a session on the card, and on a sheet of half a page."""
BLOCK: Final = 45
"""Words of a block."""
CARD: Final = 360
"""Words of a card, on each side of it."""
CUE: Final = 8
"""Words of a cue."""
MESSAGE: Final = 12
"""Words of a message that is not cut within its sentence."""
LONG: Final = 20
"""Letters of a word that is cut within itself where all of it has no room."""
FEW: Final = 3
"""People whose names, likely questions and common ground there is room for."""
_CLAUSE: Final = re.compile(r"[,;:]\s|\s[–—-]\s")


def whole_sentences(text: str, words: int, letters: int = 10_000) -> str:
    """As many whole sentences of `text` as `words` and `letters` allow; else the first words of the
    first.
    """
    return full_sentences(text, words, letters) or _cut(text, words, letters)


def start(text: str, words: int) -> str:
    """`text` as it was written, or as many whole sentences of a longer one as `words` allow."""
    return text if len(text.split()) <= words else whole_sentences(text, words)


def full_sentences(text: str, words: int, letters: int = 10_000) -> str:
    """As many whole sentences of `text` as `words` and `letters` allow; "" for none."""
    kept: list[str] = []
    for sentence in sentences.split_sentences(text):
        longer = " ".join((*kept, sentence))
        if len(longer.split()) > words or len(longer) > letters:
            break
        kept.append(sentence)
    return " ".join(kept)


def _cut(text: str, words: int, letters: int) -> str:
    """The first words of `text`, and an ellipsis for the rest."""
    parts = text.split()
    kept: list[str] = []
    for part in parts[:words]:
        room = letters - 1 - len(" ".join((*kept, "")))
        if len(part) > room:
            if not kept or len(part) > LONG:
                kept.append(part[:room])
            break
        kept.append(part)
    if kept == parts:
        return text
    while len(kept) > 1 and plain_letters(kept[-1]) in small_words.SMALL:
        kept.pop()
    return f"{' '.join(kept).rstrip()}…"


def line(text: str, words: int, letters: int = 10_000) -> str:
    """`text`, or its first words and an ellipsis where it is longer than that."""
    fits = len(text.split()) <= words and len(text) <= letters
    return text if fits else _cut(text, words, letters)


def clauses(text: str, words: int, letters: int) -> str:
    """`text`; of a longer one as much as ends with a clause, or its first words where that is less
    than half of them.
    """
    short = line(text, words, letters)
    if short == text:
        return text
    ends = [found.start() for found in _CLAUSE.finditer(text, 0, len(short))]
    ended = text[: ends[-1]] if ends else ""
    return f"{ended}…" if 2 * len(ended.split()) >= words else short


def brief(messages: tuple[str, ...]) -> tuple[str, ...]:
    """Messages by their first sentence, or the first words of a long one."""
    short = (full_sentences(text, MESSAGE, 80) or line(text, CUE, 60) for text in messages)
    return tuple(short)


@lru_cache(maxsize=2048)  # at every step towards a card that fits, most texts are measured again
def lines(text: str, width: int) -> int:
    """Lines that a text takes where `width` letters fill one; letters of the East count twice, and
    a word that is longer than a line goes on in the next.
    """
    full, last = 0, 0
    for word in text.split():
        room = len(word)
        if not word.isascii():
            room += sum(unicodedata.east_asian_width(letter) in "WF" for letter in word)
        if last and last + 1 + room > width:
            full, last = full + 1, 0
        last += room + bool(last)
        full, last = full + (last - 1) // width, (last - 1) % width + 1
    return full + bool(last)
