"""The same records give the same plan, and a small edit a small change."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.plan import oracle
from tests.plan.rounds import drawn, small
from tests.plan.test_best import leads, values

from secondround import plan
from secondround.plan import lock
from secondround.records import Application
from secondround.records.models.candidate import Candidate
from secondround.records.models.record import Record

UPPER = oracle.OBJECTIVES[: oracle.OBJECTIVES.index("otherwise")]
"""The objectives that a story useful to nobody cannot change."""
FRESH = oracle.OBJECTIVES[: oracle.OBJECTIVES.index("kept")]
"""The objectives that look at this round alone."""


def made(application: Application, **options: Any) -> plan.Plan:
    return plan.make(application, len(application.record.rounds) - 1, **options)


def edited(application: Application, **parts: dict[str, Any]) -> Application:
    """The application with some top-objective fields of its record or candidate replaced."""
    record = application.record.model_dump(by_alias=True) | parts.get("record", {})
    candidate = application.candidate.model_dump(by_alias=True) | parts.get("candidate", {})
    return Application(
        application.id,
        Record.model_validate(record),
        Candidate.model_validate(candidate),
        application.library,
        application.record_source,
        application.candidate_source,
    )


def told(found: plan.Plan) -> list[list[str]]:
    return [[choice.story for choice in session.leads] for session in found.sessions]


@given(small(), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_files_and_keys_changes_nothing(
    application: Application, random: Random
) -> None:
    """Interviewers, role cards, bans and waivers in another order: the very same plan."""
    record = application.record.model_dump(by_alias=True)
    people = list(record["interviewers"].items())
    random.shuffle(people)
    for stage in record["rounds"]:
        for session in stage["sessions"]:
            session["avoid"] = tuple(reversed(session["avoid"]))
            session["repeat_ok"] = tuple(reversed(session["repeat_ok"]))
    shuffled = edited(
        application, record={"interviewers": dict(people), "rounds": record["rounds"]}
    )
    assert told(made(shuffled)) == told(made(application))


@given(small())
@settings(max_examples=40)
def test_a_changed_word_changes_no_assignment(application: Application) -> None:
    """Titles, texts and names are rewritten; every story stays where it was, in leads and
    backups.
    """
    record, candidate = (
        model.model_dump(by_alias=True) for model in (application.record, application.candidate)
    )
    for story in candidate["stories"]:
        story |= {
            "title": "Something else",
            "situation": "New words. " * 40,
            "result": "Up 10 %.",
            "cue": "other words",
        }
    for interviewer in record["interviewers"].values():
        interviewer |= {"name": "Somebody Else", "title": "Chief of Change"}
    before, after = made(application), made(edited(application, record=record, candidate=candidate))
    assert told(before) == told(after)
    assert [session.backups for session in before.sessions] == [
        session.backups for session in after.sessions
    ] or all(
        [choice.story for choice in one.backups] == [choice.story for choice in other.backups]
        for one, other in zip(before.sessions, after.sessions, strict=True)
    )


@pytest.mark.slow
@given(small(), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_other_ids_change_no_value(application: Application, random: Random) -> None:
    """Stories and interviewers under other ids: every objective has the same value."""
    ids = [story.id for story in application.candidate.stories]
    fresh = {id: f"t{number}" for number, id in enumerate(random.sample(ids, len(ids)))}
    people = {
        id: f"q{number}" for number, id in enumerate(reversed(application.record.interviewers))
    }

    def renamed(value: Any) -> Any:
        if isinstance(value, dict):
            return {people.get(key, key): renamed(one) for key, one in value.items()}
        if isinstance(value, (list, tuple)):
            return [renamed(item) for item in value]
        return fresh.get(value, people.get(value, value)) if isinstance(value, str) else value

    record, candidate = (
        renamed(model.model_dump(by_alias=True))
        for model in (application.record, application.candidate)
    )
    assert values(
        made(edited(application, record=record, candidate=candidate)), oracle.OBJECTIVES
    ) == values(made(application), oracle.OBJECTIVES)


@pytest.mark.slow
@given(small(), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_sessions_in_another_order_hear_the_same(application: Application, random: Random) -> None:
    """Permuting the sessions permutes the plan; two sessions alike in everything may change
    places.
    """
    record = application.record.model_dump(by_alias=True)
    sessions = list(record["rounds"][-1]["sessions"])
    order = random.sample(range(len(sessions)), len(sessions))
    keys = {
        (tuple(sorted(session["with"])), session["minutes"], session["format"])
        for session in sessions
    }
    if len(keys) < len(sessions):
        return
    record["rounds"][-1]["sessions"] = [sessions[place] for place in order]
    before, after = made(application), made(edited(application, record=record))
    if before.clashes:  # which of two clashing pins holds goes by their order in the record
        return
    assert told(after) == [told(before)[place] for place in order]


@pytest.mark.slow
@given(small(), small())
@settings(max_examples=40)
def test_one_more_story_never_makes_the_plan_worse(
    application: Application, other: Application
) -> None:
    """With a story added at the end of the bank, the objectives, compared one after the other, are
    never worse.
    """
    extra = [
        story.model_dump() | {"id": f"x{number}"}
        for number, story in enumerate(other.candidate.stories[:2])
    ]
    stories = [*application.candidate.model_dump()["stories"], *extra]
    before, after = made(application), made(edited(application, candidate={"stories": stories}))
    assert values(after, FRESH) >= values(before, FRESH)


@pytest.mark.slow
@given(small(), st.integers(1, 3))
@settings(max_examples=40)
def test_a_story_of_use_to_nobody_changes_no_level_above_strength(
    application: Application, strength: int
) -> None:
    """A story that shows nothing anybody asks for takes nothing from what is asked for, and adds
    nothing to it.
    """
    idle = {
        "id": "idle",
        "title": "Idle",
        "situation": "S",
        "action": "A",
        "shows": ["juggling"],
        "strength": strength,
    }
    stories = [
        *application.candidate.model_dump()["stories"],
        idle | {"answers": ["can", "will", "fit"]},
    ]
    if not any(line.shows for line in application.record.role.requirements):
        return  # a session that asks for nothing at all takes every story as of use
    before, after = made(application), made(edited(application, candidate={"stories": stories}))
    assert values(after, UPPER) == values(before, UPPER)


@given(small())
@settings(max_examples=25)
def test_the_earlier_plan_changes_no_level_and_stays_where_it_can(application: Application) -> None:
    """Made again with its own lock, a plan is the same; with another's, equally good, and best at
    keeping.
    """
    first = made(application)
    again = made(application, earlier=lock.read(lock.write(first, application)))
    assert told(again) == told(first)
    assert [session.backups for session in again.sessions] == [
        session.backups for session in first.sessions
    ]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_another_interviewer_moves_as_few_stories_as_the_best_plan_allows(seed: int) -> None:
    """A session is added: among all best plans the one that keeps most is taken, by the oracle's
    count.
    """
    application = drawn(Random(seed), 3, 7, competencies=5, requirements=3)
    before = made(application)
    record = application.record.model_dump(by_alias=True)
    record["interviewers"]["new"] = {"name": "New Person", "cares_about": ["coaching"]}
    record["rounds"][-1]["sessions"] = [
        *record["rounds"][-1]["sessions"],
        {"with": ["new"], "minutes": 30, "stories": 1},
    ]
    grown = edited(application, record=record)
    after = made(grown, earlier=lock.read(lock.write(before, application)))
    number = {story.id: place for place, story in enumerate(application.candidate.stories)}
    pairs = {
        (session.index, number[choice.story])
        for session in before.sessions
        for choice in session.leads
        if not after.sessions[session.index].begun
    }
    known = oracle.Facts(grown, len(grown.record.rounds) - 1, earlier=frozenset(pairs))
    known.ignored = frozenset(
        (
            int(clash.path[3]),
            grown.record.rounds[-1].sessions[int(clash.path[3])].tell[int(clash.path[5])],
        )
        for clash in after.clashes
    )
    known.__post_init__()
    best, chosen = oracle.by_trying(known)
    assert values(after, oracle.OBJECTIVES) == best
    assert leads(grown, after) == chosen
