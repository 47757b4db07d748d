"""Lead stories: who hears which story, proven best objective by objective.

In: the input of a round, and the earlier plan's choices. Out: the stories of each session, and
every objective with its bound. It must not decide what is best: the objectives are those of
MODEL.md, and `lead_model` writes them as an integer program.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from secondround.plan import objectives
from secondround.plan.improve import improve
from secondround.plan.inputs import DECIDED, STRONGEST, PlanInput, SessionInput
from secondround.plan.lead_model import LeadModel
from secondround.plan.milp import WORK, solve
from secondround.vocabulary import ANSWERS


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who leads where, and how good that is."""

    stories: dict[int, tuple[int, ...]]  # open session -> story indexes, in the candidate's order
    values: dict[str, int]
    bounds: dict[str, int]

    def proven(self, name: str) -> bool:
        """Whether no plan that is best in all objectives before can reach more."""
        return self.values[name] == self.bounds[name]

    @property
    def is_proven(self) -> bool:
        """Whether no plan is better in any objective that counts."""
        return all(map(self.proven, self.values))


def lead(
    inputs: PlanInput, earlier: Collection[tuple[int, int]] = (), *, work: int = WORK
) -> Assignment:
    """The best lead stories. `earlier` holds the pairs (session, story) of the earlier plan."""
    model = LeadModel(inputs)
    optimum = solve(model.program, model.objectives(earlier), model.columns.ties(), work)
    stories = model.columns.used(optimum)
    if not optimum.settled:  # what was found may be no match for a plan made place by place
        found = improve(inputs, stories, earlier)
        by_places = improve(inputs, by_hand(inputs, earlier), earlier)
        stories = max(found, by_places, key=lambda leads: _rank(inputs, leads, earlier))
    values = dict(zip(objectives.NAMES, objectives.values(inputs, stories, earlier), strict=True))
    # What was already told counts in the values, but the solver has no columns for it.
    told = dict(zip(objectives.NAMES, objectives.values(inputs, {}), strict=True))
    bounds = {name: optimum.bounds[name] + value for name, value in told.items()}
    values |= {"order": order(inputs, stories), "ties": int(optimum.settled)}
    bounds |= {"order": optimum.bounds["order"], "ties": 1}
    return certified(inputs, Assignment(stories, values, bounds), most(inputs))


def order(inputs: PlanInput, leads: objectives.Leads) -> int:
    """The objective `order`: the earlier a story is in the bank, the more it counts."""
    total = 0
    for stories in leads.values():
        total += len(inputs.stories) * len(stories) - sum(stories)
    return total


def _rank(
    inputs: PlanInput, leads: objectives.Leads, earlier: Collection[tuple[int, int]]
) -> tuple[int, ...]:
    """The larger, the better the plan."""
    return (*objectives.values(inputs, leads, earlier), order(inputs, leads))


def by_hand(inputs: PlanInput, earlier: Collection[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    """A plan made place by place: the pins, then each time the story that raises the objectives
    most.
    """
    sessions = [inputs.sessions[index] for index in inputs.turns if inputs.sessions[index].open]
    leads: dict[int, tuple[int, ...]] = {}
    used: set[str] = set()
    for session in sessions:
        leads[session.index] = tuple(sorted(map(inputs.index_of, session.pins)))
        used |= inputs.groups_at(leads[session.index])
    for session in sessions:
        while len(leads[session.index]) < session.capacity:
            best = _best_next(inputs, leads, session, used, earlier)
            if best is None:
                break
            leads[session.index] = tuple(sorted((*leads[session.index], best)))
            used.add(inputs.stories[best].group)
    return leads


def _best_next(
    inputs: PlanInput,
    leads: dict[int, tuple[int, ...]],
    session: SessionInput,
    used: Collection[str],
    earlier: Collection[tuple[int, int]],
) -> int | None:
    """The free story that raises the objectives most in one more place; None if none is free."""
    best: int | None = None
    highest: tuple[int, ...] = ()
    for index in inputs.bank:
        story = inputs.stories[index]
        if story.group in used or not inputs.allowed(session, story):
            continue
        grown = leads | {session.index: (*leads[session.index], index)}
        value = objectives.values(inputs, grown, earlier)
        if best is None or value > highest:
            best, highest = index, value
    return best


def most(inputs: PlanInput) -> dict[str, int]:
    """The most that any plan of the round could reach, whatever its stories: every place filled,
    every point met.
    """
    served = sessions = long = interest = openers = 0
    for session in inputs.open_sessions:
        served += session.weight * sum(objectives.NEXT[: session.capacity])
        sessions += session.capacity > 0
        long += session.long
        openers += session.weight * STRONGEST * (session.capacity > 0)
        interest += sum(each.first + each.second for each in session.own.values())
    interest += sum(each.first + each.second for each in inputs.shared)
    interest += DECIDED * len(inputs.undecided)
    places = inputs.places
    return {
        "served": served,
        "sessions": sessions,
        "places": places,
        "requirements": len(inputs.musts),
        "interest": interest,
        "twice": objectives.TWICE * len(inputs.musts),
        "answers": len(ANSWERS),
        "balance": long * len(ANSWERS),
        "openers": openers,
        "strength": places * STRONGEST,
        "emphasis": places,
        "fresh": places,
        "order": places * len(inputs.stories),
    }


def certified(inputs: PlanInput, found: Assignment, most: Mapping[str, int]) -> Assignment:
    """The same assignment, with bounds that hold even if only a part of the bank was looked at:
    then only `most` bounds it.
    """
    if inputs.whole:
        return found
    bounds = {name: most.get(name, bound) for name, bound in found.bounds.items()}
    ties = filter(_is_tie, found.values)
    return Assignment(found.stories, found.values | dict.fromkeys(ties, 0), bounds)


def _is_tie(name: str) -> bool:
    return name.endswith("ties")
