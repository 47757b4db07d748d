"""Several library files as one.

In: the libraries of a workspace, in their order. Out: one library with the entries of all, and the
entries that are there twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from secondround.problems import Problem
from secondround.records.competencies import competency_key
from secondround.records.models import Library
from secondround.records.references import duplicate_ids
from secondround.records.yaml import FieldPath, Source

ENTRIES: Final[Mapping[str, tuple[str, str]]] = {
    "competencies": ("competency", "name"),
    "questions": ("question", "id"),
    "roles": ("role card", "role"),
    "prompts": ("story prompt", "id"),
}
"""The fields of a library: what an entry is called, and which of its fields names it."""


def merge(parts: Iterable[Library]) -> Library:
    """One library: the entries of all, file after file."""
    entries: dict[str, list[Any]] = {field: [] for field in ENTRIES}
    for part in parts:
        for field, gathered in entries.items():
            gathered.extend(getattr(part, field))
    return Library(**{field: tuple(gathered) for field, gathered in entries.items()})


def duplicate_entries(parts: list[tuple[Library, Source]]) -> Iterator[Problem]:
    """Entries of the same id, or of the same name, in one file or in two."""
    for field, (kind, key) in ENTRIES.items():
        ids: list[tuple[Source, FieldPath, str]] = []
        for part, source in parts:
            for index, entry in enumerate(getattr(part, field)):
                ids.append((source, (field, index, key), getattr(entry, key)))
        same = competency_key if field == "competencies" else str
        yield from duplicate_ids(ids, kind, same=same)
