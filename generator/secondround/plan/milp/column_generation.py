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

from secondround.plan.milp.enumeration import Array, BlockWorth, CountRow, Patterns, count_rows
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
CLOSE = 0.02
"""A bound that could be lower by fewer steps is as good as the lowest."""
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

    @property
    def highest(self) -> int:
        """The most that a whole solution can be worth."""
        return math.floor(self.height + TOLERANCE)

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


class ColumnGeneration:
    """The lowest bound so far on solutions that differ by steps of some size; None if at the first
    prices there are too many patterns.
    """

    def __init__(self, search: Search, group: Group, relaxed: Relaxed, step: int) -> None:
        self.search, self.group, self.step = search, group, step
        self.rows = count_rows(search.program)
        self.pricing = Pricing(search, group.weights, self.rows)
        known = np.array(search.columns, dtype=np.int8)
        self.pool = [known[None, list(block.columns)] for block in search.program.blocks]
        self.prices = -np.array(relaxed.prices)
        self.bound: Bound | None = None
        self.turns = 0
        self.lower()

    def lower(self, *, close: bool = False) -> bool:
        """Look for a lower bound until a solution, not whole, is known one step or less below it;
        or, if `close`, until there can be none. Whether there was one.
        """
        before = self.bound
        while self.turns < ROUNDS:
            self.turns += 1
            charge(self.search)
            bound = self._priced()
            if bound and (self.bound is None or bound.height < self.bound.height):
                self.bound = bound
            if self.bound is None:
                return False
            if bound is None:  # too many patterns
                self.prices = (self.prices + self.bound.prices) / 2
                continue
            model = pattern_model(self.search, self.rows, self.pool)
            weights = model.group(self.group).weights
            found = Search(model.program, self.search.work).relax(weights)
            if found is None:
                break
            self._take_prices(self.bound, model, found)
            gap = self.bound.height - found.value
            if gap < (CLOSE * self.step if close else self.bound.height % self.step + TOLERANCE):
                break
        return self.bound is not before

    def _priced(self) -> Bound | None:
        """The bound at the prices of now; the best patterns join the pool. None if there are too
        many.
        """
        height, blocks = self.pricing.at(self.prices)
        best: list[float] = []
        for index, block in enumerate(blocks):
            used, worth = block.greedy()
            found = block.patterns(worth - NEAR * self.step, ENOUGH)
            found = found or block.patterns(worth - ROUNDING, MOST)
            if found is None:
                return None
            patterns, worths = found
            best.append(max(worth, float(worths.max())))
            first = np.argsort(-worths, kind="stable")[:EACH]
            pool = np.vstack([self.pool[index], used[None, :], patterns[first]])
            self.pool[index] = np.unique(pool, axis=0)
        return Bound(height + math.fsum(best), self.prices, blocks, best)

    def _take_prices(self, bound: Bound, model: PatternModel, found: Relaxed) -> None:
        """Go to the prices of the program in patterns, or half way there: far from the end, a lower
        bound is often on the way.
        """
        self.prices = np.zeros(len(self.prices))
        for row, price in model.prices(found).items():
            self.prices[row] = -price
        if bound.height - found.value > self.step and self.turns % 3:
            self.prices = (self.prices + bound.prices) / 2


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
