"""The levels of what is best: the exact value of each for a given set of lead stories.

In: the terms of a round and who leads where. Out: one whole number a level, in the order in which they count. This is
the definition in MODEL.md as plain arithmetic; the solver works with rows and columns, and is held to these values.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from secondround.plan.terms import PlanInput, SessionInput, StoryInput

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
"""Most important first. `kept` looks at the earlier plan; what is still tied goes by the candidate's order."""
ANSWERS = ("can", "will", "fit")

Leads = Mapping[int, Collection[int]]
"""Who leads where: session number -> story numbers. Sessions that have begun are not in it."""


def values(terms: PlanInput, leads: Leads, earlier: Collection[tuple[int, int]] = ()) -> tuple[int, ...]:
    """The value of every level, in the order of `NAMES`."""
    told = [(seat, [terms.tales[number] for number in leads.get(seat.index, ())]) for seat in terms.seats if seat.open]
    total = dict.fromkeys(NAMES, 0)
    for seat, tales in told:
        for name, value in local(terms, seat, tales).items():
            total[name] += value
    everything = [*begun(terms), *(tale for _, tales in told for tale in tales)]
    useful = [tale for seat, tales in told for tale in tales if terms.relevant(seat, tale)]
    total["requirements"] = sum(proven(shows, everything) for _, shows in terms.musts)
    total["answers"] = len(answered([*begun(terms, useful=True), *useful]))
    total["kept"] = sum(number in leads.get(place, ()) for place, number in earlier)
    return tuple(total.values())


def local(terms: PlanInput, seat: SessionInput, tales: Sequence[StoryInput]) -> dict[str, int]:
    """What one session adds to the levels that are sums over sessions."""
    useful = [tale for tale in tales if terms.relevant(seat, tale)]
    return {
        "sessions": int(bool(useful)),
        "places": len(useful),
        "interest": interest(seat, tales),
        "balance": len(answered(useful)) if seat.long else 0,
        "strength": sum(tale.strength for tale in tales),
        "emphasis": sum(emphasis(seat, tale) for tale in tales),
        "fresh": sum(tale.id not in seat.waived for tale in tales),
    }


def proven(shows: Collection[str], tales: Sequence[StoryInput]) -> bool:
    """Whether any of the stories shows any of the competencies."""
    return any(competency in shows for tale in tales for competency in tale.shows)


def interest(seat: SessionInput, tales: Sequence[StoryInput]) -> int:
    """Points of interest met in one session: the first story on each counts most, the second less, a third nothing."""
    met: dict[str, int] = {}
    for tale in tales:
        for competency in tale.shows:
            met[competency] = met.get(competency, 0) + 1
    points = ((seat.points[competency], count) for competency, count in met.items() if competency in seat.points)
    return sum(point.first + (count > 1) * point.second for point, count in points)


def answered(tales: Sequence[StoryInput]) -> frozenset[str]:
    """Which of can, will and fit the stories answer."""
    return frozenset(answer for tale in tales for answer in tale.answers)


def emphasis(seat: SessionInput, tale: StoryInput) -> int:
    """1 where the session's people judge what the story shows best, else 0."""
    point = seat.points.get(tale.shows[0]) if tale.shows else None
    return int(point is not None and point.whose != "requirement")


def begun(terms: PlanInput, *, useful: bool = False) -> list[StoryInput]:
    """The stories that were really told in this round so far."""
    bank = {tale.id: tale for tale in terms.tales}
    told = [(seat, bank[story]) for seat in terms.seats for story in seat.told or ()]
    return [tale for seat, tale in told if not useful or terms.relevant(seat, tale)]
