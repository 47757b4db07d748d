"""An integer program written anew in patterns: a column for each way to fill a block, not for each
entry of it.

In: a search whose relaxed solution is not whole. Out: the same search, finished. It is exact, by
this argument. The relaxed solution's prices split what any whole solution falls short of the
relaxed value into parts that are never negative, and each part belongs to one block or to none. So
a solution at most `gap` short is made of patterns each of which, by its own part, is at most `gap`
short. Those are listed; the program in patterns is solved; what it finds is best if it is no more
than `gap` short, and if not, says how large the gap must be. What rows made hard to see (that a
second entry on the same point counts less) is now a plain figure of the pattern, and the relaxed
solution nearly whole.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from secondround.plan.milp.program import CardinalityBlock, Objective, Program
from secondround.plan.milp.solver import TOLERANCE, Group, Relaxed, Search

MOST = 32_000
"""More patterns than this are no help; the program is then solved as it stands."""
BEGUN = 25
"""So many times as many may be begun on the way, before those that fall short are dropped."""
Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A row within one block: `counting` columns are together at most the number of `counted` ones
    used.
    """

    counting: tuple[int, ...]
    counted: frozenset[int]
    row: int


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of one block."""

    used: Array  # [pattern, column of the block] 0 or 1
    counts: Array  # [pattern, meeting] how many of the counted columns are used


def run(
    search: Search, groups: Sequence[Group], ties: Sequence[tuple[int, ...]], relaxed: Relaxed
) -> bool | None:
    """Finish the search in patterns: whether all is settled. None where there would be too many, or
    too much work.
    """
    step = groups[0].scales[0] / 16
    gap = relaxed.value - math.floor(relaxed.value + TOLERANCE) if step < 1 else step
    known: list[int] | None = None
    while True:
        model = PatternModel.listed(search, relaxed, gap)
        if model is None:
            return None
        inner = Search(model.program, search.work)
        first = model.group(groups[0])
        found = inner.relax(first.weights)
        if found is not None:
            if not inner.take(found, first.weights):
                model.adopt(inner, known)
            if not inner.solve_level(first, found):
                if inner.found:
                    search.columns, search.found = model.read(inner.columns), True
                return None
            short = relaxed.value - inner.worth(first.weights)
            if short <= gap + TOLERANCE:
                break
            gap, known = short, model.read(inner.columns)
        elif gap > relaxed.value or search.work.left <= 0:
            return None
        else:
            gap, step = gap + max(step, 1.0), max(step, 1.0) * 2
    settled = inner.run(
        [model.group(group) for group in groups[1:]], [model.tie(tie) for tie in ties]
    )
    search.columns, search.found = model.read(inner.columns), True
    search.bounds |= inner.bounds
    return settled


class PatternModel:
    """The integer program in patterns, and how its columns stand for the old ones."""

    def __init__(
        self,
        search: Search,
        meetings: dict[int, list[Meeting]],
        blocks: list[tuple[CardinalityBlock, Patterns]],
    ) -> None:
        self.old, self.blocks, self.meetings = search, blocks, meetings
        self.program = Program()
        self.first: list[int] = []  # per block, the column of its first pattern
        self.entry = {
            column: (number, place)
            for number, (block, _) in enumerate(blocks)
            for place, column in enumerate(block.columns)
        }
        self.count = {
            column: (number, place)
            for number, each in meetings.items()
            for place, meeting in enumerate(each)
            for column in meeting.counting
        }
        for _, patterns in blocks:
            self.first.append(len(self.program.lower))
            columns = [self.program.column() for _ in range(len(patterns.used))]
            self.program.row(dict.fromkeys(columns, 1), least=1, most=1)
        self.outside = {
            column: self.program.column(
                search.lower[column], search.upper[column], whole=search.program.whole[column]
            )
            for column in range(len(search.lower))
            if column not in self.entry and column not in self.count
        }
        self._rows()

    @classmethod
    def listed(cls, search: Search, relaxed: Relaxed, gap: float) -> PatternModel | None:
        """The program of all patterns at most `gap` short; None where they are too many."""
        meetings = _meetings(search.program)
        blocks, total = [], 0
        for number, block in enumerate(search.program.blocks):
            patterns = _list(search, block, meetings[number], relaxed, gap, MOST - total)
            if patterns is None:
                return None
            total += len(patterns.used)
            blocks.append((block, patterns))
        return cls(search, meetings, blocks)

    def group(self, group: Group) -> Group:
        """A group of levels, in patterns."""
        return Group(tuple(self._objective(one) for one in group.objectives), group.scales)

    def tie(self, tie: tuple[int, ...]) -> tuple[int, ...]:
        """The patterns that use a column."""
        return tuple(self.translated(dict.fromkeys(tie, 1)))

    def read(self, columns: Sequence[int]) -> list[int]:
        """The old columns' values, as far as they decide anything."""
        values = [0] * len(self.old.lower)
        for column, new in self.outside.items():
            values[column] = columns[new]
        for first, (block, patterns) in zip(self.first, self.blocks, strict=True):
            for place, used in enumerate(patterns.used):
                if columns[first + place]:
                    for column, value in zip(block.columns, used, strict=True):
                        values[column] = int(value)
        return values

    def adopt(self, inner: Search, known: Sequence[int] | None) -> None:
        """Let the new search start from a solution in old columns."""
        if known is None:
            return
        columns = [0] * len(inner.lower)
        for column, new in self.outside.items():
            columns[new] = known[column]
        for first, (block, patterns) in zip(self.first, self.blocks, strict=True):
            same = np.flatnonzero(
                (patterns.used == [known[column] for column in block.columns]).all(axis=1)
            )
            if not len(same):
                return
            columns[first + int(same[0])] = 1
        inner.columns, inner.found = columns, True

    def translated(self, weights: Mapping[int, int]) -> dict[int, int]:
        """A weighted sum of old columns as one of patterns."""
        new = {}
        entries: dict[int, dict[int, int]] = {}  # block -> place in it -> weight
        counting: dict[
            int, dict[int, list[int]]
        ] = {}  # block -> meeting -> weights of what it counts
        for column, weight in weights.items():
            if column in self.outside:
                new[self.outside[column]] = weight
            elif column in self.entry:
                number, place = self.entry[column]
                entries.setdefault(number, {})[place] = weight
            else:
                number, place = self.count[column]
                counting.setdefault(number, {}).setdefault(place, []).append(weight)
        for number in sorted(entries.keys() | counting.keys()):
            worth = self._worth(
                self.blocks[number][1], entries.get(number, {}), counting.get(number, {})
            )
            used = np.flatnonzero(worth)
            new |= zip((self.first[number] + used).tolist(), worth[used].tolist(), strict=True)
        return new

    def _worth(
        self, patterns: Patterns, entries: Mapping[int, int], counting: Mapping[int, list[int]]
    ) -> Array:
        """The sum for each pattern of a block: of what it uses, and of what that meets, most
        valuable first.
        """
        places, weights = (
            np.array(list(entries), dtype=int),
            np.array(list(entries.values()), dtype=np.int64),
        )
        worth: Array = patterns.used[:, places].astype(np.int64) @ weights
        for place, values in counting.items():
            table = np.cumsum([0, *sorted(values, reverse=True)])
            worth += table[np.minimum(patterns.counts[:, place], len(values))]
        return worth

    def _objective(self, one: Objective) -> Objective:
        return Objective(one.name, self.translated(one.weights), one.most)

    def _rows(self) -> None:
        """Every row that is not within one block, and the levels so far."""
        within = {block.row for block, _ in self.blocks}
        within |= {meeting.row for each in self.meetings.values() for meeting in each}
        for number, (least, most, weights) in enumerate(self.old.program.rows):
            if number not in within:
                new = self.translated(weights)
                if most == 0 and min(new.values(), default=0) < 0:
                    new = {
                        column: max(weight, -1) for column, weight in new.items()
                    }  # one is as good as two
                self.program.row(new, least=least, most=most)
        for weights, value in self.old.done:
            self.program.row(self.translated(weights), least=value)


def _meetings(program: Program) -> dict[int, list[Meeting]]:
    """Per block, the rows that only count what is used of it."""
    home = {
        column: number for number, block in enumerate(program.blocks) for column in block.columns
    }
    found: dict[int, list[Meeting]] = {number: [] for number in range(len(program.blocks))}
    rows = {block.row for block in program.blocks}
    for number, (_, most, weights) in enumerate(program.rows):
        counted = frozenset(
            column for column, weight in weights.items() if weight == -1 and column in home
        )
        homes = {home[column] for column in counted}
        if most == 0 and len(homes) == 1 and number not in rows:
            counting = tuple(column for column in weights if column not in counted)
            found[homes.pop()].append(Meeting(counting, counted, number))
    return found


def _list(  # noqa: PLR0913, PLR0917  # all of them are needed, and here alone
    search: Search,
    block: CardinalityBlock,
    meetings: Sequence[Meeting],
    relaxed: Relaxed,
    gap: float,
    most: int,
) -> Patterns | None:
    """All patterns of a block that are at most `gap` short by their own part; None where there are
    more than `most`.
    """
    cost = np.array([relaxed.reduced[column] for column in block.columns], dtype=float)
    low = np.array([search.lower[column] for column in block.columns], dtype=np.int16)
    loose = np.flatnonzero(
        low < np.array([search.upper[column] for column in block.columns], dtype=np.int16)
    )
    counted = np.array(
        [[column in one.counted for one in meetings] for column in block.columns], dtype=np.int16
    )
    counted = counted.reshape(len(block.columns), len(meetings))
    table = np.array([_shortfalls(one, relaxed, block.most) for one in meetings], dtype=float)
    table = table.reshape(len(meetings), block.most + 1)
    price, rows = max(-relaxed.prices[block.row], 0.0), np.arange(len(meetings))
    start = np.maximum(
        -cost[loose], 0
    ).sum()  # entries that the relaxed solution uses in full, left out
    helpful = np.minimum(cost[loose], 0)
    later = np.append(np.cumsum(helpful[::-1])[::-1], 0.0)  # what using them after all can save
    used, counts = low[None, :].astype(np.int8), (low @ counted)[None, :].astype(np.int16)
    short, last, size = np.array([start]), np.array([0]), int(low.sum())
    kept: list[tuple[Array, Array]] = []
    while len(used):
        whole = short + table[rows, counts].sum(axis=1) + price * (block.most - size)
        good = whole <= gap + TOLERANCE
        kept.append((used[good], counts[good]))
        if sum(len(each) for each, _ in kept) > most or size >= block.most:
            break
        if len(used) * len(loose) > most * BEGUN * 5:
            return None
        size += 1
        hope = short[:, None] + (cost[loose] + later[1:])[None, :]
        parents, entries = np.nonzero(
            (np.arange(len(loose)) >= last[:, None]) & (hope <= gap + TOLERANCE)
        )
        if len(parents) > most * BEGUN:
            return None
        short = short[parents] + cost[loose[entries]]
        counts = counts[parents] + counted[loose[entries]]
        ahead = _ahead(table, block.most - size)
        good = np.flatnonzero(
            short + later[entries + 1] + ahead[rows, counts].sum(axis=1) <= gap + TOLERANCE
        )
        short, counts, last = short[good], counts[good], entries[good] + 1
        used = used[parents[good]]
        used[np.arange(len(good)), loose[entries[good]]] = 1
    if sum(len(each) for each, _ in kept) > most:
        return None
    return Patterns(
        np.concatenate([each for each, _ in kept]), np.concatenate([each for _, each in kept])
    )


def _ahead(table: Array, more: int) -> Array:
    """The least that so many more entries can bring each row's shortfall to, by how many are
    counted now.
    """
    least = table.copy()
    for step in range(1, min(more, table.shape[1] - 1) + 1):
        least[:, :-step] = np.minimum(least[:, :-step], table[:, step:])
    return least


def _shortfalls(meeting: Meeting, relaxed: Relaxed, most: int) -> list[float]:
    """How far a solution falls short by this row alone, by how many of the counted columns it
    uses.
    """
    price = max(-relaxed.prices[meeting.row], 0.0)
    reduced = [relaxed.reduced[column] for column in meeting.counting]
    best = sorted((price - cost for cost in reduced), reverse=True)
    start = sum(max(-cost, 0.0) for cost in reduced)
    return [start + price * number - sum(best[:number]) for number in range(most + 1)]
