"""Stories kept for a later round: against every plan and another solver."""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.pool import Pool
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.limits import examples
from tests.plan import oracle
from tests.plan.checker import broken
from tests.plan.rounds import drawn, followed, small
from tests.plan.sentences import untrue
from tests.plan.test_best import facts, leads, values

from secondround import plan
from secondround.plan.model import Choice
from secondround.records import Application
from secondround.records.models import Session

SIZES = [(1, 8)] * 6 + [(3, 12)] * 6 + [(6, 20), (8, 30), (10, 45)]
"""Sessions and stories."""


@pytest.fixture(scope="module")
def solver() -> Iterator[Pool]:
    """A process of its own for CP-SAT, as in `test_best`."""
    with get_context("spawn").Pool(1) as pool:
        yield pool


def made(application: Application) -> plan.Plan:
    return plan.make(application, len(application.record.rounds) - 2)


@pytest.mark.slow
@given(small(4, 7), st.randoms(use_true_random=False))
@examples(150)
def test_the_plan_before_a_later_round_is_the_best(
    application: Application, random: Random
) -> None:
    """It is the one best plan that keeps what is to be kept, and every sentence of it is true."""
    application = followed(random, application)
    found = made(application)
    known = facts(application, found)
    best, chosen = oracle.by_trying(known)
    assert values(found, oracle.OBJECTIVES) == best
    assert leads(application, found) == chosen
    assert broken(application, found) == []
    assert untrue(known, found) == []


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(SIZES)))
def test_another_solver_finds_the_same_before_a_later_round(solver: Pool, number: int) -> None:
    """CP-SAT proves the same value for every objective of larger rounds."""
    random = Random(number)
    application = followed(random, drawn(random, *SIZES[number], competencies=7, requirements=3))
    found = made(application)
    known = facts(application, found)
    assert values(found, oracle.OBJECTIVES) == solver.apply(oracle.by_cpsat, (known,))
    assert broken(application, found) == []


@given(small(1, 8), st.randoms(use_true_random=False))
@examples(200)
def test_nothing_idle_is_told_in_place_of_what_is_kept(
    application: Application, random: Random
) -> None:
    """Where one session alone comes first, nobody there hears what only the posting asks for while
    a story on what matters most to them is kept from them.
    """
    application = followed(random, application)
    found = made(application)
    known = facts(application, found)
    for s, stories in leads(application, found).items():
        matters = known.matters(known.S[s])
        allowed = {j for j in known.keep[s] if known.J[j].id not in known.S[s].avoid}
        kept = {j for j in allowed if matters & known.shows[j]}
        if kept and not known.pin[s]:
            assert all(known.ask(s, j) for j in stories), (s, kept)


@given(small(1, 8), st.randoms(use_true_random=False))
@examples(200)
def test_the_checker_keeps_what_both_oracles_keep(application: Application, random: Random) -> None:
    """Told in a session that it is kept from, a story is no lead of a sound plan."""
    application = followed(random, application)
    found = made(application)
    known = facts(application, found)
    for planned in found.sessions:
        kept = {known.J[j].id for j in known.keep[planned.index]} if not planned.begun else set()
        told = [replace(planned, leads=(Choice(id, ()),)) for id in sorted(kept)]
        for one in told:
            session = known.S[planned.index]
            allowed = {*session.tell, *(repeat.story for repeat in session.repeat_ok)}
            if _asks(application, session) or one.leads[0].story in allowed:
                continue
            others = [one if each is planned else each for each in found.sessions]
            wrong = broken(application, replace(found, sessions=tuple(others)))
            assert f"{planned.index}: {one.leads[0].story} is kept for a later round" in wrong


def _asks(application: Application, session: Session) -> bool:
    """Whether anybody there may ask something, which the checker leaves to the oracles."""
    return any(application.record.interviewers[id].likely_questions for id in session.with_)
