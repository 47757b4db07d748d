"""The runs of words by which a text is found.

In: a protected text. Out: runs: tuples of words in a row. Whoever finds one of them in a file has
found the text, or a part of it that says something.

A text is cut into runs of six words, so that a part of it is found as the whole is: any eleven
words in a row of a longer text hold such a run. What is shorter is searched for whole, by itself or
as a sentence of three words or more. A single word is searched for where it says something alone: a
name, a figure, an address, a word with a capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from sys import intern
from typing import Final

from secondround.privacy.leaks import distinctive
from secondround.privacy.leaks.other_clients import RUN
from secondround.privacy.leaks.protected_text import ProtectedText
from secondround.privacy.leaks.words import EDGE, is_letter, words
from secondround.text import END_MARKS, WIDE_END_MARKS

Run = tuple[str, ...]

PECULIAR: Final = {RUN: 2, 10: 1}
"""Lengths of runs that do not come together by chance, and how many of their words must not be
everyday English.
"""
_SENTENCE: Final = 3
"""Words that a sentence of a longer text must have, to be searched for by itself."""
_LETTERS_RUN: Final = 8
"""Letters of a run in a script without blanks."""
_LETTERS: Final = 6
"""Letters that two words must have together."""
_ALONE: Final = 4
"""Letters that a single word must have."""
_PAUSE: Final = re.compile(rf"(?<=[{END_MARKS}])\s+|\n+|(?<=[{WIDE_END_MARKS}])")
"""Any mark that may end a sentence, "Dr." included. `text.sentences` keeps two sentences together
where it cannot tell them apart; a run across them would be missed wherever only one is shown.
"""

_WRAPPED: Final = re.compile(r"(?<!\n)\n(?!\n)")


def runs(protected: ProtectedText) -> tuple[Run, ...]:
    """What is searched for to find a text or a part of it."""
    if protected.foreign:
        return _foreign_runs(protected.text, is_name=protected.is_name)
    return _runs(protected.text, is_name=protected.is_name)


def statements(text: str) -> frozenset[Run]:
    """The sentences of a text that are searched for by themselves, each on one line or on several,
    but for questions: many people ask the same.
    """
    parts = (*_PAUSE.split(text), *_PAUSE.split(_WRAPPED.sub(" ", text)))
    found = (tuple(words(part)) for part in parts if not part.rstrip().endswith("?"))
    return frozenset(run for run in found if _SENTENCE <= len(run) < RUN)


# Both are kept, since all packets of a candidate share their stories.
@lru_cache(maxsize=65_536)
def _foreign_runs(text: str, *, is_name: bool) -> tuple[Run, ...]:
    """A name as a whole; of longer text any six words in a row, or ten where most of them are
    everyday ones.
    """
    found = list(map(intern, words(text)))
    if is_name:
        return (tuple(found),) if found else ()
    size = _run_length(found)
    needed = PECULIAR if size == RUN else {size: 1}
    is_peculiar = [not distinctive.is_everyday(word) for word in found]
    made = []
    for start in range(len(found) - RUN + 1):
        for length, enough in needed.items():
            end = start + length
            if end <= len(found) and sum(is_peculiar[start:end]) >= enough:
                made.append(tuple(found[start:end]))
                break
    return tuple(run for run in made if EDGE not in run)


@lru_cache(maxsize=65_536)
def _runs(text: str, *, is_name: bool) -> tuple[Run, ...]:
    parts = filter(None, map(words, _PAUSE.split(text)))
    sentences = [list(map(intern, part)) for part in parts]
    if len(sentences) == 1 and len(sentences[0]) < RUN:
        short = sentences[0]
        return (tuple(short),) if _says_something(short, text, is_name=is_name) else ()
    made: list[Run] = []
    for sentence in sentences:
        made.extend(_runs_of_sentence(sentence))
    if sum(map(len, sentences)) < RUN:
        made.append(tuple(chain.from_iterable(sentences)))
    return tuple(made)


def _runs_of_sentence(sentence: list[str]) -> Iterator[Run]:
    size = _run_length(sentence)
    if len(sentence) >= size:
        for start in range(len(sentence) - size + 1):
            yield tuple(sentence[start : start + size])
    elif len(sentence) >= _SENTENCE:
        yield tuple(sentence)


def _run_length(sentence: list[str]) -> int:
    """How many words a run of the sentence has: where each word is but a letter, more."""
    return _LETTERS_RUN if sentence and all(map(is_letter, sentence)) else RUN


def _says_something(short: list[str], text: str, *, is_name: bool) -> bool:
    """Whether a few words say something by themselves."""
    letters = sum(map(len, short))
    if len(short) >= _SENTENCE:
        return True
    if len(short) > 1:
        return is_name or letters >= _LETTERS
    has_figure = any(letter.isdigit() for letter in short[0])
    stands_out = has_figure or is_name or text[:1].isupper() or "@" in text
    return letters >= _ALONE and stands_out
