"""How to get to a round: what an invitation says of it belongs to that round, or to the record as
long as it has no other.

In: what is found, what is written, what is remembered. Out: what is found, each round with its own,
and what is remembered without what other invitations say.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from msgspec.structs import replace

from secondround.imports.found import Value, entries
from secondround.imports.merge.matching import places, same
from secondround.imports.merge.model import Memory, Written
from secondround.imports.merge.newer import Events, parts_of

_DIRECTIONS: Final = "logistics"
_ROUNDS: Final = "rounds"
_ONCE: Final = "before"
"""What is to be done once, however many rounds it is for."""


def at_their_round(
    found: Mapping[str, Value], written: Mapping[str, Written], memory: Memory
) -> Mapping[str, Value]:
    """What is found, its directions at the rounds that they are for, where none of these is the
    record's first; what is to do before is said once.
    """
    stages, there = entries(found.get(_ROUNDS)), written.get(_ROUNDS)
    said = found.get(_DIRECTIONS)
    if not stages or not isinstance(there, list) or not there or not isinstance(said, Mapping):
        return found
    known = _places(memory, there)
    free = set(range(len(there))) - set(known.values())
    own = []
    for stage in stages:
        place = known.get(stage.key)
        place = same(stage.fields, there, free) if place is None else place
        if place == 0:
            return found
        own.append(replace(stage, fields={**stage.fields, _DIRECTIONS: said}))
        said = {name: value for name, value in said.items() if name != _ONCE}
    return {**{n: value for n, value in found.items() if n != _DIRECTIONS}, _ROUNDS: tuple(own)}


def without_others_words(
    before: Memory, found: Mapping[str, Value], written: Mapping[str, Any], events: Events
) -> Memory:
    """What is remembered, without the directions of other invitations that the record still has,
    where this one gives its own: what one says of its day is no newer version of what another says.
    """
    if not events or parts_of(events, before):
        return before
    stating = [stage.key for stage in entries(found.get(_ROUNDS)) if _DIRECTIONS in stage.fields]
    stated = written.get(_ROUNDS)
    there = stated if isinstance(stated, list) else []
    known = _places(before, there)
    stages = []
    for key, fields, revision in before.get(_ROUNDS, ()):
        is_said = key in stating and key in known
        stages.append([key, _own(fields, there[known[key]]) if is_said else fields, revision])
    own = _own(before, written) if _DIRECTIONS in found else before
    return {**own, _ROUNDS: stages} if stages else own


def _own(known: Memory, there: Any) -> Memory:
    """What is remembered of a record or a round, without the directions that are still in it."""
    said, stated = known.get(_DIRECTIONS), there.get(_DIRECTIONS)
    if not isinstance(said, dict) or not isinstance(stated, dict):
        return known
    own = {name: value for name, value in said.items() if value != stated.get(name)}
    return {**known, _DIRECTIONS: own}


def _places(memory: Memory, there: list[Written]) -> dict[str, int]:
    """Where in the record each remembered round is, by its key."""
    return places({key: fields for key, fields, _ in memory.get(_ROUNDS, ())}, there)
