"""The prices at which few patterns are worth enough for a good solution.

In: a search, its relaxed solution's prices, and an objective. Out: a bound on every solution, and
by it the patterns that a solution worth so much can use.

The program in patterns is solved, not whole, with some of them; its prices tell which others would
make its solution better; these join it, until there are none. (This is column generation.) Then no
prices prove a lower bound, and far fewer patterns come near it than at those of the relaxed
solution, which does not know what whole patterns are worth.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from secondround.plan.milp.enumeration import Array, BlockWorth, CountRow, Patterns
from secondround.plan.milp.groups import TOLERANCE, Group
from secondround.plan.milp.patterns import PatternModel
from secondround.plan.milp.pricing import Pricing
from secondround.plan.milp.search import Relaxed, Search

ROUNDS = 12
"""How often prices are looked for."""
NEAR = 0.5
"""Patterns that fall so many steps short of the best of their block are of use to the program."""
ENOUGH = 3_000
"""With more of them than this, only the best are taken."""
EACH = 60
"""So many of them join the program at once."""
ROUNDING = 1e-6
MOST = 20_000
"""So many patterns are looked at."""
LOOK = 80
"""What it costs to price one column, as `highs.Work` counts."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What no solution exceeds at some prices, and what is known of the blocks at these."""

    height: float
    prices: Array
    blocks: list[BlockWorth]
    best: list[float]  # by block, the worth of its best pattern

    def within(self, target: float) -> list[Array] | None:
        """By block, the patterns that a solution worth so much can use; None if they are too
        many.
        """
        most = MOST
        gap = self.height - target + ROUNDING
        found: list[Array] = []
        for block, best in zip(self.blocks, self.best, strict=True):
            patterns = block.patterns(best - gap, most)
            if patterns is None:
                return None
            most -= len(patterns[0])
            found.append(patterns[0])
        return found


def lowest(
    search: Search, group: Group, rows: list[list[CountRow]], relaxed: Relaxed, step: int
) -> Bound | None:
    """The lowest bound that was found, where solutions differ by so much; None if there are too
    many patterns.
    """
    pricing = Pricing(search, group.weights, rows)
    known = np.array(search.columns, dtype=np.int8)
    pool = [known[None, list(block.columns)] for block in search.program.blocks]
    prices = -np.array(relaxed.prices)
    lowest: Bound | None = None
    for turn in range(ROUNDS):
        charge(search)
        bound = _bound(pricing, prices, pool, NEAR * step)
        if bound is None:
            break
        if lowest is None or bound.height < lowest.height:
            lowest = bound
        model = pattern_model(search, rows, pool)
        found = Search(model.program, search.work).relax(model.group(group).weights)
        # If there is a solution, not whole, one step or less below the bound, it is low enough.
        if found is None or lowest.height // step * step <= found.value + TOLERANCE:
            break
        # Half way to the new prices there is often a lower bound; near the end there is none.
        far = lowest.height - found.value > step and turn % 3 < 2  # noqa: PLR2004
        prices = np.zeros(len(search.program.rows))
        for row, price in model.prices(found).items():
            prices[row] = -price
        if far:
            prices = (prices + lowest.prices) / 2
    return lowest


def _bound(pricing: Pricing, prices: Array, pool: list[Array], near: float) -> Bound | None:
    """The bound at these prices; the best patterns join the pool. None if there are too many."""
    height, blocks = pricing.at(prices)
    best: list[float] = []
    for index, block in enumerate(blocks):
        used, worth = block.greedy()
        found = block.patterns(worth - near, ENOUGH) or block.patterns(worth - ROUNDING, MOST)
        if found is None:
            return None
        patterns, worths = found
        best.append(max(worth, float(worths.max())))
        first = np.argsort(-worths, kind="stable")[:EACH]
        pool[index] = np.unique(np.vstack([pool[index], used[None, :], patterns[first]]), axis=0)
    return Bound(height + math.fsum(best), prices, blocks, best)


def pattern_model(
    search: Search, rows: list[list[CountRow]], used: Sequence[Array]
) -> PatternModel:
    """The program in these patterns."""
    blocks = []
    for block, counting, patterns in zip(search.program.blocks, rows, used, strict=True):
        blocks.append((block, Patterns.of(patterns, counting)))
    return PatternModel(search, rows, blocks)


def charge(search: Search) -> None:
    """Take the work of pricing all columns once."""
    search.work.left -= LOOK * len(search.whole)
