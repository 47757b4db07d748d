"""The search itself: which words are found where they may not be.

In: what an output may say of each packet, and finished files one by one. Out: leaks. Its cost is
that of reading each file once, however many texts are searched for.

A run of words (see `runs`) that is also in a field which may be there is no leak. Nor is one that
the program ships, or puts together from fields which may be there, such as a day in words.
Hand-written pages say what their author chose to say, so what fits on a line (a question, a title)
and is in one of them is allowed. Longer texts and whole sentences of them, whom they name and
figures of pay are searched for there, too.

Of files of which nothing may be there (another client's) only what is that client's own is searched
for: names, and six words in a row. For these it is no excuse that they were typed into a field
which may be there. But what three clients say belongs to none of them, and anybody named in a field
for names may be named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct

from secondround.privacy.leaks import distinctive, figures, phone_numbers, shipped_words
from secondround.privacy.leaks.as_names import INFLECTED, stands_as_name, stem
from secondround.privacy.leaks.file_text import IN_BYTES, Segment, segments
from secondround.privacy.leaks.other_clients import RUN
from secondround.privacy.leaks.protected_text import PacketTexts, ProtectedText
from secondround.privacy.leaks.runs import PECULIAR, Run, runs
from secondround.privacy.leaks.words import EDGE, readings, spaced, words
from secondround.records import PERSONAL_TITLES
from secondround.text import is_english_word
from secondround.vocabulary import layout

_SHARED_BY: Final = 2
"""What so many clients say, beside the one whose output it is, counts as common."""
_UNSEEN: Final = frozenset(
    {"in its name", "in an attribute", "in a part that no page shows", IN_BYTES}
)
_BY_CHANCE: Final = 5
"""Bytes of a name that a picture or a font may happen to hold, as "s ni" of "S. Ní"."""
_OF_PAY: Final = frozenset({"pay", "stated"})
"""Fields whose figures nobody means to write in a guide; "2,400 parcels" may well be another's."""
_CODE: Final = frozenset({".css", ".js", ".mjs", ".map", ".svg", ".xml", ".gz"})
"""Files in which numbers are measures, and no figures of anybody's."""

Wanted = list[tuple[ProtectedText, PacketTexts]]
"""Protected texts, each with the packet it belongs to."""


class Leak(Struct, frozen=True):
    """One text that was found where it may not be."""

    protected: ProtectedText
    file: PurePosixPath  # in the output
    where: str  # in the file, in words: "in a bookmark"; "" for its plain text
    words: str  # those that were found, as they are compared
    typed_in: str = ""  # the packet in whose own fields they are; "" where they came otherwise


class Search:
    """All that must not be found, ready to be looked for in any number of files."""

    def __init__(
        self,
        packets: Iterable[PacketTexts],
        *,
        by_hand: Mapping[PurePosixPath, str],
        stated: Collection[Run] = (),
        derived: Callable[[str], str] = lambda _: "",
    ) -> None:
        """by_hand: pages written by hand, as words. stated: the sentences in them. derived: the
        words that the program makes of what a packet may show, by the packet's id; of the list of
        all packets, by ""; asked for when they matter.
        """
        packets = tuple(packets)
        self._present = {packet.folder: packet for packet in packets if packet.folder}
        self._people = {packet.candidate_file for packet in self._present.values()}
        self._companies = {packet.company for packet in self._present.values()}
        self._remarks = frozenset().union(*(there.remarks for there in self._present.values()))
        self._by_hand = by_hand
        self._stated = stated
        self._derived = derived
        self._copied: defaultdict[str, set[str]] = defaultdict(set)  # candidates' files, by story
        self._wanted: dict[int, dict[Run, Wanted]] = {}  # by the length of a run
        self._figures: defaultdict[int, Wanted] = defaultdict(list)
        self._phones: defaultdict[str, Wanted] = defaultdict(list)  # by their last digits
        self._allowed: dict[Run, bool] = {}
        speakers: defaultdict[str, set[str]] = defaultdict(set)  # of each word: candidates' files
        for packet in packets:
            for protected in packet.protected:
                self._add(protected, packet)
                if protected.foreign and not protected.is_name:
                    for word in words(protected.text):
                        speakers[word].add(packet.candidate_file)
        self._leave_out_what_many_say(speakers)
        self._names: dict[str, Run] = {}
        alone = [run for run in self._wanted.get(1, {}) if len(run[0]) >= INFLECTED]
        for run in alone:
            self._names[stem(run[0])] = run
        for run in alone:  # a name as it is goes before another one's stem
            self._names[run[0]] = run

    def _add(self, protected: ProtectedText, packet: PacketTexts) -> None:
        """Look for a text from now on."""
        if protected.story:
            self._copied[protected.story].add(packet.candidate_file)
        if self._is_secret(protected, packet):
            for run in runs(protected):
                of_this_length = self._wanted.setdefault(len(run), {})
                of_this_length.setdefault(run, []).append((protected, packet))
            if protected.path == ("phone",):
                for ending, _ in phone_numbers.endings(words(protected.text)):
                    self._phones[ending].append((protected, packet))
        if not protected.foreign:
            for value, _ in figures.numbers(protected.text):
                self._figures[value].append((protected, packet))

    def _is_secret(self, protected: ProtectedText, packet: PacketTexts) -> bool:
        """Whether a text is to be kept from the packets that are there.

        What is about a company that one of them is about, too, is not; nor is a remark that the
        coach wrote to both clients alike, nor the file of a candidate whose other packet is there.
        """
        if not protected.foreign:
            return True
        if str(protected.file) in self._people:
            return False
        if protected.story:
            return any(protected.story in there.stories for there in self._present.values())
        if protected.file.name == layout.COMMENTS and spaced(protected.text) in self._remarks:
            return False
        return not (protected.about_company and packet.company in self._companies)

    def _leave_out_what_many_say(self, speakers: Mapping[str, set[str]]) -> None:
        """Stop looking for what several clients say, word for word or word by word: it identifies
        none of them.
        """
        for length, enough in PECULIAR.items():
            for run, wanted in self._wanted.get(length, {}).items():
                people = set()
                for protected, packet in wanted:
                    if protected.foreign and not protected.is_name:
                        people.add(packet.candidate_file)
                if people and (
                    len(people) >= _SHARED_BY or _count_peculiar(run, people, speakers) < enough
                ):
                    wanted[:] = [pair for pair in wanted if not pair[0].foreign or pair[0].is_name]

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self._wanted)

    def file(self, place: PurePosixPath, data: bytes) -> Iterator[Leak]:
        """Every leak in one file of the output, each text once; raises Unsearchable where it cannot
        be read.
        """
        found: set[tuple[ProtectedText, str]] = set()
        for segment in segments(place, data) if self else ():
            owner = self._owner(segment.page or place)
            hits = chain(self._words_in(segment, owner), self._figures_in(segment, place, owner))
            for protected, run in hits:
                if (protected, segment.where) not in found:
                    found.add((protected, segment.where))
                    is_typed = protected.foreign and self._is_typed(run, owner)
                    typed_in = owner if is_typed else ""
                    yield Leak(protected, place, segment.where, " ".join(run), typed_in)

    def _owner(self, place: PurePosixPath) -> str:
        """The folder of the packet whose page or paper this is; "" for what all packets share."""
        return next((str(folder) for folder in place.parents if str(folder) in self._present), "")

    def _words_in(self, segment: Segment, owner: str) -> Iterator[tuple[ProtectedText, Run]]:
        """The texts that a segment may not hold, each with the run by which it was found."""
        for reading in readings(segment.text):
            for run in self._hits(reading):
                if segment.where == IN_BYTES and len(" ".join(run).encode()) <= _BY_CHANCE:
                    continue
                for protected, packet in self._wanted[len(run)][run]:
                    is_fine = self._may_be_named if protected.foreign else self._is_excused
                    if is_fine(run, protected, packet, owner):
                        continue
                    if not protected.only_as_name or stands_as_name(protected.text, segment.text):
                        yield protected, run
            yield from self._phones_in(reading, owner)

    def _phones_in(self, text: list[str], owner: str) -> Iterator[tuple[ProtectedText, Run]]:
        """The telephone numbers in a text, however they are written."""
        for ending, run in phone_numbers.endings(text) if self._phones else ():
            around = [self._present[owner]] if owner else self._present.values()
            for protected, _ in self._phones.get(ending, ()):
                known = ""
                for there in around:
                    known += there.allowed_names if protected.foreign else there.allowed
                if ending not in known.replace(" ", ""):
                    yield protected, run

    def _hits(self, text: list[str]) -> Iterator[Run]:
        """The runs that occur in a text, allowed or not; names with an ending, too."""
        for length, wanted in self._wanted.items():
            shifted = [text[start:] for start in range(length)]
            there = wanted.keys() & zip(*shifted, strict=False)
            yield from sorted(run for run in there if EDGE not in run)
        if not self._names:
            return
        for word in {word for word in text if len(word) > INFLECTED}:
            stems = (word[:-1], word[:-2], word[:-3])
            name = next((short for short in stems if short in self._names), "")
            if name and not distinctive.is_known_word(word) and not is_english_word(word):
                yield self._names[name]

    def _figures_in(
        self, segment: Segment, place: PurePosixPath, owner: str
    ) -> Iterator[tuple[ProtectedText, Run]]:
        """The private figures that anybody can read in a segment, however they are written."""
        if not self._figures or segment.where in _UNSEEN or place.suffix in _CODE:
            return
        for value, written in figures.numbers(segment.text):
            if value in self._figures and not self._is_open_figure(value, owner):
                is_by_hand = any(_has_figure(text, value) for text in self._by_hand.values())
                for protected, _ in self._figures[value]:
                    if not is_by_hand or not _OF_PAY.isdisjoint(protected.path):
                        yield protected, (written,)

    def _is_open_figure(self, value: int, owner: str) -> bool:
        """Whether a number is also found where it may be."""
        around = [self._present[owner]] if owner else self._present.values()
        if any(value in packet.allowed_figures for packet in around):
            return True
        return _has_figure(self._made(owner), value)

    def _may_be_named(
        self, run: Run, protected: ProtectedText, packet: PacketTexts, owner: str
    ) -> bool:
        """Whether words of another client's may be there: they are not that client's alone."""
        text = f" {' '.join(run)} "
        if shipped_words.hold(text):
            return True
        if packet.candidate_file in self._people and self._is_allowed_somewhere(run, text):
            return True
        if protected.story:
            return len(self._copied[protected.story]) >= _SHARED_BY
        if protected.is_name:
            name = f" {run[-1]} " if run[0] in PERSONAL_TITLES else text  # of "Mr Best" the name
            return any(name in there.allowed_names for there in self._present.values())
        return not self._is_typed(run, owner) and text in self._made(owner)

    def _is_typed(self, run: Run, owner: str) -> bool:
        """Whether the words are in a field of the packet's own that may be there."""
        return bool(owner) and f" {' '.join(run)} " in self._present[owner].allowed

    def _is_excused(
        self, run: Run, protected: ProtectedText, packet: PacketTexts, owner: str
    ) -> bool:
        """Whether words out of this edition's reach may be there after all."""
        text, is_whole_name = f" {' '.join(run)} ", protected.is_name and len(run) > 1
        is_part = len(run) < RUN and run not in self._stated
        fits_on_a_line = is_part or not protected.is_prose
        if not is_whole_name and fits_on_a_line and self._is_by_hand(text):
            return True
        if owner:
            around = [self._present[folder] for folder in {owner, packet.folder} if folder]
            is_allowed = any(text in there.allowed for there in around)
        else:
            is_allowed = self._is_allowed_somewhere(run, text)
        if is_allowed:
            return True
        return not is_whole_name and (shipped_words.hold(text) or text in self._made(owner))

    def _is_by_hand(self, text: str) -> bool:
        return any(text in page for page in self._by_hand.values())

    def _made(self, owner: str) -> str:
        """The words that the program makes of what the owner's packet may show."""
        return self._derived(self._present[owner].packet if owner else "")

    def _is_allowed_somewhere(self, run: Run, text: str) -> bool:
        """Whether any packet of the output may say it: then what packets share may, too."""
        if run not in self._allowed:
            self._allowed[run] = any(text in there.allowed for there in self._present.values())
        return self._allowed[run]


def _count_peculiar(run: Run, people: set[str], speakers: Mapping[str, set[str]]) -> int:
    """How many words of a run are neither everyday English nor used by several others."""
    count = 0
    for word in run:
        others = speakers[word] - people
        if not distinctive.is_everyday(word) and len(others) < _SHARED_BY:
            count += 1
    return count


def _has_figure(text: str, value: int) -> bool:
    return value in dict(figures.numbers(text))
