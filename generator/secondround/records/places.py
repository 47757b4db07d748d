"""Where each value of a file stands.

In: a text that the YAML reader has read. Out: the place of every key and value in it. It parses once more, since most
files have no problem and so need no places: that makes reading twice as fast and holds a third of the memory.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeAlias

import yaml
from yaml._yaml import CParser

Places: TypeAlias = "dict[str | int, tuple[int, int, Places | None]]"
"""Per field or list entry: the place of its key, of its value, and the places inside it; see `packed`."""

_BITS = 21  # a file has at most 2**20 characters, so lines, columns and widths all fit


def packed(line: int, column: int, width: int) -> int:
    """A place as one number."""
    return (line << 2 * _BITS) | (column << _BITS) | width


def unpacked(number: int) -> tuple[int, int, int]:
    """Line, column and width of a place."""
    mask = (1 << _BITS) - 1
    return number >> 2 * _BITS, number >> _BITS & mask, number & mask


def span(event: Any, lines: list[str], end: Any = None) -> tuple[int, int, int]:
    """Line, column and width of an event; what goes on over several lines is as wide as the rest of its first."""
    start, end = event.start_mark, end or event.end_mark
    line = min(start.line, len(lines) - 1)
    column = min(start.column, len(lines[line]))
    last = end.column if end.line == line and end.column > column else len(lines[line].rstrip())
    return line + 1, column + 1, max(1, last - column)


@lru_cache(maxsize=4)  # problems come file by file: a record, its candidate, a library
def places(text: str) -> Places:
    """The places of everything in the first document of `text`, which must be one that could be read."""
    finder = _Finder(text)
    finder.next()  # the start of the stream
    finder.next()  # the start of the document
    return finder.inside(finder.next()) or {}


class _Finder:
    """One pass over the events of one text."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.next = CParser(text).get_event
        self.end: Any = None  # where the list or map that was passed last ends

    def inside(self, event: Any) -> Places | None:
        """The places inside what starts with `event`; None for a scalar."""
        if type(event) is yaml.MappingStartEvent:
            return self._map()
        return self._list() if type(event) is yaml.SequenceStartEvent else None

    def _map(self) -> Places:
        found: Places = {}
        while type(key := self.next()) is not yaml.MappingEndEvent:
            self.inside(key)
            event = self.next()
            inside = self.inside(event)
            if type(key) is yaml.ScalarEvent and key.value not in found:
                found[key.value] = (packed(*span(key, self.lines)), self._place(event), inside)
        self.end = key.end_mark
        return found

    def _list(self) -> Places:
        found: Places = {}
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            inside = self.inside(event)
            if inside is not None or not nothing(event):
                place = self._place(event)
                found[len(found)] = (place, place, inside)
        self.end = event.end_mark
        return found

    def _place(self, event: Any) -> int:
        return packed(*span(event, self.lines, self.end if isinstance(event, yaml.CollectionStartEvent) else None))


def nothing(event: Any) -> bool:
    """Whether a scalar is one of YAML 1.2's words for nothing, and not quoted."""
    return not event.style and event.value in NOTHING and event.implicit[0]


NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
