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

import numpy as np
from msgspec import Struct

from secondround.plan.milp import highs
from secondround.plan.milp.enumeration import Array, BlockWorth
from secondround.plan.milp.groups import TOLERANCE, Group
from secondround.plan.milp.layout import Layout, Sums, weighted
from secondround.plan.milp.pricing import Pricing
from secondround.plan.milp.program import Program
from secondround.plan.milp.search import Relaxed, Search

ROUNDS = 12
"""How often prices are looked for."""
NEAR = 0.25
"""Patterns that fall so many steps short of the best of their block are of use to the program."""
ENOUGH = 3_000
"""With more of them than this, only the best are taken."""
EACH = 60
"""So many of them join the program at once."""
CLOSE = 0.02
"""A bound that could be lower by fewer steps is as good as the lowest."""
ROOM = 0.01
"""So little more or less of each row leaves the best solution nearly what it was."""
ROUNDING = 1e-6
MOST = 20_000
"""So many patterns are looked at,"""
IN_ONE = 5_000
"""and so many of a single block: with more, stories that add nothing to it fill its places in every
way, and the program as it is may be solved at once.
"""
LOOK = 80
"""What it costs to price one column, as `highs.Work` counts."""


class Bound(Struct, frozen=True):
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
            patterns = block.patterns(best - gap, min(most, IN_ONE))
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
        self.search, self.step = search, step
        self.layout = Layout(search)
        self.pricing = Pricing(self.layout, group.weights)
        self.pool = _Pool(self.layout, self.pricing.weights)
        known = np.array(search.columns, dtype=np.int8)
        self.pool.add([known[None, list(block.columns)] for block in self.layout.blocks])
        self.prices = self._middle(relaxed)
        self.bound: Bound | None = None
        self.value = math.inf  # of the best solution, not whole, in the patterns so far
        self.turns = 0
        self.lower()

    def _middle(self, relaxed: Relaxed) -> Array:
        """The prices of the relaxed solution; if many prove it, those between the ones with a
        little more room in the rows that tie blocks together, and with a little less.
        """
        layout, held = self.layout, self.search.highs
        rows = np.array(layout.coupling, dtype=np.int32)
        sides: list[Sequence[float]] = []
        for room in (ROOM, -ROOM):
            highs.limit(held, rows, layout.least, layout.most + room)
            if highs.run(held, self.search.work, relaxed=True):
                sides.append(held.getSolution().row_dual)
        highs.limit(held, rows, layout.least, layout.most)
        prices: Array = -np.mean(sides or [relaxed.prices], axis=0)[layout.coupling]
        return prices

    def lower(self, *, close: bool = False) -> bool:
        """Look for a lower bound until a solution, not whole, is known one step or less below it;
        or, if `close`, until there can be none. Whether there was one.
        """
        before = self.bound
        while self.turns < ROUNDS:
            self.turns += 1
            charge(self.search)
            bound, joining = self._priced()
            if bound and (self.bound is None or bound.height < self.bound.height):
                self.bound = bound
            if self.bound is None:
                return False
            if bound is None:  # too many patterns
                self.prices = (self.prices + self.bound.prices) / 2
                continue
            if not close and self.bound.highest <= self.value + TOLERANCE < math.inf:
                break  # more patterns cannot raise what a whole solution is worth at most
            self.pool.add(joining)
            found = self.pool.solved(self.search.work)
            if found is None:
                break
            self.value, prices = found
            gap = self.bound.height - self.value
            self._take_prices(self.bound, prices, gap)
            if gap < (CLOSE if close else 1) * self.step:
                break
        return self.bound is not before

    def _priced(self) -> tuple[Bound | None, list[Array]]:
        """The bound at the prices of now, and by block the best patterns, which can join the pool;
        no bound if there are too many.
        """
        height, blocks = self.pricing.at(self.prices)
        best: list[float] = []
        joining: list[Array] = []
        for block in blocks:
            used, worth = block.greedy()
            found = block.patterns(worth - NEAR * self.step, ENOUGH)
            found = found or block.patterns(worth - ROUNDING, MOST)
            if found is None:
                return None, []
            patterns, worths = found
            best.append(max(worth, float(worths.max())))
            first = np.argsort(-worths, kind="stable")[:EACH]
            joining.append(np.vstack([used[None, :], patterns[first]]))
        return Bound(height + math.fsum(best), self.prices, blocks, best), joining

    def _take_prices(self, bound: Bound, prices: Array, gap: float) -> None:
        """Go to the prices of the program in patterns, or half way there: far from the end, a lower
        bound is often on the way.
        """
        self.prices = prices
        if gap > self.step and self.turns % 3:
            self.prices = (prices + bound.prices) / 2


class _Pool:
    """The patterns known so far, and the program in them, which need not be solved whole."""

    def __init__(self, layout: Layout, weights: Sums) -> None:
        self.layout, self.weights = layout, weights
        self.known: list[set[bytes]] = [set() for _ in layout.blocks]
        search, program = layout.search, Program()
        for column in layout.outside.tolist():
            program.column(search.lower[column], search.upper[column], whole=False)
        for _ in layout.blocks:
            program.row({}, least=1, most=1)
        for index, outside in zip(layout.coupling, layout.coupled.outside.T, strict=True):
            least, most, _ = search.program.rows[index]
            program.row(weighted(outside), least=least, most=most)
        self.highs = highs.holding(program, small=True)
        highs.costs(self.highs, -weights.outside[:, 0])

    def add(self, joining: Sequence[Array]) -> None:
        """Let patterns of each block join, those that are not in the pool yet."""
        worths: list[Array] = []
        values: list[Array] = []
        for index, patterns in enumerate(joining):
            new: list[int] = []
            for which, pattern in enumerate(patterns):
                key = pattern.tobytes()
                if key not in self.known[index]:
                    self.known[index].add(key)
                    new.append(which)
            block = np.zeros((len(new), len(joining)))
            block[:, index] = 1
            values.append(np.hstack([block, self.layout.tied(index, patterns[new])]))
            worths.append(self.weights.of(index, patterns[new])[:, 0])
        highs.join(self.highs, -np.concatenate(worths), np.concatenate(values))

    def solved(self, work: highs.Work) -> tuple[float, Array] | None:
        """What the best solution is worth, whole or not, and the prices that prove it; None if the
        work is used up.
        """
        if not highs.run(self.highs, work, relaxed=True):
            return None
        prices = -np.array(self.highs.getSolution().row_dual)[len(self.layout.blocks) :]
        return -self.highs.getInfo().objective_function_value, prices


def charge(search: Search) -> None:
    """Take the work of pricing all columns once."""
    search.work.left -= LOOK * len(search.whole)
