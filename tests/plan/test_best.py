"""The plan is the best there is: against every plan, and against another solver."""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.pool import Pool
from random import Random

import pytest
from hypothesis import given
from tests.limits import EXPLORING, examples
from tests.plan import oracle
from tests.plan.checker import broken
from tests.plan.rounds import drawn, small

from secondround import plan
from secondround.plan.model import Plan
from secondround.records import Application


def facts(application: Application, made: Plan) -> oracle.Facts:
    ignored = {
        (
            int(clash.path[3]),
            application.record.rounds[made.round]
            .sessions[int(clash.path[3])]
            .tell[int(clash.path[5])],
        )
        for clash in made.clashes
    }
    return oracle.Facts(application, made.round, frozenset(ignored))


def leads(application: Application, made: Plan) -> oracle.Plan:
    number = {story.id: j for j, story in enumerate(application.candidate.stories)}
    return {
        session.index: frozenset(number[choice.story] for choice in session.leads)
        for session in made.sessions
        if not session.begun
    }


def values(made: Plan, names: tuple[str, ...]) -> tuple[int, ...]:
    found = {objective.name: objective.value for objective in made.objectives}
    return tuple(found[name] for name in names)


@given(small())
@examples(250)
@pytest.mark.slow
def test_the_plan_is_the_best_of_all_plans(application: Application) -> None:
    """Up to 5 sessions and 7 stories: objectives and stories are those of the one best plan among
    all plans.
    """
    made = plan.make(application, len(application.record.rounds) - 1)
    known = facts(application, made)
    best, chosen = oracle.by_trying(known)
    assert values(made, oracle.OBJECTIVES) == best
    assert values(made, ("order", "ties")) == (known.order(chosen)[0], 1)
    assert leads(application, made) == chosen
    assert broken(application, made) == []
    assert all(
        objective.proven and objective.bound == objective.value for objective in made.objectives
    )


@given(small())
@examples(100)
@pytest.mark.slow
def test_backups_are_the_best_of_what_is_left(application: Application) -> None:
    """With the leads fixed, the objectives of the backups are the best among all ways to choose
    them.
    """
    made = plan.make(application, len(application.record.rounds) - 1)
    known = facts(application, made)
    assert values(made, oracle.BACKUP_OBJECTIVES[:5]) == oracle.backups_by_trying(
        known, leads(application, made)
    )


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Pool]:
    """A process of its own for CP-SAT, whose library holds another HiGHS that cannot be loaded
    beside ours.
    """
    with get_context("spawn").Pool(1) as pool:
        yield pool


SIZES = (
    [(3, 10)] * 100
    + [(5, 15)] * 80
    + [(6, 20)] * 60
    + [(8, 30)] * 40
    + [(10, 45)] * 15
    + [(12, 60)] * 10
)
"""Sessions and stories."""
TRIED = range(len(SIZES)) if EXPLORING else range(0, len(SIZES), 5)


def larger(number: int) -> Application:
    """Every third round asks for little, so that some sessions hear what nobody there asks for."""
    return drawn(Random(number), *SIZES[number], requirements=25 if number % 3 else 2)


@pytest.mark.slow
@pytest.mark.hypothesis
@pytest.mark.parametrize("part", range(10))
def test_another_solver_finds_the_same_values(elsewhere: Pool, part: int) -> None:
    """300 larger rounds, to 12 sessions by 60 stories: CP-SAT proves the same value for every
    objective. Of all sizes, `make explore` tries each round, and other runs a fifth.
    """
    for number in TRIED[part::10]:
        application = larger(number)
        made = plan.make(application, len(application.record.rounds) - 1)
        expected = elsewhere.apply(oracle.by_cpsat, (facts(application, made),))
        assert values(made, oracle.OBJECTIVES) == expected, (number, oracle.OBJECTIVES)
        assert all(
            objective.proven and objective.bound == objective.value for objective in made.objectives
        ), number
        assert broken(application, made) == [], number
