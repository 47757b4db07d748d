"""Where each value of a file is.

In: a text that the YAML reader has read. Out: the place of every key and value in it. It parses
once more, since most files have no problem and so need no places: that makes reading twice as fast
and holds a third of the memory.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeAlias

from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent
from yaml._yaml import CParser

Places: TypeAlias = "dict[str | int, tuple[int, int, Places | None]]"
"""Per field or list entry: the place of its key, of its value, and the places inside it; see
`packed`.
"""

_BITS = 21  # a file has at most 2**20 characters, so lines, columns and widths all fit


def packed(line: int, column: int, width: int) -> int:
    """A place as one number."""
    return (line << 2 * _BITS) | (column << _BITS) | width


def unpacked(number: int) -> tuple[int, int, int]:
    """Line, column and width of a place."""
    mask = (1 << _BITS) - 1
    return number >> 2 * _BITS, number >> _BITS & mask, number & mask


def span(event: Any, lines: list[str], end: Any = None) -> tuple[int, int, int]:
    """Line, column and width of an event; what goes on over several lines is as wide as the rest of
    its first.
    """
    start, end = event.start_mark, end or event.end_mark
    line = min(start.line, len(lines) - 1)
    column = min(start.column, len(lines[line]))
    last = end.column if end.line == line and end.column > column else len(lines[line].rstrip())
    return line + 1, column + 1, max(1, last - column)


@lru_cache(maxsize=4)  # problems come file by file: a record, its candidate, a library
def places(text: str) -> Places:
    """The places of everything in the first document of `text`, which must be one that could be
    read.
    """
    finder = _Finder(text)
    finder.next()  # the start of the stream
    finder.next()  # the start of the document
    return finder.value(finder.next())[1] or {}


class _Finder:
    """One pass over the events of one text."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.next: Callable[[], Any] = CParser(text).get_event

    def value(self, event: Any) -> tuple[int, Places | None]:
        """The place of the value that starts with `event`, and the places inside it; None for a
        scalar.
        """
        kind = type(event)
        if kind is ScalarEvent:
            return self._place(event), None
        inside, last = self._map() if kind is MappingStartEvent else self._list()
        return packed(*span(event, self.lines, last.end_mark)), inside

    def _map(self) -> tuple[Places, Any]:
        found: Places = {}
        following, value = self.next, self.value
        while type(event := following()) is not MappingEndEvent:
            place, inside = value(event)
            at_value, inside_value = value(following())
            if inside is None and event.value not in found:
                found[event.value] = (place, at_value, inside_value)
        return found, event

    def _list(self) -> tuple[Places, Any]:
        found: Places = {}
        following, value = self.next, self.value
        while type(event := following()) is not SequenceEndEvent:
            place, inside = value(event)
            if inside is not None or not is_null(event):
                found[len(found)] = (place, place, inside)
        return found, event

    def _place(self, event: Any) -> int:
        start, end = event.start_mark, event.end_mark
        line: int = start.line
        column: int = start.column
        if end.line == line and end.column > column:  # nearly always, so without a call
            width: int = end.column - column
            return (line + 1 << 2 * _BITS) | (column + 1 << _BITS) | width
        return packed(*span(event, self.lines))


def is_null(event: Any) -> bool:
    """Whether a scalar is one of YAML 1.2's words for nothing, and not quoted."""
    return not event.style and event.value in NULLS and event.implicit[0]


NULLS = frozenset({"", "~", "null", "Null", "NULL"})
