"""What no solution is worth more than, by prices of the rows that tie blocks together.

In: a search, the weights of an objective, and a price for each row. Out: a bound, and what each
pattern of a block is worth at these prices. It solves nothing.

A row that ties blocks together is given up, and each unit by which it is broken costs its price.
Then each block can be filled as if it were alone, and the sum of their best patterns, with what
columns outside of blocks can add, bounds every solution, whatever the prices are. A solution falls
short of the bound by the sum of what its patterns fall short of the best of their blocks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from secondround.plan.milp.enumeration import Array, BlockWorth, CountRow
from secondround.plan.milp.program import CardinalityBlock
from secondround.plan.milp.search import Search


class Pricing:
    """The rows that tie blocks together, and what is left without them."""

    def __init__(
        self, search: Search, weights: Mapping[int, int], rows: Sequence[Sequence[CountRow]]
    ) -> None:
        self.blocks, self.rows = search.program.blocks, rows
        self.lower, self.upper = np.array(search.lower), np.array(search.upper)
        self.weights = _spread(weights, len(search.lower))
        self.home: dict[int, tuple[int, int]] = {}  # entry -> its block, and its position there
        self.outside = np.ones(len(search.lower), dtype=bool)
        within: set[int] = set()
        for index, (block, counting) in enumerate(zip(self.blocks, rows, strict=True)):
            within.add(block.row)
            for position, column in enumerate(block.columns):
                self.home[column] = (index, position)
            for row in counting:
                within.add(row.row)
                self.outside[list(row.counting)] = False
        self.outside[list(self.home)] = False
        # Per block, rows that count over several: positions, the row, and how much it can count.
        self.shared: list[list[tuple[list[int], int, int]]] = [[] for _ in self.blocks]
        self.tied: list[tuple[int, Array, Array]] = []  # rows, their other columns and weights
        self.least = np.full(len(search.program.rows), -np.inf)
        self.most = np.full(len(search.program.rows), np.inf)
        for index, (least, most, columns) in enumerate(search.program.rows):
            if index not in within:
                self.least[index] = -np.inf if least is None else least
                self.most[index] = np.inf if most is None else most
                self._tie(index, columns)

    def _tie(self, index: int, weights: Mapping[int, int]) -> None:
        """Know one more row that ties blocks together.

        If it only counts entries, it counts no higher than it has counting columns.
        """
        entries: dict[int, list[int]] = {}
        others: dict[int, int] = {}
        for column, weight in weights.items():
            if self.most[index] == 0 and weight == -1 and column in self.home:
                block, position = self.home[column]
                entries.setdefault(block, []).append(position)
            else:
                others[column] = weight
        highest = sum(weight for weight in others.values() if weight > 0)
        for block, positions in entries.items():
            self.shared[block].append((positions, index, highest))
        self.tied.append(
            (index, np.array(list(others), dtype=int), np.array(list(others.values())))
        )

    def at(self, prices: Array) -> tuple[float, list[BlockWorth]]:
        """At these prices, what all but the blocks is worth at most, and what each block is."""
        # A price on a side that is not bounded proves nothing.
        prices = np.where(np.isinf(np.where(prices > 0, self.most, self.least)), 0.0, prices)
        sides = np.where(prices > 0, self.most, self.least)
        priced = prices != 0
        worths = self.weights.astype(float)
        for index, columns, weights in self.tied:
            if priced[index]:
                worths[columns] -= prices[index] * weights
        outside = worths[self.outside]
        low, high = self.lower[self.outside], self.upper[self.outside]
        rest = np.maximum(outside * low, outside * high).sum() + prices[priced] @ sides[priced]
        blocks = [self._block(index, worths, prices) for index in range(len(self.blocks))]
        return float(rest), blocks

    def _block(self, index: int, worths: Array, prices: Array) -> BlockWorth:
        block = self.blocks[index]
        numbers = np.arange(block.most + 1)
        counted: list[Array] = []
        tables: list[Array] = []
        for row in self.rows[index]:
            gains = np.sort(np.maximum(worths[list(row.counting)], 0))[::-1]
            table = np.append(0, np.cumsum(gains))[np.minimum(numbers, len(gains))]
            _add(block, row.counted, table, counted, tables)
        for positions, tied, highest in self.shared[index]:
            table = prices[tied] * np.minimum(numbers, highest)
            _add(block, positions, table, counted, tables)
        columns = np.array(block.columns, dtype=int)
        lower, upper = self.lower[columns], self.upper[columns]
        return BlockWorth(
            block.most,
            np.flatnonzero(lower),
            np.flatnonzero(lower < upper),
            worths[columns],
            np.array(counted, dtype=int).reshape(len(counted), len(columns)).T,
            np.array(tables).reshape(len(tables), len(numbers)),
        )


def _add(
    block: CardinalityBlock,
    positions: Sequence[int],
    table: Array,
    counted: list[Array],
    tables: list[Array],
) -> None:
    """Count these positions, if that is worth anything."""
    if table[-1] > 0:
        here = np.zeros(len(block.columns), dtype=int)
        here[list(positions)] = 1
        counted.append(here)
        tables.append(table)


def _spread(weights: Mapping[int, int], columns: int) -> Array:
    spread = np.zeros(columns)
    spread[list(weights)] = list(weights.values())
    return spread
