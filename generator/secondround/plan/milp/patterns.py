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

from collections.abc import Mapping, Sequence

import numpy as np

from secondround.plan.milp.enumeration import Array, CountRow, Patterns
from secondround.plan.milp.groups import TOLERANCE, Group
from secondround.plan.milp.program import CardinalityBlock, Count, Objective, Program
from secondround.plan.milp.search import Relaxed, Search

LIKELY = 0.4
"""An entry that is used more than this is tried first."""


class PatternModel:
    """The integer program in patterns, and what its columns mean in the old one.

    Old columns are of three kinds: entries of a block, and columns that count within a block, both
    of which patterns replace; and all others, which stay as they are.
    """

    def __init__(
        self,
        search: Search,
        rows: list[list[CountRow]],
        blocks: list[tuple[CardinalityBlock, Patterns]],
    ) -> None:
        self.old, self.blocks, self.rows = search, blocks, rows
        self.program = Program()
        self.using: dict[int, list[list[int]]] = {}  # block -> position in it -> columns using it
        self.first: list[int] = []  # per block, the column of its first pattern
        self.entry: dict[int, tuple[int, int]] = {}  # old column -> block, position in it
        self.count: dict[int, tuple[int, int]] = {}  # old column -> block, its count row
        for index, (block, patterns) in enumerate(blocks):
            for position, column in enumerate(block.columns):
                self.entry[column] = (index, position)
            for position, row in enumerate(rows[index]):
                self.count |= dict.fromkeys(row.counting, (index, position))
            self.first.append(len(self.program.lower))
            columns = [self.program.column() for _ in range(len(patterns.used))]
            self.program.row(dict.fromkeys(columns, 1), least=1, most=1)
        self.outside: dict[int, int] = {}  # old column -> the new one that is the same
        for column, is_whole in enumerate(search.program.whole):
            if column not in self.entry and column not in self.count:
                low, high = search.lower[column], search.upper[column]
                self.outside[column] = self.program.column(low, high, whole=is_whole)
        self.coupling = self._add_rows()  # of the rows after the blocks', the old ones

    def left(self, inner: Search) -> PatternModel:
        """The program of those patterns that the search in this one can still use."""
        blocks: list[tuple[CardinalityBlock, Patterns]] = []
        upper = np.array(inner.upper)
        for first, (block, patterns) in zip(self.first, self.blocks, strict=True):
            left = upper[first : first + len(patterns.used)] > 0
            blocks.append((block, patterns.chosen(left)))
        return PatternModel(self.old, self.rows, blocks)

    def group(self, group: Group) -> Group:
        """A group of objectives, in patterns."""
        objectives = []
        for objective in group.objectives:
            weights = self.translated(objective.weights)
            counts: list[Count] = []
            worths = [np.zeros(len(patterns.used), dtype=np.int64) for _, patterns in self.blocks]
            for count in objective.counts:
                self._count(count, worths, counts)
            for index, worth in enumerate(worths):
                for column, weight in self._weighted(index, worth).items():
                    weights[column] = weights.get(column, 0) + weight
            objectives.append(Objective(objective.name, weights, objective.most, tuple(counts)))
        return Group(tuple(objectives), group.scales)

    def _count(self, count: Count, worths: list[Array], counts: list[Count]) -> None:
        """Add what a count within one block is worth to `worths`, by block and pattern; to `counts`
        any other.
        """
        most = len(count.worths)
        numbers = self._numbers(count)
        if len(numbers) == 1:  # here, a pattern has its exact worth
            table = np.cumsum([0, *count.worths])
            for index, number in numbers.items():
                worths[index] += table[np.minimum(number, most)]
        elif numbers:
            columns: dict[int, int] = {}
            for index, number in numbers.items():
                columns |= self._weighted(index, np.minimum(number, most))
            counts.append(Count(columns, count.worths))

    def _weighted(self, index: int, worth: Array) -> dict[int, int]:
        """The columns of a block's patterns, and what each is worth, where that is not 0."""
        used = np.flatnonzero(worth)
        columns = (self.first[index] + used).tolist()
        return dict(zip(columns, worth[used].tolist(), strict=True))

    def _numbers(self, count: Count) -> dict[int, Array]:
        """By block, how many each pattern gives to a count of entries; each of its sets lies within
        one block.
        """
        found: dict[int, Array] = {}
        for index, entries in self._by_block(count.columns).items():
            found[index] = _worth(self.blocks[index][1], entries, {})
        for columns in count.sets:
            for index, entries in self._by_block(dict.fromkeys(columns, 1)).items():
                any_used = self.blocks[index][1].used[:, list(entries)].any(axis=1)
                found[index] = found[index] + any_used if index in found else any_used.astype(int)
        return {index: found[index] for index in sorted(found) if found[index].any()}

    def _by_block(self, columns: Mapping[int, int]) -> dict[int, dict[int, int]]:
        """The entries among these columns, by block and position in it."""
        found: dict[int, dict[int, int]] = {}
        for column, times in columns.items():
            if column in self.entry:
                index, position = self.entry[column]
                found.setdefault(index, {})[position] = times
        return found

    def tie(self, tie: tuple[int, ...]) -> tuple[int, ...]:
        """The patterns that use a column."""
        return tuple(self.translated(dict.fromkeys(tie, 1)))

    def read(self, columns: Sequence[int]) -> list[int]:
        """The old columns' values; those that only count stay 0."""
        values = [0] * len(self.old.lower)
        for column, new in self.outside.items():
            values[column] = columns[new]
        for first, (block, patterns) in zip(self.first, self.blocks, strict=True):
            chosen = columns[first : first + len(patterns.used)].index(1)
            for column, value in zip(block.columns, patterns.used[chosen], strict=True):
                values[column] = int(value)
        return values

    def adopt(self, inner: Search, known: Sequence[int]) -> None:
        """Let the new search start from a solution in old columns, if it has its patterns."""
        columns = [0] * len(inner.lower)
        for column, new in self.outside.items():
            columns[new] = known[column]
        for first, (block, patterns) in zip(self.first, self.blocks, strict=True):
            wanted = [known[column] for column in block.columns]
            same = np.flatnonzero((patterns.used == wanted).all(axis=1))
            if not len(same):
                return
            columns[first + int(same[0])] = 1
        inner.found = True
        inner.adopt(columns)

    def translated(self, weights: Mapping[int, int]) -> dict[int, int]:
        """A weighted sum of old columns as one of patterns."""
        new: dict[int, int] = {}
        counting: dict[int, dict[int, list[int]]] = {}  # block -> count row -> weights
        entries = self._by_block(weights)
        for column, weight in weights.items():
            if column in self.outside:
                new[self.outside[column]] = weight
            elif column not in self.entry:
                index, position = self.count[column]
                counting.setdefault(index, {}).setdefault(position, []).append(weight)
        for index in sorted(entries.keys() | counting.keys()):
            here = entries.get(index, {})
            if len(here) == 1 and index not in counting:  # in most rows
                ((position, weight),) = here.items()
                new |= dict.fromkeys(self._using(index, position), weight)
            else:
                worth = _worth(self.blocks[index][1], here, counting.get(index, {}))
                new |= self._weighted(index, worth)
        return new

    def drop(self, upper: Array, relaxed: Relaxed, gap: float) -> None:
        """Let no more patterns be used that would cost more than the gap."""
        patterns = slice(self.first[-1] + len(self.blocks[-1][1].used))
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
        for first, (_, patterns) in zip(self.first, self.blocks, strict=True):
            here = slice(first, first + len(patterns.used))
            shares = values[here] @ patterns.used
            position = int(np.argmin(np.abs(shares - 0.5)))
            share = shares[position]
            if abs(share - 0.5) < nearest:
                nearest = abs(share - 0.5)
                with_it, without_it = upper.copy(), upper.copy()
                with_it[here] *= patterns.used[:, position]
                without_it[here] *= 1 - patterns.used[:, position]
                found = [without_it, with_it] if share > LIKELY else [with_it, without_it]
        return found

    def exact(self, columns: Sequence[float]) -> list[int]:
        """A solution with whole patterns: whatever it counts follows from them."""
        whole = list(map(round, columns))
        old = self.read(whole)
        self.old.counts.fill(old)
        for column, new in self.outside.items():
            whole[new] = old[column]
        return whole

    def _using(self, index: int, position: int) -> list[int]:
        """The columns of the patterns that use an entry of a block."""
        if index not in self.using:
            used = self.blocks[index][1].used
            which, patterns = np.nonzero(used.T)
            ends = np.searchsorted(which, np.arange(1, used.shape[1]))
            parts = np.split(self.first[index] + patterns, ends)
            self.using[index] = [part.tolist() for part in parts]
        return self.using[index][position]

    def _add_rows(self) -> list[int]:
        """Every row that is not within one block; their indexes in the old program."""
        within: set[int] = set()
        for (block, _), counting in zip(self.blocks, self.rows, strict=True):
            within |= {block.row, *(row.row for row in counting)}
        rows = self.old.program.rows
        coupling = [index for index in range(len(rows)) if index not in within]
        sums = self._entry_sums([rows[index][2] for index in coupling])
        for index, worths in zip(coupling, sums.T, strict=True):
            least, most, weights = rows[index]
            if self.count.keys().isdisjoint(weights):
                outside = self.outside
                new = {outside[old]: weight for old, weight in weights.items() if old in outside}
                used = np.flatnonzero(worths)
                new |= dict(zip(used.tolist(), worths[used].tolist(), strict=True))
            else:
                new = self.translated(weights)
            if most == 0:
                # A row that counts over several blocks: it counts no higher than it has counting
                # columns, so a pattern with more entries than that is as good as one with so many,
                # and the relaxed solution is nearer to a whole one if it says so.
                highest = sum(weight for weight in weights.values() if weight > 0)
                for column, weight in new.items():
                    new[column] = max(weight, -highest)
            self.program.row(new, least=least, most=most)
        return coupling

    def _entry_sums(self, sums: Sequence[Mapping[int, int]]) -> Array:
        """[column of a pattern, sum] What the entries of each pattern add to weighted sums of old
        columns.
        """
        found: list[list[tuple[int, int, int]]] = [[] for _ in self.blocks]
        for number, columns in enumerate(sums):
            for column, weight in columns.items():
                if column in self.entry:
                    index, position = self.entry[column]
                    found[index].append((position, number, weight))
        parts = []
        for (block, patterns), entries in zip(self.blocks, found, strict=True):
            positions, numbers, values = np.array(entries, dtype=int).reshape(-1, 3).T
            weights = np.zeros((len(block.columns), len(sums)))
            weights[positions, numbers] = values
            parts.append(patterns.used.astype(float) @ weights)  # whole numbers, and exact
        return np.rint(np.concatenate(parts)).astype(np.int64)

    def prices(self, relaxed: Relaxed) -> dict[int, float]:
        """The prices of the old rows that tie blocks together, by a solution in patterns."""
        return dict(zip(self.coupling, relaxed.prices[len(self.blocks) :], strict=False))


def _worth(
    patterns: Patterns, entries: Mapping[int, int], counting: Mapping[int, list[int]]
) -> Array:
    """The worth of each pattern of a block: of the entries it uses, and of the columns that may
    count for them, the most valuable first.
    """
    positions = np.array(list(entries), dtype=int)
    weights = np.array(list(entries.values()), dtype=np.int64)
    worth: Array = patterns.used[:, positions].astype(np.int64) @ weights
    for row, values in counting.items():
        table = np.cumsum([0, *sorted(values, reverse=True)])
        worth += table[np.minimum(patterns.counts[:, row], len(values))]
    return worth
