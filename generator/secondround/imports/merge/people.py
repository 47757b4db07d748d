"""People a record already has under another id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from secondround.imports.found import Entry, Value
from secondround.imports.merge.model import Written


def with_known_people(
    found: Mapping[str, Value], written: Mapping[str, Written]
) -> Mapping[str, Value]:
    """`found`, with the record's own ids for the people it already has."""
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
                items.append(replace(item, fields=fields))
            else:
                items.append(ids.get(str(item), item) if name in ("with", "for") else item)
        return tuple(items)
    return value
