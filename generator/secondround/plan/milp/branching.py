"""Branch and bound over patterns: a branch says of one entry whether its block uses it.

In: a search in patterns, and the relaxed solution of an objective. Out: the best whole solution.

HiGHS would branch on single patterns, and to forbid one of a thousand changes next to nothing. To
forbid or demand an entry parts a block's patterns more evenly, and the relaxed solution is nearly
whole to begin with. So a few branches do, without any cuts.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from secondround.plan.milp.groups import TOLERANCE
from secondround.plan.milp.highs import Work
from secondround.plan.milp.patterns import PatternModel
from secondround.plan.milp.search import Relaxed, Search

NODE = 2_000
"""What a node costs beside its iterations, as `highs.Work` counts."""


class PatternBranching(Search):
    """A search in patterns that branches on the entries of blocks."""

    def __init__(self, model: PatternModel, work: Work) -> None:
        super().__init__(model.program, work)
        self.model = model
        self.least = -math.inf  # no solution worth less is looked for

    def _branch(
        self, weights: Mapping[int, int], relaxed: Relaxed, top: int, **_: bool
    ) -> tuple[float, bool]:
        """Depth first; of two branches, the one nearer to the relaxed solution comes first."""
        lower, upper = list(self.lower), list(self.upper)
        best = max(self.worth(weights) if self.found else -math.inf, self.least - 1)
        every, low = np.arange(len(upper)), np.array(lower)
        # What a node's solutions are worth at most, the upper bounds of its columns, and the basis
        # of the node that it was parted from.
        nodes = [(relaxed.value, np.array(upper, dtype=float), self.highs.getBasis())]
        while nodes and best < top:
            bound, high, basis = nodes.pop()
            if bound < best + 1 - TOLERANCE:
                continue
            self._bound(every, low, high)
            self.highs.setBasis(basis)
            self.work.left -= NODE
            node = self._relaxed()
            if node is None and self.work.left <= 0:
                nodes.append((bound, high, basis))
                break
            if node is None or node.value < best + 1 - TOLERANCE:
                continue
            self.model.drop(high, node, node.value - best - 1)
            branches, basis = self.model.branches(high, node), self.highs.getBasis()
            nodes += [(node.value, branch, basis) for branch in branches]
            if not branches:
                self.adopt(self.model.exact(node.columns))
                self.found, best = True, self.worth(weights)
        self._restore(lower, upper)
        if best >= top:
            return top, True
        self.empty = not (nodes or self.found)
        highest = max([best, *(bound for bound, *_ in nodes)])
        return highest, self.found and highest < best + 1 - TOLERANCE
