"""Sessions that a mail calls off, or takes back, in words alone: each is one on record, or none.

In: what is found, what is written, what is remembered. Out: the marks to set and to take away, and
what is left open; such a session is never added.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from secondround.imports.found import Entry, Value, entries
from secondround.imports.merge.announced import (
    ROUNDS,
    SESSIONS,
    Talk,
    begins_then,
    is_on_day,
    people_in,
    talks,
)
from secondround.imports.merge.calling_off import MARK, OFF, with_off
from secondround.imports.merge.ids import as_read
from secondround.imports.merge.model import Memory, Written
from secondround.imports.merge.newer import without_sessions
from secondround.imports.merge.people import with_known_people
from secondround.imports.merge.values import is_entries
from secondround.records.edit import Edit


class InWords(Struct, frozen=True):
    """What is found without such sessions, and what they change."""

    found: Mapping[str, Value]
    edits: tuple[Edit, ...]
    memory: Memory
    open: Mapping[str, tuple[Talk, ...]]  # by their keys: the sessions that could be meant


def in_words(
    found: Mapping[str, Value],
    written: Mapping[str, Written] | None,
    memory: Memory,
    said: Mapping[str, bool],
) -> InWords:
    """What the sessions of these keys change: True calls one off, False takes that back."""
    if not said:
        return InWords(found, (), memory, {})
    there = as_read(written or {})
    all_talks = tuple(talks(there, as_read(memory), is_off=True))
    edits: list[Edit] = []
    open_: dict[str, tuple[Talk, ...]] = {}
    for stage in entries(with_known_people(found, there).get(ROUNDS)):
        for entry in entries(stage.fields.get(SESSIONS)):
            if entry.key not in said:
                continue
            is_off = said[entry.key]
            likely = _likely(stage, entry, all_talks)
            if len(likely) != 1:
                open_[entry.key] = tuple(t for t in all_talks if (MARK in t.session) != is_off)
            elif (MARK in likely[0].session) != is_off:
                edits.append(Edit((*_place(there, likely[0]), MARK), is_off or None))
                memory = _remembered(memory, likely[0], is_off=is_off)
    return InWords(without_sessions(found, said.keys()), tuple(edits), memory, open_)


def _likely(stage: Entry, entry: Entry, all_talks: tuple[Talk, ...]) -> tuple[Talk, ...]:
    """Those at the named time, as few as the named people leave; none where only others have
    these people.
    """
    people = people_in(entry.fields)
    on_day = [talk for talk in all_talks if is_on_day(stage, talk)]
    then = [talk for talk in on_day if begins_then(stage, entry, talk)]
    with_them = [talk for talk in then if talk.people & people]
    if not with_them and any(talk.people & people for talk in on_day):
        return ()
    return tuple(with_them or then)


def _place(written: Mapping[str, Written], talk: Talk) -> tuple[str | int, ...]:
    for index, stage in enumerate(written[ROUNDS]):
        if stage is talk.stage:
            at = next(i for i, item in enumerate(stage[SESSIONS]) if item is talk.session)
            return ROUNDS, index, SESSIONS, at
    raise AssertionError(talk)


def _remembered(memory: Memory, talk: Talk, *, is_off: bool) -> Memory:
    """What is remembered, with or without the mark; older copies of what is off are outdated."""
    if not talk.key:
        return memory
    memory = {**memory, ROUNDS: list(_marked(memory.get(ROUNDS), talk.key, is_off=is_off))}
    if is_off:
        return with_off(memory, {talk.key: talk.revision})
    off = {key: revision for key, revision in memory.get(OFF, {}).items() if key != talk.key}
    return {**memory, OFF: off}


def _marked(remembered: Any, wanted: str, *, is_off: bool) -> Iterator[list[Any]]:
    for key, fields, revision in remembered:
        inner = {name: value for name, value in fields.items() if key != wanted or name != MARK}
        if key == wanted and is_off:
            inner[MARK] = "true"
        if is_entries(inner.get(SESSIONS)):
            inner[SESSIONS] = list(_marked(inner[SESSIONS], wanted, is_off=is_off))
        yield [key, inner, revision]
