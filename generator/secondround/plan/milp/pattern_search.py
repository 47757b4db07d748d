"""A search finished in patterns: see `patterns` for why this is exact.

In: a search whose relaxed solution is not whole. Out: the same search, finished.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from secondround.plan.milp.branching import PatternBranching
from secondround.plan.milp.column_generation import ColumnGeneration, charge
from secondround.plan.milp.groups import TOLERANCE, Group
from secondround.plan.milp.pattern_objectives import PatternObjectives
from secondround.plan.milp.pattern_ties import broken
from secondround.plan.milp.patterns import PatternModel
from secondround.plan.milp.search import Relaxed, Search

LARGE = 300
"""A program with fewer columns is not worth making anew of those that are left."""


def run(
    search: Search, groups: Sequence[Group], ties: Sequence[int], relaxed: Relaxed
) -> bool | None:
    """Finish the search in patterns: whether all is settled. None if that would take too many
    patterns or too much work.
    """
    looking = _PatternSearch(search, groups[0], relaxed)
    solved = looking.run()
    if solved is None:
        return None
    model, inner = solved
    rest = _Rest(search, model, inner, looking.objectives)
    settled = all(map(rest.solve, groups[1:])) and broken(rest.model, rest.inner, ties)
    search.found = True
    search.adopt(rest.model.read(rest.inner.columns))
    return settled


class _Rest:
    """What is left to solve in patterns once the first group is solved.

    Most patterns cannot be used any more after a group, so the next is solved without them.
    """

    def __init__(
        self,
        search: Search,
        model: PatternModel,
        inner: PatternBranching,
        first: PatternObjectives,
    ) -> None:
        self.search, self.model, self.inner, self.done = search, model, inner, [first]
        self.search.bounds |= inner.bounds
        self._compact()

    def solve(self, group: Group) -> bool:
        """Solve one more group; whether that could be done."""
        objectives = PatternObjectives(self.model.layout, group)
        settled = self.inner.run([objectives.of(self.model)], ())
        self.search.bounds |= self.inner.bounds
        self.done.append(objectives)
        if settled:
            self._compact()
        return settled

    def _compact(self) -> None:
        """Begin a program of the patterns that can still be used, with what is proven so far."""
        if len(self.inner.lower) < LARGE or not self.inner.is_half_decided():
            return
        known = self.model.read(self.inner.columns)
        self.model = self.model.left(self.inner)
        self.inner = PatternBranching(self.model, self.search.work)
        self.model.adopt(self.inner, known)
        for objectives in self.done:
            for objective in self.inner.counted(objectives.of(self.model)).objectives:
                self.inner.hold(objective.weights, self.inner.worth(objective.weights))


LOOKS = 20
"""So often patterns are looked for."""


class _PatternSearch:
    """Looks for solutions that are worth so much, and for less and less, until there is one."""

    def __init__(self, search: Search, group: Group, relaxed: Relaxed) -> None:
        self.search, self.group = search, group
        # In steps of one, the bound rounded down is a good guess: few patterns are so close to it.
        self.step = 1 if group.fine else group.scales[0] // 16 + 1
        self.generation = ColumnGeneration(search, group, relaxed, self.step)
        self.objectives = PatternObjectives(self.generation.layout, group)

    def run(self) -> tuple[PatternModel, PatternBranching] | None:
        """The program of all patterns that a best solution can use, with that solution found; None
        if that takes too many patterns or too much work.
        """
        if self.generation.bound is None:
            return None
        too_high = self.generation.bound.highest + 1  # no solution is worth so much
        known = min(self.generation.value, self.generation.bound.height)
        target = math.floor(known + TOLERANCE)
        for _ in range(LOOKS):
            if too_high <= 0 or self.search.work.left <= 0:
                break
            charge(self.search)
            bound = self.generation.bound
            patterns = bound.within(target)
            if patterns is None:
                if bound.height > target + TOLERANCE and self.generation.lower(close=True):
                    too_high = min(too_high, self.generation.bound.highest + 1)
                    target = min(target, too_high - 1)
                    continue
                if target + 1 >= too_high:
                    return None
                target = (target + too_high + 1) // 2  # aim higher
                self.step = max((too_high - target) // 2, 1)
                continue
            model = PatternModel(self.generation.layout, patterns)
            inner = PatternBranching(model, self.search.work)
            found = inner.relax(self.objectives.of(model).weights)
            if found and found.value >= target - TOLERANCE:
                solved = self._solved(model, inner, found, target)
                if solved is None or solved[1].found:
                    return solved
            too_high, target = target, max(target - self.step, self._known())
            self.step *= 2
        return None

    def _known(self) -> int:
        """What the solution so far is worth."""
        return self.search.worth(self.group.weights) if self.search.found else 0

    def _solved(
        self, model: PatternModel, inner: PatternBranching, found: Relaxed, target: int
    ) -> tuple[PatternModel, PatternBranching] | None:
        """The best solution of these patterns that is worth so much, if there is one; None if that
        is not known.
        """
        group = self.objectives.of(model)
        again: Relaxed | None = found
        if not inner.take(found, group.weights):
            inner.fix_by_reduced_cost(found, found.value - target)
            model = model.left(inner)
            inner = PatternBranching(model, self.search.work)
            inner.least = target
            group = self.objectives.of(model)
            again = inner.relax(group.weights)
        solved = inner.solve_level(group, again)
        inner.least = -math.inf
        if inner.found:
            self.search.found = True
            self.search.adopt(model.read(inner.columns))
        return (model, inner) if solved or inner.empty else None
