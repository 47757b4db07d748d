"""Every sentence of a plan is true: it is read back and recomputed."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.limits import examples
from tests.plan import oracle
from tests.plan.rounds import drawn, small
from tests.plan.sentences import untrue
from tests.plan.test_best import facts
from tests.plan.test_stable import edited

from secondround import plan
from secondround.plan import lock
from secondround.records import Application


def timed(application: Application, random: Random) -> Application:
    """The application with times for some of the last round's sessions, names for others, and some
    that are over.
    """
    record = application.record.model_dump(by_alias=True)
    for place, session in enumerate(record["rounds"][-1]["sessions"]):
        session.update(
            random.choice(
                [{}, {"at": f"{9 + place:02}:30"}, {"name": f"Talk {'abcdefghijkl'[place]}"}]
            )
        )
        session.update({"debrief": "It went well."} if random.random() < 0.1 else {})
    return edited(application, record=record)


def false(application: Application, earlier: Application | None = None) -> list[str]:
    """The sentences of its plan that are not true; `earlier` is what it was when it was planned
    before.
    """
    last = len(application.record.rounds) - 1
    was: Any = None
    pairs: frozenset[tuple[int, int]] = frozenset()
    if earlier:
        before = plan.make(earlier, last)
        was = lock.read(lock.write(before, earlier))
        number = {story.id: j for j, story in enumerate(application.candidate.stories)}
        pairs = frozenset(
            (session.index, number[choice.story])
            for session in before.sessions
            if not session.begun
            for choice in session.leads
        )
    made = plan.make(application, last, earlier=was)
    known = facts(application, made)
    return untrue(oracle.Facts(application, last, known.ignored, pairs), made)


@pytest.mark.slow
@given(small(), st.randoms(use_true_random=False))
@examples(250)
def test_every_sentence_is_true(application: Application, random: Random) -> None:
    """Reasons, runners-up, gaps, remarks and clashes of drawn rounds say what the records and
    MODEL.md give.
    """
    assert false(timed(application, random)) == []


@pytest.mark.slow
@given(small(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_every_sentence_is_true_beside_an_earlier_plan(
    application: Application, random: Random
) -> None:
    """So does a plan that was made for another order of the stories before."""
    record = application.record.model_dump(by_alias=True)
    people = [tuple(sorted(session["with"])) for session in record["rounds"][-1]["sessions"]]
    if len(set(people)) < len(people):
        return  # two sessions with the same people may be taken for each other
    stories = application.candidate.model_dump()["stories"]
    other = edited(application, candidate={"stories": random.sample(stories, len(stories))})
    assert false(application, other) == []


@pytest.mark.slow
@given(small(), st.integers(0, 3000))
@settings(max_examples=60)
def test_every_sentence_of_a_plan_that_was_cut_off_is_true(
    application: Application, work: int
) -> None:
    """Where the search was stopped a better choice may be at hand: it is not called a runner-up."""
    last = len(application.record.rounds) - 1
    made = plan.make(application, last, work=work)
    assert untrue(oracle.Facts(application, last, facts(application, made).ignored), made) == []


@pytest.mark.parametrize("number", range(16))
def test_every_sentence_of_a_long_day_is_true(number: int) -> None:
    """Up to eight sessions or sixty stories, where swaps and replacements compete and not all
    stories are weighed.
    """
    sessions, stories = [(4, 8), (6, 14), (8, 30), (3, 60)][number % 4]
    assert false(timed(drawn(Random(number), sessions, stories), Random(number))) == []
