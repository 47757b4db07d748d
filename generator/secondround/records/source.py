"""A YAML file as it was written: its values as text, lists and maps, and the place of each.

In: the bytes of one file. Out: a `Source`, or problems. Types are not decided here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from secondround.records.problems import Problem, Severity

Value = str | list["Value"] | dict[str, "Value"] | None
"""What YAML gives: text, lists, maps; None for an empty value or `~`."""
Path = tuple[str | int, ...]
"""Where a value stands in a file, e.g. ("rounds", 0, "sessions", 1, "tell", 0)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file."""

    line: int  # 1-based
    column: int  # 1-based, in characters
    width: int = 1  # characters on that line


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was written."""

    file: PurePosixPath  # relative to the workspace
    lines: tuple[str, ...]
    value: Value
    keys: dict[Path, Place] = field(repr=False)
    values: dict[Path, Place] = field(repr=False)

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The place of the value (or the key) at `path`, else of its nearest ancestor."""
        while path:
            place = self.keys.get(path) if key else self.values.get(path)
            if place:
                return place
            path, key = path[:-1], True
        return Place(1, 1)

    def problem(
        self, path: Path, severity: Severity, code: str, message: str, hint: str = "", *, key: bool = False
    ) -> Problem:
        """A problem at the value (or the key) at `path`."""
        place = self.place(path, key=key)
        return Problem(self.file, place.line, place.column, severity, code, message, hint, place.width)
