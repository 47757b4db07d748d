"""Which entry of a file is the one that was imported before, or typed by a person."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from secondround.imports.found import Value
from secondround.imports.merge.model import Memory, Written
from secondround.imports.merge.values import is_entries
from secondround.text import free_slug

_NAMES = ("id", "text", "title", "name", "at")
"""Fields that tell one entry from another."""
_NAME_WEIGHT = 3
_FEW = 2


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
    scores.sort(key=lambda score: (-score[0], _is_off(ours[score[2]])))
    for score, key, index in scores:
        if score > 0 and key not in found and index in free:
            found[key] = index
            free.discard(index)
    return found


def _is_off(item: Written) -> bool:
    """Whether an entry says that it is called off: of two alike, the other one is meant."""
    return isinstance(item, dict) and "called_off" in item


def _alike(fields: Memory, item: Written) -> int:
    """How much of an entry is as it was imported: 0 where it is another one.

    One name that is the same is enough; without any, half of the rest must be, and two fields, or
    an entry inside it is known.
    """
    if isinstance(item, str):
        return _NAME_WEIGHT if item in (fields.get("text"), fields.get("name")) else 0
    if not isinstance(item, dict):
        return 0
    names = others = equal = inside = 0
    for name, value in fields.items():
        is_same = item.get(name) == value
        if name in _NAMES:
            names += is_same
        elif not is_entries(value):
            others += 1
            equal += is_same
        elif isinstance(item.get(name), list):
            inside += bool(places({key: inner for key, inner, _ in value}, item[name]))
    is_enough = names > 0 or (equal >= _FEW and 2 * equal >= others)
    return _NAME_WEIGHT * names + equal if is_enough else inside


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
