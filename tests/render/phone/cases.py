"""Days that go otherwise than planned, drawn from seeds: what the phone is given, and the plan that
`plan --told` makes of it.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from random import Random
from typing import Any

from msgspec.structs import replace
from tests.plan.rounds import drawn, followed

from secondround import plan
from secondround.plan import Plan, lock
from secondround.records import Application

SIZES = [(3, 8)] * 15 + [(5, 12)] * 20 + [(7, 16)] * 15 + [(8, 24)] * 10
"""Sessions and stories."""


@cache
def case(number: int) -> dict[str, Any]:
    """The day in numbers, what was told, and leads and backups of each session still to come;
    nobody changes it.
    """
    random = Random(8_000 + number)
    # Where the posting asks for little, some sessions hear what nobody there asks for.
    application = drawn(random, *SIZES[number], requirements=25 if number % 3 else 2)
    if number % 4 == 3:
        application = _timed(application)
    stage = len(application.record.rounds) - 1
    if number % 4 == 1:
        application = followed(Random(number), application)
    before = plan.as_it_was(application, stage)
    kept = lock.of(plan.make(application, stage, earlier=before), application)
    if number % 4 == 2:
        application = _begun(random, application, stage)
    earlier = kept if number % 5 else plan.as_it_was(application, stage)
    shown = plan.make(application, stage, earlier=earlier)
    told = _told(random, application, shown, sessions=1 + number % 3)
    if number % 4 == 3:
        told = dict(list(told.items())[-1:])  # those before it are over
    anew = plan.as_shown(application, stage, earlier)
    made = plan.replan(application, stage, earlier=anew, told=told)
    assert all(objective.proven for objective in made.objectives)
    index = {story.id: place for place, story in enumerate(application.candidate.stories)}
    numbered = [[session, [index[id_] for id_ in ids]] for session, ids in told.items()]
    return {
        "tables": plan.tables(application, shown),
        "told": numbered,
        "expected": choices(made, index),
    }


def _begun(random: Random, application: Application, stage: int) -> Application:
    """The day with its first session in the record."""
    planned = plan.make(application, stage)
    return noted(application, _told(random, application, planned, sessions=1), stage)


def noted(application: Application, told: dict[int, list[str]], stage: int) -> Application:
    """The day with what was told in the record."""
    stages = list(application.record.rounds)
    sessions = list(stages[stage].sessions)
    for index, stories in told.items():
        sessions[index] = sessions[index].model_copy(update={"told": tuple(stories)})
    stages[stage] = stages[stage].model_copy(update={"sessions": tuple(sessions)})
    record = application.record.model_copy(update={"rounds": tuple(stages)})
    return replace(application, record=record)


def _timed(application: Application) -> Application:
    """The day with an hour for each session, in the order of the record."""
    stages = list(application.record.rounds)
    sessions = [
        session.model_copy(update={"at": dt.time(8 + index), "minutes": min(session.minutes, 60)})
        for index, session in enumerate(stages[-1].sessions)
    ]
    stages[-1] = stages[-1].model_copy(update={"sessions": tuple(sessions)})
    record = application.record.model_copy(update={"rounds": tuple(stages)})
    return replace(application, record=record)


def choices(made: Plan, index: dict[str, int]) -> list[Any]:
    """Leads and backups of every open session, in the order to tell them."""
    found = []
    for session in made.sessions:
        if not session.begun:
            leads = [index[choice.story] for choice in session.leads]
            backups = [index[choice.story] for choice in session.backups]
            found.append([session.index, {"leads": leads, "backups": backups}])
    return found


def _told(
    random: Random, application: Application, planned: Plan, *, sessions: int
) -> dict[int, list[str]]:
    """What was told in the first sessions: as planned, something else, nothing, or a part."""
    bank = [story.id for story in application.candidate.stories]
    told: dict[int, list[str]] = {}
    for session in planned.sessions:
        if session.begun or len(told) == sessions:
            continue
        leads = [choice.story for choice in session.leads]
        ways = [leads, random.sample(bank, 2), [], leads[:1]]
        told[session.index] = random.choice(ways)
    return told
