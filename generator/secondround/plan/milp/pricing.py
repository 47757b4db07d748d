"""What no solution is worth more than, by prices of the rows that tie blocks together.

In: a layout, the weights of an objective, and a price for each row. Out: a bound, and what each
pattern of a block is worth at these prices. It solves nothing.

A row that ties blocks together is given up, and each unit by which it is broken costs its price.
Then each block can be filled as if it were alone, and the sum of their best patterns, with what
columns outside of blocks can add, bounds every solution, whatever the prices are. A solution falls
short of the bound by the sum of what its patterns fall short of the best of their blocks.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from msgspec import Struct

from secondround.plan.milp.enumeration import Array, BlockWorth
from secondround.plan.milp.layout import Layout, Sums


class _Block(Struct, frozen=True):
    """What prices do not change in a block."""

    most: int
    fixed: Array  # positions of the entries that must be used
    loose: Array  # of those that may be
    counted: Array  # [position, row] 0 or 1: its count rows, then the shared ones
    shared: Array  # [row] the rows that count over several blocks and over this one


class Pricing:
    """The rows that tie blocks together, and what is left without them."""

    def __init__(self, layout: Layout, weights: Mapping[int, int]) -> None:
        self.layout, self.weights = layout, Sums(layout, [weights])
        self.shared = np.isfinite(layout.highest)
        self.plain = np.where(self.shared, 0, layout.coupled.entries)
        lower, upper = np.array(layout.search.lower), np.array(layout.search.upper)
        self.low, self.high = lower[layout.outside], upper[layout.outside]
        self.blocks = [self._block(index, lower, upper) for index in range(len(layout.blocks))]

    def _block(self, index: int, lower: Array, upper: Array) -> _Block:
        layout, block = self.layout, self.layout.blocks[index]
        columns = np.array(block.columns)
        lower, upper = lower[columns], upper[columns]
        entries = layout.coupled.entries[layout.here[index]]
        shared = np.flatnonzero(self.shared & entries.any(axis=0))
        counted = np.concatenate([layout.counted[index], -entries[:, shared]], axis=1)
        return _Block(
            block.most,
            np.flatnonzero(lower),
            np.flatnonzero(lower < upper),
            counted.astype(int),
            shared,
        )

    def at(self, prices: Array) -> tuple[float, list[BlockWorth]]:
        """At these prices, what all but the blocks is worth at most, and what each block is."""
        layout, coupled = self.layout, self.layout.coupled
        # A price on a side that is not bounded proves nothing.
        prices = np.where(np.isinf(np.where(prices > 0, layout.most, layout.least)), 0.0, prices)
        sides = np.where(prices > 0, layout.most, layout.least)
        priced = prices != 0
        outside = self.weights.outside[:, 0] - coupled.outside @ prices
        rest = np.maximum(outside * self.low, outside * self.high).sum()
        entries = self.weights.entries[:, 0] - self.plain @ prices
        counters = self.weights.counters[:, 0] - coupled.counters @ prices
        blocks = []
        for index, block in enumerate(self.blocks):
            here = entries[layout.here[index]]
            counted = layout.tables(index, counters)
            blocks.append(self._worth(block, here, counted, prices))
        return float(rest + prices[priced] @ sides[priced]), blocks

    def _worth(self, block: _Block, entries: Array, counted: Array, prices: Array) -> BlockWorth:
        """What the block's patterns are worth, by its count rows and by the shared ones."""
        numbers = np.minimum(np.arange(block.most + 1), self.layout.highest[block.shared][:, None])
        tables = np.concatenate([counted, prices[block.shared][:, None] * numbers])
        useful = tables[:, -1] > 0
        rows = block.counted[:, useful]
        return BlockWorth(block.most, block.fixed, block.loose, entries, rows, tables[useful])
