"""Versions of one invitation: an older one says nothing, a newer one takes the older one's place.

In: the events of invitations with their revisions, what is found in them, and what is remembered.
Out: the keys of sessions that are outdated, that take another's place, and that are gone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from secondround.imports.found import Value
from secondround.imports.merge.calling_off import revisions_off
from secondround.imports.merge.model import Memory
from secondround.imports.merge.values import (
    is_entries,
    keys_of,
    members_of,
    remembered,
    revisions,
    without,
)

Events = Mapping[str, int]
"""The keys of events, each with its revision. A session's key is its event's, or begins with it."""


def current(found: Mapping[str, Value], memory: Memory, events: Events) -> Mapping[str, Value]:
    """What is found, without old copies and the people who are in these alone."""
    keys = set(outdated(found, memory))
    for event in (old := older(events, memory)):
        keys.update(key for key in keys_of(found) if is_of(key, event))
    if old and len(old) == len(events):
        found = {name: value for name, value in found.items() if name != "notes"}
    return without_sessions(found, keys)


def without_sessions(found: Mapping[str, Value], keys: Collection[str]) -> Mapping[str, Value]:
    """What is found without these sessions, and the people who are in these alone."""
    left: Mapping[str, Value] = without(found, keys)
    people = left.get("interviewers")
    if not keys or not isinstance(people, Mapping):
        return left
    met = set(members_of(left, "with"))
    dropped = set(members_of(found, "with")) - met
    return {**left, "interviewers": {id_: who for id_, who in people.items() if id_ not in dropped}}


def older(events: Events, memory: Memory, cancelled: Collection[str] = ()) -> set[str]:
    """The events of which a newer version was imported before. What was called off is so for every
    version up to that one.
    """
    found: set[str] = set()
    for key, _, before in entries_in(memory):
        found.update(event for event in events if is_of(key, event) and before > events[event])
    off = revisions_off(memory)
    for event, revision in events.items():
        latest = off.get(event, -1)
        if revision < latest or (revision == latest and event not in cancelled):
            found.add(event)
    return found


def outdated(found: Mapping[str, Value], memory: Memory) -> set[str]:
    """Keys of entries that are old copies: what was imported before has a higher revision, or was
    called off.
    """
    newest, off = dict(revisions(memory)), revisions_off(memory)
    old: set[str] = set()
    for key, revision in revisions(remembered(found)):
        if revision < newest.get(key, 0) or revision <= off.get(key, -1):
            old.add(key)
    return old


def parts_of(events: Collection[str], memory: Memory) -> set[str]:
    """The keys of all sessions of these events."""
    keys: set[str] = set()
    for key, _ in revisions(memory):
        if any(is_of(key, event) for event in events):
            keys.add(key)
    return keys


def is_of(key: str, event: str) -> bool:
    """Whether a session is one of an event."""
    return key == event or key.startswith(f"{event}/")


def replaced(
    found: Mapping[str, Value], memory: Memory, events: Events
) -> tuple[dict[str, str], set[str]]:
    """The new key of each session whose place another one takes, and the keys of those that a newer
    version does not hold any more.
    """
    stated = by_key(remembered(found))
    known = {key: (fields, revision) for key, fields, revision in entries_in(memory)}
    renamed: dict[str, str] = {}
    gone: set[str] = set()
    for key, (fields, revision) in known.items():
        event = next((event for event in events if is_of(key, event)), None)
        if event is None or not fields or key in stated or events[event] <= revision:
            continue
        new = _in_its_place(fields, event, stated, {*known, *renamed.values()})
        if new is None:
            gone.add(key)
        else:
            renamed[key] = new
    return renamed, gone


def rebooked(found: Mapping[str, Value], memory: Memory, said: Collection[str]) -> dict[str, str]:
    """The new key of each session that comes in another invitation, whose title says that it was
    moved: the only one of the same title, with the same people.
    """
    stated = by_key(remembered(found))
    known = by_key(memory)
    renamed: dict[str, str] = {}
    for new in said:
        fields = stated.get(new, {})
        people = set(fields.get("with", ()))
        same = []
        for old, before in known.items():
            is_same = people.issuperset(before.get("with") or (None,))
            if is_same and old not in stated and _title(before) == _title(fields):
                same.append(old)
        if new not in known and len(same) == 1:
            renamed[same[0]] = new
    return renamed


def by_key(value: Any) -> dict[str, Memory]:
    """All entries of what is remembered by their keys, however deep they are."""
    return {key: fields for key, fields, _ in entries_in(value)}


def _title(fields: Memory) -> str:
    """What a session is called, without what is in brackets: "Case (30 min)" is "case"."""
    return re.sub(r"\s*\([^)]*\)", "", str(fields.get("name", ""))).strip().casefold()


def _in_its_place(
    fields: Memory, event: str, stated: Mapping[str, Memory], taken: set[str]
) -> str | None:
    """The new session at the same time, or else of the same name."""
    free = [key for key in stated if is_of(key, event) and key not in taken]
    for name in ("at", "name"):
        for key in free:
            if fields.get(name) and stated[key].get(name) == fields[name]:
                return key
    return None


def entries_in(value: Any) -> Iterator[tuple[str, Memory, int]]:
    """All entries of what is remembered, however deep they are."""
    if isinstance(value, dict):
        for item in value.values():
            yield from entries_in(item)
    elif is_entries(value):
        for key, fields, revision in value:
            yield key, fields, revision
            yield from entries_in(fields)
