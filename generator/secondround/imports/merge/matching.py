"""Which entry of a file is the one that was imported before, or typed by a person."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from difflib import SequenceMatcher
from typing import Any, Final

from secondround.imports.found import Value
from secondround.imports.merge.model import Memory, Written
from secondround.imports.merge.values import is_entries
from secondround.text import free_slug, is_placeholder

_NAMES = ("id", "text", "title", "name", "at")
"""Fields that tell one entry from another."""
_NAME_WEIGHT = 3
_FEW = 2
_WORDINGS: Final = ("text", "action", "result")
"""Fields that say what an entry is about at length."""
_FEWEST_WORDS: Final = 6  # of a wording that is compared
_NEARLY: Final = 0.9  # of the words, where a wording is still the same
_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*")


def entry_places(remembered: Any, written: Written) -> list[tuple[str, Mapping[str, Any], Memory]]:
    """The imported entries of a list that are still there: the key of each, the entry as it is
    written now, and the fields as they were imported.
    """
    if not is_entries(remembered) or not isinstance(written, list):
        return []
    fields = {key: inner for key, inner, _ in remembered}
    found = sorted(places(fields, written).items(), key=lambda place: place[1])
    return [(key, written[i], fields[key]) for key, i in found if isinstance(written[i], dict)]


def places(before: Mapping[str, Memory], ours: list[Written]) -> dict[str, int]:
    """Where the entries that were imported before are now, whatever was edited in them."""
    free = set(range(len(ours)))
    found: dict[str, int] = {}
    scores = []
    for key, fields in before.items():
        for index, item in enumerate(ours):
            scores.append((_alike(fields, item), key, index))
    scores.sort(key=lambda score: -score[0])
    for score, key, index in scores:
        if score > 0 and key not in found and index in free:
            found[key] = index
            free.discard(index)
    return found


def _alike(fields: Memory, item: Written) -> int:
    """How much of an entry is as it was imported: 0 where it is another one.

    One name that is the same is enough; without any, half of the rest must be, and two fields.
    """
    if isinstance(item, str):
        return _NAME_WEIGHT if item in (fields.get("text"), fields.get("name")) else 0
    if not isinstance(item, dict):
        return 0
    names = others = equal = 0
    for name, value in fields.items():
        is_same = item.get(name) == value
        if name in _NAMES:
            names += is_same
        elif not is_entries(value):
            others += 1
            equal += is_same
    is_enough = names > 0 or (equal >= _FEW and 2 * equal >= others)
    return _NAME_WEIGHT * names + equal if is_enough else 0


def reworded(theirs: Mapping[str, Value], gone: Mapping[str, Memory]) -> str | None:
    """The key of the entry that has other figures or a few other words now.

    gone: what was imported before, and is not in the file any more.
    """
    best, best_key = _NEARLY, None
    for key, fields in gone.items():
        if fields.get("employer") == theirs.get("employer"):
            for name in _WORDINGS:
                likeness = _likeness(fields.get(name), theirs.get(name))
                if likeness >= best:
                    best, best_key = likeness, key
    return best_key


def _likeness(before: object, now: object) -> float:
    """How much of two wordings is the same, whatever their figures are; 0 where they are short."""
    if not isinstance(before, str) or not isinstance(now, str):
        return 0
    if is_placeholder(before) or is_placeholder(now):
        return 0
    words, others = _FIGURE.sub("0", before).split(), _FIGURE.sub("0", now).split()
    if min(len(words), len(others)) < _FEWEST_WORDS:
        return 0
    return SequenceMatcher(None, words, others, autojunk=False).ratio()


def same(theirs: Mapping[str, Value], ours: list[Written], free: Collection[int]) -> int | None:
    """An entry that a person typed before the import, and that is the same thing."""
    for name in ("text", "title", "name", "at"):
        wanted = theirs.get(name)
        if isinstance(wanted, str):
            for index in sorted(free):
                item = ours[index]
                has = item.get(name) if isinstance(item, dict) else item
                if isinstance(has, str) and has.strip().casefold() == wanted.strip().casefold():
                    return index
    return _with_the_same(theirs, ours, free)


def _with_the_same(
    theirs: Mapping[str, Value], ours: list[Written], free: Collection[int]
) -> int | None:
    """The session with the same people, where neither has a name or a time."""
    people = theirs.get("with")
    if isinstance(people, tuple) and not any(name in theirs for name in _NAMES):
        for index in sorted(free):
            item = ours[index]
            is_bare = isinstance(item, dict) and not any(name in item for name in _NAMES)
            if is_bare and item.get("with") == list(people):
                return index
    return None


def with_free_id(fields: Mapping[str, Value], ours: list[Written]) -> Mapping[str, Value]:
    """The fields of a new entry, under an id that no other entry has."""
    wanted = fields.get("id")
    taken = [str(item.get("id")) for item in ours if isinstance(item, dict)]
    if not isinstance(wanted, str) or wanted not in taken:
        return fields
    return {**fields, "id": free_slug(wanted, taken)}
