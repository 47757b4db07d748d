"""The search itself: which words stand where they may not.

In: contents, and finished files one by one. Out: leaks. Its cost is that of reading each file once,
however many strings are searched for.

A string is searched for by runs of six words, so that a part of it is found as the whole is: any
eleven words in a row of a longer text hold such a run. What is shorter is searched for whole, by
itself or as a sentence of three words or more. A single word is searched for where it says
something alone: a name, a figure, an address, a word with a capital.

A run that also stands in a field which may be there is no leak. Nor is one that the program ships,
or puts together from fields which may be there, such as a day in words. Hand-written pages say what
their author chose to say; so what fits on a line (a question, a title) and stands there is theirs.
But longer texts, and whom they name, are searched for there, too.

Of files of which nothing may be there (another client's) only that is searched for which is that
client's own: names, and six words in a row. For these it is no excuse that they were typed into a
field which may be there. But what three clients say is nobody's own, and whoever is named in a
field for names may be named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from sys import intern
from typing import Final

from secondround.privacy.leaks import figures, ordinary, shipped_words
from secondround.privacy.leaks.as_names import INFLECTED, stands_as_name
from secondround.privacy.leaks.contents import Content
from secondround.privacy.leaks.said import Said
from secondround.privacy.leaks.texts import Segment, segments
from secondround.privacy.leaks.theirs import RUN
from secondround.privacy.leaks.words import EDGE, is_letter, readings, words
from secondround.records import TITLES
from secondround.text import is_ordinary

_SENTENCE: Final = 3
"""Words that a sentence of a longer text must have, to be searched for by itself."""
_LETTERS_RUN: Final = 8
"""Letters of a run in a script without blanks."""
_LETTERS: Final = 6
"""Letters that two words or more must have together."""
_ALONE: Final = 4
"""Letters that a single word must have."""
_ENOUGH: Final = {RUN: 2, 10: 1}
"""Words in a row that do not come together by chance, and how many of them must not be everyday
English.
"""
_EVERYBODYS: Final = 2
"""Clients, beside the one whose output it is, who make words nobody's own."""
_ENDS: Final = re.compile(r"(?<=[.!?…])\s+|\n+|(?<=[。！？])")

_UNSEEN: Final = frozenset(
    {"in its name", "in an attribute", "in a part that no page shows", "in its remarks"}
)
_CODE: Final = frozenset({".css", ".js", ".mjs", ".map", ".svg", ".xml", ".gz"})
"""Where numbers are measures, and no figures of anybody's."""

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leak:
    """One string that stands where it may not."""

    said: Said
    file: PurePosixPath  # in the output
    where: str  # in the file, in words: "in a bookmark"; "" for its plain text
    words: str  # those that were found, as they are compared
    typed: str = ""  # the packet in whose own files they stand; "" where they came otherwise


def runs(said: Said) -> tuple[Run, ...]:
    """What is searched for to find a string or a part of it."""
    return (
        _of_theirs(said.text, names=said.names)
        if said.theirs
        else _runs(said.text, names=said.names)
    )


@lru_cache(maxsize=65_536)
def _of_theirs(text: str, *, names: bool) -> tuple[Run, ...]:
    """A name as a whole; of longer text six words from whichever on, or ten where most are everyday
    ones.
    """
    found = list(map(intern, words(text)))
    size = _size(found)
    if names:
        return (tuple(found),) if found else ()
    peculiar = [not ordinary.is_everyday(word) for word in found]
    made = []
    for start in range(len(found) - RUN + 1):
        for length, enough in _ENOUGH.items() if size == RUN else ((size, 1),):
            if start + length <= len(found) and sum(peculiar[start : start + length]) >= enough:
                made.append(tuple(found[start : start + length]))
                break
    return tuple(run for run in made if EDGE not in run)


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


def _size(sentence: list[str]) -> int:
    """How many words a run of it has: where each is but a letter, more."""
    return _LETTERS_RUN if sentence and all(map(is_letter, sentence)) else RUN


def _of_sentence(sentence: list[str]) -> Iterator[Run]:
    size = _size(sentence)
    if len(sentence) >= size:
        yield from (
            tuple(sentence[start : start + size]) for start in range(len(sentence) - size + 1)
        )
    elif len(sentence) >= _SENTENCE:
        yield tuple(sentence)


def _telling(short: list[str], text: str, *, names: bool) -> bool:
    """Whether one or two words say something by themselves."""
    letters = sum(map(len, short))
    if len(short) >= _SENTENCE:
        return True
    if len(short) > 1:
        return names or letters >= _LETTERS
    figure = any(letter.isdigit() for letter in short[0])
    return letters >= _ALONE and (figure or names or text[:1].isupper() or "@" in text)


def _may_be_by_hand(run: Run, said: Said) -> bool:
    return len(run) < RUN or not said.long


def _peculiar(run: Run, people: set[str], spoken: Mapping[str, set[str]]) -> int:
    """How many words of a run are not everyday English, and used by few others."""
    return sum(
        not ordinary.is_everyday(word) and len(spoken[word] - people) < _EVERYBODYS for word in run
    )


class Search:
    """All that must not be found, ready to be looked for in any number of files."""

    def __init__(
        self,
        contents: Iterable[Content],
        *,
        by_hand: Mapping[PurePosixPath, str],
        derived: Callable[[str], str] = lambda _: "",
    ) -> None:
        """by_hand: pages written by hand, as words. derived: the words that the program makes of
        what a packet may show, by the packet's id; of the list of all packets, by ""; asked for
        when they matter.
        """
        contents = tuple(contents)
        self._present = {content.place: content for content in contents if content.place}
        self._people = {content.whose for content in self._present.values()}
        self._companies = {content.company for content in self._present.values()}
        self._by_hand = by_hand
        self._derived = derived
        self._copied = Counter(said.story for one in contents for said in one.secrets if said.story)
        self._wanted: dict[int, dict[Run, list[tuple[Said, Content]]]] = {}
        self._excused: dict[tuple[Run, str], bool] = {}
        spoken: dict[str, set[str]] = {}
        for content in contents:
            for said in content.secrets:
                if self._is_secret(said, content):
                    for run in runs(said):
                        self._wanted.setdefault(len(run), {}).setdefault(run, []).append(
                            (said, content)
                        )
                if said.theirs and not said.names:
                    for word in words(said.text):
                        spoken.setdefault(word, set()).add(content.whose)
        self._leave_out_everybodys(spoken)
        alone = [run for run in self._wanted.get(1, {}) if len(run[0]) >= INFLECTED]
        self._names = {run[0].removesuffix("a"): run for run in alone} | {
            run[0]: run for run in alone
        }
        self._figures: dict[int, list[tuple[Said, Content]]] = {}
        for content in contents:
            for said in content.secrets:
                for value, _ in () if said.theirs else figures.numbers(said.text):
                    self._figures.setdefault(value, []).append((said, content))

    def _leave_out_everybodys(self, spoken: Mapping[str, set[str]]) -> None:
        """What several clients say is not searched for, word for word or word by word: it is
        nobody's own.
        """
        for length, enough in _ENOUGH.items():
            wanted = self._wanted.get(length, {})
            for run, found in list(wanted.items()):
                people = {its.whose for said, its in found if said.theirs and not said.names}
                if people and (
                    len(people) >= _EVERYBODYS or _peculiar(run, people, spoken) < enough
                ):
                    wanted[run] = [
                        (said, its) for said, its in found if not said.theirs or said.names
                    ]

    def _is_secret(self, said: Said, content: Content) -> bool:
        """Whether a string is to be kept from the packets that are there: what is about a company
        that one of them is about, too, is not, nor is the file of a candidate whose other packet is
        there.
        """
        if not said.theirs:
            return True
        if str(said.file) in self._people:
            return False
        if said.story:
            return any(said.story in one.stories for one in self._present.values())
        return not (said.company and content.company in self._companies)

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self._wanted)

    def file(self, place: PurePosixPath, data: bytes) -> Iterator[Leak]:
        """Every leak in one file of the output, each string once; raises Unsearchable where it
        cannot be read.
        """
        found: set[tuple[Said, str]] = set()
        for segment in segments(place, data) if self else ():
            for said, run, owner in self._segment(segment, place):
                if (said, segment.where) not in found:
                    found.add((said, segment.where))
                    typed = owner if said.theirs and self._is_typed(run, owner) else ""
                    yield Leak(said, place, segment.where, " ".join(run), typed)

    def _segment(self, segment: Segment, place: PurePosixPath) -> Iterator[tuple[Said, Run, str]]:
        owner = self._owner(segment.page or place)
        for reading in readings(segment.text):
            for run in self._hits(reading):
                for said, its in self._wanted[len(run)][run]:
                    judged = self._is_everybodys if said.theirs else self._is_excused
                    if judged(run, said, its, owner):
                        continue
                    if not said.strict or stands_as_name(said.text, segment.text):
                        yield said, run, owner
        yield from self._numbers(segment, place, owner)

    def _numbers(
        self, segment: Segment, place: PurePosixPath, owner: str
    ) -> Iterator[tuple[Said, Run, str]]:
        """The figures that anybody can read in a segment and that are private, however they are
        written there.
        """
        if not self._figures or segment.where in _UNSEEN or place.suffix in _CODE:
            return
        for value, written in figures.numbers(segment.text):
            if value in self._figures and not self._is_known(value, owner):
                for said, _ in self._figures[value]:
                    yield said, (written,), owner

    def _is_known(self, value: int, owner: str) -> bool:
        """Whether a number also stands where it may."""
        around = [self._present[owner]] if owner else self._present.values()
        texts = (
            *(content.allowed for content in around),
            *self._by_hand.values(),
            self._made(owner),
        )
        return any(value == other for text in texts for other, _ in figures.numbers(text))

    def _hits(self, text: list[str]) -> Iterator[Run]:
        for length, wanted in self._wanted.items():
            there = zip(*(text[start:] for start in range(length)), strict=False)
            yield from sorted(wanted.keys() & {run for run in there if EDGE not in run})
        for word in {word for word in text if len(word) > INFLECTED} if self._names else ():
            name = next((name for cut in (1, 2, 3) if (name := word[:-cut]) in self._names), "")
            if name and not ordinary.is_word(word) and not is_ordinary(word):
                yield self._names[name]

    def _owner(self, place: PurePosixPath) -> str:
        """The folder of the packet whose page or paper this is; "" for what all packets share."""
        return next((str(folder) for folder in place.parents if str(folder) in self._present), "")

    def _is_everybodys(self, run: Run, said: Said, its: Content, owner: str) -> bool:
        """Whether words of another packet's may stand there, since they are not that client's
        alone.
        """
        text = f" {' '.join(run)} "
        if shipped_words.hold(text) or (its.whose in self._people and self._may_stand(run, text)):
            return True
        if said.story:
            return self._copied.get(said.story, 0) >= _EVERYBODYS
        if said.names:
            text = f" {run[-1]} " if run[0] in TITLES else text  # of "Mr Best" the name
            return any(text in content.named for content in self._present.values())
        return not self._is_typed(run, owner) and text in self._made(owner)

    def _is_typed(self, run: Run, owner: str) -> bool:
        """Whether words stand in a field of the packet's own that may be there."""
        return bool(owner) and f" {' '.join(run)} " in self._present[owner].allowed

    def _is_excused(self, run: Run, said: Said, its: Content, owner: str) -> bool:
        """Whether words that are out of this edition's reach may stand there all the same."""
        text = f" {' '.join(run)} "
        named = said.names and len(run) > 1
        if not named and (_may_be_by_hand(run, said) and self._stands_by_hand(text)):
            return True
        if owner:
            around = (self._present[place] for place in {owner, its.place} if place)
            may = any(text in content.allowed for content in around)
        else:
            may = self._may_stand(run, text)
        if may or (not named and shipped_words.hold(text)):
            return True
        return not named and text in self._made(owner)

    def _made(self, owner: str) -> str:
        return self._derived(self._present[owner].packet if owner else "")

    def _stands_by_hand(self, text: str) -> bool:
        return any(text in page for page in self._by_hand.values())

    def _may_stand(self, run: Run, text: str) -> bool:
        """Whether any packet of the output may say it: then what packets share may, too."""
        key = (run, "")
        if key not in self._excused:
            self._excused[key] = any(text in content.allowed for content in self._present.values())
        return self._excused[key]
