"""Libraries in layers: the shared one, and on top of it what lies beside a candidate.

In: the shelf below, and the files of the layer above. Out: the shelf with that layer on it, and
what does not fit. An entry of the same id (a competency's name, a card's role) takes the place of
the one below, `hide` takes it away, and all else is added at the end. Files are read elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeAlias

from secondround.problems import Problem
from secondround.records import competencies, libraries
from secondround.records.competencies import Names, Use, competency_key
from secondround.records.models import Library
from secondround.records.yaml import FieldPath, Source
from secondround.text import name_hint

Part: TypeAlias = tuple[Library, Source]
Removed: TypeAlias = Mapping[str, tuple[str, Source, FieldPath]]
"""Competencies that a layer takes away, by their folded names: the name, and where it is taken
away.
"""


@dataclass(frozen=True, slots=True)
class ResolvedLibrary:
    """What a candidate's packets draw on."""

    library: Library  # competencies under their canonical names
    names: Names | None  # None where a file could not be read, and so nothing can be said
    taken: Removed
    entries: Library  # as written
    parts: tuple[Part, ...]  # the files of all layers

    def reaching(self, names: Names | None) -> Names | None:
        """`names` with those that were taken away, whose absence is a problem of its own: see
        `missed`.
        """
        if names is None or not self.taken:
            return names
        return competencies.with_more(
            names, (name for name, _, _ in self.taken.values()), self.taken
        )


EMPTY_LIBRARY = ResolvedLibrary(Library(), {}, {}, Library(), ())


def apply_layer(below: ResolvedLibrary, parts: Sequence[Part], *, whole: bool) -> ResolvedLibrary:
    """The shelf with a layer on it; not `whole` where a file of the layer could not be read."""
    entries = _laid(
        below.entries, libraries.merge(part for part, _ in parts), _hidden(below, parts)
    )
    names = competencies.canonical_names(entries) if whole and below.names is not None else None
    taken = {} if names is None or below.names is None else _taken(below.names, names, parts)
    library = competencies.canonical_library(entries, names or {})
    return ResolvedLibrary(
        library, names, {**below.taken, **taken}, entries, (*below.parts, *parts)
    )


def _laid(below: Library, layer: Library, hidden: Mapping[str, set[str]]) -> Library:
    made = {}
    for field, key in _KEYS.items():
        own = {key(entry): entry for entry in getattr(layer, field)}
        kept = [
            entry
            for entry in getattr(below, field)
            if key(entry) in own or key(entry) not in hidden[field]
        ]
        replaced = [own.pop(key(entry), entry) for entry in kept]
        made[field] = (*replaced, *own.values())
    return Library(**made)


_KEYS: dict[str, Callable[[Any], str]] = {
    "competencies": lambda entry: competency_key(entry.name),
    "questions": lambda entry: str(entry.id),
    "roles": lambda card: str(card.role),
    "prompts": lambda entry: str(entry.id),
}


def _hidden(below: ResolvedLibrary, parts: Iterable[Part]) -> dict[str, set[str]]:
    hidden: dict[str, set[str]] = {field: set() for field in _KEYS}
    for field, _, _, name in _hides(parts):
        hidden[field].add(_key(below, field, name))
    return hidden


def _hides(parts: Iterable[Part]) -> Iterator[tuple[str, Source, FieldPath, str]]:
    for part, source in parts:
        for field in _KEYS if part.hide else ():
            for i, name in enumerate(getattr(part.hide, field)):
                yield field, source, ("hide", field, i), name


def _key(below: ResolvedLibrary, field: str, name: str) -> str:
    """What an entry is known by; a competency also by its other names."""
    return (
        competency_key(competencies.canonical_name(name, below.names or {}))
        if field == "competencies"
        else name
    )


def _taken(below: Names, names: Names, parts: Iterable[Part]) -> Removed:
    """Names that were there below and are no more: hidden, or left out where an entry was written
    anew.
    """
    places: dict[str, tuple[Source, FieldPath]] = {}
    for part, source in parts:
        for i, entry in enumerate(part.competencies):
            places[competency_key(entry.name)] = (source, ("competencies", i, "name"))
    for field, source, path, name in _hides(parts):
        if field == "competencies":
            places[competency_key(competencies.canonical_name(name, below))] = (source, path)
    return {
        folded: (below[folded], *places[competency_key(below[folded])])
        for folded in below
        if folded not in names and competency_key(below[folded]) in places
    }


def unmatched_hides(below: ResolvedLibrary, parts: Sequence[Part]) -> Iterator[Problem]:
    """Entries of `hide` that the libraries below do not have."""
    for field, source, path, name in _hides(parts):
        known = {
            _KEYS[field](entry): _NAMES[field](entry) for entry in getattr(below.entries, field)
        }
        if below.names is not None and _key(below, field, name) not in known:
            message = f"The libraries below have no {_KINDS[field]} `{name}`, so there is nothing to hide."
            advice = name_hint(name, known.values(), otherwise="take it out")
            yield source.problem(path, "nothing-to-hide", message, advice)


_KINDS = {
    "competencies": "competency",
    "questions": "question",
    "roles": "role card",
    "prompts": "story prompt",
}
_NAMES: dict[str, Callable[[Any], str]] = _KEYS | {"competencies": lambda entry: str(entry.name)}


def missing_removed_in_libraries(
    shelf: ResolvedLibrary, below: ResolvedLibrary
) -> Iterator[Problem]:
    """Competencies that were taken away and that role cards or prompts need; what was wrong below
    is told there.
    """
    there = {id(entry) for entry in chain(shelf.entries.roles, shelf.entries.prompts)}
    anew = {
        folded: place
        for folded, place in shelf.taken.items()
        if below.taken.get(folded) is not place
    }
    for number, (part, source) in enumerate(shelf.parts if shelf.taken else ()):
        uses = [use for use in competencies.in_library(part) if id(_entry(part, use)) in there]
        yield from missing_removed(
            anew if number < len(below.parts) else shelf.taken, shelf.names, source, uses
        )


def _entry(part: Library, use: Use) -> Any:
    (field, index, *_), _ = use
    return getattr(part, str(field))[index]


def missing_removed(
    taken: Removed, names: Names | None, source: Source, uses: Iterable[Use]
) -> Iterator[Problem]:
    """Competencies that a library takes away and a file uses; `names` are all that the file may
    use.

    The problem stands where the name is taken away, and names the first place that needs it.
    """
    seen: set[str] = set()
    for path, name in uses if taken and names is not None else ():
        folded = competency_key(name)
        if folded in taken and folded not in (names or {}) and folded not in seen:
            seen.add(folded)
            _, overlay, where = taken[folded]
            message = (
                f"`{name}` is removed here, but `{source.file}:{source.place(path).line}` needs it."
            )
            advice = "leave it in, or name another competency there"
            yield overlay.problem(where, "hidden-needed", message, advice)
