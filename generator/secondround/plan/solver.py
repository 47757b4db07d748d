"""Whole-number programmes solved level by level, each level proven best before the next is looked at.

In: columns, rows, and objectives in their order, all with whole-number weights. Out: the columns' values, and for each
objective its proven bound. It knows nothing of stories. HiGHS does the work, on one thread, quietly, and is imported
only when there is something to solve.

Neighbouring objectives are solved as one where that is exactly the same: each is multiplied by more than all after it
can add up to, as long as the sum stays below `SAFE`, where HiGHS's tolerances (1e-6) cannot hide a difference of one.
After every solve, columns that no optimum can use are fixed by their reduced costs: the later, finer levels are small.
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

SAFE = 1_000_000
CHUNK = 18
"""So many columns are put in order by one solve: powers of two up to this stay below `SAFE`."""
SLACK = 1e-4
"""More than rounding can make of a bound, far less than one."""

FEASIBLE = 2
"""HiGHS's word for "this is a solution"."""
OPTIONS = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.5,  # objectives are whole numbers
    # The relaxed solution is nearly always whole; searching for one by luck costs 3 ms a solve, ten times the solve.
    "mip_heuristic_effort": 0.0,
    "mip_heuristic_run_feasibility_jump": False,
    "mip_detect_symmetry": False,
}


@dataclass(slots=True)
class Program:
    """Columns and rows. Every column lies between whole numbers; `whole` says which must be whole themselves."""

    lower: list[int] = field(default_factory=list)
    upper: list[int] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[tuple[int | None, int | None, dict[int, int]]] = field(default_factory=list)

    def column(self, lower: int = 0, upper: int = 1, *, whole: bool = True) -> int:
        """The number of a new column."""
        self.lower.append(lower)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.lower) - 1

    def row(self, weights: dict[int, int], *, least: int | None = None, most: int | None = None) -> None:
        """A new row: the weighted sum of columns lies between `least` and `most`."""
        self.rows.append((least, most, weights))


@dataclass(frozen=True, slots=True)
class Objective:
    """One level: the weighted sum of columns is to be as large as possible."""

    name: str
    weights: dict[int, int]  # never negative
    most: int  # no solution can give more


@dataclass(frozen=True, slots=True)
class Optimum:
    """A best solution, and how far it is proven."""

    columns: tuple[int, ...]
    bounds: dict[str, int]  # objective -> what no solution, best in all before it, can exceed
    proven: dict[str, bool]


def solve(program: Program, objectives: Sequence[Objective], ties: Sequence[int], seconds: float) -> Optimum:
    """The best solution, unique where `ties` names every whole column: a tie goes to who uses the earlier one.

    Lower bounds must be a solution themselves: what there is when `seconds` run out.
    """
    if not program.lower:
        return Optimum((), {one.name: 0 for one in objectives}, {one.name: True for one in objectives})
    return _Search(program, seconds).run(objectives, ties)


@dataclass(frozen=True, slots=True)
class _Group:
    """Neighbouring objectives solved as one."""

    objectives: tuple[Objective, ...]
    scales: tuple[int, ...]

    @property
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
        top = first.most if math.isinf(bound) else min(first.most, math.floor((bound + SLACK) / self.scales[0]))
        return {first.name: top} | {one.name: one.most for one in rest}


def grouped(objectives: Sequence[Objective]) -> list[_Group]:
    """The objectives in groups that are exactly as good as one after the other, and safe to add up."""
    groups: list[list[Objective]] = []
    for one in objectives:
        if groups and math.prod(each.most + 1 for each in (*groups[-1], one)) <= SAFE:
            groups[-1].append(one)
        else:
            groups.append([one])
    return [_Group(tuple(group), _scales(group)) for group in groups]


def _scales(group: Sequence[Objective]) -> tuple[int, ...]:
    return tuple(math.prod(one.most + 1 for one in group[place + 1 :]) for place in range(len(group)))


class _Search:
    """One programme in HiGHS, narrowed from level to level."""

    def __init__(self, program: Program, seconds: float) -> None:
        import highspy  # noqa: PLC0415  # 0.1 s that only a plan should cost
        import numpy as np  # noqa: PLC0415

        self.np, self.optimal = np, highspy.HighsModelStatus.kOptimal
        self.deadline = time.monotonic() + seconds
        self.lower, self.upper = list(program.lower), list(program.upper)
        self.whole = [number for number, is_whole in enumerate(program.whole) if is_whole]
        self.columns = list(program.lower)  # always a solution
        self.highs = highspy.Highs()
        for name, value in OPTIONS.items():
            self.highs.setOptionValue(name, value)
        self.highs.passModel(_model(highspy, np, program))

    def run(self, objectives: Sequence[Objective], ties: Sequence[int]) -> Optimum:
        """Level after level, then the ties."""
        bounds = {one.name: one.most if one.weights else 0 for one in objectives}
        proven = {one.name: not one.weights for one in objectives}
        for group in grouped([one for one in objectives if one.weights]):
            bound, certain = self._maximise(group.weights)
            for one in group.objectives:
                value = sum(weight * self.columns[column] for column, weight in one.weights.items())
                self._row(one.weights, value)
                proven[one.name] = certain
                bounds[one.name] = value if certain else group.bounds(bound)[one.name]
            if not certain:
                return Optimum(tuple(self.columns), bounds, proven)
        self._untie(ties)
        return Optimum(tuple(self.columns), bounds, proven)

    def _untie(self, ties: Sequence[int]) -> None:
        while free := [column for column in ties if self.lower[column] < self.upper[column]][:CHUNK]:
            _, certain = self._maximise({column: 1 << (len(free) - 1 - place) for place, column in enumerate(free)})
            if not certain:
                return
            self._fix({column: self.columns[column] for column in free})

    def _maximise(self, weights: Mapping[int, int]) -> tuple[float, bool]:
        """Make `columns` the best solution for these weights; its bound, and whether it is proven."""
        wanted = {column: weight for column, weight in weights.items() if self.upper[column]}
        self._cost(wanted)
        if not self._solve(relaxed=True):
            return math.inf, False
        solution = self.highs.getSolution()
        ceiling, spread, reduced = -self.highs.getInfo().objective_function_value, solution.col_value, solution.col_dual
        bound = ceiling
        if not self._take(spread, wanted, ceiling):
            certain = self._solve(relaxed=False)
            info = self.highs.getInfo()
            bound = -info.mip_dual_bound
            if info.primal_solution_status == FEASIBLE:
                self.columns = [round(value) for value in self.highs.getSolution().col_value]
            if not certain:
                return bound, False
        value = sum(weight * self.columns[column] for column, weight in wanted.items())
        self._narrow(reduced, ceiling - value)
        return bound, True

    def _take(self, spread: Sequence[float], weights: Mapping[int, int], ceiling: float) -> bool:
        """Whether the relaxed solution is a solution as it stands, and so the best."""
        if any(abs(spread[column] - round(spread[column])) > SLACK for column in self.whole):
            return False
        columns = [round(value) for value in spread]
        if abs(sum(weight * columns[column] for column, weight in weights.items()) - ceiling) > SLACK * 10:
            return False
        self.columns = columns
        return True

    def _narrow(self, reduced: Sequence[float], gap: float) -> None:
        """Fix every column that would cost more than the gap to move: no best solution moves it."""
        still = {}
        for column in self.whole:
            if self.lower[column] < self.upper[column] and abs(reduced[column]) > gap + SLACK:
                still[column] = self.columns[column]
        self._fix(still)

    def _fix(self, values: Mapping[int, int]) -> None:
        for column, value in values.items():
            self.lower[column] = self.upper[column] = value
        columns = self.np.array(list(values), dtype=self.np.int32)
        bounds = self.np.array(list(values.values()), dtype=float)
        self.highs.changeColsBounds(len(values), columns, bounds, bounds)

    def _cost(self, weights: Mapping[int, int]) -> None:
        costs = self.np.zeros(len(self.lower))
        for column, weight in weights.items():
            costs[column] = -weight
        self.highs.changeColsCost(len(costs), self.np.arange(len(costs), dtype=self.np.int32), costs)

    def _row(self, weights: Mapping[int, int], least: int) -> None:
        columns = self.np.array(list(weights), dtype=self.np.int32)
        self.highs.addRow(least, math.inf, len(weights), columns, self.np.array(list(weights.values()), dtype=float))

    def _solve(self, *, relaxed: bool) -> bool:
        left = self.deadline - time.monotonic()
        if left <= 0:
            return False
        self.highs.setOptionValue("time_limit", self.highs.getRunTime() + left)
        self.highs.setOptionValue("solve_relaxation", relaxed)
        self.highs.run()
        return bool(self.highs.getModelStatus() == self.optimal)


def _model(highspy: Any, np: Any, program: Program) -> Any:
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(program.lower), len(program.rows)
    model.col_cost_ = np.zeros(len(program.lower))
    model.col_lower_ = np.array(program.lower, dtype=float)
    model.col_upper_ = np.array(program.upper, dtype=float)
    model.row_lower_ = np.array([-np.inf if least is None else least for least, _, _ in program.rows], dtype=float)
    model.row_upper_ = np.array([np.inf if most is None else most for _, most, _ in program.rows], dtype=float)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    weights = [row for _, _, row in program.rows]
    model.a_matrix_.start_ = np.cumsum([0, *map(len, weights)])
    model.a_matrix_.index_ = np.array([column for row in weights for column in row], dtype=np.int32)
    model.a_matrix_.value_ = np.array([weight for row in weights for weight in row.values()], dtype=float)
    kinds = highspy.HighsVarType
    model.integrality_ = [kinds.kInteger if is_whole else kinds.kContinuous for is_whole in program.whole]
    return model
