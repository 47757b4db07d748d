"""An integer program as plain values: columns, rows, and objectives with integer weights.

In: numbers. Out: the same numbers, by name. It solves nothing and knows nothing of stories or of a
solver.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from msgspec import Struct, field


class CardinalityBlock(Struct, frozen=True):
    """Whole columns of which at most `most` are used, by the row `row`."""

    columns: tuple[int, ...]
    row: int
    most: int


Row = tuple[int | None, int | None, dict[int, int]]
"""The weighted sum of columns, and what it is at least and at most."""


class Program(Struct):
    """Columns and rows. The bounds of every column are whole numbers; `whole` says which columns
    must be whole themselves.
    """

    lower: list[int] = field(default_factory=list)
    upper: list[int] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    blocks: tuple[CardinalityBlock, ...] = ()  # none where patterns are no use

    def column(self, lower: int = 0, upper: int = 1, *, whole: bool = True) -> int:
        """The index of a new column; no whole one is added to a program in blocks."""
        [column] = self.new_columns(1, whole=whole)
        self.lower[column], self.upper[column] = lower, upper
        return column

    def new_columns(self, number: int, *, whole: bool = True) -> list[int]:
        """The indexes of so many new columns between 0 and 1."""
        if whole and self.blocks:
            raise ValueError("A whole column would be outside of the program's blocks.")
        first = len(self.lower)
        self.lower += [0] * number
        self.upper += [1] * number
        self.whole += [whole] * number
        return list(range(first, first + number))

    def row(
        self, weights: dict[int, int], *, least: int | None = None, most: int | None = None
    ) -> int:
        """The index of a new row: the weighted sum of columns lies between `least` and `most`."""
        self.rows.append((least, most, weights))
        return len(self.rows) - 1

    def part(self, blocks: Iterable[CardinalityBlock]) -> None:
        """Part the program into blocks. Each whole column has to be in one of them, and in no more:
        patterns stand for whole columns of blocks alone, and break ties among these alone.
        """
        self.blocks = tuple(blocks)
        parted = sorted(chain.from_iterable(block.columns for block in self.blocks))
        if parted != [column for column, is_whole in enumerate(self.whole) if is_whole]:
            raise ValueError("Each whole column has to be in exactly one block.")

    def count_variables(self, columns: Iterable[int], times: int = 1) -> list[int]:
        """New columns that count, as many as `times`: together they are at most the number of
        `columns` used.
        """
        counting = self.new_columns(times, whole=False)
        self.row(dict.fromkeys(counting, 1) | dict.fromkeys(columns, -1), most=0)
        return counting


def flat(rows: Iterable[Row]) -> tuple[list[int], list[int], list[int]]:
    """Rows one after the other: where each starts, and the last ends; their columns and weights."""
    starts, columns, values = [0], list[int](), list[int]()
    for _, _, weights in rows:
        columns += weights
        values += weights.values()
        starts.append(len(columns))
    return starts, columns, values


class Count(Struct, frozen=True):
    """What a number is worth: that of the columns in use, and of the sets with a column in use.

    The first counts the first of `worths`, the next the next, and so on.
    """

    columns: Mapping[int, int]  # how many each column in use counts for
    worths: tuple[int, ...]  # never rising
    sets: tuple[tuple[int, ...], ...] = ()

    @classmethod
    def of(cls, columns: Iterable[int], worths: Sequence[int]) -> Count:
        """A count of columns."""
        counted = dict.fromkeys(columns, 1)
        return cls(counted, tuple(worths[: len(counted)]))

    def number(self, used: set[int]) -> int:
        """How many there are where these columns are in use."""
        total = sum(self.columns[column] for column in used & self.columns.keys())
        for parts in self.sets:
            total += not used.isdisjoint(parts)
        return total


def in_use(columns: Iterable[int]) -> set[int]:
    """The columns of a solution that are in use."""
    return {column for column, value in enumerate(columns) if value}


class Objective(Struct, frozen=True):
    """One objective: the weighted sum of columns, and what counts are worth, is to be as large as
    possible.

    The columns and rows that a count needs are added to the program when its objective is reached:
    before that they would only slow the search down.
    """

    name: str
    weights: dict[int, int]  # never negative
    most: int  # no solution can give more
    counts: tuple[Count, ...] = ()
    alone: bool = False  # never solved as one with the next
