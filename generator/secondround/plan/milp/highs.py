"""HiGHS, kept quiet and tested once: the only module that talks to it.

In: an integer program. Out: a solver that holds it, and whether this solver's "optimal" can be
trusted. It must not print: standard output belongs to whoever reads `--format json`.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any

from msgspec import Struct

from secondround.plan.milp.program import Program, Row, flat

OPTIONS: dict[str, Any] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    # Most programs are small or nearly solved: presolve takes two to five times as long as they do.
    "presolve": "off",
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.99,  # objectives are whole numbers
    # The relaxed solution is nearly always whole; searching for one by luck costs 3 ms a solve,
    # ten times the solve.
    "mip_heuristic_effort": 0.0,
    "mip_heuristic_run_feasibility_jump": False,
    # Programs within the program: half the time of a hard round, and no better solution.
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_rens": False,
    "mip_heuristic_run_root_reduced_cost": False,
    # Choosing a branch by trying it first, and cutting at each node, costs ten times the nodes that
    # it saves: there are few to look at, and each is quick.
    "mip_pscost_minreliable": 0,
    "mip_allow_cut_separation_at_nodes": False,
    "mip_detect_symmetry": False,
    "mip_allow_restart": False,
}
PRIMAL: dict[str, Any] = {"simplex_strategy": 4}
"""The primal simplex: the solution of one objective still solves the next."""
DEFAULTS: dict[str, Any] = {"presolve": "choose", "simplex_strategy": 1}
"""What HiGHS does where it is told nothing else."""
FEASIBLE = 2
"""HiGHS's word for "this is a solution"."""
ENDLESS = 2**31 - 1
"""HiGHS's word for "no limit"."""
WORK = 6_000_000
"""For one search: six seconds or so on a machine of 2025, ten at worst."""


class Work(Struct):
    """What a search may still spend, in units of about a microsecond; counted, so that it is the
    same everywhere.
    """

    left: int = WORK


def holding(program: Program, *, small: bool) -> Any:
    """A quiet solver that holds the integer program; `small` ones are for the primal simplex."""
    import highspy  # noqa: PLC0415  # 0.1 s that only a plan should cost

    highs = quiet(highspy)
    for name, value in (OPTIONS | PRIMAL if small else OPTIONS).items():
        highs.setOptionValue(name, value)
    highs.passModel(_model(highspy, program))
    return highs


def run(highs: Any, work: Work, *, relaxed: bool) -> bool:
    """Whether the best solution was found, whole or `relaxed`, before the work ran out."""
    if work.left <= 0:
        return False
    size = highs.getNumNz()
    iteration, node, start = _prices(size, relaxed=relaxed)
    most = max(work.left // iteration, 1)
    highs.setOptionValue("solve_relaxation", relaxed)
    highs.setOptionValue("simplex_iteration_limit", most if relaxed else ENDLESS)
    highs.setOptionValue("mip_max_nodes", max(work.left // (iteration * node), 1))
    highs.run()
    work.left -= start + iteration * max(highs.getInfo().simplex_iteration_count, 0)
    if highs.getModelStatus().name == "kUnknown":
        _run_from_the_start(highs)
        work.left -= start + iteration * max(highs.getInfo().simplex_iteration_count, 0)
    return _optimal(highs)


def _run_from_the_start(highs: Any) -> None:
    """Run again as HiGHS would by itself, and from now on: on a degenerate program, small as it may
    be, the primal simplex now and then ends without an answer.
    """
    highs.clearSolver()
    _by_default(highs)
    highs.run()


def _by_default(highs: Any) -> None:
    for name, value in DEFAULTS.items():
        highs.setOptionValue(name, value)


def _prices(size: int, *, relaxed: bool) -> tuple[int, int, int]:
    """The cost of an iteration, the iterations of a node, and the cost of starting, by the number
    of weights in all rows.

    Fitted to rounds from 3 sessions by 10 stories up to 15 by 100, with 1,000 to 700,000 weights.
    """
    if relaxed:
        return 1 + min(size // 250, 20) + size // 1000, 1, size // 50
    return 30 + min(size // 150, 400), min((size // 256) ** 2 + 1, 150), size


def _optimal(highs: Any) -> bool:
    return bool(highs.getModelStatus().name == "kOptimal")


def is_infeasible(highs: Any) -> bool:
    """Whether the last run proved that there is no solution."""
    return bool(highs.getModelStatus().name == "kInfeasible")


@cache
def trusted() -> bool:
    """Whether the installed HiGHS solves an integer program whose best value is known; checked once
    per process.

    HiGHS 1.14.0 says 8 here, by its presolve, which a run from the start uses; it was wrong about
    48 of 3,000 drawn programs of two columns. The check takes four milliseconds, so every process
    that says "proven" makes it, not only `doctor`.
    """
    program = Program()
    program.column(0, 5)
    program.column(0, 2, whole=False)
    program.row({0: 7, 1: -4}, most=18)
    highs = holding(program, small=False)
    _by_default(highs)
    cost(highs, {0: 4, 1: -2}, 2)
    highs.run()
    value = -highs.getInfo().objective_function_value
    return _optimal(highs) and abs(value - 10.5) < 1e-6  # noqa: PLR2004  # 3 and 0.75


def cost(highs: Any, weights: Mapping[int, int], columns: int) -> None:
    """Make the weighted sum of columns the objective of the next run."""
    import numpy as np  # noqa: PLC0415

    values = np.zeros(columns)
    values[list(weights)] = np.negative(list(weights.values()))
    costs(highs, values)


def costs(highs: Any, values: Any) -> None:
    """Make this the cost of each column in the next run."""
    import numpy as np  # noqa: PLC0415

    highs.changeColsCost(len(values), np.arange(len(values), dtype=np.int32), values)


def start(highs: Any, columns: Sequence[int]) -> None:
    """Let the next run start from this solution."""
    import numpy as np  # noqa: PLC0415

    every = np.arange(len(columns), dtype=np.int32)
    highs.setSolution(len(columns), every, np.array(columns, dtype=float))


def begin(highs: Any, basis: Iterable[tuple[int, int]]) -> None:
    """Let the first run start from a basis of these columns, each in the place of its row; a later
    one starts from the last.
    """
    guess = highs.getBasis()
    if guess.valid:
        return
    columns, rows = guess.col_status, guess.row_status
    for column, row in basis:
        columns[column], rows[row] = rows[row], columns[column]
    guess.col_status, guess.row_status, guess.valid = columns, rows, True
    highs.setBasis(guess)


def grow(highs: Any, program: Program, columns: int, rows: int) -> None:
    """Add what the program has got since it had so many columns and rows. New columns need not be
    whole.
    """
    import numpy as np  # noqa: PLC0415

    def numbers(values: list[int], kind: type) -> Any:
        return np.array(values, dtype=kind)

    more, none = len(program.lower) - columns, numbers([], np.int32)
    if more:
        lower, upper = (
            numbers(program.lower[columns:], float),
            numbers(program.upper[columns:], float),
        )
        highs.addCols(more, np.zeros(more), lower, upper, 0, none, none, numbers([], float))
    if rows < len(program.rows):
        lowest, highest, starts, used, values = _rows(program.rows[rows:])
        highs.addRows(len(lowest), lowest, highest, len(used), starts[:-1], used, values)


def limit(highs: Any, rows: Any, least: Any, most: Any) -> None:
    """Let the sums of these rows lie between these; each argument is an array."""
    highs.changeRowsBounds(len(rows), rows, least, most)


def join(highs: Any, costs: Any, values: Any) -> None:
    """Add columns between 0 and 1, which need not be whole: their costs, and their values by column
    and row.
    """
    import numpy as np  # noqa: PLC0415

    columns, rows = np.nonzero(values)
    starts = np.searchsorted(columns, np.arange(len(values))).astype(np.int32)
    rows, values = rows.astype(np.int32), values[columns, rows]
    none, all_ = np.zeros(len(costs)), np.ones(len(costs))
    highs.addCols(len(costs), costs, none, all_, len(rows), starts, rows, values)


def quiet(highspy: Any) -> Any:
    """A solver that has printed nothing.

    HiGHS 1.16 prints a banner as soon as it sets up callbacks, before it can be told to be quiet.
    None are used here, so none are set up. Whatever another version may print in its constructor is
    discarded.
    """

    class Quiet(highspy.Highs):  # type: ignore[misc]
        def enableCallbacks(self) -> None:  # noqa: N802  # the name is theirs
            """Set up no callbacks."""

    with _muted():
        highs = Quiet()
        highs.setOptionValue("output_flag", False)  # noqa: FBT003
    return highs


@contextmanager
def _muted() -> Iterator[None]:
    """Nothing reaches file descriptor 1, which libraries in C print to past `sys.stdout`."""
    try:
        kept = os.dup(1)
    except OSError:  # there is no standard output
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        if sys.platform != "win32":
            with suppress(OSError, AttributeError):
                ctypes.CDLL(None).fflush(None)  # what C still holds back
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _model(highspy: Any, program: Program) -> Any:
    """The program as HiGHS takes it: the weights of all rows, one row after the other."""
    import numpy as np  # noqa: PLC0415

    lowest, highest, starts, columns, values = _rows(program.rows)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(program.lower), len(program.rows)
    model.col_cost_ = np.zeros(len(program.lower))
    model.col_lower_ = np.array(program.lower, dtype=float)
    model.col_upper_ = np.array(program.upper, dtype=float)
    model.row_lower_, model.row_upper_ = lowest, highest
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_, model.a_matrix_.index_ = starts, columns
    model.a_matrix_.value_ = values
    whole, other = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
    model.integrality_ = [whole if is_whole else other for is_whole in program.whole]
    return model


def _rows(rows: Sequence[Row]) -> tuple[Any, ...]:
    """Rows as HiGHS takes them: their bounds, then where each starts, its columns and values."""
    import numpy as np  # noqa: PLC0415

    lowest: list[float] = []
    highest: list[float] = []
    for least, most, _ in rows:
        lowest.append(-np.inf if least is None else least)
        highest.append(np.inf if most is None else most)
    starts, columns, values = flat(rows)
    return (
        np.array(lowest, dtype=float),
        np.array(highest, dtype=float),
        np.array(starts, dtype=np.int32),
        np.array(columns, dtype=np.int32),
        np.array(values, dtype=float),
    )
