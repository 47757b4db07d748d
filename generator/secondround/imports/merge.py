"""What a file says, brought into what a person has written: additions, changes, conflicts.

In: the fields that were found, those in a YAML file now, and those that were imported before. Out:
edits, conflicts, and what to remember for the next time. A value that a person has changed since it
was imported is never edited: where the new file says something else, both texts are shown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from secondround.imports.found import Entry, Value
from secondround.records.edit import Edit, Plain
from secondround.records.yaml import FieldPath

Memory: TypeAlias = dict[str, Any]
"""Imported fields as JSON: texts, lists of texts, maps, and entries as pairs of key and fields."""
Written: TypeAlias = Any
"""What the YAML reader gives: texts, lists, maps, or None for nothing."""

PLACEHOLDER = re.compile(r"\s*(?:TODO|TBD|xxx|…|\.\.\.)(?:\W|$)", re.IGNORECASE)
"""A text that only holds a place until somebody writes the real one."""

_SETS = {"competencies", "shows", "cares_about", "with", "for", "bring", "good_for"}
"""Lists whose order says nothing, so that entries are added one by one."""
_NAMES = ("id", "text", "title", "name", "at")
"""Fields that tell one entry from another."""
_NAME_WEIGHT = 3
_FEW = 2


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that a person has edited and the new file states otherwise."""

    path: FieldPath
    yours: str  # empty where it was taken out
    theirs: str  # empty where the file calls it off


@dataclass(frozen=True, slots=True)
class Merged:
    """What an import does to one file."""

    edits: tuple[Edit, ...]
    conflicts: tuple[Conflict, ...]
    memory: Memory


def merge(
    found: Mapping[str, Value],
    written: Mapping[str, Written] | None,
    memory: Memory,
    cancelled: Collection[str] = (),
) -> Merged:
    """The edits that bring `found` into a file that holds `written`.

    `memory` is what earlier imports said, as the last `Merged.memory` has it.
    """
    merging = _Merging(set(cancelled))
    there = written or {}
    remembered = merging.fields((), _with_known_people(found, there), there, memory)
    if cancelled:
        remembered = merging.called_off((), there, remembered)
    last_first = sorted(merging.removals, key=_place, reverse=True)
    return Merged((*merging.edits, *last_first), tuple(merging.conflicts), remembered)


@dataclass(slots=True)
class _Merging:
    """The edits and conflicts of one file, as they are found."""

    cancelled: set[str]
    edits: list[Edit] = field(default_factory=list)
    removals: list[Edit] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    def fields(
        self, path: FieldPath, theirs: Mapping[str, Value], ours: Written, base: Memory
    ) -> Memory:
        """Merge a map; what to remember of it."""
        ours = ours if isinstance(ours, dict) else {}
        remembered = dict(base)
        for name, value in theirs.items():
            if value in ((), ""):
                continue  # the file says nothing here, which takes nothing back
            remembered[name] = self.value((*path, name), value, ours.get(name), base.get(name))
        return remembered

    def value(self, path: FieldPath, theirs: Value, ours: Written, base: Any) -> Any:
        """Merge one field; what to remember of it."""
        if isinstance(theirs, Mapping):
            if ours is None and base is not None:
                return self.taken_out(path, theirs, base)
            if ours is None:
                self.edits.append(Edit(path, _plain(theirs)))
                return _remembered(theirs)
            return self.fields(path, theirs, ours, base or {})
        if isinstance(theirs, tuple) and any(isinstance(item, Entry) for item in theirs):
            return self.entries(path, theirs, ours or [], base or [])
        if isinstance(theirs, tuple) and path[-1] in _SETS:
            return self.members(path, theirs, ours, base or [])
        return self.leaf(path, theirs, ours, base)

    def leaf(self, path: FieldPath, theirs: Value, ours: Written, base: Any) -> Any:
        """Merge a text, a figure, or a list in order."""
        new = _remembered(theirs)
        if ours is None and base is not None:
            return self.taken_out(path, theirs, base)
        if ours is None or (_is_placeholder(ours) and not _is_placeholder(new)):
            self.edits.append(Edit(path, _plain(theirs)))
        elif new not in (ours, base) and not _is_placeholder(new):
            if ours == base:
                self.edits.append(Edit(path, _plain(theirs)))
            else:
                self.conflicts.append(Conflict(path, _shown(ours), _shown(new)))
        return new

    def taken_out(self, path: FieldPath, theirs: Value, base: Any) -> Any:
        """A field that a person has taken out stays out; it is shown where the file has news."""
        new = _remembered(theirs)
        if new != base:
            self.conflicts.append(Conflict(path, "", _shown(new)))
        return new

    def members(
        self, path: FieldPath, theirs: tuple[Any, ...], ours: Written, base: list[str]
    ) -> list[str]:
        """Merge a list in which each text counts by itself."""
        there = [ours] if isinstance(ours, str) else list(ours or [])
        new = [str(item) for item in theirs]
        known = {item.casefold() for item in (*there, *base)}
        added = [item for item in new if item.casefold() not in known]
        if added and isinstance(ours, str):
            self.edits.append(Edit(path, [*there, *added]))
        elif added and not there:
            self.edits.append(Edit(path, added))
        else:
            for index, item in enumerate(added, len(there)):
                self.edits.append(Edit((*path, index), item))
        return [*base, *(item for item in new if item not in base)]

    def entries(
        self, path: FieldPath, theirs: tuple[Any, ...], ours: list[Written], base: list[list[Any]]
    ) -> list[list[Any]]:
        """Merge a list of entries that are known by their keys."""
        before = dict(base)
        places = _places(before, ours)
        remembered = dict(before)
        free = set(range(len(ours))) - set(places.values())
        following = len(ours)
        for item in theirs:
            known = before.get(item.key)
            index = places.get(item.key)
            if index is None and known is None:
                index = _same(item.fields, ours, free)
            if index is not None:
                free.discard(index)
                remembered[item.key] = self.entry((*path, index), item, ours[index], known or {})
            elif known is not None:
                remembered[item.key] = self.taken_out(path, item.fields, known)
            else:
                fields = _with_free_id(item.fields, ours)
                self.edits.append(Edit((*path, following), _plain(fields)))
                remembered[item.key] = _remembered(fields)
                following += 1
        return [[key, fields] for key, fields in remembered.items()]

    def entry(self, path: FieldPath, theirs: Entry, ours: Written, base: Memory) -> Memory:
        """Merge one entry, which a person may have typed as a text alone."""
        if isinstance(ours, dict):
            stated = dict(theirs.fields)
            if "id" in ours:
                stated.pop("id", None)  # records refer to an id, so it stays
            return self.fields(path, stated, ours, base)
        inner = _Merging(self.cancelled)
        short = {"text": str(ours)}
        remembered = inner.fields(path, theirs.fields, short, base)
        self.conflicts += inner.conflicts
        if inner.edits:
            added = {
                str(edit.path[-1]): edit.value for edit in inner.edits if edit.value is not None
            }
            self.edits.append(Edit(path, {**short, **added}))
        return remembered

    def called_off(self, path: FieldPath, ours: Written, base: Any) -> Any:
        """Take out what the file calls off, where no person has touched it."""
        if isinstance(base, dict):
            inner = ours if isinstance(ours, dict) else {}
            return {
                name: self.called_off((*path, name), inner.get(name), value)
                for name, value in base.items()
            }
        if not _is_entries(base):
            return base
        there = ours if isinstance(ours, list) else []
        places = _places(dict(base), there)
        kept = []
        for key, fields in base:
            index = places.get(key)
            if key not in self.cancelled:
                item = there[index] if index is not None else None
                place = (*path, index if index is not None else len(there))
                kept.append([key, self.called_off(place, item, fields)])
            elif index is not None and _says_only(there[index], fields):
                self.removals.append(Edit((*path, index), None))
            elif index is not None:
                self.conflicts.append(Conflict((*path, index), _shown(there[index]), ""))
        return kept


def _places(before: Mapping[str, Memory], ours: list[Written]) -> dict[str, int]:
    """Where the entries that were imported before are now, whatever was edited in them."""
    free = set(range(len(ours)))
    found: dict[str, int] = {}
    scores = sorted(
        (
            (_alike(fields, ours[index]), key, index)
            for key, fields in before.items()
            for index in free
        ),
        key=lambda score: -score[0],
    )
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
        elif not _is_entries(value):
            others += 1
            equal += is_same
    is_enough = names > 0 or (equal >= _FEW and 2 * equal >= others)
    return _NAME_WEIGHT * names + equal if is_enough else 0


def _same(theirs: Mapping[str, Value], ours: list[Written], free: Collection[int]) -> int | None:
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


def _with_free_id(fields: Mapping[str, Value], ours: list[Written]) -> Mapping[str, Value]:
    """The fields of a new entry, under an id that no other entry has."""
    wanted = fields.get("id")
    taken = {item.get("id") for item in ours if isinstance(item, dict)}
    if not isinstance(wanted, str) or wanted not in taken:
        return fields
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return {**fields, "id": f"{wanted}-{number}"}


def _with_known_people(
    found: Mapping[str, Value], written: Mapping[str, Written]
) -> Mapping[str, Value]:
    """`found`, in which people whom the record knows under another id have that one."""
    people, known = found.get("interviewers"), written.get("interviewers")
    if not isinstance(people, Mapping) or not isinstance(known, dict):
        return found
    ids: dict[str, str] = {}
    for id_, person in people.items():
        if id_ not in known and isinstance(person, Mapping):
            for other, has in known.items():
                if isinstance(has, dict) and _is_same_person(person, has):
                    ids[id_] = other
    renamed = _renamed(found, ids)
    assert isinstance(renamed, Mapping)  # noqa: S101 - a map stays one
    return renamed


def _is_same_person(theirs: Mapping[str, Value], ours: Mapping[str, Written]) -> bool:
    return any(
        isinstance(value, str)
        and isinstance(ours.get(name), str)
        and value.casefold() == ours[name].casefold()
        for name, value in theirs.items()
        if name in ("name", "email")
    )


def _renamed(value: Value, ids: Mapping[str, str], name: str = "") -> Value:
    """A value with other ids of people, as keys and wherever they are referred to."""
    if isinstance(value, Mapping):
        return {
            ids.get(key, key) if name == "interviewers" else key: _renamed(item, ids, key)
            for key, item in value.items()
        }
    if isinstance(value, tuple):
        items: list[Any] = []
        for item in value:
            if isinstance(item, Entry):
                fields = _renamed(item.fields, ids)
                assert isinstance(fields, Mapping)  # noqa: S101 - a map stays one
                items.append(Entry(item.key, fields))
            else:
                items.append(ids.get(str(item), item) if name in ("with", "for") else item)
        return tuple(items)
    return value


def _plain(value: Value) -> Plain:
    """A value as it is written in YAML."""
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item.fields if isinstance(item, Entry) else item) for item in value]
    return value


def _remembered(value: Value) -> Any:
    """A value as the memory keeps it, every scalar as the text that the reader will give."""
    if isinstance(value, Mapping):
        return {name: _remembered(item) for name, item in value.items()}
    if isinstance(value, tuple):
        return [
            [item.key, _remembered(item.fields)] if isinstance(item, Entry) else _remembered(item)
            for item in value
        ]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _is_entries(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(item, list) and len(item) == 2 and isinstance(item[1], dict)  # noqa: PLR2004 - key and fields
        for item in value
    )


def _says_only(item: Written, fields: Memory) -> bool:
    """Whether an entry is exactly as it was imported."""
    return isinstance(item, dict) and item == fields


def _is_placeholder(value: Any) -> bool:
    return isinstance(value, str) and bool(PLACEHOLDER.match(value))


def _shown(value: Any) -> str:
    """A value as one text for a person to compare."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_shown(item)}" for name, item in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(_shown, value))
    return str(value)


def _place(edit: Edit) -> list[str]:
    """What edits are sorted by, so that entries are in the order of their list."""
    return [f"{step:>6}" for step in edit.path]
