"""Which entry of a file is the one that was imported before, or typed by a person."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from secondround.imports.found import Value
from secondround.imports.merge.model import Memory, Written
from secondround.imports.merge.values import is_entries

_NAMES = ("id", "text", "title", "name", "at")
"""Fields that tell one entry from another."""
_NAME_WEIGHT = 3
_FEW = 2


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
    return None


def with_free_id(fields: Mapping[str, Value], ours: list[Written]) -> Mapping[str, Value]:
    """The fields of a new entry, under an id that no other entry has."""
    wanted = fields.get("id")
    taken = {item.get("id") for item in ours if isinstance(item, dict)}
    if not isinstance(wanted, str) or wanted not in taken:
        return fields
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return {**fields, "id": f"{wanted}-{number}"}
