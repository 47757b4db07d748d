"""Libraries in layers: the shared one, and on top of it what lies beside a candidate.

In: the library below, and the files of the layer above. Out: the library with that layer applied,
and what does not fit. An entry of the same id (a competency's name, a card's role) replaces the one
below, `hide` removes it, and all else is added at the end. Files are read elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final, TypeAlias

from msgspec import Struct

from secondround.problems import Problem
from secondround.records import competencies, libraries
from secondround.records.competencies import Names, Use, canonical_name, competency_key
from secondround.records.libraries import ENTRIES
from secondround.records.models import Library, OwnWords
from secondround.records.yaml import FieldPath, Source
from secondround.text import name_hint

Part: TypeAlias = tuple[Library, Source]
Removed: TypeAlias = Mapping[str, tuple[str, Source, FieldPath]]
"""Competencies that a layer removes, by their keys: the name, and where it is removed."""


class ResolvedLibrary(Struct, frozen=True):
    """What a candidate's packets draw on."""

    library: Library  # competencies under their canonical names
    names: Names | None  # None where a file could not be read, and so nothing can be said
    removed: Removed
    entries: Library  # as written
    parts: tuple[Part, ...]  # the files of all layers
    own: OwnWords  # roles and subjects that they add to ours

    def with_removed(self, names: Names | None) -> Names | None:
        """`names` with those that were removed, whose absence is a problem of its own: see
        `missing`.
        """
        if names is None or not self.removed:
            return names
        written = [name for name, _, _ in self.removed.values()]
        return competencies.with_more(names, written, self.removed)


EMPTY_LIBRARY: Final = ResolvedLibrary(Library(), {}, {}, Library(), (), OwnWords())


def apply_layer(
    below: ResolvedLibrary, parts: Sequence[Part], own: OwnWords, *, whole: bool
) -> ResolvedLibrary:
    """The library with a layer on it; not `whole` where a file of the layer could not be read.

    own: the roles and subjects that all layers add.
    """
    layer = libraries.merge(part for part, _ in parts)
    entries = _replaced(below.entries, layer, _hidden(below, parts))
    names = competencies.canonical_names(entries) if whole and below.names is not None else None
    removed: Removed = {}
    if names is not None and below.names is not None:
        removed = _removed(below.names, names, parts)
    return ResolvedLibrary(
        competencies.canonical_library(entries, names or {}),
        names,
        {**below.removed, **removed},
        entries,
        (*below.parts, *parts),
        own,
    )


def _replaced(below: Library, layer: Library, hidden: Mapping[str, set[str]]) -> Library:
    """The entries below, each in its place, replaced or removed by the layer; then what is new."""
    made = {}
    for field in ENTRIES:
        own = {_key(field, _name(field, entry)): entry for entry in getattr(layer, field)}
        entries = []
        for entry in getattr(below, field):
            key = _key(field, _name(field, entry))
            if key in own:
                entries.append(own.pop(key))
            elif key not in hidden[field]:
                entries.append(entry)
        made[field] = (*entries, *own.values())
    return Library(**made)


def _hidden(below: ResolvedLibrary, parts: Iterable[Part]) -> dict[str, set[str]]:
    """The keys of what a layer hides, by kind."""
    hidden: dict[str, set[str]] = {field: set() for field in ENTRIES}
    for field, _, _, name in _hides(parts):
        hidden[field].add(_key(field, name, below.names))
    return hidden


def _hides(parts: Iterable[Part]) -> Iterator[tuple[str, Source, FieldPath, str]]:
    """Each entry of `hide`: its kind, where it is, and the name it gives."""
    for part, source in parts:
        for field in ENTRIES if part.hide else ():
            for index, name in enumerate(getattr(part.hide, field)):
                yield field, source, ("hide", field, index), name


def _name(field: str, entry: Any) -> str:
    """The name of an entry, as it is written."""
    _, attribute = ENTRIES[field]
    return str(getattr(entry, attribute))


def _key(field: str, name: str, known: Names | None = None) -> str:
    """What an entry of that name is known by; a competency also by its other names."""
    if field != "competencies":
        return name
    return competency_key(canonical_name(name, known or {}))


def _removed(below: Names, names: Names, parts: Iterable[Part]) -> Removed:
    """Names that were there below and are no more: hidden, or left out where an entry was
    rewritten.
    """
    places: dict[str, tuple[Source, FieldPath]] = {}
    for part, source in parts:
        for index, entry in enumerate(part.competencies):
            places[competency_key(entry.name)] = (source, ("competencies", index, "name"))
    for field, source, path, name in _hides(parts):
        if field == "competencies":
            places[competency_key(canonical_name(name, below))] = (source, path)
    removed = {}
    for key, name in below.items():
        place = places.get(competency_key(name))
        if key not in names and place:
            removed[key] = (name, *place)
    return removed


def unmatched_hides(below: ResolvedLibrary, parts: Sequence[Part]) -> Iterator[Problem]:
    """Entries of `hide` that the libraries below do not have."""
    for field, source, path, name in _hides(parts):
        names = [_name(field, entry) for entry in getattr(below.entries, field)]
        keys = {_key(field, known) for known in names}
        if below.names is not None and _key(field, name, below.names) not in keys:
            kind, _ = ENTRIES[field]
            message = f"The libraries below have no {kind} `{name}`, so there is nothing to hide."
            hint = name_hint(name, names, otherwise="take it out")
            yield source.problem(path, "nothing-to-hide", message, hint)


def missing_in_libraries(resolved: ResolvedLibrary, below: ResolvedLibrary) -> Iterator[Problem]:
    """Competencies that were removed and that role cards or prompts need; what was wrong below is
    reported there.
    """
    if not resolved.removed:
        return
    kept = {id(entry) for entry in chain(resolved.entries.roles, resolved.entries.prompts)}
    earlier = below.removed
    newly = {key: at for key, at in resolved.removed.items() if earlier.get(key) is not at}
    for number, (part, source) in enumerate(resolved.parts):
        uses = [use for use in competencies.in_library(part) if id(_entry(part, use)) in kept]
        removed = newly if number < len(below.parts) else resolved.removed
        yield from missing(removed, resolved.names, source, uses)


def _entry(part: Library, use: Use) -> Any:
    (field, index, *_), _ = use
    return getattr(part, str(field))[index]


def missing(
    removed: Removed, names: Names | None, source: Source, uses: Iterable[Use]
) -> Iterator[Problem]:
    """Competencies that a library removes and a file uses; `names` are all that the file may use.

    The problem is where the name is removed, and names the first place that needs it.
    """
    if not removed or names is None:
        return
    seen: set[str] = set()
    for path, name in uses:
        key = competency_key(name)
        if key in removed and key not in names and key not in seen:
            seen.add(key)
            _, layer, place = removed[key]
            needed = f"{source.file}:{source.place(path).line}"
            message = f"`{name}` is removed here, but `{needed}` needs it."
            hint = "leave it in, or name another competency there"
            yield layer.problem(place, "hidden-needed", message, hint)
