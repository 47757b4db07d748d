"""What a file shows and YAML leaves out: text behind ` #`, and words that mean nothing.

In: a text that the YAML reader has read. Out: a warning for each place. Most files hold nothing of
the kind, and are looked at with a search; the others are parsed once more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import PurePosixPath
from typing import Any, Final

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
_MAYBE: Final = re.compile(
    r"[ \t]#(?:[^ \t\n]|[ \t]*(?:[0-9]|$))|\b[A-Z][ \t]+#"
    r"|\b(?:null|Null|NULL)\b|~|[{,][ \t]*[a-z_]+[:：][^\s/:]",
    re.MULTILINE,
)
_COMMENT: Final = re.compile(r"[ \t]*#(.*)")
_CLOSE: Final = re.compile(r"\w[:：]\S")
_NUMBER: Final = re.compile(r"[0-9:./-]+")


def unread_texts(file: PurePosixPath, text: str) -> tuple[Problem, ...]:
    """A warning for each place at which something that was written means nothing, the first ones of
    many.
    """
    return tuple(islice(_warnings(file, text), MOST)) if _MAYBE.search(text) else ()


def _warnings(file: PurePosixPath, text: str) -> Iterator[Problem]:
    lines = text.split("\n")
    name: Any = None
    for event, kind in _scalars(text):
        start, end = event.start_mark, event.end_mark
        if kind == "value" and not event.value and name and (colon := _CLOSE.search(name.value)):
            message = f"`{name.value}` is read as a name with nothing after it."
            place = name.start_mark
            column = place.column + colon.start() + 1
            yield _warning(file, place.line, column, "means-nothing", message, slips.COLON, 1)
        name = event if kind == "name" else None
        if event.value in NULL_WORDS and (
            kind == "item" or (kind == "value" and event.value in {"Null", "NULL"})
        ):
            message = f"`{event.value}` means nothing in YAML, so nothing is read here."
            hint = f'if it is a name or a word, put it in quotes: `"{event.value}"`'
            width = end.column - start.column
            yield _warning(file, start.line, start.column, "means-nothing", message, hint, width)
        elif (
            kind != "name"
            and end.line < len(lines)
            and _is_cut(event.value, lines[end.line][end.column :])
        ):
            line = lines[end.line]
            column = line.index("#", end.column)
            hint = f"if it was meant as a comment, write `# `; otherwise {slips.quoted_line(line)}"
            yield _warning(
                file, end.line, column, "cut-at-hash", slips.CUT, hint, len(line.rstrip()) - column
            )


def _warning(  # noqa: PLR0913, PLR0917 - a problem has that many parts
    file: PurePosixPath, line: int, column: int, code: str, message: str, hint: str, width: int
) -> Problem:
    return Problem.at(file, line + 1, column + 1, code, message, hint, width=max(1, width))


def _is_cut(value: str, rest: str) -> bool:
    """Whether what follows a value was meant as part of it: `Room #4`, `F #`, `ticket # 12`, `C #
    and F`.
    """
    found = _COMMENT.match(rest)
    if not found or not rest[0].isspace():
        return False
    comment = found[1]
    if not comment.strip() or not comment[0].isspace():
        return True
    number = comment.lstrip()[0].isdigit() and not _NUMBER.fullmatch(value)
    return number or bool(re.search(r"\b[A-Z]$", value))


def _scalars(text: str) -> Iterator[tuple[Any, str]]:
    """Every plain scalar, and whether it is an item of a list, a field's name or its value."""
    following: Callable[[], Any] = CParser(text).get_event
    inside: list[
        list[bool]
    ] = []  # for each list and map around it: whether it is a list, and whether a name is due
    while type(event := following()) is not StreamEndEvent:
        kind = type(event)
        if kind in {MappingEndEvent, SequenceEndEvent}:
            inside.pop()
            continue
        if kind not in {ScalarEvent, AliasEvent, MappingStartEvent, SequenceStartEvent}:
            continue
        at = "item"
        if inside and not inside[-1][0]:
            at = "name" if inside[-1][1] else "value"
            inside[-1][1] = not inside[-1][1]
        if kind is ScalarEvent and not event.style:
            yield event, at
        elif kind in {MappingStartEvent, SequenceStartEvent}:
            inside.append([kind is SequenceStartEvent, True])
