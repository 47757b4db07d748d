"""Where the columns of a program are, seen from its blocks, and what patterns add to sums of them.

In: a search with blocks, weighted sums of its columns, and counts. Out: by block and pattern, the
value of each. A pattern is a row of 0 and 1, one for each entry of its block. It solves nothing.

Columns are of three kinds: entries of a block, and columns that count within a block, both of which
patterns replace; and all others, which are outside of blocks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, pairwise

import numpy as np
from msgspec import Struct

from secondround.plan.milp.enumeration import Array
from secondround.plan.milp.program import Count, Program, flat
from secondround.plan.milp.search import Search


class CountRow(Struct, frozen=True, eq=False):
    """A row within one block: `counting` columns are together at most the number of `counted` ones
    used.
    """

    counting: Array
    counted: Array  # positions in the block
    row: int


def count_rows(program: Program) -> list[list[CountRow]]:
    """Per block, the rows that only count what is used of it."""
    found: list[list[CountRow]] = [[] for _ in program.blocks]
    homes = np.full(len(program.lower), -1)  # by column, its block, and its position there
    positions = np.zeros(len(program.lower), dtype=int)
    for index, block in enumerate(program.blocks):
        homes[list(block.columns)] = index
        positions[list(block.columns)] = np.arange(len(block.columns))
    starts, columns, weights = map(np.array, flat(program.rows))
    owners, blocks = np.repeat(np.arange(len(program.rows)), np.diff(starts)), homes[columns]
    counted = (weights == -1) & (blocks >= 0)
    others = ~counted & ((weights != 1) | (blocks >= 0))
    able = np.array([most == 0 for _, most, _ in program.rows])
    able[[block.row for block in program.blocks]] = False
    able[owners[others]] = False
    first, last = np.full(len(able), len(found)), np.full(len(able), -1)
    np.minimum.at(first, owners[counted], blocks[counted])
    np.maximum.at(last, owners[counted], blocks[counted])
    for row in np.flatnonzero(able & (first == last)).tolist():
        here = slice(starts[row], starts[row + 1])
        used, is_counted = columns[here], counted[here]
        count_row = CountRow(used[~is_counted], positions[used[is_counted]], row)
        found[first[row]].append(count_row)
    return found


def slices(lengths: Sequence[int]) -> list[slice]:
    """Where each part is if parts of these lengths follow one another."""
    ends = np.cumsum([0, *lengths]).tolist()
    return [slice(start, end) for start, end in pairwise(ends)]


def weighted(values: Array) -> dict[int, int]:
    """By column, the values that are not 0."""
    used = np.flatnonzero(values)
    return dict(zip(used.tolist(), values[used].astype(int).tolist(), strict=True))


class Layout:
    """Where each column of a search's program is, and the rows that tie its blocks together."""

    def __init__(self, search: Search) -> None:
        program = search.program
        self.search, self.blocks, self.rows = search, program.blocks, count_rows(program)
        self.here = slices([len(block.columns) for block in self.blocks])
        entries = list(chain.from_iterable(block.columns for block in self.blocks))
        self.entries = _places(entries, len(program.lower))  # by column, -1 for others
        self.counting: list[int] = []  # columns that count within a block
        self.counted: list[Array] = []  # by block, [position, count row] 0 or 1
        within: set[int] = set()
        for block, rows in zip(self.blocks, self.rows, strict=True):
            counted = np.zeros((len(block.columns), len(rows)))
            for number, row in enumerate(rows):
                self.counting += row.counting.tolist()
                counted[row.counted, number] = 1
            self.counted.append(counted)
            within |= {block.row, *(row.row for row in rows)}
        outside = self.entries < 0
        outside[self.counting] = False
        self.outside = np.flatnonzero(outside)
        self.places = _places(self.outside, len(program.lower))  # of those outside, -1 for others
        # Counts that are held outside of blocks, and the columns that hold them.
        self.held = [
            (count, holding) for count, holding in search.counts.held if outside[holding[0]]
        ]
        self.counters = _places(self.counting, len(program.lower))
        self.padded = [_padded(rows, self.counters) for rows in self.rows]
        self.coupling = [index for index in range(len(program.rows)) if index not in within]
        between = [program.rows[index] for index in self.coupling]
        self.least = np.array([_bound(least, -np.inf) for least, _, _ in between])
        self.most = np.array([_bound(most, np.inf) for _, most, _ in between])
        self.coupled = Sums(self, [weights for _, _, weights in between])
        # A row that counts over several blocks counts no higher than it has counting columns. So a
        # pattern with more entries than that is as good as one with so many, and the relaxed
        # solution is nearer to a whole one if it says so.
        counting = np.isin(self.coupled.entries, (0, -1)).all(axis=0)
        counting &= ~self.coupled.counters.any(axis=0) & (self.most == 0)
        highest = np.maximum(self.coupled.outside, 0).sum(axis=0)
        self.highest = np.where(counting, highest, np.inf)

    def tables(self, index: int, worths: Array) -> Array:
        """[count row, count] What so many entries are worth if each counting column is worth so
        much: the most valuable count first, and those worth less than nothing never.
        """
        gains = np.append(np.maximum(worths, 0), 0)[self.padded[index]]
        each = np.cumsum(-np.sort(-gains, axis=1), axis=1)
        most = self.blocks[index].most
        tables = np.zeros((len(gains), most + 1))
        tables[:, 1:] = each[:, np.minimum(np.arange(most), each.shape[1] - 1)]
        return tables

    def tied(self, index: int, patterns: Array) -> Array:
        """[pattern, row] What patterns of a block add to the rows that tie blocks together."""
        return np.maximum(self.coupled.of(index, patterns), -self.highest)


class Sums:
    """Weighted sums of a program's columns."""

    def __init__(self, layout: Layout, sums: Sequence[Mapping[int, int]]) -> None:
        self.layout = layout
        numbers = np.repeat(np.arange(len(sums)), [len(weights) for weights in sums])
        columns = np.fromiter(chain.from_iterable(sums), dtype=int, count=len(numbers))
        values = chain.from_iterable(weights.values() for weights in sums)
        weights = np.fromiter(values, dtype=float, count=len(numbers))
        self.entries = np.zeros((layout.here[-1].stop, len(sums)))
        self.outside = np.zeros((len(layout.outside), len(sums)))
        self.counters = np.zeros((len(layout.counting), len(sums)))
        for table, places in (
            (self.entries, layout.entries),
            (self.outside, layout.places),
            (self.counters, layout.counters),
        ):
            place = places[columns]
            known = place >= 0
            table[place[known], numbers[known]] = weights[known]
        self.counting = np.flatnonzero(self.counters.any(axis=0)).tolist()
        self.tables: dict[tuple[int, int], Array] = {}  # block, sum -> [count row, count]

    def of(self, index: int, patterns: Array) -> Array:
        """[pattern, sum] What patterns of a block add: the entries that they use, and the columns
        that may count for them, those that add or take most first. All are whole numbers, and
        exact.
        """
        layout = self.layout
        used = patterns.astype(float)
        values: Array = used @ self.entries[layout.here[index]]
        for number in self.counting:
            tables = self._tables(index, number)
            if tables.any():
                counts = (used @ layout.counted[index]).astype(int)
                values[:, number] += tables[np.arange(len(tables)), counts].sum(axis=1)
        return values

    def _tables(self, index: int, number: int) -> Array:
        """What counting columns of a block add to a sum."""
        if (index, number) not in self.tables:
            worths = self.counters[:, number]
            tables = self.layout.tables(index, worths) - self.layout.tables(index, -worths)
            self.tables[index, number] = tables
        return self.tables[index, number]


class Counts:
    """What a program's entries count for."""

    def __init__(self, layout: Layout, counts: Sequence[Count]) -> None:
        self.columns = Sums(layout, [count.columns for count in counts])
        sets: list[Mapping[int, int]] = []
        owners: list[int] = []
        for number, count in enumerate(counts):
            sets += [dict.fromkeys(columns, 1) for columns in count.sets]
            owners += [number] * len(count.sets)
        self.sets = Sums(layout, sets)
        self.owners = np.zeros((len(sets), len(counts)))
        self.owners[np.arange(len(owners)), owners] = 1

    def of(self, index: int, patterns: Array) -> Array:
        """[pattern, count] How many each pattern of a block gives; each set lies within a block."""
        sets = self.sets.of(index, patterns) > 0
        numbers: Array = self.columns.of(index, patterns) + sets @ self.owners
        return numbers.astype(int)


def _padded(rows: Sequence[CountRow], counters: Array) -> Array:
    """By row, the numbers of its counting columns, and -1 after the last."""
    width = max((len(row.counting) for row in rows), default=1)
    padded = np.full((len(rows), width), -1)
    for number, row in enumerate(rows):
        padded[number, : len(row.counting)] = counters[row.counting]
    return padded


def _places(columns: Sequence[int] | Array, size: int) -> Array:
    """By column, its place among these, or -1."""
    places = np.full(size, -1)
    places[columns] = np.arange(len(columns))
    return places


def _bound(value: int | None, none: float) -> float:
    return none if value is None else value
