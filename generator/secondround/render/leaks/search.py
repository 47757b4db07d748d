"""The search itself: which words stand where they may not.

In: contents, and finished files one by one. Out: leaks. Its cost is that of reading each file once, however many
strings are searched for.

A string is searched for by runs of six words, so that a part of it is found as the whole is: any eleven words in a row
of a longer text hold such a run. What is shorter is searched for whole, by itself or as a sentence of three words or
more. A single word is searched for where it says something alone: a name, a figure, an address, a word with a
capital.

A run that also stands in a field which may be there is no leak. Nor is one that stands in the templates: these are the
program's words. Hand-written pages say what their author chose to say; so what fits on a line (a question, a title) and
stands there is theirs. But longer texts, and whom they name, are searched for there, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from sys import intern
from typing import Final

from secondround.render.leaks.contents import Content, Said
from secondround.render.leaks.texts import Segment, segments
from secondround.render.leaks.words import EDGE, readings, words

RUN: Final = 6
"""Words of a run."""
_SENTENCE: Final = 3
"""Words that a sentence of a longer text must have, to be searched for by itself."""
_LETTERS: Final = 6
"""Letters that two words or more must have together."""
_ALONE: Final = 4
"""Letters that a single word must have."""
_ENDS: Final = re.compile(r"(?<=[.!?…])\s+|\n+")

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leak:
    """One string that stands where it may not."""

    said: Said
    file: PurePosixPath  # in the output
    where: str  # in the file, in words: "in a bookmark"; "" for its plain text


def runs(said: Said) -> tuple[Run, ...]:
    """What is searched for to find a string or a part of it."""
    return _runs(said.text, names=said.names)


@lru_cache(maxsize=65_536)
def _runs(text: str, *, names: bool) -> tuple[Run, ...]:
    """Kept, since all packets of a candidate share their stories."""
    sentences = [list(map(intern, found)) for part in _ENDS.split(text) if (found := words(part))]
    if len(sentences) == 1 and len(sentences[0]) < RUN:
        return (tuple(sentences[0]),) if _telling(sentences[0], text, names=names) else ()
    made = [run for sentence in sentences for run in _of_sentence(sentence)]
    if sum(map(len, sentences)) < RUN:
        made.append(tuple(word for sentence in sentences for word in sentence))
    return tuple(made)


def _of_sentence(sentence: list[str]) -> Iterator[Run]:
    if len(sentence) >= RUN:
        yield from (tuple(sentence[start : start + RUN]) for start in range(0, len(sentence) - RUN + 1, RUN))
        yield tuple(sentence[-RUN:])
    elif len(sentence) >= _SENTENCE:
        yield tuple(sentence)


def _telling(short: list[str], text: str, *, names: bool) -> bool:
    """Whether one or two words say something by themselves."""
    letters = sum(map(len, short))
    if len(short) >= _SENTENCE:
        return True
    if len(short) > 1:
        return letters >= _LETTERS
    figure = any(letter.isdigit() for letter in short[0])
    return letters >= _ALONE and (figure or names or text[:1].isupper() or "@" in text)


def _may_be_by_hand(run: Run, said: Said) -> bool:
    return len(run) < RUN or not said.long


class Search:
    """All that must not be found, ready to be looked for in any number of files."""

    def __init__(
        self, contents: Iterable[Content], *, ours: Callable[[], str], by_hand: Mapping[PurePosixPath, str]
    ) -> None:
        """ours: the program's own words, asked for when they matter. by_hand: pages written by hand, as words."""
        self._contents = tuple(contents)
        self._present = {content.place: content for content in self._contents if content.place}
        self._ours = ours
        self._by_hand = by_hand
        self._wanted: dict[int, dict[Run, list[tuple[Said, str]]]] = {}
        for content in self._contents:
            for said in content.secrets:
                for run in runs(said):
                    self._wanted.setdefault(len(run), {}).setdefault(run, []).append((said, content.place))
        self._excused: dict[tuple[Run, str], bool] = {}

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self._wanted)

    def file(self, place: PurePosixPath, data: bytes) -> Iterator[Leak]:
        """Every leak in one file of the output, each string once; raises Unsearchable where it cannot be read."""
        found: set[tuple[Said, str]] = set()
        for segment in segments(place, data) if self else ():
            for said in self._segment(segment, place):
                if (said, segment.where) not in found:
                    found.add((said, segment.where))
                    yield Leak(said, place, segment.where)

    def _segment(self, segment: Segment, place: PurePosixPath) -> Iterator[Said]:
        owner = self._owner(segment.page or place)
        for reading in readings(segment.text):
            for run in self._hits(reading):
                for said, its in self._wanted[len(run)][run]:
                    if not self._is_excused(run, said, its, owner):
                        yield said

    def _hits(self, text: list[str]) -> Iterator[Run]:
        for length, wanted in self._wanted.items():
            there = zip(*(text[start:] for start in range(length)), strict=False)
            yield from sorted(wanted.keys() & {run for run in there if EDGE not in run})

    def _owner(self, place: PurePosixPath) -> str:
        """The packet whose page or paper this is; "" for what all packets share."""
        return next((str(folder) for folder in place.parents if str(folder) in self._present), "")

    def _is_excused(self, run: Run, said: Said, its: str, owner: str) -> bool:
        """Whether the words may stand there all the same."""
        text = f" {' '.join(run)} "
        named = said.names and len(run) > 1
        if not named and (text in self._ours() or (_may_be_by_hand(run, said) and self._stands_by_hand(text))):
            return True
        if owner:
            around = (self._present[place] for place in {owner, its} if place)
            return any(text in content.allowed for content in around)
        return self._may_stand(run, text)

    def _stands_by_hand(self, text: str) -> bool:
        return any(text in page for page in self._by_hand.values())

    def _may_stand(self, run: Run, text: str) -> bool:
        """Whether any packet of the output may say it: then what packets share may, too."""
        key = (run, "")
        if key not in self._excused:
            self._excused[key] = any(text in content.allowed for content in self._present.values())
        return self._excused[key]
