"""Integer programs solved objective by objective, each proven best before the next is looked at.

In: columns, rows, and objectives in their order, all with integer weights. Out: the columns'
values, and for each objective its proven bound. It knows nothing of stories. HiGHS does the work on
one thread, and is imported only when there is something to solve.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from secondround.plan.milp import highs
from secondround.plan.milp.groups import grouped
from secondround.plan.milp.program import Objective, Program
from secondround.plan.milp.search import Search


class Optimum(Struct, frozen=True):
    """The best solution found, and how far it is proven."""

    columns: tuple[int, ...]
    bounds: dict[str, int]  # objective -> what no solution, best in all before it, can exceed
    settled: bool  # whether it is the only best one: every objective proven, and every tie
    spent: int = 0  # work


def solve(
    program: Program, objectives: Sequence[Objective], ties: Sequence[int], work: int = highs.WORK
) -> Optimum:
    """The best solution; of equally good ones, the one that uses the earlier columns of `ties`. It
    is unique if `ties` names every whole column.

    The lower bounds must be a solution themselves: it is the result if the work runs out at once.
    """
    bounds: dict[str, int] = {}
    weighted: list[Objective] = []
    for objective in objectives:
        matters = objective.weights or objective.counts
        bounds[objective.name] = objective.most if matters else 0
        if matters:
            weighted.append(objective)
    if not program.lower:
        return Optimum((), dict.fromkeys(bounds, 0), settled=True)
    limit = highs.Work(work)
    search = Search(program, limit)
    settled = search.run(grouped(weighted), ties)
    if highs.trusted():
        bounds |= search.bounds
    else:  # it found a solution; what it says of better ones is worth nothing
        settled = False
    return Optimum(tuple(search.columns), bounds, settled, work - limit.left)
