"""Lead stories: who hears which story, proven best level by level.

In: the input of a round, and the earlier plan's choices. Out: the stories of each session, and
every level with its bound. The rows are the hard constraints of MODEL.md; the objectives are its
levels.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from secondround.plan import objectives
from secondround.plan.improve import improve
from secondround.plan.inputs import PlanInput, Point, SessionInput, StoryInput
from secondround.plan.milp import MANY, WORK, CardinalityBlock, Objective, Optimum, Program, solve
from secondround.vocabulary import ANSWERS


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who leads where, and how good that is."""

    stories: dict[int, tuple[int, ...]]  # open session -> story numbers, in the candidate's order
    values: dict[str, int]
    bounds: dict[str, int]

    def proven(self, name: str) -> bool:
        """Whether no plan that is best in all levels before reaches more."""
        return self.values[name] == self.bounds[name]


def lead(
    inputs: PlanInput, earlier: Collection[tuple[int, int]] = (), *, work: int = WORK
) -> Assignment:
    """The best lead stories. `earlier` holds (session, story) numbers of the earlier plan."""
    model = LeadModel(inputs)
    optimum = solve(model.program, model.objectives(earlier), model.ties(), work)
    stories = model.read(optimum)
    if not optimum.settled:  # what was found may be no match for a plan made place by place
        found = [improve(inputs, one, earlier) for one in (stories, by_hand(inputs, earlier))]
        stories = max(
            found, key=lambda one: (*objectives.values(inputs, one, earlier), order(inputs, one))
        )
    values = dict(zip(objectives.NAMES, objectives.values(inputs, stories, earlier), strict=True))
    begun = dict(
        zip(objectives.NAMES, objectives.values(inputs, {}), strict=True)
    )  # told already, and not to be decided
    bounds = {name: optimum.bounds[name] + given for name, given in begun.items()}
    values |= {"order": order(inputs, stories), "ties": int(optimum.settled)}
    bounds |= {"order": optimum.bounds["order"], "ties": 1}
    return certified(inputs, Assignment(stories, values, bounds), most(inputs))


def order(inputs: PlanInput, leads: objectives.Leads) -> int:
    """The level `order`: the earlier a story stands in the bank, the more it counts."""
    return sum(len(inputs.stories) - number for told in leads.values() for number in told)


def by_hand(inputs: PlanInput, earlier: Collection[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    """A plan made place by place: the pins, then each time the story that raises the levels
    most.
    """
    sessions = [inputs.sessions[place] for place in inputs.turns if inputs.sessions[place].open]
    numbers = {story.id: number for number, story in enumerate(inputs.stories)}
    leads = {
        session.index: tuple(sorted(numbers[story] for story in session.pins))
        for session in sessions
    }
    used = {inputs.stories[number].group for told in leads.values() for number in told}
    for session in sessions:
        for _ in range(session.capacity - len(leads[session.index])):
            free = [number for number in inputs.bank if _fresh(inputs, session, number, used)]
            if not free:
                break
            told = leads[session.index]
            best = max(
                free,
                key=lambda one: objectives.values(
                    inputs, leads | {session.index: (*told, one)}, earlier
                ),
            )
            leads[session.index] = (*told, best)
            used.add(inputs.stories[best].group)
    return {place: tuple(sorted(told)) for place, told in leads.items()}


def _fresh(inputs: PlanInput, session: SessionInput, number: int, used: Collection[str]) -> bool:
    story = inputs.stories[number]
    return story.group not in used and inputs.allowed(session, story)


def most(inputs: PlanInput) -> dict[str, int]:
    """What no plan of the round can exceed, whatever its stories: room for room, point for
    point.
    """
    sessions = [session for session in inputs.sessions if session.open and session.capacity]
    places = sum(session.capacity for session in sessions)
    points = [(session, point) for session in sessions for point in session.points.values()]
    return {
        "sessions": len(sessions),
        "places": places,
        "requirements": len(inputs.musts),
        "interest": sum(
            point.first + (session.capacity > 1) * point.second for session, point in points
        ),
        "answers": len(ANSWERS),
        "balance": sum(session.long for session in sessions) * len(ANSWERS),
        "strength": places * 3,
        "order": places * len(inputs.stories),
    } | dict.fromkeys(("emphasis", "fresh"), places)


def certified(inputs: PlanInput, led: Assignment, most: Mapping[str, int]) -> Assignment:
    """The same with its bounds put right where only a part of the bank was looked at: then these
    alone hold.
    """
    if inputs.whole:
        return led
    bounds = {name: most.get(name, bound) for name, bound in led.bounds.items()}
    values = {name: 0 if name.endswith("ties") else value for name, value in led.values.items()}
    return Assignment(led.stories, values, bounds)


class LeadModel:
    """The integer program of the leads, and what its columns stand for."""

    def __init__(self, inputs: PlanInput) -> None:
        self.inputs, self.program = inputs, Program()
        self.sessions = [session for session in inputs.sessions if session.open]
        self.told: dict[tuple[int, int], int] = {}  # (session, story) -> column
        for session in self.sessions:
            self._session(session)
        self._once()

    def _session(self, session: SessionInput) -> None:
        """A column for every story that may lead here, and the row that keeps to the room."""
        columns = {}
        for number in self.inputs.bank if session.capacity else ():
            story = self.inputs.stories[number]
            if self.inputs.allowed(session, story):
                columns[number] = self.program.column(lower=int(story.id in session.pins))
        self.told |= {(session.index, number): column for number, column in columns.items()}
        row = self.program.row(dict.fromkeys(columns.values(), 1), most=session.capacity)
        self.program.blocks.append(CardinalityBlock(tuple(columns.values()), row, session.capacity))

    def _once(self) -> None:
        """A story, and all stories of its project, lead once in the round, where no waiver says
        otherwise.
        """
        groups: dict[str, list[int]] = {}
        for (place, number), column in self.told.items():
            story = self.inputs.stories[number]
            if story.id not in self.inputs.sessions[place].waived:
                groups.setdefault(story.group, []).append(column)
        for columns in groups.values():
            self.program.row(dict.fromkeys(columns, 1), most=1)

    def objectives(self, earlier: Collection[tuple[int, int]]) -> list[Objective]:
        """The levels in their order, and the candidate's order of stories as the last."""
        places = sum(session.capacity for session in self.sessions)
        bank = len(self.inputs.stories)
        return [
            self._sessions(),
            Objective(
                "places",
                self._each(lambda session, story: int(self.inputs.relevant(session, story))),
                places,
            ),
            self._requirements(),
            self._interest(),
            self._answers(),
            self._balance(),
            Objective("strength", self._each(lambda _, story: story.strength), places * 3),
            Objective("emphasis", self._each(objectives.emphasis), places),
            Objective(
                "fresh",
                self._each(lambda session, story: int(story.id not in session.waived)),
                places,
            ),
            Objective(
                "kept", {self.told[pair]: 1 for pair in earlier if pair in self.told}, len(earlier)
            ),
            Objective(
                "order",
                {column: bank - number for (_, number), column in self.told.items()},
                places * bank,
            ),
        ]

    def ties(self) -> list[int]:
        """The columns in the order that settles a tie: session by session, the earlier story
        first.
        """
        turn = {place: position for position, place in enumerate(self.inputs.turns)}
        return [
            self.told[pair] for pair in sorted(self.told, key=lambda pair: (turn[pair[0]], pair[1]))
        ]

    def read(self, optimum: Optimum) -> dict[int, tuple[int, ...]]:
        """The stories of each open session."""
        chosen = sorted(pair for pair, column in self.told.items() if optimum.columns[column])
        return {
            session.index: tuple(number for place, number in chosen if place == session.index)
            for session in self.sessions
        }

    def _each(self, worth: Callable[[SessionInput, StoryInput], int]) -> dict[int, int]:
        worths = {
            column: worth(self.inputs.sessions[place], self.inputs.stories[number])
            for (place, number), column in self.told.items()
        }
        return {column: value for column, value in worths.items() if value}

    def _count(self, name: str, sets: Iterable[Collection[int]]) -> Objective:
        """How many of the sets have a story told."""
        counts = [self.program.count_variables(columns)[0] for columns in sets if columns]
        return Objective(name, dict.fromkeys(counts, 1), len(counts))

    def _useful(self, session: SessionInput) -> dict[int, StoryInput]:
        """The columns of the stories that show something asked for here."""
        here = {
            column: self.inputs.stories[number]
            for (place, number), column in self.told.items()
            if place == session.index
        }
        return {
            column: story for column, story in here.items() if self.inputs.relevant(session, story)
        }

    def _sessions(self) -> Objective:
        return self._count("sessions", [self._useful(session) for session in self.sessions])

    def _requirements(self) -> Objective:
        told = objectives.begun(self.inputs)
        missing = [shows for _, shows in self.inputs.musts if not objectives.proven(shows, told)]
        stories = {column: self.inputs.stories[number] for (_, number), column in self.told.items()}
        return self._count(
            "requirements",
            [
                [column for column, story in stories.items() if objectives.proven(shows, [story])]
                for shows in missing
            ],
        )

    def _answers(self) -> Objective:
        told = objectives.answered(objectives.begun(self.inputs, useful=True))
        useful = [pair for session in self.sessions for pair in self._useful(session).items()]
        missing = [answer for answer in ANSWERS if answer not in told]
        return self._count(
            "answers",
            [[column for column, story in useful if answer in story.answers] for answer in missing],
        )

    def _balance(self) -> Objective:
        long = [self._useful(session) for session in self.sessions if session.long]
        return self._count(
            "balance",
            [
                [column for column, story in useful.items() if answer in story.answers]
                for useful in long
                for answer in ANSWERS
            ],
        )

    def _interest(self) -> Objective:
        weights: dict[int, int] = {}
        for session in self.sessions:
            useful = self._useful(session)
            for point in session.points.values():
                columns = [
                    column for column, story in useful.items() if point.competency in story.shows
                ]
                self._point(point, columns, weights)
        return Objective("interest", weights, sum(weights.values()), alone=len(self.told) > MANY)

    def _point(self, point: Point, columns: Collection[int], weights: dict[int, int]) -> None:
        """The first story on a point counts `first`, the second `second`: two columns under one
        row.
        """
        if not columns:
            return
        worths = [worth for worth in (point.first, point.second)[: len(columns)] if worth]
        weights |= zip(self.program.count_variables(columns, len(worths)), worths, strict=True)
