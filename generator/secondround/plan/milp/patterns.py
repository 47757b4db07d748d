"""An integer program rewritten in patterns: a column for each way to fill a block, not for each
entry of it.

In: a search whose relaxed solution is not whole, and patterns of its blocks. Out: the program in
patterns. It must not solve it: see `pattern_search`.

It is exact, by this argument. Prices of the rows that tie blocks together prove a bound, and split
the amount by which a whole solution falls short of it into parts that are never negative, each of
which belongs to one block or to none (see `pricing`). So a solution at most `gap` short consists of
patterns that are each at most `gap` short of the best of their block. These patterns are listed,
and the program in patterns is solved. What it finds is best if it is at most `gap` short; if not,
the gap must be larger.

It is fast because a pattern has its exact worth. In the original program, rows express that a
second entry on the same point counts less, and the relaxed solution cheats by using halves of
columns. In patterns it is nearly whole.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from secondround.plan.milp.enumeration import Array
from secondround.plan.milp.groups import TOLERANCE
from secondround.plan.milp.layout import Layout, slices, weighted
from secondround.plan.milp.program import Program, in_use
from secondround.plan.milp.search import Relaxed, Search

LIKELY = 0.4
"""An entry that is used more than this is tried first."""


class PatternModel:
    """The integer program in patterns: a column for each pattern, block by block, then one for each
    old column outside of blocks.
    """

    def __init__(self, layout: Layout, patterns: Sequence[Array]) -> None:
        self.layout, self.patterns = layout, patterns
        self.here = slices(list(map(len, patterns)))
        self.program = Program()
        for here in self.here:
            columns = self.program.new_columns(here.stop - here.start)
            self.program.row(dict.fromkeys(columns, 1), least=1, most=1)
        old = layout.search
        self.outside = len(self.program.lower)  # the first column outside of blocks
        for column in layout.outside.tolist():
            is_whole = old.program.whole[column]
            self.program.column(old.lower[column], old.upper[column], whole=is_whole)
        self._add_rows()

    def _add_rows(self) -> None:
        """Every row that ties blocks together, but those that no choice of patterns breaks."""
        layout = self.layout
        low = np.array(self.program.lower[self.outside :])[:, None] * layout.coupled.outside
        high = np.array(self.program.upper[self.outside :])[:, None] * layout.coupled.outside
        lowest, highest = np.minimum(low, high).sum(axis=0), np.maximum(low, high).sum(axis=0)
        parts: list[Array] = []
        for index, patterns in enumerate(self.patterns):
            part = layout.tied(index, patterns)
            lowest, highest = lowest + part.min(axis=0), highest + part.max(axis=0)
            parts.append(part)
        values = np.concatenate([*parts, layout.coupled.outside])
        for row in np.flatnonzero((lowest < layout.least) | (highest > layout.most)).tolist():
            least, most, _ = layout.search.program.rows[layout.coupling[row]]
            self.program.row(weighted(values[:, row]), least=least, most=most)

    def left(self, inner: Search) -> PatternModel:
        """The program of those patterns that the search in this one can still use."""
        upper = np.array(inner.upper)
        left = []
        for here, patterns in zip(self.here, self.patterns, strict=True):
            left.append(patterns[upper[here] > 0])
        return PatternModel(self.layout, left)

    def read(self, columns: Sequence[int]) -> list[int]:
        """The old columns' values; those that only count stay 0."""
        values = [0] * len(self.layout.search.lower)
        for column, value in zip(
            self.layout.outside.tolist(), columns[self.outside :], strict=False
        ):
            values[column] = value
        for here, block, patterns in zip(self.here, self.layout.blocks, self.patterns, strict=True):
            chosen = patterns[columns[here].index(1)]
            for column, value in zip(block.columns, chosen.tolist(), strict=True):
                values[column] = value
        return values

    def adopt(self, inner: Search, known: Sequence[int]) -> None:
        """Let the new search start from a solution in old columns, if it has its patterns."""
        columns = [0] * len(inner.lower)
        for place, column in enumerate(self.layout.outside.tolist()):
            columns[self.outside + place] = known[column]
        for here, block, patterns in zip(self.here, self.layout.blocks, self.patterns, strict=True):
            wanted = [known[column] for column in block.columns]
            same = np.flatnonzero((patterns == wanted).all(axis=1))
            if not len(same):
                return
            columns[here.start + int(same[0])] = 1
        inner.found = True
        inner.adopt(columns)

    def drop(self, upper: Array, relaxed: Relaxed, gap: float) -> None:
        """Let no more patterns be used that would cost more than the gap."""
        patterns = slice(self.outside)
        costly = np.array(relaxed.reduced)[patterns] > gap + TOLERANCE
        # One that must be used is used, whatever it costs.
        unused = np.array(relaxed.columns)[patterns] < TOLERANCE
        upper[patterns][costly & unused] = 0

    def branches(self, upper: Array, relaxed: Relaxed) -> list[Array]:
        """The upper bounds without the patterns that lack the entry nearest to being half used, and
        without those that use it, the likelier of the two last; [] if every entry is whole.
        """
        found: list[Array] = []
        nearest = 0.5 - TOLERANCE
        values = np.array(relaxed.columns)
        for here, patterns in zip(self.here, self.patterns, strict=True):
            shares = values[here] @ patterns
            position = int(np.argmin(np.abs(shares - 0.5)))
            share = shares[position]
            if abs(share - 0.5) < nearest:
                nearest = abs(share - 0.5)
                with_it, without_it = upper.copy(), upper.copy()
                with_it[here] *= patterns[:, position]
                without_it[here] *= 1 - patterns[:, position]
                found = [without_it, with_it] if share > LIKELY else [with_it, without_it]
        return found

    def exact(self, columns: Sequence[float]) -> list[int]:
        """A solution with whole patterns: whatever it counts follows from them."""
        whole = list(map(round, columns))
        used = in_use(self.read(whole))
        for count, holding in self.layout.held:
            number = count.number(used)
            for place, column in enumerate(holding):
                whole[self.outside + int(self.layout.places[column])] = int(place < number)
        return whole
