"""The strict YAML reader: text in, a `Source` out.

In: the bytes of one file. Out: a `Source`, in which every scalar is the text that was written, and problems.
It must not decide types, raise for anything that a file holds, or take longer than the file is long.

Of YAML it takes maps, lists and scalars in all their styles. It refuses what would make a record mean something
else than it shows: anchors and aliases, merge keys, tags, names written twice, several documents.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import yaml
from yaml._yaml import CParser

from secondround.records import syntax
from secondround.records.decode import HIDDEN, decode, hidden
from secondround.records.problems import MOST, Problem, Severity
from secondround.records.source import Places, Source, Value, packed

_SHOWN = 40
DEEPEST = 20
"""Lists and maps inside each other at most; the models need nine."""

_EMPTY = "`secondround new` writes a file to start from"
_SEVERAL = "keep one document in a file: take out the line `---`, or move the rest to a file of its own"
_TAG = "leave it out: every value is read as what its field needs"
_MERGE = "write the fields out: each map then shows all that it holds"
_ALIAS = "write the value out, or put the text in quotes where it starts with `&` or `*`"

_NULL = frozenset({"", "~", "null", "Null", "NULL"})  # YAML 1.2's words for nothing, where they are not quoted


def read(file: PurePosixPath, data: bytes) -> tuple[Source, tuple[Problem, ...]]:
    """What a file holds, and what is wrong with it as YAML. The value is None where it cannot be relied on."""
    text, problems = decode(file, data)
    if problems:
        return Source(file, text), problems
    composer = _Composer(file, text)
    value, places = composer.document()
    return Source(file, text, value, places), tuple(sorted(composer.problems))


def _tag(name: str) -> str:
    return _cut(name.replace("tag:yaml.org,2002:", "!!"))


def _cut(name: str) -> str:
    return name if len(name) <= _SHOWN else name[: _SHOWN - 1] + "…"


class _Stopped(Exception):  # noqa: N818 - no error: the rest of the file is left unread
    """Nothing further in this file can be read."""


class _Composer:
    """One pass over the events of one file; collects problems as it goes."""

    def __init__(self, file: PurePosixPath, text: str) -> None:
        self.file = file
        self.text = text
        self.lines = text.split("\n")
        self.problems: list[Problem] = []
        self.whole = True  # whether the value is all that was written
        self.next = CParser(text).get_event
        self.end: Any = None  # where the list or map that was read last ends

    def document(self) -> tuple[Value, Places]:
        """The value and the places of the only document; problems are in `problems`."""
        try:
            value, places = self._document()
        except _Stopped:
            return None, {}
        except yaml.YAMLError as error:
            self.problems.append(syntax.problem(self.file, self.text, error))
            return None, {}
        return (value if self.whole else None), places

    def _document(self) -> tuple[Value, Places]:
        self.next()  # the start of the stream
        if type(self.next()) is yaml.StreamEndEvent:
            raise self._stop(None, "empty-file", "The file is empty.", _EMPTY)
        event = self.next()
        value, places = self._node(event, 0)
        self.next()  # the end of the document
        if type(after := self.next()) is not yaml.StreamEndEvent:
            self._found(after, "several-documents", "A second document starts here.", _SEVERAL)
            self.whole = False
        if value is None and self.whole:
            raise self._stop(None, "empty-file", "The file is empty.", _EMPTY)
        if not isinstance(value, dict) and self.whole:
            self._found(event, "wrong-kind", "The file must hold fields, each with its value.", "such as `name: …`")
            self.whole = False
        return value, places or {}

    def _node(self, event: Any, depth: int) -> tuple[Value, Places | None]:
        kind = type(event)
        if kind is yaml.AliasEvent:
            self._alias(event)
            return None, None
        if event.anchor is not None:
            self._alias(event)
        if event.tag is not None:
            self._found(event, "custom-tag", f"The tag `{_tag(event.tag)}` is not allowed.", _TAG)
        if kind is yaml.ScalarEvent:
            return self._scalar(event), None
        if depth == DEEPEST:
            message = f"Lists and maps are more than {DEEPEST} deep inside each other."
            raise self._stop(event, "too-deep", message, "no record needs that; look for brackets that are not closed")
        if kind is yaml.MappingStartEvent:
            return self._map(depth + 1)
        return self._list(depth + 1)

    def _scalar(self, event: Any) -> str | None:
        value: str = event.value
        if event.style == '"' and (found := HIDDEN.search(value)):
            line, column, width = self._span(event)
            self.problems.append(hidden(found[0], self.file, line, column, width))
        if not event.style and value in _NULL and event.implicit[0]:
            return None
        return value

    def _map(self, depth: int) -> tuple[Value, Places]:
        value: dict[str, Value] = {}
        places: Places = {}
        following = self.next
        while type(key_event := following()) is not yaml.MappingEndEvent:
            key = self._key(key_event, depth, places)
            event = following()
            item, inside = self._node(event, depth)
            if key is None:
                continue
            places[key] = (self._place(key_event), self._place(event), inside)
            if item is not None:
                value[key] = item
        self.end = key_event.end_mark
        return value, places

    def _key(self, event: Any, depth: int, places: Places) -> str | None:
        """The name of a field; None where it is none, and its value is read and left."""
        if type(event) is yaml.ScalarEvent and event.implicit[0] and event.value == "<<":
            self.whole = False
            self._found(event, "merge-key", "Merging with `<<` is not allowed.", _MERGE)
            return None
        key, _ = self._node(event, depth)
        if not isinstance(key, str):
            if type(event) is not yaml.AliasEvent:
                self._found(event, "bad-key", "The name of a field must be plain text.", "write it as `name: value`")
            return None
        if key in places:
            first = places[key][0] >> 42
            message = f"`{_cut(key)}` is written twice: first in line {first}."
            self._found(event, "duplicate-key", message, "keep one of them, or join them into a list")
            return None
        return key

    def _list(self, depth: int) -> tuple[Value, Places]:
        value: list[Value] = []
        places: Places = {}
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            item, inside = self._node(event, depth)
            if item is not None:
                place = self._place(event)
                places[len(value)] = (place, place, inside)
                value.append(item)
        self.end = event.end_mark
        return value, places

    def _alias(self, event: Any) -> None:
        self.whole = False
        sign = "alias `*" if type(event) is yaml.AliasEvent else "anchor `&"
        self._found(event, "yaml-alias", f"The YAML {sign}{_cut(event.anchor)}` is not allowed.", _ALIAS)

    def _place(self, event: Any) -> int:
        start = event.start_mark
        end = self.end if isinstance(event, yaml.CollectionStartEvent) else event.end_mark
        if start.line == end.line and end.column > start.column:
            return packed(start.line + 1, start.column + 1, end.column - start.column)
        return packed(*self._span(event))

    def _span(self, event: Any) -> tuple[int, int, int]:
        """Line, column and width; what goes on over several lines is as wide as the rest of its first."""
        line = min(event.start_mark.line, len(self.lines) - 1)
        column = min(event.start_mark.column, len(self.lines[line]))
        end = len(self.lines[line].rstrip())
        if event.end_mark.line == line and not isinstance(event, yaml.CollectionStartEvent):
            end = event.end_mark.column
        return line + 1, column + 1, max(1, end - column)

    def _found(self, event: Any, code: str, message: str, hint: str) -> None:
        line, column, width = self._span(event) if event else (1, 1, 0)
        self.problems.append(Problem(self.file, line, column, Severity.ERROR, code, message, hint, width))
        if len(self.problems) > MOST:
            raise _Stopped

    def _stop(self, event: Any, code: str, message: str, hint: str) -> _Stopped:
        self._found(event, code, message, hint)
        return _Stopped()
