"""What one client leaves in files that are not that client's own: names, contacts, employers.

In: the client's texts, those of the other clients, and files. Out: where the client is named in a
file, and the file's text without that. Nothing is read or written here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.privacy.leaks.as_names import ENDING, INFLECTED, stem
from secondround.privacy.leaks.other_clients import own_texts
from secondround.privacy.leaks.protected_text import PacketTexts, ProtectedText
from secondround.privacy.leaks.search import Leak, Search
from secondround.privacy.leaks.words import placed_words
from secondround.records.yaml import FieldPath
from secondround.vocabulary import Edition

REMOVED: Final = "(removed)"
"""What is put in the place of a name in a text; where it is part of an id or a link, without the
brackets.
"""
_PART_OF_A_NAME: Final = re.compile(r"[a-z0-9-]+")


class Found(Struct, frozen=True, order=True):
    """One place at which the client is named."""

    line: int  # 1-based; 0 where the file has no lines
    words: str


class Footprint:
    """All that gives one client away, ready to be looked for in any number of files."""

    def __init__(
        self, theirs: Sequence[PacketTexts], others: Iterable[PacketTexts], names: Iterable[str]
    ) -> None:
        """others: whoever is named in their fields for names may be named, but for the client.
        names: of the client, beside those in the files.
        """
        who: list[ProtectedText] = []
        named: list[PacketTexts] = []
        full: dict[tuple[PurePosixPath, FieldPath], str] = {}  # forms of a name come after it
        for packet in theirs:
            in_names = [text for text in packet.protected if text.is_name and not text.story]
            for text in in_names:
                full.setdefault((text.file, text.path), text.text)
            who += [text for text in in_names if len(text.path) == 1]
            named.append(replace(packet, protected=tuple(in_names)))
        for name in names:
            who += _given(name)
        alone = PacketTexts("", "", tuple(dict.fromkeys(who)), "")
        self._searches = (
            Search([alone], by_hand={}),
            Search([*others, *named], by_hand={}),
        )
        own = [text for (_, path), text in full.items() if len(path) == 1]
        self.names = tuple(dict.fromkeys((*own, *names)))
        self.others = tuple(sorted(set(full.values()) - set(own)))

    def words_in(self, place: PurePosixPath, data: bytes) -> frozenset[str]:
        """The words by which the client is found in a file's name and content, as they are
        compared.
        """
        return frozenset(leak.words for leak in self._leaks(place, data))

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return any(self._searches)

    def named_in(self, place: PurePosixPath) -> bool:
        """Whether the client is named in a file's name."""
        return any(True for _ in self._leaks(PurePosixPath("name"), str(place).encode()))

    def found(self, place: PurePosixPath, data: bytes) -> tuple[Found, ...]:
        """Every place at which the client is named in a file's content. Raises Unsearchable where
        it cannot be read.
        """
        leaks = [leak for leak in self._leaks(place, data) if leak.where != "in its name"]
        if not leaks:
            return ()
        text = as_text(data)
        if text is None:
            return tuple(sorted({Found(0, leak.words) for leak in leaks}))
        starts = [match.end() for match in re.finditer("\n", text)]
        spans = list(_spans(text, leaks))
        lines = {Found(bisect_right(starts, start) + 1, text[start:end]) for start, end in spans}
        return tuple(sorted(lines)) or (Found(0, leaks[0].words),)

    def without(self, place: PurePosixPath, data: bytes) -> bytes:
        """The text of a file without the client."""
        text = as_text(data)
        if text is None:
            return data
        for start, end in sorted(_spans(text, list(self._leaks(place, data))), reverse=True):
            is_part = _PART_OF_A_NAME.fullmatch(text[start:end])
            text = text[:start] + (REMOVED.strip("()") if is_part else REMOVED) + text[end:]
        return text.encode()

    def _leaks(self, place: PurePosixPath, data: bytes) -> Iterator[Leak]:
        for search in self._searches:
            yield from search.file(place, data)


def _given(name: str) -> Iterator[ProtectedText]:
    """A name as it is looked for; a telephone number or an id as it is."""
    given = ProtectedText(
        name, ("name",), PurePosixPath(), Edition.COACH, is_name=True, foreign=True
    )
    if any(letter.isdigit() for letter in name) or "/" in name:
        yield given
    else:
        yield from own_texts([given])


def as_text(data: bytes) -> str | None:
    """The text of a file; None where it is none."""
    try:
        return None if b"\0" in data else data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _spans(text: str, leaks: Sequence[Leak]) -> Iterator[tuple[int, int]]:
    """Where the words that were found are in the text, none over another."""
    known = placed_words(text)
    end = 0
    wanted: dict[tuple[str, ...], bool] = {}  # and whether they count as a name alone
    for leak in leaks:
        run = tuple(leak.words.split())
        wanted[run] = wanted.get(run, True) and leak.protected.only_as_name
    runs = sorted(wanted, key=len, reverse=True)
    for index, (_, start, _) in enumerate(known):
        if start < end:
            continue
        for run in runs:
            there = known[index : index + len(run)]
            if not _is_run(run, [word for word, _, _ in there]):
                continue
            if wanted[run] and text[start].islower():
                continue
            end = there[-1][2]
            yield start, end
            break


def _is_run(run: tuple[str, ...], there: Sequence[str]) -> bool:
    if list(run) == list(there):
        return True
    if len(run) != 1 or not there or len(run[0]) < INFLECTED:
        return False
    kept = stem(run[0])
    return there[0].startswith(kept) and len(there[0]) - len(kept) <= ENDING
