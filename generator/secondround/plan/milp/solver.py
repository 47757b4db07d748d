"""Integer programs solved level by level, each level proven best before the next is looked at.

In: columns, rows, and objectives in their order, all with integer weights. Out: the columns'
values, and for each objective its proven bound. It knows nothing of stories. HiGHS does the work,
on one thread, quietly, and is imported only when there is something to solve.

Neighbouring objectives are solved as one where that is exactly the same: each is multiplied by more
than all after it can add up to, as long as the sum stays below `SAFE`, where HiGHS's tolerances
(1e-6) cannot hide a difference of one. After every solve, columns that no optimum can use are fixed
by their reduced costs: the later, finer levels are small. Where a large program's relaxed solution
is not whole, it is written anew, in patterns: see `patterns`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from secondround.plan.milp import highs
from secondround.plan.milp.highs import Work
from secondround.plan.milp.program import Objective, Program

__all__ = [
    "CHUNK",
    "MANY",
    "TOLERANCE",
    "Group",
    "Objective",
    "Optimum",
    "Program",
    "Relaxed",
    "Search",
    "solve",
]

SAFE = 1_000_000
MANY = 120
"""A program with more undecided columns than this is worth writing in patterns; a smaller one is
solved sooner.
"""
SMALL = 200
"""A program of so few columns is solved in half the time as it stands, each level from the solution
of the last.
"""
CHUNK = 18
"""So many columns are put in order by one solve: powers of two up to this stay below `SAFE`."""
TOLERANCE = 1e-4
"""More than rounding can make of a bound, far less than one."""


@dataclass(frozen=True, slots=True)
class Optimum:
    """The best solution found, and how far it is proven."""

    columns: tuple[int, ...]
    bounds: dict[str, int]  # objective -> what no solution, best in all before it, can exceed
    settled: bool  # whether it is the only best one: every objective proven, and every tie


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The best solution where columns need not be whole, with the prices that prove it. Prices are
    of a minimum.
    """

    value: float
    columns: Sequence[float]
    reduced: Sequence[float]
    prices: Sequence[float]  # by row


def solve(
    program: Program, objectives: Sequence[Objective], ties: Sequence[int], work: int = highs.WORK
) -> Optimum:
    """The best solution, unique where `ties` names every whole column: a tie goes to who uses the
    earlier one.

    Lower bounds must be a solution themselves: what there is when the work runs out.
    """
    bounds = {one.name: one.most if one.weights else 0 for one in objectives}
    if not program.lower:
        return Optimum((), dict.fromkeys(bounds, 0), settled=True)
    wanted = [one for one in objectives if one.weights]
    search = Search(program, Work(work))
    settled = search.run(grouped(wanted), [(column,) for column in ties])
    if not highs.trusted():  # it found a solution; what it says of better ones is worth nothing
        return Optimum(tuple(search.columns), bounds, settled=False)
    return Optimum(tuple(search.columns), bounds | search.bounds, settled)


@dataclass(frozen=True)
class Group:
    """Neighbouring objectives solved as one."""

    objectives: tuple[Objective, ...]
    scales: tuple[int, ...]

    @cached_property
    def weights(self) -> dict[int, int]:
        """The weight of each column in the sum."""
        total: dict[int, int] = {}
        for one, scale in zip(self.objectives, self.scales, strict=True):
            for column, weight in one.weights.items():
                total[column] = total.get(column, 0) + weight * scale
        return total

    def bounds(self, bound: float) -> dict[str, int]:
        """What a bound on the sum says of each objective."""
        first, rest = self.objectives[0], self.objectives[1:]
        top = (
            first.most
            if math.isinf(bound)
            else min(first.most, math.floor((bound + TOLERANCE) / self.scales[0]))
        )
        return {first.name: top} | {one.name: one.most for one in rest}


def grouped(objectives: Sequence[Objective]) -> list[Group]:
    """The objectives in groups that are exactly as good as one after the other, and safe to add
    up.
    """
    groups: list[list[Objective]] = []
    for one in objectives:
        joined = groups and not groups[-1][-1].alone
        if joined and math.prod(each.most + 1 for each in (*groups[-1], one)) <= SAFE:
            groups[-1].append(one)
        else:
            groups.append([one])
    return [Group(tuple(group), _scales(group)) for group in groups]


def _scales(group: Sequence[Objective]) -> tuple[int, ...]:
    return tuple(
        math.prod(one.most + 1 for one in group[place + 1 :]) for place in range(len(group))
    )


class Search:
    """One integer program in HiGHS, narrowed from level to level."""

    def __init__(self, program: Program, work: Work) -> None:
        import numpy as np  # noqa: PLC0415  # 0.1 s that only a plan should cost

        self.np = np
        self.program, self.work = program, work
        self.lower, self.upper = list(program.lower), list(program.upper)
        self.whole = [number for number, is_whole in enumerate(program.whole) if is_whole]
        self.columns = list(program.lower)
        self.found = False  # whether `columns` are a solution of all rows
        self.done: list[
            tuple[dict[int, int], int]
        ] = []  # the levels so far: weights, and the value not to lose
        self.bounds: dict[str, int] = {}
        self.highs = highs.holding(program, small=len(program.lower) <= SMALL)

    def run(self, groups: Sequence[Group], ties: Sequence[tuple[int, ...]]) -> bool:
        """Level after level, then the ties: each a set of columns of which at most one is used.

        Whether all of it could be settled.
        """
        for place, group in enumerate(groups):
            relaxed = self.relax(group.weights)
            if relaxed and not self.take(relaxed, group.weights):
                settled = self._patterns(groups[place:], ties, relaxed)
                if settled is not None:
                    return settled
            if not self.solve_level(group, relaxed):
                return False
        return self._untie(ties)

    def solve_level(self, group: Group, relaxed: Relaxed | None) -> bool:
        """Prove the best solution of a group and hold on to its value; whether that could be
        done.
        """
        bound, certain = self._exact(group.weights, relaxed, fine=len(group.objectives) == 1)
        for one in group.objectives:
            value = self.worth(one.weights)
            self._hold(one.weights, value)
            self.bounds[one.name] = value if certain else group.bounds(bound)[one.name]
        return certain

    def worth(self, weights: Mapping[int, int]) -> int:
        """The weighted sum of the columns."""
        return sum(weight * self.columns[column] for column, weight in weights.items())

    def relax(self, weights: Mapping[int, int]) -> Relaxed | None:
        """The best solution for these weights, whole or not; None where there is none, or the work
        is used up.
        """
        highs.cost(self.highs, weights, len(self.lower))
        if not self._solve(relaxed=True):
            return None
        solution = self.highs.getSolution()
        value = -self.highs.getInfo().objective_function_value
        return Relaxed(value, solution.col_value, solution.col_dual, solution.row_dual)

    def take(self, relaxed: Relaxed, weights: Mapping[int, int]) -> bool:
        """Whether the relaxed solution is a solution as it stands, and so the best: then it is
        taken.
        """
        if any(
            abs(relaxed.columns[column] - round(relaxed.columns[column])) > TOLERANCE
            for column in self.whole
        ):
            return False
        columns = [round(value) for value in relaxed.columns]
        if (
            abs(sum(weight * columns[column] for column, weight in weights.items()) - relaxed.value)
            > TOLERANCE * 10
        ):
            return False
        self.columns, self.found = columns, True
        return True

    def fix_by_reduced_cost(self, relaxed: Relaxed, gap: float) -> None:
        """Fix every column that would cost more than the gap to move: no best solution moves it."""
        still = {}
        for column in self.whole:
            if (
                self.lower[column] < self.upper[column]
                and abs(relaxed.reduced[column]) > gap + TOLERANCE
            ):
                still[column] = round(relaxed.columns[column])
        self.fix(still)

    def fix(self, values: Mapping[int, int]) -> None:
        """Let these columns have these values and no others."""
        for column, value in values.items():
            self.lower[column] = self.upper[column] = value
        self._bound(list(values), list(values.values()), list(values.values()))

    def _exact(
        self, weights: Mapping[int, int], relaxed: Relaxed | None, *, fine: bool
    ) -> tuple[float, bool]:
        """Make `columns` the best solution; its bound, and whether it is proven. `fine`: one level,
        in steps of one.
        """
        if relaxed is None:
            return math.inf, False
        top = math.floor(
            relaxed.value + TOLERANCE
        )  # weights are whole numbers, so this bounds every solution
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

        A large program is first tried with those columns alone that a solution only a little short
        of the relaxed value can use. What that finds is best if it is no more than so much short;
        if not, it says what cannot be used.
        """
        lower, upper = list(self.lower), list(self.upper)
        for gap in self._gaps(relaxed, top, fine=fine):
            self.fix_by_reduced_cost(relaxed, gap)
            certain = self._whole()
            short = relaxed.value - self.worth(weights) if self.found else math.inf
            if certain and short <= gap + TOLERANCE:
                return relaxed.value, True
            self._restore(lower, upper)
            if certain:
                self.fix_by_reduced_cost(relaxed, short)
                break
        certain = self._whole()
        info = self.highs.getInfo()
        return -info.mip_dual_bound if info.mip_node_count >= 0 else math.inf, certain

    def _gaps(self, relaxed: Relaxed, top: int, *, fine: bool) -> list[float]:
        """How far short to look first: less than two for one level in steps of one, else what a few
        columns cost.
        """
        prices = sorted(
            abs(relaxed.reduced[column])
            for column in self.whole
            if self.lower[column] < self.upper[column]
        )
        if fine:
            return [relaxed.value - top, relaxed.value - top + 1] if len(prices) > MANY else []
        return [prices[many] for many in (MANY, MANY * 4) if many < len(prices) // 2]

    def _whole(self) -> bool:
        """Look for the best whole solution; whether there is one and it is proven."""
        self.highs.clearSolver()  # or HiGHS would try to round the relaxed solution first
        certain = self._solve(relaxed=False)
        if self.highs.getInfo().primal_solution_status == highs.FEASIBLE:
            self.columns, self.found = (
                [round(value) for value in self.highs.getSolution().col_value],
                True,
            )
        return certain

    def _restore(self, lower: list[int], upper: list[int]) -> None:
        self.lower, self.upper = list(lower), list(upper)
        self._bound(range(len(lower)), lower, upper)

    def _bound(self, columns: Sequence[int], lower: Sequence[int], upper: Sequence[int]) -> None:
        numbers, low, high = (
            self.np.array(list(each), dtype=kind)
            for each, kind in ((columns, self.np.int32), (lower, float), (upper, float))
        )
        self.highs.changeColsBounds(len(numbers), numbers, low, high)

    def _patterns(
        self, groups: Sequence[Group], ties: Sequence[tuple[int, ...]], relaxed: Relaxed
    ) -> bool | None:
        """Solve what is left in patterns: whether it is settled, or None where patterns are of no
        use.
        """
        if not self.program.blocks or self._free(self.whole) < MANY:
            return None
        from secondround.plan.milp import patterns  # noqa: PLC0415  # needs numpy, and this module

        return patterns.run(self, groups, ties, relaxed)

    def _free(self, columns: Iterable[int]) -> int:
        return sum(self.lower[column] < self.upper[column] for column in columns)

    def _untie(self, ties: Sequence[tuple[int, ...]]) -> bool:
        """Put the columns in order, `CHUNK` at a time: each weighs more than all after it. Whether
        all are.
        """
        pending = [columns for columns in ties if self._free(columns)]
        while pending:
            now, pending = pending[:CHUNK], pending[CHUNK:]
            weights: dict[int, int] = {}
            for place, columns in enumerate(reversed(now)):
                for column in columns:
                    weights[column] = weights.get(column, 0) + (1 << place)
            relaxed = self.relax(weights)
            if relaxed:
                self.take(relaxed, weights)
            if not self._exact(weights, relaxed, fine=False)[1]:
                return False
            self._settle_ties(now)
            pending = [columns for columns in pending if self._free(columns)]
        return True

    def _settle_ties(self, ties: Sequence[tuple[int, ...]]) -> None:
        """Fix what the ties decided: no column of one that is lost, one column of one that is
        won.
        """
        fixed: dict[int, int] = {}
        for columns in ties:
            used = [column for column in columns if self.columns[column]]
            if not used:
                fixed |= dict.fromkeys(columns, 0)
            elif len(columns) == 1:
                fixed[columns[0]] = 1
            else:
                self._hold(dict.fromkeys(columns, 1), 1)
        self.fix(fixed)

    def _hold(self, weights: Mapping[int, int], least: int) -> None:
        self.done.append((dict(weights), least))
        columns = self.np.array(list(weights), dtype=self.np.int32)
        self.highs.addRow(
            least,
            math.inf,
            len(weights),
            columns,
            self.np.array(list(weights.values()), dtype=float),
        )

    def _solve(self, *, relaxed: bool) -> bool:
        return highs.run(self.highs, self.work, relaxed=relaxed)
