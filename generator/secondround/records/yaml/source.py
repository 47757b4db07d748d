"""A YAML file as it was written: its values as text, lists and maps, and the place of each.

In: what the YAML reader found in one file. Out: a `Source`, which turns a path into a place and a
place into a problem. Types are not decided here.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterator, Mapping
from itertools import count, islice
from pathlib import PurePosixPath
from typing import Any, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from secondround.problems import Problem, Severity
from secondround.records.yaml.positions import Places, packed, places, unpacked

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""What YAML gives: text, lists and maps. What was left empty is absent; None is a file that gives
no value.
"""
FieldPath: TypeAlias = tuple[str | int, ...]
"""The path to a value in a file, e.g. ("rounds", 0, "sessions", 1, "tell", 0)."""


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


class Place(Struct, frozen=True):
    """A position in a file."""

    line: int  # 1-based
    column: int  # 1-based, in characters
    width: int = 1  # characters on that line; 0 for the file as a whole


class Source(Struct, frozen=True):
    """One file as it was written."""

    file: PurePosixPath  # relative to the workspace
    text: str
    value: Value = None
    gaps: bool = False  # whether some name has nothing behind it
    left_out: frozenset[FieldPath] = frozenset()  # where `value` lacks what the file holds
    replaced: frozenset[FieldPath] = frozenset()  # where the file holds what `value` replaces
    # What `value` has from another file: where it is in `value`, and where it was written.
    from_elsewhere: Mapping[FieldPath, tuple[Source, FieldPath]] = field(default_factory=dict)

    @property
    def lines(self) -> tuple[str, ...]:
        """The file's lines, for printing the one that a problem is about."""
        return tuple(self.text.split("\n"))

    @property
    def all_text(self) -> str:
        """The text of the file, and of another one that it has values of."""
        for other, _ in self.from_elsewhere.values():
            return f"{self.text}\n{other.text}"
        return self.text

    def value_at(self, path: FieldPath) -> Value:
        """What was written at a path; None where nothing was."""
        value: Any = self.value
        for step in path:
            if isinstance(value, dict):
                value = value.get(step_in(value, step))
                continue
            try:
                value = None if isinstance(value, str) else value[step]
            except (IndexError, TypeError):
                return None
        return value  # type: ignore[no-any-return]

    def names(self, path: FieldPath) -> tuple[str | int, ...]:
        """The names at `path` with anything or nothing behind them."""
        written, path = self.written_in(path)
        inside: Places | None = written._places()  # noqa: SLF001 - one of its own kind
        for step in written.as_written(path):
            name = step_in(inside or {}, step)
            inside = inside[name][2] if inside and name in inside else None
        return tuple(inside or ())

    def place(self, path: FieldPath, *, key: bool = False) -> Place:
        """The place of the value (or the key) at `path`, else of the key of its nearest
        ancestor.
        """
        inside: Places | None = self._places()
        place = at_value = packed(1, 1, 0)
        for step in self.as_written(path):
            name = step_in(inside or {}, step)
            if not inside or name not in inside:
                return Place(*unpacked(place))
            place, at_value, inside = inside[name]
        return Place(*unpacked(place if key else at_value))

    def without(
        self, paths: Collection[FieldPath], instead: Mapping[FieldPath, Value] | None = None
    ) -> Source:
        """The file without the values at those paths, and with other values at those of `instead`;
        every path to what is left leads to the same place as before.
        """
        value: Any = copy.deepcopy(self.value)
        for path, other in (instead or {}).items():
            _inside(value, path)[path[-1]] = other
        for path in sorted(paths, reverse=True):  # the last first, so that no index moves
            del _inside(value, path)[path[-1]]
        left_out = self.left_out.union(map(self.as_written, paths))
        replaced = self.replaced.union(map(self.as_written, instead or ()))
        return replace(self, value=value, left_out=left_out, replaced=replaced)

    def with_key(self, path: FieldPath, name: str) -> Source:
        """The file with another name for the key at `path`, in the same place."""
        value: Any = copy.deepcopy(self.value)
        holder = _inside(value, path)
        entries = list(holder.items())
        holder.clear()
        holder.update((name if key == path[-1] else key, inside) for key, inside in entries)
        return replace(self, value=value)

    def joined(self, other: Source, paths: Mapping[FieldPath, FieldPath]) -> Source:
        """The file with values of another one: each by its path here, with its path there."""
        value: Any = copy.deepcopy(self.value)
        for path, there in paths.items():
            inside = value
            for step in path[:-1]:
                inside = inside.setdefault(step_in(inside, step), {})
            inside[path[-1]] = copy.deepcopy(other.value_at(there))
        more = {path: (other, there) for path, there in paths.items()}
        return replace(self, value=value, from_elsewhere={**self.from_elsewhere, **more})

    def written_in(self, path: FieldPath) -> tuple[Source, FieldPath]:
        """The file in which what is at `path` was written, and its path there."""
        for length in range(1, len(path) + 1) if self.from_elsewhere else ():
            if found := self.from_elsewhere.get(path[:length]):
                other, there = found
                return other, (*there, *path[length:])
        return self, path

    def is_left_out(self, path: FieldPath) -> bool:
        """Whether the file holds something at `path` that `value` lacks."""
        return (*self.as_written(path[:-1]), path[-1]) in self.left_out

    def problem(  # noqa: PLR0913 - a problem has that many parts
        self,
        path: FieldPath,
        code: str,
        message: str,
        hint: str = "",
        *,
        key: bool = False,
        severity: Severity | None = None,
        about: tuple[str, ...] = (),
        part: str = "",
    ) -> Problem:
        """A problem at the value (or the key) at `path`; of its code's usual severity unless one is
        given.
        """
        written, path = self.written_in(path)
        place = written.place(path, key=key)
        return Problem.at(
            written.file,
            place.line,
            place.column,
            code,
            message,
            hint,
            width=place.width,
            severity=severity,
            about=about,
            part=part,
        )

    def is_replaced(self, path: FieldPath) -> bool:
        """Whether `value` holds something of ours at `path` instead of what the file holds."""
        return self.as_written(path) in self.replaced

    def as_written(self, path: FieldPath) -> FieldPath:
        """The path in the file to what is at `path` in `value`, where lists may have lost
        entries.
        """
        if not self.left_out:
            return path
        written: FieldPath = ()
        for step in path:
            index = self._index_as_written(written, step) if isinstance(step, int) else step
            written = (*written, index)
        return written

    def _index_as_written(self, path: FieldPath, index: int) -> int:
        """The index in the file of entry `index` of what is left of a list."""
        remaining = (number for number in count() if (*path, number) not in self.left_out)
        return next(islice(remaining, index, None))

    def _places(self) -> Places:
        return {} if self.value is None else places(self.text)


def step_in(names: Collection[str | int], step: str | int) -> str | int:
    """A step of a path as a map has it: an id may be in capitals there, `Priya` for `priya`."""
    if step in names or not isinstance(step, str):
        return step
    return next((name for name in names if isinstance(name, str) and name.lower() == step), step)


def path_in(value: Value, path: FieldPath) -> FieldPath:
    """A path with the keys as `value` has them."""
    written: FieldPath = ()
    inside: Any = value
    for step in path:
        if isinstance(inside, dict):
            name = step_in(inside, step)
            written, inside = (*written, name), inside.get(name)
        else:
            is_entry = isinstance(inside, list) and isinstance(step, int) and step < len(inside)
            written, inside = (*written, step), inside[step] if is_entry else None
    return written


def _inside(value: Any, path: FieldPath) -> Any:
    """The list or map that holds what is at `path`."""
    for step in path[:-1]:
        value = value[step]
    return value
