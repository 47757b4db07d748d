"""The lead stories of a round as an integer program.

In: the input of a round. Out: a program whose rows are the hard constraints of MODEL.md, its
objectives, and what its columns stand for. It solves nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from operator import itemgetter

from secondround.plan import objectives
from secondround.plan.inputs import STRONGEST, PlanInput, SessionInput, StoryInput
from secondround.plan.listeners import Interest
from secondround.plan.milp import MANY, CardinalityBlock, Count, Objective, Program
from secondround.plan.story_columns import Pair, StoryColumns
from secondround.vocabulary import ANSWERS

Column = tuple[StoryInput, int]
"""The story that leads if a column is used, and the column."""


class LeadModel:
    """The integer program of the leads, and what its columns stand for.

    An idle story, which is neither useful nor pinned, has columns only in sessions that have no
    others, and in those of `idle`, of which as many as `most` may hear one. The session `silent`
    hears nothing at all.
    """

    def __init__(
        self,
        inputs: PlanInput,
        *,
        idle: Collection[int] = (),
        most: int | None = None,
        silent: int | None = None,
    ) -> None:
        self.inputs, self.program = inputs, Program()
        self.columns = StoryColumns(inputs, self.program)
        instead: list[int] = []
        blocks: list[CardinalityBlock] = []
        for session in inputs.open_sessions:
            if session.index == silent:
                continue
            if session.index in idle or not self.columns.add(session, self._wanted):
                self.columns.add(session, self._may)
            wanted, others = self._here(session)
            blocks += self._blocks(wanted, session.capacity)
            blocks += self._blocks(others, 1)
            instead += others if session.index in idle else ()
            for column in wanted if others else ():  # an idle story leads alone
                self.program.row(dict.fromkeys((column, *others), 1), most=1)
        self.program.part(blocks)
        if most is not None:
            self.program.row(dict.fromkeys(instead, 1), most=most)
        self.columns.at_most_once(_fresh)
        self.useful = {session.index: self._useful(session) for session in inputs.open_sessions}

    def _may(self, session: SessionInput, story: StoryInput) -> bool:
        return session.capacity > 0 and self.inputs.allowed(session, story)

    def _wanted(self, session: SessionInput, story: StoryInput) -> bool:
        return self._may(session, story) and not self.inputs.is_idle(session, story)

    def _here(self, session: SessionInput) -> tuple[list[int], list[int]]:
        """The columns of a session: of stories that are wanted there, and of idle ones."""
        wanted: list[int] = []
        idle: list[int] = []
        for story, column in self.columns.of(session):
            (idle if self.inputs.is_idle(session, story) else wanted).append(column)
        return wanted, idle

    def _blocks(self, columns: Sequence[int], most: int) -> Iterator[CardinalityBlock]:
        """The block of these columns, if there are any."""
        if columns:
            row = self.program.row(dict.fromkeys(columns, 1), most=most)
            yield CardinalityBlock(tuple(columns), row, most)

    def served(self, leads: objectives.Leads) -> dict[int, bool]:
        """By session that could hear a useful story, whether it does."""
        found: dict[int, bool] = {}
        for session in self.inputs.open_sessions:
            if self.useful[session.index]:
                stories = self.inputs.stories_at(leads[session.index])
                found[session.index] = bool(self.inputs.useful(session, stories))
        return found

    def objectives(self, earlier: Collection[Pair]) -> list[Objective]:
        """The objectives, most important first; the candidate's order of stories comes last."""
        places, bank = self.inputs.places, len(self.inputs.stories)
        each = self.columns.each
        return [
            *self.first_objectives(),
            self._twice(),
            self._answers(),
            self._balance(),
            _summed("openers", self._openers()),
            self._otherwise(),
            Objective("strength", each(lambda _, story: story.strength), places * STRONGEST),
            Objective("emphasis", each(objectives.emphasis), places),
            Objective("fresh", each(_fresh), places),
            Objective("kept", self.columns.kept(earlier), len(earlier)),
            Objective("order", self.columns.order(), places * bank),
        ]

    def first_objectives(self) -> list[Objective]:
        """The objectives that say which sessions hear something useful."""
        return [self._interest(), self._count("sessions", map(_columns, self.useful.values()))]

    def _count(self, name: str, sets: Iterable[Sequence[int]]) -> Objective:
        """The objective that counts the sets of columns with a column in use."""
        return _summed(name, [Count.of(columns, (1,)) for columns in sets if columns])

    def _useful(self, session: SessionInput) -> list[Column]:
        """The columns of the stories that are useful here."""
        here = self.columns.of(session)
        return [(story, column) for story, column in here if self.inputs.relevant(session, story)]

    def _served(self) -> Iterator[Count]:
        for session in self.inputs.open_sessions:
            asked: tuple[list[int], ...] = tuple([] for _ in session.serves)
            for story, column in self.useful[session.index]:
                for columns in asked[: objectives.asked_for(session, story) + 1]:
                    columns.append(column)
            for columns, worths in zip(asked, session.serves, strict=True):
                counted = tuple(filter(None, worths[: session.capacity]))
                if columns and counted:
                    yield Count.of(columns, counted)

    def _requirements(self) -> Iterator[Count]:
        """Only those that no story has proven yet."""
        begun = objectives.begun(self.inputs)
        for _, shows in self.inputs.musts if self.inputs.proof else ():
            columns = list(chain.from_iterable(self._proving(shows).values()))
            if columns and not objectives.proven(shows, begun):
                yield Count.of(columns, (self.inputs.proof,))

    def _twice(self) -> Objective:
        """Up to two sessions for each must-have, less those that have begun."""
        heard = objectives.told(self.inputs)
        counts: list[Count] = []
        for _, shows in self.inputs.musts:
            begun = sum(objectives.proven(shows, stories) for stories in heard)
            sessions = self._proving(shows)
            worths = (1,) * min(objectives.TWICE - begun, len(sessions))
            counts.append(Count({}, worths, tuple(map(tuple, sessions.values()))))
        return _summed("twice", filter(lambda count: count.worths, counts))

    def _openers(self) -> Iterator[Count]:
        """One for each step of the strongest story that a session can open with."""
        for session in self.inputs.open_sessions:
            at_least: dict[int, list[int]] = {}
            for story, column in self.columns.of(session):
                if objectives.opens(session, story):
                    for least in range(1, story.strength + 1):
                        at_least.setdefault(least, []).append(column)
            for columns in at_least.values():
                yield Count.of(columns, (session.weight,))

    def _otherwise(self) -> Objective:
        most = 0
        for session in self.inputs.open_sessions:
            most += session.weight * STRONGEST * (session.capacity > 0)
        worth = partial(objectives.otherwise, self.inputs)
        return Objective("otherwise", self.columns.each(worth), most)

    def _proving(self, shows: Collection[str]) -> dict[int, list[int]]:
        """By session, the columns of stories that show any of these, if there are any."""
        stories = self.inputs.stories
        provers = [
            index for index in self.inputs.bank if objectives.proven(shows, [stories[index]])
        ]
        found: dict[int, list[int]] = {}
        for session, here in self.columns.here.items():
            if columns := [here[index] for index in provers if index in here]:
                found[session] = columns
        return found

    def _answers(self) -> Objective:
        """Only those that no story has answered yet."""
        begun = objectives.answered(objectives.begun(self.inputs, useful=True))
        useful = list(chain.from_iterable(self.useful.values()))
        missing = [answer for answer in ANSWERS if answer not in begun]
        return self._count("answers", [_answering(useful, answer) for answer in missing])

    def _balance(self) -> Objective:
        sets = []
        for session in self.inputs.open_sessions:
            if session.long:
                useful = self.useful[session.index]
                sets += [_answering(useful, answer) for answer in ANSWERS]
        return self._count("balance", sets)

    def _interests(self) -> Iterator[Interest]:
        """Session by session what it alone can meet, then what several can."""
        for session in self.inputs.open_sessions:
            yield from session.own.values()
        yield from self.inputs.shared

    def _interest(self) -> Objective:
        """What everybody hears counts together."""
        # Alone, it moves in steps of one, so the search for a large program's best solution can
        # begin with those less than two short of the relaxed value: see `Search._gaps`.
        large = sum(map(len, self.columns.here.values())) > MANY
        counts = chain(self._served(), self._met(), self._requirements())
        return _summed("interest", counts, alone=large)

    def _met(self) -> Iterator[Count]:
        """The first story on a point counts `first`, the second `second`."""
        # session -> topic -> the columns of its stories
        on: dict[int, dict[str, list[int]]] = defaultdict(partial(defaultdict, list))
        for session, story, column in self.columns.all():
            here = on[session.index]
            for topic in story.topics:
                here[topic].append(column)
        for interest in self._interests():
            columns: list[int] = []
            for index in interest.sessions:
                columns += on[index][interest.topic]
            if columns:
                worths = filter(None, (interest.first, interest.second))
                yield Count.of(columns, tuple(worths))


def _summed(name: str, counts: Iterable[Count], *, alone: bool = False) -> Objective:
    """The objective that adds up counts."""
    counts = tuple(counts)
    most = sum(sum(count.worths) for count in counts)
    return Objective(name, {}, most, counts, alone=alone)


def _fresh(session: SessionInput, story: StoryInput) -> bool:
    return story.id not in session.waived


def _columns(columns: Iterable[Column]) -> list[int]:
    return list(map(itemgetter(1), columns))


def _answering(columns: Iterable[Column], answer: str) -> list[int]:
    return [column for story, column in columns if answer in story.answers]
