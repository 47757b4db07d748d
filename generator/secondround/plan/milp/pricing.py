"""Another bound on an integer program: by prices of some of its rows that come from elsewhere.

In: a search, and a price for each row that is given up. Out: a relaxed solution of what is left. It
must leave the search as it was.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from secondround.plan.milp import highs
from secondround.plan.milp.search import Relaxed, Search


def priced(
    search: Search, weights: Mapping[int, int], prices: Mapping[int, float]
) -> Relaxed | None:
    """What bounds every solution if these rows are given up, and each unit by which one is broken
    costs its price; None if the work is used up.
    """
    costs = np.zeros(len(search.lower))
    costs[list(weights)] = np.negative(list(weights.values()))
    duals: dict[int, float] = {}
    paid = 0.0
    for row, price in prices.items():
        least, most, columns = search.program.rows[row]
        side = least if price > 0 else most
        if side is None:  # a price on the side that is not bounded proves nothing
            duals[row] = 0.0
            continue
        duals[row] = price
        paid += price * side
        costs[list(columns)] -= price * np.array(list(columns.values()))
    with highs.without(search.highs, search.program, list(duals)):
        highs.costs(search.highs, costs)
        solved = highs.run(search.highs, search.work, relaxed=True)
        solution = search.highs.getSolution()
        value = -search.highs.getInfo().objective_function_value - paid
    highs.cost(search.highs, weights, len(search.lower))
    of_rows = list(solution.row_dual)
    for row, price in duals.items():
        of_rows[row] = price
    return Relaxed(value, solution.col_value, solution.col_dual, of_rows) if solved else None
