"""A search finished in patterns: see `patterns` for why this is exact.

In: a search whose relaxed solution is not whole. Out: the same search, finished.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from secondround.plan.milp.branching import PatternBranching
from secondround.plan.milp.enumeration import CountRow, Patterns, count_rows, patterns_of
from secondround.plan.milp.groups import TOLERANCE, Group
from secondround.plan.milp.patterns import PatternModel
from secondround.plan.milp.pricing import priced
from secondround.plan.milp.program import CardinalityBlock
from secondround.plan.milp.search import Relaxed, Search

MOST = 20_000
"""So many patterns are looked at, to find better prices."""
FEW = 6_000
"""With more patterns than this, and a relaxed solution that is not whole, the program is solved
sooner as it is.
"""
ROUNDS = 8
"""How often better prices are looked for."""
SHARES = (1.0, 0.5, 0.25)
"""How far to go towards other prices."""
WORTHWHILE = 0.01
"""A bound that is lower by less is not better."""
FAR = 4
"""If the other prices' bound is higher by more steps than this, those on the way are no better."""
LARGE = 1_000
"""A program with fewer columns is not worth making anew of those that are left."""
START = 0.25
"""The gap in which a block's best pattern is first looked for."""


def run(
    search: Search, groups: Sequence[Group], ties: Sequence[tuple[int, ...]], relaxed: Relaxed
) -> bool | None:
    """Finish the search in patterns: whether all is settled. None if that would take too many
    patterns or too much work.
    """
    solved = _PatternSearch(search, groups[0], relaxed).run()
    if solved is None:
        return None
    model, inner = solved
    search.found = True
    search.adopt(model.read(inner.columns))
    search.bounds |= inner.bounds
    rest = _Rest(search, model, inner, [groups[0]])
    return all(map(rest.solve, groups[1:])) and rest.break_ties(ties)


class _Rest:
    """What is left to solve in patterns once the first group is solved.

    Most patterns cannot be used any more after a group, so the next is solved without them.
    """

    def __init__(
        self, search: Search, model: PatternModel, inner: Search, done: list[Group]
    ) -> None:
        self.search, self.model, self.inner, self.done = search, model, inner, done
        if len(inner.lower) > LARGE:
            self._compact()

    def solve(self, group: Group) -> bool:
        """Solve one more group; whether that could be done."""
        settled = self._run([self.model.group(group)], [])
        self.done.append(group)
        if settled and len(self.inner.lower) > LARGE and self.inner.is_half_decided():
            self._compact()
        return settled

    def break_ties(self, ties: Sequence[tuple[int, ...]]) -> bool:
        """Break the ties; whether all could be broken."""
        return self._run([], list(map(self.model.tie, ties)))

    def _run(self, groups: Sequence[Group], ties: Sequence[tuple[int, ...]]) -> bool:
        settled = self.inner.run(groups, ties)
        self.search.adopt(self.model.read(self.inner.columns))
        self.search.bounds |= self.inner.bounds
        return settled

    def _compact(self) -> None:
        """Begin a program of the patterns that can still be used, with what is proven so far."""
        self.model = self.model.left(self.inner)
        self.inner = PatternBranching(self.model, self.search.work)
        self.model.adopt(self.inner, self.search.columns)
        for group in self.done:
            for objective in self.inner.counted(self.model.group(group)).objectives:
                self.inner.hold(objective.weights, self.inner.worth(objective.weights))


LOOK = 40_000
"""What it costs to look for patterns once, as `highs.Work` counts."""
LOOKS = 20
"""So often patterns are looked for."""


class _PatternSearch:
    """Looks for solutions that are worth so much, and for less and less, until there is one."""

    def __init__(self, search: Search, group: Group, relaxed: Relaxed) -> None:
        self.search, self.group = search, group
        self.bound = _Bound(search, relaxed, count_rows(search.program))
        # In steps of one, the relaxed value rounded down is a good guess: few patterns are so close
        # to it, and they are found at once.
        self.target = self._highest()
        self.step = _step(group)
        self.too_high = self.target + self.step  # no solution is worth so much
        self.known: tuple[int, list[int]] = (0, [])  # a solution, and what it is worth
        self.rounds = ROUNDS

    def run(self) -> tuple[PatternModel, Search] | None:
        """The program of all patterns that a best solution can use, with that solution found; None
        if that takes too many patterns or too much work.
        """
        for _ in range(LOOKS):
            if self.too_high <= 0 or self.search.work.left <= 0:
                break
            self.search.work.left -= LOOK
            blocks = self.bound.within(self.target)
            if blocks is None:  # too many patterns: aim higher
                self.rounds -= 1
                if self.rounds < 0 or self.target + 1 >= self.too_high:
                    return None
                self.target = (self.target + self.too_high + 1) // 2
                self.step = max((self.too_high - self.target) // 2, 1)
                continue
            found = None
            if blocks:
                model = PatternModel(self.search, self.bound.rows, blocks)
                inner = PatternBranching(model, self.search.work)
                group = model.group(self.group)
                found = inner.relax(group.weights)
            if found and self._is_improved(model, inner, group, found):
                continue
            if found and found.value >= self.target - TOLERANCE:
                if not self._is_solved(model, inner, group, found):
                    return None
                if self.known[0] >= self.target:
                    return model, inner
            self.too_high, self.target = self.target, max(self.target - self.step, self.known[0])
            self.step *= 1 if found else 2
        return None

    def _highest(self) -> int:
        return math.floor(self.bound.height + TOLERANCE)

    def _is_improved(
        self, model: PatternModel, inner: Search, group: Group, found: Relaxed
    ) -> bool:
        """Whether the prices of the program in patterns make a better bound, if one is needed."""
        if self.rounds <= 0 or self.bound.height < self.target + TOLERANCE:
            return False
        if found.value >= self.target - TOLERANCE and inner.take(found, group.weights):
            return False  # it is whole, and as good as was hoped for
        self.rounds -= 1
        better = self.bound.better(self.group, model.prices(found))
        if better is None:
            return False
        self.bound = better
        self.target = min(self.target, self._highest())
        return True

    def _is_solved(self, model: PatternModel, inner: Search, group: Group, found: Relaxed) -> bool:
        """Find the best solution of these patterns; whether it is found, or there is none."""
        if not inner.take(found, group.weights):
            if len(inner.lower) > FEW:
                return False
            if self.known[1]:
                model.adopt(inner, self.known[1])
        solved = inner.solve_level(group, found)
        if inner.found:
            self.known = inner.worth(group.weights), model.read(inner.columns)
            self.search.found = True
            self.search.adopt(self.known[1])
        return solved or inner.empty


def _step(group: Group) -> int:
    """By how much a guess at what the best solution is worth is lowered at first."""
    return 1 if group.fine else group.scales[0] // 16 + 1


class _Bound:
    """What no solution exceeds, by the prices of a relaxed one, and what is known of the blocks.

    Whatever pattern a block has, it falls short by as much as the best of its patterns. So this
    much is gone for everybody: the bound is lower, and the gap of all other blocks narrower.
    """

    def __init__(self, search: Search, relaxed: Relaxed, rows: list[list[CountRow]]) -> None:
        self.search, self.relaxed, self.rows = search, relaxed, rows
        self.least = [0.0] * len(rows)  # by block

    @property
    def height(self) -> float:
        """No solution is worth more."""
        return self.relaxed.value - sum(self.least)

    def _patterns(self, block: int, gap: float, most: int) -> Patterns | None:
        return patterns_of(
            self.search,
            self.search.program.blocks[block],
            self.rows[block],
            self.relaxed,
            gap,
            most,
        )

    def within(self, target: float) -> list[tuple[CardinalityBlock, Patterns]] | None:
        """By block, the patterns that a solution worth so much can use: [] if there is none, and
        None if they are too many.
        """
        found: list[Patterns] = []
        left = MOST
        for block, least in enumerate(self.least):
            gap = self.height + least - target
            if gap < -TOLERANCE:
                return []
            patterns = self._patterns(block, gap, left)
            if patterns is None:
                return None
            left -= len(patterns.used)
            self.least[block] = max(least, float(patterns.short.min(initial=gap)))
            found.append(patterns)
        gaps = [self.height + least - target + TOLERANCE for least in self.least]
        usable = [
            patterns.chosen(patterns.short <= gap)
            for patterns, gap in zip(found, gaps, strict=True)
        ]
        if not all(len(patterns.used) for patterns in usable):
            return []
        return list(zip(self.search.program.blocks, usable, strict=True))

    def better(self, group: Group, prices: Mapping[int, float]) -> _Bound | None:
        """A bound that is better on the way from these prices to others, if one is found."""
        for share in SHARES:
            mixed: dict[int, float] = {}
            for row, price in prices.items():
                mixed[row] = price * share + self.relaxed.prices[row] * (1 - share)
            relaxed = priced(self.search, group.weights, mixed)
            if relaxed is None:
                return None
            other = _Bound(self.search, relaxed, self.rows)
            if not other._know() or other.height > self.height + FAR * _step(group):
                return None
            if other.height < self.height - WORTHWHILE:
                return other
        return None

    def _know(self) -> bool:
        """Find out by how much each block falls short at least; whether that could be done."""
        for block in range(len(self.rows)):
            gap = START
            while not self.least[block]:
                patterns = self._patterns(block, gap, MOST)
                if patterns is None:
                    return False
                if len(patterns.used):
                    self.least[block] = float(patterns.short.min())
                    break
                gap *= 2
        return True
