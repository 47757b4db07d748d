"""A debrief put beside what stands in the record: what is new, and what differs.

In: the fields of the record and of the debrief. Out: changes, of which those that would overwrite
something say so in both texts, and those that take something out say what. Nothing is written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import filterfalse
from typing import Any

from msgspec import Struct

from secondround.records.edit import Plain
from secondround.records.models import (
    Debriefed,
    Model,
    Session,
    SessionDebrief,
    ShortForm,
    Statement,
)
from secondround.records.yaml import FieldPath, Source
from secondround.text import caseless


class Change(Struct, frozen=True):
    """One value for the record; with both texts, where another stands there."""

    path: FieldPath
    value: Plain | None  # None takes out what stands there
    stands: str = ""
    said: str = ""
    gone: tuple[str, ...] = ()  # entries of a list that it takes out


def session(
    source: Source, path: FieldPath, stands: Session, said: SessionDebrief, *, replace: bool
) -> Iterator[Change]:
    """What the debrief of one session says that its record does not; with `replace`, also what the
    record has beyond the lists that are given.
    """
    for name in (*Debriefed.model_fields, "called_off"):
        place = (*path, name)
        mine, theirs = getattr(stands, name), getattr(said, name)
        if name == "told":
            yield from _told(source, place, mine, theirs, replace=replace)
        elif name == "thanked":
            yield from _thanked(source, place, stands, said, replace=replace)
        elif not isinstance(theirs, tuple):
            yield from _value(place, name, stands, said)
        elif name == "stated" and not replace:
            yield from _stated(source, place, mine, theirs)
        else:
            yield from _entries(source, place, mine, theirs)
        if (
            replace
            and isinstance(theirs, tuple)
            and name in said.model_fields_set - {"told", "thanked"}
        ):
            yield from _surplus(place, mine, theirs)


def fields(path: FieldPath, stands: Model, said: Model) -> Iterator[Change]:
    """The fields of one thing that are said, each where nothing or something else stands."""
    for name in type(said).model_fields:
        yield from _value((*path, name), name, stands, said)


def _value(path: FieldPath, name: str, stands: Model, said: Model) -> Iterator[Change]:
    mine, theirs = getattr(stands, name), getattr(said, name)
    nothing = type(said).model_fields[name].get_default()
    is_said = theirs != nothing or (theirs is False and name in said.model_fields_set)
    if theirs == mine or not is_said:
        return
    if mine == nothing:
        yield Change(path, _plain(theirs))
    else:
        yield Change(path, _plain(theirs), _shown(mine), _shown(theirs))


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return _listed(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _told(
    source: Source,
    path: FieldPath,
    mine: Sequence[str] | None,
    theirs: Sequence[str] | None,
    *,
    replace: bool,
) -> Iterator[Change]:
    """Stories that one list has more than the other are told as well, unless it is to be replaced;
    lists that each lack something of the other disagree, as does a list with the word that nothing
    was told. What both have stays as it is written, with its comments.
    """
    if theirs is None or (mine is not None and set(mine) == set(theirs)):
        return
    theirs, mine_too = tuple(dict.fromkeys(theirs)), mine or ()
    new = list(filterfalse(mine_too.__contains__, theirs))
    gone = list(filterfalse(theirs.__contains__, mine_too))
    is_list = len(gone) < len(mine_too) and not isinstance(source.value_at(path), str)
    if mine is None:
        yield Change(path, list(theirs))
    elif is_list and (replace or not gone):
        for index, id_ in enumerate(new, len(mine)):
            yield Change((*path, index), id_)
        for index in reversed(range(len(mine))):
            if mine[index] in gone:
                yield Change((*path, index), None, mine[index], gone=(mine[index],))
    elif mine and not gone:
        yield Change(path, [*mine, *new])
    elif replace or not (theirs and not new):
        yield Change(path, list(theirs), _listed(mine), _listed(theirs), tuple(gone))


def _thanked(
    source: Source, path: FieldPath, stands: Debriefed, said: Debriefed, *, replace: bool
) -> Iterator[Change]:
    """Who has had a note beside those of whom the record says so: a note that is sent stays sent,
    unless what stands there is to be replaced.
    """
    mine, theirs = stands.thanked, said.thanked
    if isinstance(theirs, bool) or replace or not mine:
        if theirs is True and isinstance(mine, tuple):  # more than the list says
            yield Change(path, value=theirs)
        else:
            yield from _value(path, "thanked", stands, said)
        return
    there = mine if isinstance(mine, tuple) else theirs  # all of them, where it is said of all
    new = list(filterfalse(there.__contains__, theirs))
    if new and isinstance(source.value_at(path), str):
        yield Change(path, [*there, *new])
        return
    for index, id_ in enumerate(new, len(there)):
        yield Change((*path, index), id_)


def _texts(entries: Iterable[Any]) -> set[str]:
    return {caseless(entry.text) for entry in entries}


def _surplus(path: FieldPath, mine: Sequence[Any], theirs: Sequence[Any]) -> Iterator[Change]:
    """The entries that a list has and the debrief does not, the last one first."""
    said = _texts(theirs)
    for index in reversed(range(len(mine))):
        text = mine[index].text
        if caseless(text) not in said:
            yield Change((*path, index), None, text, gone=(text,))


def _stated(
    source: Source, path: FieldPath, mine: Sequence[Statement], theirs: Sequence[Statement]
) -> Iterator[Change]:
    """New statements. One on pay, notice or reasons disagrees with another on the same matter that
    the debrief does not have: in one session, one thing was said of it.
    """
    said, known = _texts(theirs), _texts(mine)
    rivals: dict[str, list[int]] = {}
    for index, entry in enumerate(mine):
        if entry.about != "other" and caseless(entry.text) not in said:
            rivals.setdefault(entry.about, []).append(index)
    new: list[Statement] = []
    for entry in theirs:
        if caseless(entry.text) not in known and rivals.get(entry.about):
            index = rivals[entry.about].pop(0)
            yield Change((*path, index, ShortForm.short), entry.text, mine[index].text, entry.text)
        else:
            new.append(entry)
    yield from _entries(source, path, mine, new)


def _listed(ids: Sequence[str]) -> str:
    return ", ".join(ids) or "(none)"


def _entries(
    source: Source, path: FieldPath, mine: Sequence[Any], theirs: Sequence[Any]
) -> Iterator[Change]:
    """New entries behind those that are there; of one that is there, what it lacks."""
    places = {caseless(entry.text): index for index, entry in enumerate(mine)}
    end = len(mine)
    said: dict[str, Any] = {}
    disputed: list[Change] = []  # where the debrief itself says two things of one entry
    for entry in theirs:
        key = caseless(entry.text)
        if key not in places:
            places[key], end = end, end + 1
        for change in _beside((*path, places[key]), said.setdefault(key, entry), entry):
            name = str(change.path[-1])
            if change.stands:
                disputed.append(change)
            else:
                said[key] = said[key].model_copy(update={name: getattr(entry, name)})
    for key, entry in said.items():
        index = places[key]
        if index < len(mine):
            yield from _entry(source, (*path, index), mine[index], entry)
        else:
            yield Change((*path, index), _plain(entry))
    yield from disputed


def _entry(source: Source, path: FieldPath, mine: Model, theirs: Model) -> Iterator[Change]:
    """What one entry lacks; one that is a mere text becomes a map."""
    changes = _beside(path, mine, theirs)
    text = source.value_at(path)
    if changes and isinstance(text, str):
        whole: dict[str, Any] = {str(change.path[-1]): change.value for change in changes}
        yield Change(path, {ShortForm.short: text, **whole})
        return
    yield from changes


def _beside(path: FieldPath, mine: Model, theirs: Model) -> list[Change]:
    """What one entry says beside its text that another of the same text does not."""
    return [change for change in fields(path, mine, theirs) if change.path[-1] != ShortForm.short]


def _plain(value: Any) -> Plain:
    """A value as it is written; an entry that has nothing but its text as that text."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Model):
        fields: dict[str, Plain] = value.model_dump(
            mode="json", by_alias=True, exclude_defaults=True
        )
        return fields[ShortForm.short] if set(fields) == {ShortForm.short} else fields
    return value  # type: ignore[no-any-return]
