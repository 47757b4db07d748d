"""What has changed, in words, from two states: every field is noticed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, get_args

from msgspec.structs import replace
from pydantic import BaseModel

from secondround import plan
from secondround.diff import State, changes
from secondround.records import Application


def altered(value: Any, annotation: Any = None) -> Iterator[tuple[str, Any]]:
    """The value with one thing in it changed, for everything in it, and what was changed."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            for path, other in altered(getattr(value, name), field.annotation):
                yield f"{name}.{path}", value.model_copy(update={name: other})
    elif isinstance(value, tuple):
        if value:
            yield "last", value[:-1]
        for i, item in enumerate(value):
            if isinstance(item, BaseModel):
                yield from (
                    (f"{i}.{path}", (*value[:i], new, *value[i + 1 :]))
                    for path, new in altered(item)
                )
    elif isinstance(value, dict):
        yield "last", dict(list(value.items())[:-1])
        for key, item in value.items():
            yield from ((f"{key}.{path}", value | {key: new}) for path, new in altered(item))
    else:
        yield from _other(value, annotation)


def _other(value: Any, annotation: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, str):
        choices = [
            choice for choice in get_args(annotation) if isinstance(choice, str) and choice != value
        ]
        yield "text", choices[0] if choices else f"{value} zq"
    elif isinstance(value, bool):
        yield "flag", not value
    elif isinstance(value, int):
        yield "number", value + 1
    elif isinstance(value, dt.date):
        yield "date", value + dt.timedelta(days=1)
    elif isinstance(value, dt.time):
        yield "time", value.replace(minute=5)


def test_whatever_changes_is_told(packet: Application) -> None:
    """No field can change without a sentence about it, in either direction."""
    told, untold = 0, []
    for part in ("record", "candidate", "comments", "library", "pseudonyms"):
        for path, other in altered(getattr(packet, part)):
            states = State(packet, None), State(replace(packet, **{part: other}), None)
            for old, new in (states, states[::-1]):
                sections = changes(old, new)
                told += 1
                if not sections or not all(
                    line.endswith((".", "?", "!")) for section in sections for line in section.lines
                ):
                    untold.append((part, path, sections))
    assert untold == []
    assert told > 200


def test_nothing_changed(packet: Application) -> None:
    """A state compared with itself gives no word."""
    made = plan.make(packet, 1)
    assert changes(State(packet, made), State(packet, made)) == ()
