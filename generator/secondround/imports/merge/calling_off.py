"""What invitations call off, taken out of a file as far as it holds nothing of a person's; the rest
stays, and says that it is called off.

In: the values of a file, what was imported before, and the keys of what is called off. Out: the
removals, the marks on what stays, and what to remember: what the program itself took out may come
back, which what a person took out may not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, TypeAlias

from msgspec import Struct, field

from secondround.imports.merge.matching import places
from secondround.imports.merge.model import Conflict, Memory, Own, Written
from secondround.imports.merge.values import is_entries, shown
from secondround.records.edit import Edit
from secondround.records.yaml import FieldPath

IsNoted: TypeAlias = Callable[[FieldPath], bool]
"""Whether a comment of the person's would go with what is at a path."""


OFF: Final = "called_off"
"""What is remembered of all that was called off: the revision of each key, as text."""
MARK: Final = "called_off"
"""The field of a session that stays for what a person wrote into it."""
Sessions: TypeAlias = dict[str, FieldPath]
"""By their keys, the places of sessions; () of one that was marked before."""


def revisions_off(memory: Memory) -> dict[str, int]:
    """The keys of what was called off, each with the revision that did it, or was called off."""
    known = memory.get(OFF)
    found: dict[str, int] = {}
    for key, revision in known.items() if isinstance(known, dict) else ():
        if str(revision).isdecimal():
            found[key] = int(revision)
    return found


def with_off(memory: Memory, *news: Mapping[str, int]) -> Memory:
    """What is remembered, with what is called off now; the highest revision of each counts."""
    off = revisions_off(memory)
    for found in news:
        for key, revision in found.items():
            off[key] = max(revision, off.get(key, 0))
    texts = dict(zip(off, map(str, off.values()), strict=True))
    return {**memory, OFF: texts} if texts else memory


class CallingOff(Struct):
    """What goes from one file, as it is found."""

    cancelled: frozenset[str]
    elsewhere: Mapping[str, int]  # what is in another entry now, with its revision
    is_noted: IsNoted
    stated: Mapping[str, Memory]  # what the file states of each entry
    carried: dict[str, dict[str, Own]] = field(default_factory=dict)  # a person's, that moves along
    gone: dict[str, int] = field(default_factory=dict)  # what is not known any more, and was
    kept: Sessions = field(default_factory=dict)  # what stays for a person's text in it
    taken: Sessions = field(default_factory=dict)  # what does not
    removals: list[Edit] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    @property
    def marks(self) -> list[Edit]:
        """The edits that say of what stays that it is called off."""
        return [Edit((*place, MARK), value=True) for place in self.kept.values() if place]

    def remembered(self, ours: Written, base: Memory) -> Memory:
        """Take out of a file what is called off; what to remember of it."""
        return _without(self.fields((), ours, base), self.gone.keys() - self.kept)

    def fields(self, path: FieldPath, ours: Written, base: Memory) -> Memory:
        """Take out of a map what is called off; what to remember of it."""
        inner = ours if isinstance(ours, dict) else {}
        left: Memory = {}
        for name, value in base.items():
            if isinstance(value, dict):
                left[name] = self.fields((*path, name), inner.get(name), value)
            elif is_entries(value):
                entries = self._entries((*path, name), inner.get(name), value)
                if entries or not value:
                    left[name] = entries
            else:
                left[name] = value
        return left

    def _entries(self, path: FieldPath, ours: Written, base: list[list[Any]]) -> list[list[Any]]:
        there = ours if isinstance(ours, list) else []
        found = places({key: fields for key, fields, _ in base}, there)
        going: dict[int, Sessions] = {}  # by their places: what goes
        left: list[list[Any]] = []
        for key, fields, revision in base:
            index = found.get(key, len(there))
            item = there[index] if key in found else None
            place = (*path, index)
            if key in self.cancelled or key in self.elsewhere:
                if isinstance(item, dict):
                    own = {key: () if MARK in item or MARK in fields else place}
                    if self._moves(key, place, item, fields):
                        going[index] = own
                    else:
                        self._goes(going, place, item, fields, own)
                if key in self.cancelled:
                    self.gone[key] = revision  # an older copy is outdated
                    left.append([key, {**fields, MARK: "true"}, revision])
                continue
            if item is None and MARK in fields:
                self.gone[key] = revision  # a person took it out; invited again, it is new
                continue
            inner = CallingOff(self.cancelled, self.elsewhere, self.is_noted, self.stated)
            rest = inner.fields(place, item, fields)
            self.gone |= inner.gone
            if not _is_emptied(place, item, inner.removals):
                self._take(inner)
            elif self._goes(going, place, item, fields, inner.taken):
                self.carried |= inner.carried
                rest = _without(rest, inner.gone.keys())
                rest = {name: value for name, value in rest.items() if is_entries(value)}
                if not any(rest.values()):
                    continue
            left.append([key, rest, revision])
        self._remove(path, there, going)
        return left

    def _moves(self, key: str, place: FieldPath, item: Written, fields: Memory) -> bool:
        """Whether what a person wrote into an entry goes along to where that is now: nothing of it
        is in a comment, or is stated otherwise there.
        """
        now = self.stated.get(key)
        if key in self.cancelled or now is None or not isinstance(item, dict):
            return False
        own = {name: value for name, value in item.items() if value != fields.get(name)}
        if self.is_noted(place) or any(now.get(name) != fields.get(name) for name in own):
            return False
        self.carried[key] = {name: Own(value, now.get(name)) for name, value in own.items()}
        return True

    def _goes(
        self,
        going: dict[int, Sessions],
        place: FieldPath,
        item: Written,
        fields: Memory,
        sessions: Sessions,
    ) -> bool:
        """Whether an entry holds nothing of a person's; where it does, it stays."""
        if _is_own(item, fields) or self.is_noted(place):
            self._stays(place, item, sessions)
            return False
        going[int(place[-1])] = sessions
        return True

    def _stays(self, place: FieldPath, item: Written, sessions: Sessions) -> None:
        self.kept |= sessions
        if any(sessions.values()):
            self.conflicts.append(Conflict(place, shown(item), ""))

    def _remove(self, path: FieldPath, there: list[Written], going: dict[int, Sessions]) -> None:
        """Take entries out; all of them stay where a comment stands above the first."""
        is_all = bool(going) and len(going) == len(there)
        for index, sessions in going.items():
            if is_all and self.is_noted(path):
                self._stays((*path, index), there[index], sessions)
            else:
                self.removals.append(Edit((*path, index), None))
                self.taken |= sessions

    def _take(self, inner: CallingOff) -> None:
        self.kept |= inner.kept
        self.taken |= inner.taken
        self.carried |= inner.carried
        self.removals += inner.removals
        self.conflicts += inner.conflicts


def taken_back(
    path: FieldPath, ours: Written, base: Memory, *, is_newer: bool
) -> tuple[list[Edit], list[Conflict], Memory]:
    """What an invitation to a session changes of its mark, and what was imported without it: the
    mark goes, unless a person has set it, who is shown a newer invitation.
    """
    unmarked = {name: value for name, value in base.items() if name != MARK}
    is_marked = isinstance(ours, dict) and MARK in ours
    place = (*path, MARK)
    if is_marked and MARK in base:
        return [Edit(place, None)], [], unmarked
    if is_marked and is_newer:
        return [], [Conflict(place, shown(ours[MARK]), "false")], unmarked
    return [], [], unmarked


def _is_emptied(place: FieldPath, item: Written, removals: list[Edit]) -> bool:
    """Whether an entry would be left without any session or the like."""
    if not isinstance(item, dict):
        return False
    for name, value in item.items():
        gone = sum(edit.path[:-1] == (*place, name) for edit in removals)
        if gone and gone == len(value):
            return True
    return False


def _is_own(item: Written, fields: Memory) -> bool:
    """Whether an entry holds anything that was not imported."""
    if not isinstance(item, dict):
        return True
    own = [name for name, value in item.items() if name != MARK and value != fields.get(name)]
    return any(not is_entries(fields.get(name)) for name in own)


def _without(fields: Memory, keys: Collection[str]) -> Memory:
    """What is remembered without the entries of these keys."""
    left: Memory = {}
    for name, value in fields.items():
        if not is_entries(value):
            left[name] = value
            continue
        entries = []
        for key, inner, revision in value:
            if key not in keys:
                entries.append([key, _without(inner, keys), revision])
        if entries or not value:
            left[name] = entries
    return left
