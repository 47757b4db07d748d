"""Plans found in patterns are the best, too: they are listed without a gap, and the search in them
ends with the one best plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.limits import examples
from tests.plan import oracle
from tests.plan.rounds import small
from tests.plan.test_best import facts, leads, values

from secondround import plan
from secondround.plan.milp import CardinalityBlock, Program, search
from secondround.plan.milp.enumeration import BlockWorth
from secondround.records import Application

ENTRIES, ROWS = 7, 3


def drawn(random: Random) -> BlockWorth:
    """A block of which one or two entries may be fixed, and one may not be used at all."""
    most = random.randint(2, 4)
    fixed = random.sample(range(ENTRIES), random.randint(0, 2))
    able = [entry for entry in range(ENTRIES - random.randint(0, 1)) if entry not in fixed]
    tables = [np.cumsum([0, *_falling(random, most)]) for _ in range(ROWS)]
    return BlockWorth(
        most,
        np.array(fixed, dtype=int),
        np.array(able, dtype=int),
        np.array([random.randint(-8, 8) / 2 for _ in range(ENTRIES)]),
        np.array([random.choices([0, 1], k=ROWS) for _ in range(ENTRIES)]),
        np.array(tables, dtype=float),
    )


def _falling(random: Random, most: int) -> list[float]:
    return sorted((random.choice([0, 1.5, 4, 9]) for _ in range(most)), reverse=True)


def every(block: BlockWorth) -> Iterator[tuple[tuple[int, ...], float]]:
    """Every pattern by the entries that it uses, and its worth."""
    for size in range(block.most - len(block.fixed) + 1):
        for added in combinations(block.loose, size):
            used = [*block.fixed, *added]
            counts = block.counted[used].sum(axis=0)
            by_rows = sum(block.tables[row][count] for row, count in enumerate(counts))
            yield tuple(sorted(map(int, used))), block.entries[used].sum() + by_rows


@given(st.randoms(use_true_random=False), st.floats(0, 12))
@examples(100)
def test_every_pattern_worth_enough_is_listed_once(random: Random, gap: float) -> None:
    """Those listed are the ones of all patterns that are worth so much, each once and with its
    worth; and the one made entry by entry is one of all.
    """
    block = drawn(random)
    worths = dict(every(block))
    least = max(worths.values()) - gap
    listed = block.patterns(least, len(worths))
    assert listed
    found = {}
    for used, worth in zip(*listed, strict=True):
        found[tuple(np.flatnonzero(used).tolist())] = worth
    assert len(found) == len(listed[0])
    assert found.keys() == {used for used, worth in worths.items() if worth >= least}
    assert all(worths[used] == pytest.approx(worth) for used, worth in found.items())
    used, worth = block.greedy()
    assert worths[tuple(np.flatnonzero(used).tolist())] == pytest.approx(worth)


def test_too_many_patterns_are_not_listed() -> None:
    """One more than may be listed is too many."""
    block = drawn(Random(1))
    total = len(dict(every(block)))
    assert block.patterns(-1_000, total)
    assert block.patterns(-1_000, total - 1) is None


@given(small())
@examples(100)
@pytest.mark.slow
def test_the_plan_found_in_patterns_is_the_best_of_all_plans(application: Application) -> None:
    """Small rounds, which are else solved as they are, have the same one best plan if they are
    solved in patterns from the first objective on.
    """
    take = search.Search.take
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "MANY", 0)
        patch.setattr(
            search.Search,
            "take",
            lambda self, *given: not self.program.blocks and take(self, *given),
        )
        made = plan.make(application, len(application.record.rounds) - 1)
    known = facts(application, made)
    best, chosen = oracle.by_trying(known)
    assert values(made, oracle.OBJECTIVES) == best
    assert leads(application, made) == chosen
    assert all(objective.proven for objective in made.objectives)


@pytest.mark.parametrize("parts", [[(0, 1)], [(0, 1), (1, 2)], [(0, 1), (2, 3)]])
def test_each_whole_column_is_in_one_block(parts: list[tuple[int, ...]]) -> None:
    """A program is not parted where a whole column is in no block or in two, or where one that
    counts is in a block; nor does it get a whole column after it was.
    """
    program = Program()
    for whole in (True, True, True, False):
        program.column(whole=whole)
    blocks = [CardinalityBlock(columns, row, 1) for row, columns in enumerate(parts)]
    with pytest.raises(ValueError, match="in exactly one block"):
        program.part(blocks)
    program.part([CardinalityBlock((2, 0), 0, 1), CardinalityBlock((1,), 1, 1)])
    program.column(whole=False)
    with pytest.raises(ValueError, match="outside of the program's blocks"):
        program.column()
