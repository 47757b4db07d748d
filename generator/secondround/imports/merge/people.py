"""People a record already has under another id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from msgspec.structs import replace

from secondround.imports.found import Entry, Value
from secondround.imports.merge.model import Memory, Written
from secondround.imports.merge.newer import by_key
from secondround.imports.merge.values import members_of, plain
from secondround.records import names
from secondround.records.edit import Edit
from secondround.text import free_slug

_PEOPLE: Final = "interviewers"
_NAMED: Final = ("with", "for")
"""Fields that name people by their ids."""


def with_known_people(
    found: Mapping[str, Value], written: Mapping[str, Written]
) -> Mapping[str, Value]:
    """`found`, with the record's own ids for the people it already has."""
    people, known = found.get("interviewers"), written.get("interviewers")
    if not isinstance(people, Mapping) or not isinstance(known, dict):
        return found
    ids = _own_ids(people, known)
    called = {id_: _as_ours(who, known.get(ids.get(id_, id_))) for id_, who in people.items()}
    renamed = _renamed({**found, _PEOPLE: called}, ids)
    assert isinstance(renamed, Mapping)  # noqa: S101 - a map stays one
    return renamed


def without_new_organisers(
    found: Mapping[str, Value],
    written: Mapping[str, Written],
    memory: Memory,
    organisers: Mapping[str, tuple[str, ...]],
) -> Mapping[str, Value]:
    """`found`, without those in a known session who only sent its invitation, unless they were in
    it before; of them, who is in no session is left out. `found` has the ids of the file.
    """
    stages, people, there = found.get("rounds"), found.get("interviewers"), written.get(_PEOPLE)
    if not organisers or not isinstance(people, Mapping) or not isinstance(there, dict):
        return found
    ids = _own_ids(people, there)
    known = by_key(memory)
    only: set[str] = set()

    def left(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(left, value))
        if not isinstance(value, Entry):
            return value
        fields = {name: left(item) for name, item in value.fields.items()}
        before = known.get(value.key, {}).get("with", ())
        new = {id_ for id_ in organisers.get(value.key, ()) if ids.get(id_, id_) not in before}
        others = tuple(id_ for id_ in fields.get("with", ()) if id_ not in new)
        if value.key in known and others:
            only.update(new)
            fields["with"] = others
        return replace(value, fields=fields)

    without = {**found, "rounds": left(stages)}
    gone = only - set(members_of(without, "with"))
    kept = {id_: who for id_, who in people.items() if id_ not in gone}
    return {**without, _PEOPLE: kept}


def added_back(
    edits: Sequence[Edit], found: Mapping[str, Value], written: Mapping[str, Written]
) -> list[Edit]:
    """What defines people whom edits name and the record does not: somebody whom a person has
    taken out is in it again with the first session that is written with them.
    """
    people, known = found.get(_PEOPLE), written.get(_PEOPLE)
    if not isinstance(people, Mapping):
        return []
    defined = set(known) if isinstance(known, dict) else set()
    for edit in edits:
        if edit.path == (_PEOPLE,) and isinstance(edit.value, dict):
            defined |= set(edit.value)
        elif edit.path[:1] == (_PEOPLE,) and edit.value is None:
            defined.discard(str(edit.path[1]))
        elif edit.path[:1] == (_PEOPLE,):
            defined.add(str(edit.path[1]))
    named: set[str] = set()
    for edit in edits:
        named.update(_named_in(edit.value, edit.path))
    back = {id_: plain(who) for id_, who in people.items() if id_ in named - defined}
    if back and not isinstance(known, dict):
        return [Edit((_PEOPLE,), back)]
    return [Edit((_PEOPLE, id_), who) for id_, who in back.items()]


def _named_in(value: Any, path: Sequence[str | int]) -> Iterator[str]:
    """The ids of people that a written value names."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _named_in(item, (*path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _named_in(item, (*path, index))
    elif any(name in _NAMED for name in path[-2:]):
        yield str(value)


def _own_ids(people: Mapping[str, Any], known: Mapping[str, Written]) -> dict[str, str]:
    """The record's id of each person: whoever has the address, else who has the id or the name."""
    ids: dict[str, str] = {}
    for name in ("email", "name"):
        for id_, person in people.items():
            if id_ in ids or not isinstance(person, Mapping):
                continue
            free = [other for other in known if other not in ids.values()]
            if name == "name" and id_ in free:
                ids[id_] = id_
            same = (other for other in free if _is_same(name, person, known[other]))
            if id_ not in ids and (other := next(same, None)):
                ids[id_] = other
    for id_ in people:
        if id_ not in ids and id_ in known:  # of the same name
            ids[id_] = free_slug(id_, {*known, *people, *ids.values()})
    return ids


def _is_same(name: str, theirs: Mapping[str, Value], ours: Written) -> bool:
    value, written = theirs.get(name), ours.get(name) if isinstance(ours, dict) else None
    if not isinstance(value, str) or not isinstance(written, str):
        return False
    if name == "name" and names.bare_name(value):
        return names.bare_name(value) == names.bare_name(written)
    return value.casefold() == written.casefold()


def _as_ours(theirs: Value, ours: Written) -> Value:
    """A person as the file has them, by the name as the record has it where only capitals and
    titles differ: "Kim LEE" and "Dr Kim Lee".
    """
    name, written = (who.get("name") if isinstance(who, Mapping) else "" for who in (theirs, ours))
    if not (isinstance(theirs, Mapping) and isinstance(name, str) and isinstance(written, str)):
        return theirs
    is_same = _without_titles(name) == _without_titles(written)
    return {**theirs, "name": written} if is_same and written else theirs


def _without_titles(name: str) -> str:
    return " ".join(names.name_words(name)).casefold()


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
                items.append(replace(item, fields=fields))
            else:
                items.append(ids.get(str(item), item) if name in _NAMED else item)
        return tuple(items)
    return value
