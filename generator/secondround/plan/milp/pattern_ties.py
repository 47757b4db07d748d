"""Ties broken in patterns, block after block.

In: a search in patterns, and the order of the old columns. Out: the same search with no tie left.

One pattern wins over another of its block if it uses the first entry of the order that only one of
the two uses. So the patterns that are left of a block are ranked, and a handful of ranks is a far
smaller weight than a power of two for each entry: a few programs break all ties of a day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from secondround.plan.milp.enumeration import Array
from secondround.plan.milp.groups import Group, grouped
from secondround.plan.milp.patterns import PatternModel
from secondround.plan.milp.program import Objective
from secondround.plan.milp.search import Search

Ranks = dict[int, int]
"""The columns of patterns that are left, each with its rank: the higher wins."""


def broken(model: PatternModel, inner: Search, ties: Sequence[int]) -> bool:
    """Whether all ties could be broken: of equally good solutions, the one wins that uses the
    earlier columns.
    """
    turns = list(_turns(model, ties))
    while pending := [ranks for turn in turns if (ranks := _ranks(model, inner, *turn))]:
        first = _group(pending)
        if not inner.settle(first.weights):
            return False
        for ranks in pending[: len(first.objectives)]:
            won = next(rank for column, rank in ranks.items() if inner.columns[column])
            inner.fix({column: 0 for column, rank in ranks.items() if rank != won})
    return True


def _group(pending: Sequence[Ranks]) -> Group:
    """As many of the first as can be told apart in one sum."""
    return grouped([Objective("tie", ranks, max(ranks.values())) for ranks in pending])[0]


def _turns(model: PatternModel, ties: Sequence[int]) -> Iterator[tuple[int, Array]]:
    """The blocks in the order of the ties, each with the positions that follow one another."""
    layout = model.layout
    places = layout.entries[ties]
    blocks = np.searchsorted([here.stop for here in layout.here], places, side="right")
    parts = np.flatnonzero(np.diff(blocks, prepend=-1))
    for start, turn in zip(parts, np.split(places, parts[1:]), strict=True):
        index = int(blocks[start])
        yield index, turn - layout.here[index].start


def _ranks(model: PatternModel, inner: Search, index: int, positions: Array) -> Ranks:
    """The ranks of a block's patterns; none if they are all alike."""
    here, patterns = model.here[index], model.patterns[index]
    left = [column for column in range(here.start, here.stop) if inner.upper[column]]
    bits: Array = np.packbits(patterns[:, positions], axis=1)
    keys = {column: bits[column - here.start].tobytes() for column in left}
    ranks = {key: rank for rank, key in enumerate(sorted(set(keys.values())))}
    return {column: ranks[key] for column, key in keys.items()} if len(ranks) > 1 else {}
