"""Lead stories: who hears which story, proven best level by level.

In: the terms of a round, and the earlier plan's choices. Out: the stories of each session, and every level with its
bound. The rows are the hard constraints of MODEL.md; the objectives are its levels.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from secondround.plan import objectives
from secondround.plan.improve import improve
from secondround.plan.milp.highs import WORK
from secondround.plan.milp.program import CardinalityBlock
from secondround.plan.milp.solver import MANY, Objective, Optimum, Program, solve
from secondround.plan.terms import PlanInput, Point, SessionInput, StoryInput


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who leads where, and how good that is."""

    stories: dict[int, tuple[int, ...]]  # open session -> story numbers, in the candidate's order
    values: dict[str, int]
    bounds: dict[str, int]

    def proven(self, name: str) -> bool:
        """Whether no plan that is best in all levels before reaches more."""
        return self.values[name] == self.bounds[name]


def lead(terms: PlanInput, earlier: Collection[tuple[int, int]] = (), *, work: int = WORK) -> Assignment:
    """The best lead stories. `earlier` holds (session, story) numbers of the earlier plan."""
    model = LeadModel(terms)
    optimum = solve(model.program, model.objectives(earlier), model.ties(), work)
    stories = model.read(optimum)
    if not optimum.settled:  # what was found may be no match for a plan made place by place
        found = [improve(terms, one, earlier) for one in (stories, by_hand(terms, earlier))]
        stories = max(found, key=lambda one: (*objectives.values(terms, one, earlier), order(terms, one)))
    values = dict(zip(objectives.NAMES, objectives.values(terms, stories, earlier), strict=True))
    begun = dict(
        zip(objectives.NAMES, objectives.values(terms, {}), strict=True)
    )  # told already, and not to be decided
    bounds = {name: optimum.bounds[name] + given for name, given in begun.items()}
    values |= {"order": order(terms, stories), "ties": int(optimum.settled)}
    bounds |= {"order": optimum.bounds["order"], "ties": 1}
    return certified(terms, Assignment(stories, values, bounds), most(terms))


def order(terms: PlanInput, leads: objectives.Leads) -> int:
    """The level `order`: the earlier a story stands in the bank, the more it counts."""
    return sum(len(terms.tales) - number for told in leads.values() for number in told)


def by_hand(terms: PlanInput, earlier: Collection[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    """A plan made place by place: the pins, then each time the story that raises the levels most."""
    seats = [terms.seats[place] for place in terms.turns if terms.seats[place].open]
    numbers = {tale.id: number for number, tale in enumerate(terms.tales)}
    leads = {seat.index: tuple(sorted(numbers[story] for story in seat.pins)) for seat in seats}
    used = {terms.tales[number].group for told in leads.values() for number in told}
    for seat in seats:
        for _ in range(seat.room - len(leads[seat.index])):
            free = [number for number in terms.bank if _fresh(terms, seat, number, used)]
            if not free:
                break
            told = leads[seat.index]
            best = max(free, key=lambda one: objectives.values(terms, leads | {seat.index: (*told, one)}, earlier))
            leads[seat.index] = (*told, best)
            used.add(terms.tales[best].group)
    return {place: tuple(sorted(told)) for place, told in leads.items()}


def _fresh(terms: PlanInput, seat: SessionInput, number: int, used: Collection[str]) -> bool:
    tale = terms.tales[number]
    return tale.group not in used and terms.allowed(seat, tale)


def most(terms: PlanInput) -> dict[str, int]:
    """What no plan of the round can exceed, whatever its stories: room for room, point for point."""
    seats = [seat for seat in terms.seats if seat.open and seat.room]
    places = sum(seat.room for seat in seats)
    points = [(seat, point) for seat in seats for point in seat.points.values()]
    return {
        "sessions": len(seats),
        "places": places,
        "requirements": len(terms.musts),
        "interest": sum(point.first + (seat.room > 1) * point.second for seat, point in points),
        "answers": len(objectives.ANSWERS),
        "balance": sum(seat.long for seat in seats) * len(objectives.ANSWERS),
        "strength": places * 3,
        "order": places * len(terms.tales),
    } | dict.fromkeys(("emphasis", "fresh"), places)


def certified(terms: PlanInput, led: Assignment, most: Mapping[str, int]) -> Assignment:
    """The same with its bounds put right where only a part of the bank was looked at: then these alone hold."""
    if terms.whole:
        return led
    bounds = {name: most.get(name, bound) for name, bound in led.bounds.items()}
    values = {name: 0 if name.endswith("ties") else value for name, value in led.values.items()}
    return Assignment(led.stories, values, bounds)


class LeadModel:
    """The integer program of the leads, and what its columns stand for."""

    def __init__(self, terms: PlanInput) -> None:
        self.terms, self.program = terms, Program()
        self.seats = [seat for seat in terms.seats if seat.open]
        self.told: dict[tuple[int, int], int] = {}  # (session, story) -> column
        for seat in self.seats:
            self._seat(seat)
        self._once()

    def _seat(self, seat: SessionInput) -> None:
        """A column for every story that may lead here, and the row that keeps to the room."""
        columns = {}
        for number in self.terms.bank if seat.room else ():
            tale = self.terms.tales[number]
            if self.terms.allowed(seat, tale):
                columns[number] = self.program.column(lower=int(tale.id in seat.pins))
        self.told |= {(seat.index, number): column for number, column in columns.items()}
        row = self.program.row(dict.fromkeys(columns.values(), 1), most=seat.room)
        self.program.blocks.append(CardinalityBlock(tuple(columns.values()), row, seat.room))

    def _once(self) -> None:
        """A story, and all stories of its project, lead once in the round, where no waiver says otherwise."""
        groups: dict[str, list[int]] = {}
        for (place, number), column in self.told.items():
            tale = self.terms.tales[number]
            if tale.id not in self.terms.seats[place].waived:
                groups.setdefault(tale.group, []).append(column)
        for columns in groups.values():
            self.program.row(dict.fromkeys(columns, 1), most=1)

    def objectives(self, earlier: Collection[tuple[int, int]]) -> list[Objective]:
        """The levels in their order, and the candidate's order of stories as the last."""
        places = sum(seat.room for seat in self.seats)
        bank = len(self.terms.tales)
        return [
            self._sessions(),
            Objective("places", self._each(lambda seat, tale: int(self.terms.relevant(seat, tale))), places),
            self._requirements(),
            self._interest(),
            self._answers(),
            self._balance(),
            Objective("strength", self._each(lambda _, tale: tale.strength), places * 3),
            Objective("emphasis", self._each(objectives.emphasis), places),
            Objective("fresh", self._each(lambda seat, tale: int(tale.id not in seat.waived)), places),
            Objective("kept", {self.told[pair]: 1 for pair in earlier if pair in self.told}, len(earlier)),
            Objective("order", {column: bank - number for (_, number), column in self.told.items()}, places * bank),
        ]

    def ties(self) -> list[int]:
        """The columns in the order that settles a tie: session by session, the earlier story first."""
        turn = {place: position for position, place in enumerate(self.terms.turns)}
        return [self.told[pair] for pair in sorted(self.told, key=lambda pair: (turn[pair[0]], pair[1]))]

    def read(self, optimum: Optimum) -> dict[int, tuple[int, ...]]:
        """The stories of each open session."""
        chosen = sorted(pair for pair, column in self.told.items() if optimum.columns[column])
        return {seat.index: tuple(number for place, number in chosen if place == seat.index) for seat in self.seats}

    def _each(self, worth: Callable[[SessionInput, StoryInput], int]) -> dict[int, int]:
        worths = {
            column: worth(self.terms.seats[place], self.terms.tales[number])
            for (place, number), column in self.told.items()
        }
        return {column: value for column, value in worths.items() if value}

    def _count(self, name: str, sets: Iterable[Collection[int]]) -> Objective:
        """How many of the sets have a story told."""
        counts = [self.program.count_variables(columns)[0] for columns in sets if columns]
        return Objective(name, dict.fromkeys(counts, 1), len(counts))

    def _useful(self, seat: SessionInput) -> dict[int, StoryInput]:
        """The columns of the stories that show something asked for here."""
        here = {
            column: self.terms.tales[number] for (place, number), column in self.told.items() if place == seat.index
        }
        return {column: tale for column, tale in here.items() if self.terms.relevant(seat, tale)}

    def _sessions(self) -> Objective:
        return self._count("sessions", [self._useful(seat) for seat in self.seats])

    def _requirements(self) -> Objective:
        told = objectives.begun(self.terms)
        missing = [shows for _, shows in self.terms.musts if not objectives.proven(shows, told)]
        tales = {column: self.terms.tales[number] for (_, number), column in self.told.items()}
        return self._count(
            "requirements",
            [[column for column, tale in tales.items() if objectives.proven(shows, [tale])] for shows in missing],
        )

    def _answers(self) -> Objective:
        told = objectives.answered(objectives.begun(self.terms, useful=True))
        useful = [pair for seat in self.seats for pair in self._useful(seat).items()]
        missing = [answer for answer in objectives.ANSWERS if answer not in told]
        return self._count(
            "answers", [[column for column, tale in useful if answer in tale.answers] for answer in missing]
        )

    def _balance(self) -> Objective:
        long = [self._useful(seat) for seat in self.seats if seat.long]
        return self._count(
            "balance",
            [
                [column for column, tale in useful.items() if answer in tale.answers]
                for useful in long
                for answer in objectives.ANSWERS
            ],
        )

    def _interest(self) -> Objective:
        weights: dict[int, int] = {}
        for seat in self.seats:
            useful = self._useful(seat)
            for point in seat.points.values():
                columns = [column for column, tale in useful.items() if point.competency in tale.shows]
                self._point(point, columns, weights)
        return Objective("interest", weights, sum(weights.values()), alone=len(self.told) > MANY)

    def _point(self, point: Point, columns: Collection[int], weights: dict[int, int]) -> None:
        """The first story on a point counts `first`, the second `second`: two columns under one row."""
        if not columns:
            return
        worths = [worth for worth in (point.first, point.second)[: len(columns)] if worth]
        weights |= zip(self.program.count_variables(columns, len(worths)), worths, strict=True)
