"""Lead stories: who hears which story, proven best objective by objective.

In: the input of a round, and the earlier plan's choices. Out: the stories of each session, and
every objective with its bound. It must not decide what is best: the objectives are those of
MODEL.md, and `lead_model` writes them as an integer program.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from secondround.plan import objectives
from secondround.plan.improve import STEPS, improve
from secondround.plan.inputs import STRONGEST, PlanInput, SessionInput
from secondround.plan.lead_model import LeadModel
from secondround.plan.milp import WORK, Optimum, solve
from secondround.plan.worths import Worths
from secondround.vocabulary import ANSWERS


class Assignment(Struct, frozen=True):
    """Who leads where, and how good that is."""

    stories: dict[int, tuple[int, ...]]  # open session -> story indexes, in the candidate's order
    values: dict[str, int]
    bounds: dict[str, int]
    spent: int  # work

    def proven(self, name: str) -> bool:
        """Whether no plan that is best in all objectives before can reach more."""
        return self.values[name] == self.bounds[name]

    @property
    def is_proven(self) -> bool:
        """Whether no plan is better in any objective that counts."""
        return all(map(self.proven, self.values))


def lead(
    inputs: PlanInput,
    earlier: Collection[tuple[int, int]] = (),
    *,
    work: int = WORK,
    steps: int = STEPS,
) -> Assignment:
    """The best lead stories. `earlier` holds the pairs (session, story) of the earlier plan; `work`
    limits the search, and `steps` how much is tried where it was cut off.
    """
    stories, optimum = _search(inputs, earlier, work)
    if not optimum.settled:  # what was found may be no match for a plan made place by place
        found = improve(inputs, stories, earlier, steps)
        by_places = improve(inputs, by_hand(inputs, earlier), earlier, steps)
        stories = max(found, by_places, key=lambda leads: _rank(inputs, leads, earlier))
    values = dict(zip(objectives.NAMES, objectives.values(inputs, stories, earlier), strict=True))
    # What was already told counts in the values, but the solver has no columns for it.
    told = dict(zip(objectives.NAMES, objectives.values(inputs, {}), strict=True))
    bounds = {name: optimum.bounds[name] + value for name, value in told.items()}
    values |= {"order": order(inputs, stories), "ties": int(optimum.settled)}
    bounds |= {"order": optimum.bounds["order"], "ties": 1}
    return certified(inputs, Assignment(stories, values, bounds, optimum.spent), most(inputs))


def _search(
    inputs: PlanInput, earlier: Collection[tuple[int, int]], work: int
) -> tuple[dict[int, tuple[int, ...]], Optimum]:
    """The best plan by the solver, first without idle stories, which are neither useful nor pinned.

    Without its idle stories, a plan is as good in every objective before `otherwise`. So if every
    session that could hear a useful story does, the same is true of every best plan, and none
    of these sessions has an idle one, since that would have to be its only one. If not, idle
    stories are added where some plan that is as good by the first objectives has nothing useful.
    """
    model = LeadModel(inputs)
    optimum = solve(model.program, model.objectives(earlier), model.columns.ties(), work)
    stories = model.columns.used(optimum)
    first, served = _first(inputs, stories), model.served(stories)
    reached = first[0] - _first(inputs, {})[0]  # by what was told so far
    if all(served.values()) and optimum.bounds["interest"] == reached:
        return stories, optimum
    spent, idle = optimum.spent, set[int]()
    for index, is_served in served.items():
        session = inputs.sessions[index]
        if session.pins:
            continue  # an idle story would not be the only one
        useful, others = _groups(inputs, session)
        if not others or (is_served and len(useful) > inputs.places - session.capacity):
            # No idle story could lead there; or the other sessions cannot hear all that is useful
            # there, so that something is left over, and would count.
            continue
        if is_served and optimum.settled:
            other = LeadModel(inputs, silent=index)
            found = solve(other.program, other.first_objectives(), (), work - spent)
            spent += found.spent
            if found.settled and _first(inputs, other.columns.used(found)) < first:
                continue  # in every best plan it is
        idle.add(index)
    if not idle:
        return stories, replace(optimum, spent=spent)
    # As many sessions are served in every best plan.
    most = list(served.values()).count(False) if optimum.settled else None
    model = LeadModel(inputs, idle=idle, most=most)
    again = solve(model.program, model.objectives(earlier), model.columns.ties(), work - spent)
    bounds = dict(again.bounds)
    for name in takewhile(lambda name: name != "otherwise", objectives.NAMES):
        bounds[name] = min(bounds[name], optimum.bounds[name])
    return model.columns.used(again), replace(again, bounds=bounds, spent=spent + again.spent)


def _groups(inputs: PlanInput, session: SessionInput) -> tuple[set[str], set[str]]:
    """The groups of stories that may lead in the session: of useful ones, and of idle ones."""
    useful: set[str] = set()
    idle: set[str] = set()
    for index in inputs.bank:
        story = inputs.stories[index]
        if inputs.allowed(session, story):
            (useful if inputs.relevant(session, story) else idle).add(story.group)
    return useful, idle


def _first(inputs: PlanInput, leads: objectives.Leads) -> tuple[int, ...]:
    """The values of `LeadModel.first_objectives`."""
    return objectives.values(inputs, leads)[:2]


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
    known = Worths(inputs, earlier)
    leads: dict[int, frozenset[int]] = {}
    used: set[str] = set()
    for session in sessions:
        leads[session.index] = frozenset(map(inputs.index_of, session.pins))
        used |= inputs.groups_at(leads[session.index])
    for session in sessions:
        rest = [known.of(index, leads[index]) for index in leads if index != session.index]
        while len(leads[session.index]) < session.capacity:
            ranks: dict[int, int] = {}  # how good the plan is with one story more -> that story
            for index in inputs.bank:
                story = inputs.stories[index]
                together = leads[session.index] | {index}
                if story.group in used or not inputs.allowed(session, story):
                    continue
                if known.go_together(session.index, together):
                    here = known.of(session.index, together)
                    ranks[known.rank((*rest, here))] = index
            if not ranks:
                break
            best = ranks[max(ranks)]
            leads[session.index] |= {best}
            used.add(inputs.stories[best].group)
    return {index: tuple(sorted(stories)) for index, stories in leads.items()}


def most(inputs: PlanInput) -> dict[str, int]:
    """The most that any plan of the round could reach, whatever its stories: every place filled,
    every point met.
    """
    sessions = long = interest = openers = 0
    for session in inputs.open_sessions:
        sessions += session.capacity > 0
        for worths in session.serves:
            interest += sum(worths[: session.capacity])
        long += session.long
        openers += session.weight * STRONGEST * (session.capacity > 0)
        interest += sum(each.first + each.second for each in session.own.values())
    interest += sum(each.first + each.second for each in inputs.shared)
    interest += inputs.proof * len(inputs.musts)
    places = inputs.places
    return {
        "interest": interest,
        "sessions": sessions,
        "twice": objectives.TWICE * len(inputs.musts),
        "answers": len(ANSWERS),
        "balance": long * len(ANSWERS),
        "openers": openers,
        "otherwise": openers,
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
    return replace(found, values=found.values | dict.fromkeys(ties, 0), bounds=bounds)


def _is_tie(name: str) -> bool:
    return name.endswith("ties")
