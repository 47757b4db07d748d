"""Warnings about what YAML ignores though the file shows it: text after ` #`, and words that mean
nothing.

In: a text that the YAML reader could read. Out: problems. Most files hold nothing of the kind: one
search settles them, and only the others are parsed once more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum, auto
from itertools import islice
from pathlib import PurePosixPath
from typing import Any, Final

from msgspec import Struct
from yaml import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml._yaml import CParser

from secondround.problems import MOST, Problem
from secondround.records.yaml import slips
from secondround.records.yaml.positions import NULLS

NULL_WORDS: Final = NULLS - {""}
_SUSPICIOUS: Final = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"#(?<=[ \t]#)(?:[^ \t\n]|[ \t]*(?:[0-9]|$))",
        r"[A-Z](?<=\b[A-Z])[ \t]+#",
        r"[nN](?<=\b[nN])(?:ull|ULL)\b",
        r"~",
        r"[{,][ \t]*[a-z_]+[:：][^\s/:]",
        r"\{[^{}]*,[^{}:]*[,}]",  # a comma in a text inside braces, or a list there
    )
)
"""Each begins with what it looks for, so that the search leaps from one such letter to the next: as
one pattern they are tried at every letter, which takes five times as long.
"""
_COMMENT: Final = re.compile(r"[ \t]*#(.*)")
_COLON_WITHOUT_SPACE: Final = re.compile(r"\w[:：]\S")
_NUMBER: Final = re.compile(r"[0-9:./-]+")


class _Role(Enum):
    """What a scalar is to the list or map around it."""

    ITEM = auto()
    NAME = auto()
    VALUE = auto()


class _Collection(Struct):
    """A list or map that is open while its file is read."""

    is_list: bool
    name_next: bool = True  # in a map: whether a name comes next, or its value


def unread_texts(file: PurePosixPath, text: str) -> tuple[Problem, ...]:
    """A warning for each place where something that was written means nothing; if there are many,
    the first of them.
    """
    if not any(pattern.search(text) for pattern in _SUSPICIOUS):
        return ()
    return tuple(islice(_warnings(file, text), MOST))


def _warnings(file: PurePosixPath, text: str) -> Iterator[Problem]:
    lines = text.split("\n")
    name: Any = None  # the scalar before this one, if it is a field's name
    for scalar, role in _plain_scalars(text):
        if role is _Role.VALUE and name and not scalar.value:
            yield from _name_alone(file, name, lines)
        name = scalar if role is _Role.NAME else None
        if _is_unmeant_null(scalar.value, role):
            yield _null(file, scalar)
        elif role is not _Role.NAME:
            yield from _cut_at_hash(file, scalar, lines)


def _is_unmeant_null(value: str, role: _Role) -> bool:
    """Whether a value is dropped as YAML's null though it may be a word, such as somebody's name.

    `null` and `~` as a field's value are left alone: that is how YAML leaves a field empty.
    """
    if role is _Role.ITEM:
        return value in NULL_WORDS
    return role is _Role.VALUE and value in {"Null", "NULL"}


def _name_alone(file: PurePosixPath, name: Any, lines: list[str]) -> Iterator[Problem]:
    """A warning about a name without a value that holds a colon, `{minutes:45}`, or that has none
    behind it: what follows a comma in `{place: Room 4, by the stairs}`.
    """
    line, column, width, hint = name.start_mark.line + 1, name.start_mark.column, 1, slips.COLON
    message = f"`{name.value}` is read as a name with nothing after it."
    if colon := _COLON_WITHOUT_SPACE.search(name.value):
        column += colon.start() + 1
    elif _has_colon(name.end_mark, lines):
        return
    else:
        width, hint = len(name.value), slips.QUOTE_COMMA
    yield Problem.at(file, line, column + 1, "means-nothing", message, hint, width=width)


def _has_colon(end: Any, lines: list[str]) -> bool:
    """Whether a colon follows a name, on its line or, after nothing, on the next that has text."""
    rest = (lines[end.line][end.column :], *lines[end.line + 1 :])
    return next(filter(str.strip, rest), "").lstrip().startswith(":")


def _null(file: PurePosixPath, scalar: Any) -> Problem:
    start = scalar.start_mark
    message = f"`{scalar.value}` means nothing in YAML, so nothing is read here."
    hint = f'if it is a name or a word, put it in quotes: `"{scalar.value}"`'
    width = max(1, scalar.end_mark.column - start.column)
    return Problem.at(
        file, start.line + 1, start.column + 1, "means-nothing", message, hint, width=width
    )


def _cut_at_hash(file: PurePosixPath, scalar: Any, lines: list[str]) -> Iterator[Problem]:
    """A warning if what is read as a comment after a value was probably meant as part of it."""
    end = scalar.end_mark
    if end.line >= len(lines):
        return
    line = lines[end.line]
    if not _is_cut(scalar.value, line[end.column :]):
        return
    column = line.index("#", end.column)
    hint = f"if it was meant as a comment, write `# `; otherwise {slips.quoted_line(line)}"
    width = max(1, len(line.rstrip()) - column)
    yield Problem.at(file, end.line + 1, column + 1, "cut-at-hash", slips.CUT, hint, width=width)


def _is_cut(value: str, rest: str) -> bool:
    """Whether the rest of a line was meant as part of the value before it: `Room #4`, `F #`,
    `ticket # 12`, `C # and F`.
    """
    comment = _COMMENT.match(rest)
    if not comment or not rest[0].isspace():
        return False
    text = comment[1]
    if not text.strip() or not text[0].isspace():
        return True
    is_numbered = text.lstrip()[0].isdigit() and not _NUMBER.fullmatch(value)
    return is_numbered or bool(re.search(r"\b[A-Z]$", value))


def _plain_scalars(text: str) -> Iterator[tuple[Any, _Role]]:
    """Every scalar without quotes, and its role."""
    next_event: Callable[[], Any] = CParser(text).get_event
    around: list[_Collection] = []
    while type(event := next_event()) is not StreamEndEvent:
        kind = type(event)
        if kind in {MappingEndEvent, SequenceEndEvent}:
            around.pop()
            continue
        if kind not in {ScalarEvent, AliasEvent, MappingStartEvent, SequenceStartEvent}:
            continue
        role = _Role.ITEM
        if around and not around[-1].is_list:
            role = _Role.NAME if around[-1].name_next else _Role.VALUE
            around[-1].name_next = not around[-1].name_next
        if kind is ScalarEvent and not event.style:
            yield event, role
        elif kind in {MappingStartEvent, SequenceStartEvent}:
            around.append(_Collection(is_list=kind is SequenceStartEvent))
