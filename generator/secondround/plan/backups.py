"""Backup stories: held in reserve for a session, and heard by nobody else.

In: the input of a round and its lead stories. Out: the backups of each session, level by level. A
backup never leads anywhere in the round, nor does another story of its project, so using it never
breaks the next session.
"""

from __future__ import annotations

from collections.abc import Collection

from secondround.plan import objectives
from secondround.plan.capacity import LONG
from secondround.plan.inputs import PlanInput, SessionInput, StoryInput
from secondround.plan.leads import Assignment, certified, order
from secondround.plan.milp import WORK, Objective, Program, solve

NAMES = ("reserves", "backups", "backup interest", "backup strength", "backup kept", "backup order")


def capacity(session: SessionInput) -> int:
    """How many backups a session holds: two where it is long enough for three leads, one where it
    has any.
    """
    if not session.open or not session.capacity:
        return 0
    return 2 if session.capacity >= LONG else 1


def allowed(
    inputs: PlanInput, leads: objectives.Leads, session: SessionInput, story: StoryInput
) -> bool:
    """Whether the story may be held in reserve for the session: fresh to everyone, not banned, and
    of use there.
    """
    used = {inputs.stories[number].group for numbers in leads.values() for number in numbers}
    return _free(inputs, used, session, story)


def worth(session: SessionInput, story: StoryInput) -> int:
    """What the session's points of interest that the story shows count, each as the first story on
    it.
    """
    return sum(
        session.points[competency].first
        for competency in story.shows
        if competency in session.points
    )


def reserve(
    inputs: PlanInput,
    leads: objectives.Leads,
    earlier: Collection[tuple[int, int]] = (),
    *,
    work: int = WORK,
) -> Assignment:
    """The best backups for these leads."""
    program, held = Program(), dict[tuple[int, int], int]()
    groups: dict[str, list[int]] = {}
    used = {inputs.stories[number].group for numbers in leads.values() for number in numbers}
    served: list[int] = []
    for session in inputs.sessions:
        columns = {}
        for number in inputs.bank if capacity(session) else ():
            story = inputs.stories[number]
            if _free(inputs, used, session, story):
                columns[number] = program.column()
                groups.setdefault(story.group, []).append(columns[number])
        held |= {(session.index, number): column for number, column in columns.items()}
        if columns:
            program.row(dict.fromkeys(columns.values(), 1), most=capacity(session))
            served.append(program.column(whole=False))
            program.row({served[-1]: 1} | dict.fromkeys(columns.values(), -1), most=0)
    for same in groups.values():
        program.row(dict.fromkeys(same, 1), most=1)
    objectives = _objectives(inputs, held, served, earlier)
    turn = {place: position for position, place in enumerate(inputs.turns)}
    ties = [held[pair] for pair in sorted(held, key=lambda pair: (turn[pair[0]], pair[1]))]
    optimum = solve(program, objectives, ties, work)
    chosen = sorted(pair for pair, column in held.items() if optimum.columns[column])
    stories = {
        session.index: tuple(number for place, number in chosen if place == session.index)
        for session in inputs.sessions
    }
    values = dict(zip(NAMES, _values(inputs, stories, earlier), strict=True))
    values["backup ties"] = int(optimum.settled)
    return certified(
        inputs, Assignment(stories, values, optimum.bounds | {"backup ties": 1}), _most(inputs)
    )


def _most(inputs: PlanInput) -> dict[str, int]:
    """What no backups of the round can exceed, whatever the bank holds."""
    places = sum(capacity(session) for session in inputs.sessions)
    points = sum(
        capacity(session) * sum(point.first for point in session.points.values())
        for session in inputs.sessions
    )
    return {
        "reserves": sum(capacity(session) > 0 for session in inputs.sessions),
        "backups": places,
        "backup interest": points,
        "backup strength": places * 3,
        "backup order": places * len(inputs.stories),
    }


def _free(
    inputs: PlanInput, used: Collection[str], session: SessionInput, story: StoryInput
) -> bool:
    fresh = (
        story.group not in used
        and story.group not in inputs.spent
        and story.id not in inputs.without
    )
    return fresh and story.id not in session.bans and inputs.relevant(session, story)


def _values(
    inputs: PlanInput, backups: objectives.Leads, earlier: Collection[tuple[int, int]]
) -> tuple[int, ...]:
    pairs = [
        (inputs.sessions[place], inputs.stories[number])
        for place, numbers in backups.items()
        for number in numbers
    ]
    return (
        sum(1 for numbers in backups.values() if numbers),
        len(pairs),
        sum(worth(session, story) for session, story in pairs),
        sum(story.strength for _, story in pairs),
        sum(1 for place, number in earlier if number in backups.get(place, ())),
        order(inputs, backups),
    )


def _objectives(
    inputs: PlanInput,
    held: dict[tuple[int, int], int],
    served: list[int],
    earlier: Collection[tuple[int, int]],
) -> list[Objective]:
    places, bank = sum(capacity(session) for session in inputs.sessions), len(inputs.stories)
    interest = {
        column: worth(inputs.sessions[place], inputs.stories[number])
        for (place, number), column in held.items()
    }
    most = sum(
        capacity(session)
        * max((worth(session, inputs.stories[number]) for number in inputs.bank), default=0)
        for session in inputs.sessions
    )
    return [
        Objective("reserves", dict.fromkeys(served, 1), len(served)),
        Objective("backups", dict.fromkeys(held.values(), 1), places),
        Objective(
            "backup interest", {column: value for column, value in interest.items() if value}, most
        ),
        Objective(
            "backup strength",
            {column: inputs.stories[number].strength for (_, number), column in held.items()},
            places * 3,
        ),
        Objective("backup kept", {held[pair]: 1 for pair in earlier if pair in held}, len(earlier)),
        Objective(
            "backup order",
            {column: bank - number for (_, number), column in held.items()},
            places * bank,
        ),
    ]
