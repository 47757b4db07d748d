"""A YAML file as it was written: its values as text, lists and maps, and the place of each.

In: what the YAML reader found in one file. Out: a `Source`, which turns a path into a place and a
place into a problem. Types are not decided here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TypeAlias

from secondround.problems import Problem, Severity
from secondround.records.yaml.positions import Places, packed, places, unpacked

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""What YAML gives: text, lists and maps. What was left empty is absent; None is a file that gives
no value.
"""
FieldPath: TypeAlias = tuple[str | int, ...]
"""Where a value stands in a file, e.g. ("rounds", 0, "sessions", 1, "tell", 0)."""


def walk_texts(value: Value, path: FieldPath = ()) -> Iterator[tuple[FieldPath, str]]:
    """Every text in `value`, with its path, in the file's order."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, inside in value.items():
            yield from walk_texts(inside, (*path, name))
    elif value is not None:
        for index, item in enumerate(value):
            yield from walk_texts(item, (*path, index))


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file."""

    line: int  # 1-based
    column: int  # 1-based, in characters
    width: int = 1  # characters on that line; 0 for the file as a whole


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was written."""

    file: PurePosixPath  # relative to the workspace
    text: str = field(repr=False)
    value: Value = field(default=None, repr=False)
    gaps: bool = False  # whether some name has nothing behind it

    @property
    def lines(self) -> tuple[str, ...]:
        """The file's lines, for printing the one that a problem is about."""
        return tuple(self.text.split("\n"))

    def names(self, path: FieldPath) -> tuple[str | int, ...]:
        """The names that stand at `path` with anything or nothing behind them."""
        inside: Places | None = self._places()
        for step in path:
            inside = inside[step][2] if inside and step in inside else None
        return tuple(inside or ())

    def place(self, path: FieldPath, *, key: bool = False) -> Place:
        """The place of the value (or the key) at `path`, else of the key of its nearest
        ancestor.
        """
        inside: Places | None = self._places()
        place = at_value = packed(1, 1, 0)
        for step in path:
            if not inside or step not in inside:
                return Place(*unpacked(place))
            place, at_value, inside = inside[step]
        return Place(*unpacked(place if key else at_value))

    def problem(  # noqa: PLR0913 - a problem has that many parts
        self,
        path: FieldPath,
        code: str,
        message: str,
        hint: str = "",
        *,
        key: bool = False,
        severity: Severity | None = None,
    ) -> Problem:
        """A problem at the value (or the key) at `path`; of its code's usual severity unless one is
        given.
        """
        place = self.place(path, key=key)
        return Problem.at(
            self.file,
            place.line,
            place.column,
            code,
            message,
            hint,
            width=place.width,
            severity=severity,
        )

    def _places(self) -> Places:
        return {} if self.value is None else places(self.text)
