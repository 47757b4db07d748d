"""The lead stories of a round as an integer program.

In: the input of a round. Out: a program whose rows are the hard constraints of MODEL.md, its
objectives, and what its columns stand for. It solves nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from secondround.plan import objectives
from secondround.plan.inputs import STRONGEST, PlanInput, SessionInput, StoryInput
from secondround.plan.milp import MANY, CardinalityBlock, Objective, Optimum, Program
from secondround.vocabulary import ANSWERS

Column = tuple[int, StoryInput]
"""A column, and the story that leads if it is used."""


class LeadModel:
    """The integer program of the leads, and what its columns stand for."""

    def __init__(self, inputs: PlanInput) -> None:
        self.inputs, self.program = inputs, Program()
        self.sessions = inputs.open_sessions
        self.columns: dict[tuple[int, int], int] = {}  # (session, story) -> column
        self.here: dict[int, list[Column]] = {}  # session -> its columns
        for session in self.sessions:
            self._session(session)
        self._once()

    def _session(self, session: SessionInput) -> None:
        """A column for every story that may lead here, and the row that keeps to the capacity."""
        here = self.here[session.index] = []
        for index in self.inputs.bank if session.capacity else ():
            story = self.inputs.stories[index]
            if self.inputs.allowed(session, story):
                column = self.program.column(lower=int(story.id in session.pins))
                self.columns[session.index, index] = column
                here.append((column, story))
        columns = tuple(column for column, _ in here)
        row = self.program.row(dict.fromkeys(columns, 1), most=session.capacity)
        self.program.blocks.append(CardinalityBlock(columns, row, session.capacity))

    def _once(self) -> None:
        """A story, and all stories of its project, lead once in the round, where no waiver says
        otherwise.
        """
        groups: dict[str, list[int]] = {}
        for session in self.sessions:
            for column, story in self.here[session.index]:
                if story.id not in session.waived:
                    groups.setdefault(story.group, []).append(column)
        for columns in groups.values():
            self.program.row(dict.fromkeys(columns, 1), most=1)

    def objectives(self, earlier: Collection[tuple[int, int]]) -> list[Objective]:
        """The objectives in their order, and the candidate's order of stories as the last."""
        places = sum(session.capacity for session in self.sessions)
        bank = len(self.inputs.stories)
        order = {column: bank - story for (_, story), column in self.columns.items()}
        kept = {self.columns[pair]: 1 for pair in earlier if pair in self.columns}
        return [
            self._sessions(),
            Objective("places", self._each(self.inputs.relevant), places),
            self._requirements(),
            self._interest(),
            self._answers(),
            self._balance(),
            Objective("strength", self._each(lambda _, story: story.strength), places * STRONGEST),
            Objective("emphasis", self._each(objectives.emphasis), places),
            Objective("fresh", self._each(_fresh), places),
            Objective("kept", kept, len(earlier)),
            Objective("order", order, places * bank),
        ]

    def ties(self) -> list[int]:
        """The columns in the order that settles a tie: session by session, the earlier story
        first.
        """
        found = []
        for index in self.inputs.turns:
            found += [column for column, _ in self.here.get(index, ())]
        return found

    def read(self, optimum: Optimum) -> dict[int, tuple[int, ...]]:
        """The stories of each open session."""
        chosen: dict[int, list[int]] = {session.index: [] for session in self.sessions}
        for (session, story), column in self.columns.items():
            if optimum.columns[column]:
                chosen[session].append(story)
        return {session: tuple(stories) for session, stories in chosen.items()}

    def _each(self, worth: Callable[[SessionInput, StoryInput], int]) -> dict[int, int]:
        """The columns with what their stories are worth in their sessions, where that is
        anything.
        """
        worths = {}
        for session in self.sessions:
            for column, story in self.here[session.index]:
                if value := int(worth(session, story)):
                    worths[column] = value
        return worths

    def _count(self, name: str, sets: Iterable[Sequence[int]]) -> Objective:
        """How many of the sets of columns have one that is used."""
        counts = [self.program.count_variables(columns)[0] for columns in sets if columns]
        return Objective(name, dict.fromkeys(counts, 1), len(counts))

    def _useful(self, session: SessionInput) -> list[Column]:
        """The columns of the stories that show something asked for here."""
        here = self.here[session.index]
        return [(column, story) for column, story in here if self.inputs.relevant(session, story)]

    def _sessions(self) -> Objective:
        useful = [dict(self._useful(session)) for session in self.sessions]
        return self._count("sessions", map(list, useful))

    def _requirements(self) -> Objective:
        told = objectives.begun(self.inputs)
        everything: list[Column] = []
        for session in self.sessions:
            everything += self.here[session.index]
        proofs = []
        for _, shows in self.inputs.musts:
            if not objectives.proven(shows, told):
                proofs.append(
                    [column for column, story in everything if objectives.proven(shows, [story])]
                )
        return self._count("requirements", proofs)

    def _answers(self) -> Objective:
        told = objectives.answered(objectives.begun(self.inputs, useful=True))
        useful: list[Column] = []
        for session in self.sessions:
            useful += self._useful(session)
        missing = [answer for answer in ANSWERS if answer not in told]
        return self._count("answers", [_answering(useful, answer) for answer in missing])

    def _balance(self) -> Objective:
        sets = []
        for session in self.sessions:
            if session.long:
                useful = self._useful(session)
                sets += [_answering(useful, answer) for answer in ANSWERS]
        return self._count("balance", sets)

    def _interest(self) -> Objective:
        """The first story on a point counts `first`, the second `second`: two columns that count
        under one row.
        """
        weights: dict[int, int] = {}
        for session in self.sessions:
            useful = self._useful(session)
            for point in session.points.values():
                columns = [column for column, story in useful if point.competency in story.shows]
                worths = [worth for worth in (point.first, point.second)[: len(columns)] if worth]
                if columns:
                    counting = self.program.count_variables(columns, len(worths))
                    weights |= zip(counting, worths, strict=True)
        large = len(self.columns) > MANY
        return Objective("interest", weights, sum(weights.values()), alone=large)


def _fresh(session: SessionInput, story: StoryInput) -> bool:
    return story.id not in session.waived


def _answering(columns: Iterable[Column], answer: str) -> list[int]:
    return [column for column, story in columns if answer in story.answers]
