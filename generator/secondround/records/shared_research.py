"""Shared research in a record: what `company: {use: NAME}` brings along from the library.

In: a record as it was written, and the file that it uses. Out: the record with what it does not say
itself, each value still in the place where it was written. A field that the record has wins, whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any, Final

from secondround.problems import Problem
from secondround.records.yaml import FieldPath, Source, Value, step_in
from secondround.text import listed, name_hint
from secondround.vocabulary import layout

USE: Final[FieldPath] = ("company", "use")
_PEOPLE: Final = "interviewers"
_OF_THE_FILE: Final = frozenset({"$schema", "people"})
"""Fields of a shared file that are no company's."""


def used(source: Source) -> str:
    """The name of the shared file that a record uses; "" for none."""
    name = source.value_at(USE)
    return name.lower() if isinstance(name, str) else ""


def joined(record: Source, shared: Source) -> Source:
    """The record with the company and the people of the shared file."""
    about = _mapping(shared.value)
    more: dict[FieldPath, FieldPath] = {
        ("company", name): (name,)
        for name in about
        if name not in _OF_THE_FILE and record.value_at(("company", name)) is None
    }
    people = _mapping(about.get("people"))
    for written in record.names((_PEOPLE,)):
        id_ = str(written).lower()
        there = str(step_in(people, id_))
        for name in _mapping(people.get(there)):
            if record.value_at((_PEOPLE, id_, name)) is None:
                more[_PEOPLE, id_, name] = ("people", there, name)
    return record.joined(shared, more)


def taken(record: Source) -> str:
    """What a record has from shared research, in words; "" where it has nothing."""
    fields: dict[str, list[str]] = {}
    for path in record.from_elsewhere:
        whose = str(record.value_at((*path[:-1], "name"))) if path[0] == _PEOPLE else ""
        fields.setdefault(whose, []).append(str(path[-1]).replace("_", " "))
    if not fields:
        return ""
    shared, _ = next(iter(record.from_elsewhere.values()))
    parts = []
    for whose, names in fields.items():
        parts.append(f"{whose}: {listed(names)}" if whose else listed(names))
    return f"From {shared.file}: {'; '.join(parts)}."


def nearest(record: Source, files: Iterable[PurePosixPath]) -> PurePosixPath | Problem:
    """The file that a record uses, from the library nearest to it; the problem where none has it.

    files: all that libraries hold of companies.
    """
    name = used(record)
    there: dict[str, PurePosixPath] = {}
    for file in sorted(files, key=lambda file: len(file.parts)):
        if layout.above_library(file) in record.file.parent.parents:
            there[file.stem] = file
    if name in there:
        return there[name]
    message = f"No library has shared research called `{name}`."
    place = f"{layout.PACKETS}/{layout.LIBRARY}/{layout.COMPANIES}/{name}.yml"
    hint = name_hint(name, there, otherwise=f"write `{place}`, or take `use` out")
    return record.problem(USE, "unknown-company", message, hint)


def _mapping(value: Value) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
