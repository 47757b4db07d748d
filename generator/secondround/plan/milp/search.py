"""The search for the best solution of one integer program, objective by objective.

In: a program, groups of objectives, and ties. Out: the best solution and the bounds proven on the
way. It must not exceed its `Work`.

After every solve, columns that no optimum can use are fixed by their reduced costs, so the later,
finer objectives are left with few columns. If a large program's relaxed solution is not whole, the
program is rewritten in patterns: see `patterns`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from operator import mul
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from secondround.plan.milp import highs
from secondround.plan.milp.count_columns import CountColumns, likely_basis
from secondround.plan.milp.groups import TOLERANCE, Group
from secondround.plan.milp.highs import Work
from secondround.plan.milp.program import Objective, Program

MANY = 120
"""A program with more undecided columns than this is solved sooner in patterns."""
SMALL = 200
"""A program with up to so many columns is solved faster by the primal simplex, each objective
starting from the solution of the last.
"""
CHUNK = 18
"""How many ties one solve breaks: the powers of two up to this stay below `groups.SAFE`."""


class Relaxed(Struct, frozen=True):
    """The best solution if columns need not be whole, with the prices that prove it, as of a
    minimum.
    """

    value: float
    columns: Sequence[float]
    reduced: Sequence[float]
    prices: Sequence[float]  # by row


class Search:
    """The program, the best solution so far, and what is proven of it."""

    def __init__(self, program: Program, work: Work) -> None:
        import numpy as np  # noqa: PLC0415  # 0.1 s that only a plan should cost

        self.np = np
        self.program, self.work = program, work
        self.lower, self.upper = list(program.lower), list(program.upper)
        self.whole = [column for column, is_whole in enumerate(program.whole) if is_whole]
        self.columns = list(program.lower)
        self.found = False  # whether `columns` are a solution of all rows
        self.empty = False  # whether it was proven last that there is no whole solution
        self.bounds: dict[str, int] = {}
        self.counts = CountColumns(program)
        self.is_small = len(program.lower) <= SMALL
        self.highs = highs.holding(program, small=self.is_small)

    def run(self, groups: Sequence[Group], ties: Sequence[int]) -> bool:
        """Solve group after group, then break the ties; whether all of it could be settled."""
        for index, written in enumerate(groups):
            group = self.counted(written)
            relaxed = self.relax(group.weights)
            if relaxed and not self.take(relaxed, group.weights):
                settled = self._patterns([group, *groups[index + 1 :]], ties, relaxed)
                if settled is not None:
                    return settled
            if not self.solve_level(group, relaxed):
                return False
        return self._break_ties(ties)

    def counted(self, group: Group) -> Group:
        """The group with columns and rows for its counts."""
        columns, rows = len(self.lower), len(self.program.rows)
        objectives: list[Objective] = []
        for objective in group.objectives:
            weights = dict(objective.weights)
            for count in objective.counts:
                weights |= self.counts.add(count, self.upper)
            objectives.append(replace(objective, weights=weights, counts=()))
        self.lower += self.program.lower[columns:]
        self.upper += self.program.upper[columns:]
        self.adopt(self.columns)
        highs.grow(self.highs, self.program, columns, rows)
        if self.program.blocks and not self.is_small:
            highs.begin(self.highs, likely_basis(self.program, rows))
        return Group(tuple(objectives), group.scales)

    def adopt(self, columns: Sequence[int]) -> None:
        """Let this be the solution so far; what it counts follows from the rest."""
        self.columns = list(columns) + [0] * (len(self.lower) - len(columns))
        self.counts.fill(self.columns)

    def solve_level(self, group: Group, relaxed: Relaxed | None) -> bool:
        """Prove the best solution of a group and keep its value from falling; whether that could be
        done.
        """
        bound, certain = self._exact(group.weights, relaxed, fine=group.fine)
        for objective in group.objectives:
            value = self.worth(objective.weights)
            self.hold(objective.weights, value)
            self.bounds[objective.name] = value if certain else group.bounds(bound)[objective.name]
        return certain

    def worth(self, weights: Mapping[int, int]) -> int:
        """The weighted sum of the columns."""
        return _weighted(weights, self.columns)

    def relax(self, weights: Mapping[int, int]) -> Relaxed | None:
        """The best solution for these weights, whole or not; None if there is none, or the work is
        used up.
        """
        highs.cost(self.highs, weights, len(self.lower))
        return self._relaxed()

    def _relaxed(self) -> Relaxed | None:
        if not self._solve(relaxed=True):
            return None
        solution = self.highs.getSolution()
        value = -self.highs.getInfo().objective_function_value
        return Relaxed(value, solution.col_value, solution.col_dual, solution.row_dual)

    def take(self, relaxed: Relaxed, weights: Mapping[int, int]) -> bool:
        """Take the relaxed solution if it is whole, and so the best; whether it was."""
        for column in self.whole:
            value = relaxed.columns[column]
            if abs(value - round(value)) > TOLERANCE:
                return False
        columns = list(map(round, relaxed.columns))
        # A column that need not be whole may have been rounded away from its worth.
        if abs(_weighted(weights, columns) - relaxed.value) > TOLERANCE * 10:
            return False
        self.columns, self.found = columns, True
        return True

    def fix_by_reduced_cost(self, relaxed: Relaxed, gap: float) -> None:
        """Fix every column that would cost more than the gap to move.

        A column's reduced cost is the least that a solution loses for each step that the column
        moves away from its value in the relaxed solution. The best solution is at most `gap` short
        of the relaxed value, so it moves no column that costs more.
        """
        values: dict[int, int] = {}
        for column in self.whole:
            undecided = self.lower[column] < self.upper[column]
            if undecided and abs(relaxed.reduced[column]) > gap + TOLERANCE:
                values[column] = round(relaxed.columns[column])
        self.fix(values)

    def fix(self, values: Mapping[int, int]) -> None:
        """Let these columns have these values and no others."""
        for column, value in values.items():
            self.lower[column] = self.upper[column] = value
        self._bound(list(values), list(values.values()), list(values.values()))

    def _exact(
        self, weights: Mapping[int, int], relaxed: Relaxed | None, *, fine: bool
    ) -> tuple[float, bool]:
        """Make `columns` the best solution; its bound, and whether it is proven. `fine` if it is
        mostly a matter of steps of one.
        """
        if relaxed is None:
            return math.inf, False
        # Weights are whole numbers, so the relaxed value bounds every solution, rounded down.
        top = math.floor(relaxed.value + TOLERANCE)
        if not (self.found and self.worth(weights) >= top):
            bound, certain = self._branch(weights, relaxed, top, fine=fine)
            if not certain:
                return max(min(bound, top), self.worth(weights)), False
        self.fix_by_reduced_cost(relaxed, relaxed.value - self.worth(weights))
        return top, True

    def _branch(
        self, weights: Mapping[int, int], relaxed: Relaxed, top: int, *, fine: bool
    ) -> tuple[float, bool]:
        """The bound of the best solution by branch and bound, and whether it is proven.

        A large program is first tried with only those columns that a solution a little short of the
        relaxed value can use. What that finds is best if it is no further short than that; if it
        is, whatever is better uses none of the columns that cost more.
        """
        lower, upper = list(self.lower), list(self.upper)
        for gap in self._gaps(relaxed, top, fine=fine):
            if self._better(relaxed, weights) <= gap:
                break
            self.fix_by_reduced_cost(relaxed, gap)
            certain = self._whole()
            # The columns that were fixed may be in a better solution after all: let them go.
            self._restore(lower, upper)
            if certain and relaxed.value - self.worth(weights) <= gap + TOLERANCE:
                return relaxed.value, True
        known = self.columns if self.found else None
        self.fix_by_reduced_cost(relaxed, self._better(relaxed, weights))
        certain = self._whole() or (self.empty and known is not None)
        self._restore(lower, upper)
        if known and self.worth(weights) < _weighted(weights, known):
            self.columns = known
        info = self.highs.getInfo()
        return -info.mip_dual_bound if info.mip_node_count >= 0 else math.inf, certain

    def _better(self, relaxed: Relaxed, weights: Mapping[int, int]) -> float:
        """How far a solution better than the one found can be short of the relaxed value."""
        return relaxed.value - self.worth(weights) - 1 if self.found else math.inf

    def _gaps(self, relaxed: Relaxed, top: int, *, fine: bool) -> list[float]:
        """How far short to look first: under two in steps of one, else what a few columns cost."""
        prices = sorted(abs(relaxed.reduced[column]) for column in self._undecided(self.whole))
        if fine:
            return [relaxed.value - top, relaxed.value - top + 1] if len(prices) > MANY else []
        return [prices[many] for many in (MANY, MANY * 4) if many < len(prices) // 2]

    def _whole(self) -> bool:
        """Look for the best whole solution; whether there is one and it is proven."""
        self.highs.clearSolver()  # or HiGHS would try to round the relaxed solution first
        if self.found:  # nothing is looked at that cannot be better
            highs.start(self.highs, self.columns)
        certain = self._solve(relaxed=False)
        self.empty = highs.is_infeasible(self.highs)
        if self.highs.getInfo().primal_solution_status == highs.FEASIBLE:
            self.columns = list(map(round, self.highs.getSolution().col_value))
            self.found = True
        return certain

    def _restore(self, lower: list[int], upper: list[int]) -> None:
        self.lower, self.upper = list(lower), list(upper)
        self._bound(range(len(lower)), lower, upper)

    def _bound(self, columns: Any, lower: Any, upper: Any) -> None:
        """Bound these columns; each argument is a sequence or an array."""
        np = self.np
        self.highs.changeColsBounds(
            len(columns),
            np.array(columns, dtype=np.int32),
            np.array(lower, dtype=float),
            np.array(upper, dtype=float),
        )

    def _patterns(
        self, groups: Sequence[Group], ties: Sequence[int], relaxed: Relaxed
    ) -> bool | None:
        """Solve the rest in patterns; whether it is settled, or None if patterns are no help."""
        if not self.program.blocks or len(self._undecided(self.whole)) < MANY:
            return None
        # It needs numpy, and this module.
        from secondround.plan.milp import pattern_search  # noqa: PLC0415

        return pattern_search.run(self, groups, ties, relaxed)

    def is_half_decided(self) -> bool:
        """Whether most columns can have only one value any more."""
        return len(self._undecided(self.whole)) * 2 < len(self.whole)

    def _undecided(self, columns: Sequence[int]) -> list[int]:
        return [column for column in columns if self.lower[column] < self.upper[column]]

    def _break_ties(self, ties: Sequence[int]) -> bool:
        """Break the ties, `CHUNK` at a time, the first weighing most; whether all are broken."""
        while chunk := self._undecided(ties)[:CHUNK]:
            weights = {column: 1 << place for place, column in enumerate(reversed(chunk))}
            if not self.settle(weights):
                return False
            self.fix({column: self.columns[column] for column in chunk})
        return True

    def settle(self, weights: Mapping[int, int]) -> bool:
        """Make `columns` the best solution for these weights; whether that is proven."""
        relaxed = self.relax(weights)
        if relaxed:
            self.take(relaxed, weights)
        return self._exact(weights, relaxed, fine=False)[1]

    def hold(self, weights: Mapping[int, int], least: int) -> None:
        """Keep the weighted sum from falling below this value from now on."""
        row = self.program.row(dict(weights), least=least)
        highs.grow(self.highs, self.program, len(self.lower), row)

    def _solve(self, *, relaxed: bool) -> bool:
        return highs.run(self.highs, self.work, relaxed=relaxed)


def _weighted(weights: Mapping[int, int], columns: Sequence[int]) -> int:
    return sum(map(mul, weights.values(), map(columns.__getitem__, weights)))
