"""All patterns of a block that a solution within a given gap of the relaxed value can use.

In: a search, the prices of its relaxed solution, and a block. Out: the block's patterns, or None if
there are too many. See `patterns` for why this is exact.

A pattern falls short of the relaxed value by the sum of three parts: what its entries cost, what
its count rows lose, and the price of each place that it leaves free. The parts cannot become
negative, so a pattern that has begun too badly is dropped early.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from secondround.plan.milp.groups import TOLERANCE
from secondround.plan.milp.program import CardinalityBlock, Program
from secondround.plan.milp.search import Relaxed, Search

BEGUN = 25
"""How many times as many patterns may be begun as may be kept: most of them fall short later."""
Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class CountRow:
    """A row within one block: `counting` columns are together at most the number of `counted` ones
    used.
    """

    counting: tuple[int, ...]
    counted: tuple[int, ...]  # positions in the block
    row: int


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of one block."""

    used: Array  # [pattern, column of the block] 0 or 1
    counts: Array  # [pattern, count row] how many of the counted columns are used
    short: Array  # [pattern] how far it falls short by itself

    def chosen(self, which: Array) -> Patterns:
        """Some of the patterns."""
        return Patterns(self.used[which], self.counts[which], self.short[which])


@dataclass(frozen=True, slots=True)
class _Prices:
    """What each part of a pattern costs, by the prices of the relaxed solution."""

    loose: Array  # which columns of the block are undecided
    cost: Array  # [loose column] what using it costs: negative where the relaxed solution uses it
    later: Array  # [loose column] what using the columns from this one on can give back at most
    counted: Array  # [column of the block, count row] 0 or 1
    losses: Array  # [count row, count] how far a pattern falls short by this row
    free: float  # the price of a place that stays free


@dataclass(frozen=True, slots=True)
class _Begun:
    """Patterns with the same number of entries, which may get more."""

    used: Array
    counts: Array
    short: Array  # [pattern] how far it falls short by its entries
    following: Array  # [pattern] the loose column after its last


def count_rows(program: Program) -> list[list[CountRow]]:
    """Per block, the rows that only count what is used of it."""
    home: dict[int, tuple[int, int]] = {}  # column -> its block, and its position there
    bounding: set[int] = set()
    found: list[list[CountRow]] = []
    for index, block in enumerate(program.blocks):
        for position, column in enumerate(block.columns):
            home[column] = (index, position)
        bounding.add(block.row)
        found.append([])
    for index, (_, most, weights) in enumerate(program.rows):
        if most != 0 or index in bounding:
            continue
        counting, counted, homes = list[int](), list[int](), set[int]()
        for column, weight in weights.items():
            if weight == -1 and column in home:
                block_index, position = home[column]
                counted.append(position)
                homes.add(block_index)
            elif weight == 1:
                counting.append(column)
        if len(homes) == 1 and len(counting) + len(counted) == len(weights):
            found[homes.pop()].append(CountRow(tuple(counting), tuple(counted), index))
    return found


def patterns_of(  # noqa: PLR0913, PLR0917  # all of them are needed, and here alone
    search: Search,
    block: CardinalityBlock,
    rows: Sequence[CountRow],
    relaxed: Relaxed,
    gap: float,
    most: int,
) -> Patterns | None:
    """All patterns of a block that by themselves fall at most `gap` short; None if there are more
    than `most`.
    """
    low = np.array(search.lower, dtype=np.int16)[np.array(block.columns, dtype=int)]
    prices = _prices(search, block, rows, relaxed, low)
    gap += TOLERANCE
    # The first pattern holds what must be used, and lacks all else that the relaxed solution uses.
    begun = _Begun(
        used=low[None, :].astype(np.int8),
        counts=(low @ prices.counted)[None, :].astype(np.int16),
        short=np.array([np.maximum(-prices.cost, 0).sum()]),
        following=np.array([0]),
    )
    every_row = np.arange(len(rows))
    used: list[Array] = []
    counts: list[Array] = []
    shorts: list[Array] = []
    total = 0
    for size in range(int(low.sum()), block.most + 1):
        lost = prices.losses[every_row, begun.counts].sum(axis=1)
        short = begun.short + lost + prices.free * (block.most - size)
        good = short <= gap
        used.append(begun.used[good])
        counts.append(begun.counts[good])
        shorts.append(short[good])
        total += len(used[-1])
        if total > most:
            return None
        if size == block.most:
            break
        if len(begun.used) * len(prices.loose) > most * BEGUN * 5:  # too much to look at
            return None
        grown = _grown(begun, prices, _least_ahead(prices.losses, block.most - size - 1), gap, most)
        if grown is None:
            return None
        if not len(grown.used):
            break
        begun = grown
    return Patterns(np.concatenate(used), np.concatenate(counts), np.concatenate(shorts))


def _prices(
    search: Search,
    block: CardinalityBlock,
    rows: Sequence[CountRow],
    relaxed: Relaxed,
    low: Array,
) -> _Prices:
    columns = np.array(block.columns, dtype=int)
    loose = np.flatnonzero(low < np.array(search.upper, dtype=np.int16)[columns])
    cost = np.array(relaxed.reduced, dtype=float)[columns[loose]]
    counted = np.zeros((len(block.columns), len(rows)), dtype=np.int16)
    losses = np.zeros((len(rows), block.most + 1))
    for index, row in enumerate(rows):
        counted[list(row.counted), index] = 1
        losses[index] = _losses(row, relaxed, block.most)
    gains = np.minimum(cost, 0)
    later = np.append(np.cumsum(gains[::-1])[::-1], 0.0)
    free = max(-relaxed.prices[block.row], 0.0)
    return _Prices(loose, cost, later, counted, losses, free)


def _grown(begun: _Begun, prices: _Prices, ahead: Array, gap: float, most: int) -> _Begun | None:
    """Every pattern with one more entry that may still end up at most `gap` short; None if there
    are too many.

    Entries are added in the order of the columns, so that each pattern is made in only one way.
    """
    columns = np.arange(len(prices.loose))
    # First the cheap bound, for all pairs of a pattern and a column: whatever follows, the entries
    # alone cannot get better than this.
    hope = begun.short[:, None] + (prices.cost + prices.later[1:])[None, :]
    parents, entries = np.nonzero((columns >= begun.following[:, None]) & (hope <= gap))
    if len(parents) > most * BEGUN:
        return None
    short = begun.short[parents] + prices.cost[entries]
    counts = begun.counts[parents] + prices.counted[prices.loose[entries]]
    # Then the close one, for the pairs that are left: with the least that the count rows can lose.
    every_row = np.arange(len(prices.losses))
    hope = short + prices.later[entries + 1] + ahead[every_row, counts].sum(axis=1)
    good = np.flatnonzero(hope <= gap)
    used = begun.used[parents[good]]
    used[np.arange(len(good)), prices.loose[entries[good]]] = 1
    return _Begun(used, counts[good], short[good], entries[good] + 1)


def _least_ahead(losses: Array, more: int) -> Array:
    """The smallest loss that each row can get to with so many more entries, by how many it counts
    now.
    """
    least = losses.copy()
    for step in range(1, min(more, losses.shape[1] - 1) + 1):
        least[:, :-step] = np.minimum(least[:, :-step], losses[:, step:])
    return least


def _losses(row: CountRow, relaxed: Relaxed, most: int) -> list[float]:
    """How far a solution falls short by this row alone, by how many of the counted columns it uses.

    If it uses few, the counting columns cannot have their worth; if many, the row's price is paid
    for nothing.
    """
    price = max(-relaxed.prices[row.row], 0.0)
    start = 0.0
    gains: list[float] = []
    for column in row.counting:
        gains.append(price - relaxed.reduced[column])
        start += max(-relaxed.reduced[column], 0.0)
    gains.sort(reverse=True)
    losses: list[float] = []
    gained = 0.0
    for count in range(most + 1):
        losses.append(start + price * count - gained)
        gained += gains[count] if count < len(gains) else 0.0
    return losses
