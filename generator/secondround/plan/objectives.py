"""The levels of what is best: the exact value of each for a given set of lead stories.

In: the input of a round and who leads where. Out: one whole number a level, in the order in which
they count. This is the definition in MODEL.md as plain arithmetic; the solver works with rows and
columns, and is held to these values.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from secondround.plan.inputs import PlanInput, SessionInput, StoryInput

NAMES = (
    "sessions",
    "places",
    "requirements",
    "interest",
    "answers",
    "balance",
    "strength",
    "emphasis",
    "fresh",
    "kept",
)
"""Most important first. `kept` looks at the earlier plan; what is still tied goes by the
candidate's order.
"""

Leads = Mapping[int, Collection[int]]
"""Who leads where: session number -> story numbers. Sessions that have begun are not in it."""


def values(
    inputs: PlanInput, leads: Leads, earlier: Collection[tuple[int, int]] = ()
) -> tuple[int, ...]:
    """The value of every level, in the order of `NAMES`."""
    told = [
        (session, [inputs.stories[number] for number in leads.get(session.index, ())])
        for session in inputs.sessions
        if session.open
    ]
    total = dict.fromkeys(NAMES, 0)
    for session, stories in told:
        for name, value in local(inputs, session, stories).items():
            total[name] += value
    everything = [*begun(inputs), *(story for _, stories in told for story in stories)]
    useful = [
        story for session, stories in told for story in stories if inputs.relevant(session, story)
    ]
    total["requirements"] = sum(proven(shows, everything) for _, shows in inputs.musts)
    total["answers"] = len(answered([*begun(inputs, useful=True), *useful]))
    total["kept"] = sum(number in leads.get(place, ()) for place, number in earlier)
    return tuple(total.values())


def local(
    inputs: PlanInput, session: SessionInput, stories: Sequence[StoryInput]
) -> dict[str, int]:
    """What one session adds to the levels that are sums over sessions."""
    useful = [story for story in stories if inputs.relevant(session, story)]
    return {
        "sessions": int(bool(useful)),
        "places": len(useful),
        "interest": interest(session, stories),
        "balance": len(answered(useful)) if session.long else 0,
        "strength": sum(story.strength for story in stories),
        "emphasis": sum(emphasis(session, story) for story in stories),
        "fresh": sum(story.id not in session.waived for story in stories),
    }


def proven(shows: Collection[str], stories: Sequence[StoryInput]) -> bool:
    """Whether any of the stories shows any of the competencies."""
    return any(competency in shows for story in stories for competency in story.shows)


def interest(session: SessionInput, stories: Sequence[StoryInput]) -> int:
    """Points of interest met in one session: the first story on each counts most, the second less,
    a third nothing.
    """
    met: dict[str, int] = {}
    for story in stories:
        for competency in story.shows:
            met[competency] = met.get(competency, 0) + 1
    points = (
        (session.points[competency], count)
        for competency, count in met.items()
        if competency in session.points
    )
    return sum(point.first + (count > 1) * point.second for point, count in points)


def answered(stories: Sequence[StoryInput]) -> frozenset[str]:
    """Which of can, will and fit the stories answer."""
    return frozenset(answer for story in stories for answer in story.answers)


def emphasis(session: SessionInput, story: StoryInput) -> int:
    """1 where the session's people judge what the story shows best, else 0."""
    point = session.points.get(story.shows[0]) if story.shows else None
    return int(point is not None and point.whose != "requirement")


def begun(inputs: PlanInput, *, useful: bool = False) -> list[StoryInput]:
    """The stories that were really told in this round so far."""
    bank = {story.id: story for story in inputs.stories}
    told = [(session, bank[id]) for session in inputs.sessions for id in session.told or ()]
    return [story for session, story in told if not useful or inputs.relevant(session, story)]
