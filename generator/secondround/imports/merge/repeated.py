"""Sessions that come once more in another invitation: a schedule by mail, then the calendar's own.

In: what is found, what is written, what is remembered. Out: the new key of each session that is
stated again, and what is found with the time zones of the rounds these are in.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec.structs import replace

from secondround.imports.found import Entry, Value, entries
from secondround.imports.merge.announced import (
    ROUNDS,
    SESSIONS,
    Talk,
    begins_then,
    has_no_zone,
    is_on_day,
    people_in,
    talks,
)
from secondround.imports.merge.calling_off import MARK, revisions_off
from secondround.imports.merge.model import Memory, Written
from secondround.imports.merge.newer import by_key, rebooked
from secondround.imports.merge.people import with_known_people
from secondround.imports.merge.values import keys_of


def stated_again(
    found: Mapping[str, Value],
    written: Mapping[str, Written],
    memory: Memory,
    announced: Collection[str],
    said_moved: Collection[str],
) -> tuple[dict[str, str], Mapping[str, Value]]:
    """The new key of each imported session that another invitation states: because it says that it
    was moved, or at the same time with any of its people. A round with one of the latter, and
    without a time zone, is in the record's.
    """
    known = {*by_key(memory), *revisions_off(memory), *announced}
    stated = keys_of(found)
    all_talks = talks(written, memory, is_off=True)
    there = [talk for talk in all_talks if talk.key and talk.key not in stated]
    renamed: dict[str, str] = {}
    zones: dict[str, str] = {}  # by the key of a round
    with_own_ids = with_known_people(found, written)
    for stage in entries(with_own_ids.get(ROUNDS)):
        for entry in entries(stage.fields.get(SESSIONS)):
            same = [talk for talk in there if _is_same(stage, entry, talk)]
            same = [talk for talk in same if MARK not in talk.session] or same
            if entry.key not in known and len(same) == 1:
                renamed.setdefault(same[0].key, entry.key)
                zones[stage.key] = str(same[0].stage.get("time_zone") or "")
    stages = []
    for stage in entries(found.get(ROUNDS)):
        fields = {**stage.fields, "time_zone": zones.get(stage.key, "")}
        is_taken = fields["time_zone"] and has_no_zone(stage)
        stages.append(replace(stage, fields=fields) if is_taken else stage)
    renamed |= rebooked(with_own_ids, memory, said_moved)
    return renamed, {**found, ROUNDS: tuple(stages)} if zones else found


def _is_same(stage: Entry, entry: Entry, talk: Talk) -> bool:
    """Whether a session begins when another one does, with any of its people."""
    is_then = is_on_day(stage, talk) and begins_then(stage, entry, talk)
    return is_then and not talk.people.isdisjoint(people_in(entry.fields))
