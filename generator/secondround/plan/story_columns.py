"""Columns of an integer program that mean a story in a session.

In: a round, and which stories may go where. Out: a column for each such pair, the weights that
leads and backups share, and the pairs of a solution. It must not know what the stories are used
for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from secondround.plan.inputs import PlanInput, SessionInput, StoryInput
from secondround.plan.milp import Optimum, Program

Pair = tuple[int, int]
"""Indexes of a session and a story."""


class StoryColumns:
    """The columns, session by session."""

    def __init__(self, inputs: PlanInput, program: Program) -> None:
        self.inputs, self.program = inputs, program
        self.here: dict[int, dict[int, int]] = {}  # session -> story -> column

    def add(
        self, session: SessionInput, may: Callable[[SessionInput, StoryInput], bool]
    ) -> dict[int, int]:
        """New columns, one for each story that may go there, by its index. A pinned story's is
        always used.
        """
        columns = self.here[session.index] = {}
        for index in self.inputs.bank:
            story = self.inputs.stories[index]
            if may(session, story):
                columns[index] = self.program.column(lower=int(story.id in session.pins))
        return columns

    def at_most_once(self, counts: Callable[[SessionInput, StoryInput], bool]) -> None:
        """Let each group be used once in all sessions; pairs that `counts` refuses are exempt."""
        groups: dict[str, list[int]] = {}
        for session, story, column in self.all():
            if counts(session, story):
                groups.setdefault(story.group, []).append(column)
        for columns in groups.values():
            self.program.row(dict.fromkeys(columns, 1), most=1)

    def all(self) -> Iterator[tuple[SessionInput, StoryInput, int]]:
        """Every session, with each of its stories and the column of the two."""
        for index, columns in self.here.items():
            session = self.inputs.sessions[index]
            for story, column in columns.items():
                yield session, self.inputs.stories[story], column

    def of(self, session: SessionInput) -> Iterator[tuple[StoryInput, int]]:
        """The stories and columns of a session."""
        for story, column in self.here.get(session.index, {}).items():
            yield self.inputs.stories[story], column

    def each(self, worth: Callable[[SessionInput, StoryInput], int]) -> dict[int, int]:
        """The columns with what their stories are worth in their sessions, if that is anything."""
        worths: dict[int, int] = {}
        for session, story, column in self.all():
            if value := int(worth(session, story)):
                worths[column] = value
        return worths

    def order(self) -> dict[int, int]:
        """The columns weighted by the candidate's order: the earlier the story, the more."""
        bank = len(self.inputs.stories)
        weights: dict[int, int] = {}
        for columns in self.here.values():
            for story, column in columns.items():
                weights[column] = bank - story
        return weights

    def kept(self, earlier: Collection[Pair]) -> dict[int, int]:
        """The columns of the pairs in the earlier plan."""
        kept: dict[int, int] = {}
        for session, story in earlier:
            column = self.here.get(session, {}).get(story)
            if column is not None:
                kept[column] = 1
        return kept

    def ties(self) -> list[int]:
        """The columns in the order that settles a tie: session by session, the earlier story
        first.
        """
        columns: list[int] = []
        for session in self.inputs.turns:
            columns += self.here.get(session, {}).values()
        return columns

    def used(self, optimum: Optimum) -> dict[int, tuple[int, ...]]:
        """The stories of each session in a solution."""
        chosen: dict[int, tuple[int, ...]] = {}
        for session, columns in self.here.items():
            used: list[int] = []
            for story, column in columns.items():
                if optimum.columns[column]:
                    used.append(story)
            chosen[session] = tuple(used)
        return chosen
