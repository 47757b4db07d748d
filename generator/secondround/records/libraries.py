"""Several library files as one.

In: the libraries of a workspace, in their order. Out: one library with the entries of all, and what
is there twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from secondround.problems import Problem, Severity
from secondround.records.competencies import competency_key
from secondround.records.models import Library
from secondround.records.references import duplicate_ids as _twice
from secondround.records.yaml import Source


def merge(parts: Iterable[Library]) -> Library:
    """One library: the entries of all, file after file."""
    parts = tuple(parts)
    return Library(
        competencies=tuple(entry for part in parts for entry in part.competencies),
        questions=tuple(entry for part in parts for entry in part.questions),
        roles=tuple(entry for part in parts for entry in part.roles),
        prompts=tuple(entry for part in parts for entry in part.prompts),
    )


def duplicate_entries(parts: list[tuple[Library, Source]]) -> Iterator[Problem]:
    """Entries of the same id, or of the same name, in one file or in two."""
    yield from _twice(
        (
            (source, ("competencies", i, "name"), entry.name)
            for part, source in parts
            for i, entry in enumerate(part.competencies)
        ),
        "competency",
        Severity.WARNING,
        competency_key,
    )
    for field, kind in (("questions", "question"), ("prompts", "prompt")):
        entries = (
            (source, (field, i, "id"), entry.id)
            for part, source in parts
            for i, entry in enumerate(getattr(part, field))
        )
        yield from _twice(entries, kind, Severity.WARNING)
    cards = (
        (source, ("roles", i, "role"), card.role)
        for part, source in parts
        for i, card in enumerate(part.roles)
    )
    yield from _twice(cards, "role card", Severity.WARNING)
