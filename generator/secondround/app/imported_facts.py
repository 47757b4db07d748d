"""The facts of a record that were read from files, and hurt most where they are wrong.

In: a record before an import and after it. Out: what a person should confirm, each with its line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct

from secondround.app import imported_file
from secondround.packet import words
from secondround.records.yaml import FieldPath, Source, reader
from secondround.text import capital, is_placeholder, listed, one_line


class Fact(Struct, frozen=True):
    """One thing that was read."""

    file: PurePosixPath
    line: int  # counts from 1
    text: str  # such as "Day: Tuesday 24 November 2026"


def find(change: imported_file.Change) -> tuple[Fact, ...]:
    """The facts that a change to a record brings in, in the order of the packet."""
    is_new = change.before is None or change.was_example
    before = set() if is_new else {text for text, _ in _stated(_source(change, change.before))}
    source = _source(change, change.after)
    facts: list[Fact] = []
    for text, path in _stated(source):
        if text not in before:
            facts.append(Fact(change.file, source.place(path, key=True).line, text))
    return tuple(facts)


def _source(change: imported_file.Change, data: bytes | None) -> Source:
    source, _ = reader.read(change.file, data or b"")
    return source


def _stated(source: Source) -> Iterator[tuple[str, FieldPath]]:
    """Each fact in words, and where it stands."""
    for label, path in (("Company", ("company", "name")), ("Role", ("role", "title"))):
        if text := _text(source, path):
            yield f"{label}: {text}", path
    people = _map(source.value_at(("interviewers",)))
    for id_ in people:
        if name := _text(source, ("interviewers", id_, "name")):
            title = _text(source, ("interviewers", id_, "title")) or "title unknown"
            yield f"Interviewer: {name}, {title}", ("interviewers", id_)
    for number, _ in enumerate(_list(source.value_at(("rounds",)))):
        yield from _of_round(source, ("rounds", number))


def _of_round(source: Source, path: FieldPath) -> Iterator[tuple[str, FieldPath]]:
    if day := _text(source, (*path, "date")):
        yield f"Day: {words.written_day(day)}", (*path, "date")
    zone = _text(source, (*path, "time_zone")) or "time zone unknown"
    for number, _ in enumerate(_list(source.value_at((*path, "sessions")))):
        yield from _of_session(source, (*path, "sessions", number), zone)
    yield from _where(source, path)


def _of_session(source: Source, path: FieldPath, zone: str) -> Iterator[tuple[str, FieldPath]]:
    at = _text(source, (*path, "at")) or "time unknown"
    minutes = _text(source, (*path, "minutes"))
    length = f"{minutes} minutes" if minutes else "length unknown"
    names = [
        _text(source, ("interviewers", id_, "name")) or str(id_)
        for id_ in _list(source.value_at((*path, "with")))
    ]
    called = f"with {listed(names)}" if names else _text(source, (*path, "name"))
    yield ", ".join(filter(None, (f"Session: {at} ({zone})", length, called))), path
    yield from _where(source, path)


def _where(source: Source, path: FieldPath) -> Iterator[tuple[str, FieldPath]]:
    for field in ("place", "video", "passcode", "dial_in"):
        if text := _text(source, (*path, field)):
            yield f"{capital(field.replace('_', ' '))}: {text}", (*path, field)


def _text(source: Source, path: FieldPath) -> str:
    """The text at a path; "" where there is none, or it is still to be written."""
    value = source.value_at(path)
    return one_line(value) if isinstance(value, str) and not is_placeholder(value) else ""


def _map(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
