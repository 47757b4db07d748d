"""The runner-up of a lead: the next best story for its place, found exactly.

In: a round's input, its leads, and one of them. Out: the story that would take its place, and the
first objective that falls. Two kinds of change compete, and everything else stays as it is: the
place goes to a story that nobody else hears, or the story changes places with one from another
session.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from operator import neg

from msgspec import Struct

from secondround.plan.inputs import PlanInput
from secondround.plan.worths import Worth, Worths, differs, joined

Changes = dict[int, tuple[int, ...]]
"""Sessions whose stories differ from the plan's, and which stories they have instead."""

_Rank = tuple[int, tuple[tuple[int, ...], ...]]
"""A plan's rank among all plans: the objectives and the candidate's order, then the order by turns.
The larger, the better.
"""
_Option = tuple[int, int | None, Changes]
"""A story that could have the place, the session it would be taken from, and all that changes."""


class RunnerUp(Struct, frozen=True):
    """The next best choice for a place."""

    story: int
    swapped: int | None  # the session it would be taken from, where the two change places
    objective: str  # the first one that is worse, or `ORDER`
    changes: Changes
    better: bool = False  # than the plan itself: only where the search for the plan was cut off


class RunnerUpFinder:
    """Finds runners-up. It compares plans that differ in a session or two, and does not count the
    rest again. Sessions and stories are indexes.
    """

    def __init__(
        self, inputs: PlanInput, leads: Changes, earlier: Collection[tuple[int, int]]
    ) -> None:
        self.inputs, self.leads, self.earlier = inputs, leads, frozenset(earlier)
        self.groups: Counter[str] = Counter()
        for stories in self.leads.values():
            self.groups.update(story.group for story in inputs.stories_at(stories))
        self.worths = Worths(inputs, earlier)
        self.parts: dict[int, Worth] = {}
        for session, stories in leads.items():
            self.parts[session] = self.worths.of(session, frozenset(stories))
        self.rests: dict[tuple[int, ...], Worth] = {}  # sessions -> what all others add
        self.values: dict[frozenset[tuple[int, tuple[int, ...]]], int] = {}  # known ranks
        self.rank: _Rank = (self._value({}), self._by_turn({}))

    def runner_up(self, session: int, story: int) -> RunnerUp | None:
        """The next best choice for a place; None where no other story could have it."""
        best: tuple[_Rank, _Option] | None = None
        for option in (*self._replaced(session, story), *self._exchanged(session, story)):
            changes = option[2]
            value = self._value(changes)
            if best and value < best[0][0]:
                continue  # the order by turns, which takes longer to find, decides nothing here
            rank = (value, self._by_turn(changes))
            if best is None or rank > best[0]:
                best = (rank, option)
        if best is None:
            return None
        rank, (other, source, changes) = best
        return RunnerUp(other, source, differs(rank[0], self.rank[0]), changes, rank > self.rank)

    def _by_turn(self, changes: Changes) -> tuple[tuple[int, ...], ...]:
        """The last tie-break: earlier sessions have the earlier stories."""
        leads = self.leads | changes
        turns = filter(leads.__contains__, self.inputs.turns)
        return tuple(tuple(map(neg, sorted(leads[session]))) for session in turns)

    def _replaced(self, session: int, story: int) -> Iterator[_Option]:
        """Every way to give the place to a story that nobody else hears. Stories outside `bank` are
        never the best.
        """
        rest = _without(self.leads[session], story)
        own = self.inputs.stories[story].group
        for index in self.inputs.bank:
            other = self.inputs.stories[index]
            elsewhere = self.groups[other.group] - (other.group == own)
            if (
                not elsewhere
                and index not in self.leads[session]
                and self.inputs.allowed(self.inputs.sessions[session], other)
                and self.worths.go_together(session, (*rest, index))
            ):
                yield index, None, {session: (*rest, index)}

    def _exchanged(self, session: int, story: int) -> Iterator[_Option]:
        """Every way to let the story change places with one of another session."""
        here = _without(self.leads[session], story)
        for there, stories in self.leads.items():
            if there == session or not self._may(there, story, session):
                continue
            for given in stories:
                if self._may(session, given, there):
                    changes = {session: (*here, given), there: (*_without(stories, given), story)}
                    if all(self.worths.go_together(*change) for change in changes.items()):
                        yield given, there, changes

    def _may(self, target: int, index: int, source: int) -> bool:
        """Whether a story may move from `source` to `target`: it is not pinned, not a waived repeat
        in either, and allowed there.
        """
        new, old = self.inputs.sessions[target], self.inputs.sessions[source]
        story = self.inputs.stories[index]
        if story.id in old.pins or story.id in old.waived or story.id in new.waived:
            return False
        return index not in self.leads[target] and self.inputs.allowed(new, story)

    def _value(self, changes: Changes) -> int:
        """The rank by every objective with these changes made. Two stories that change places are
        an option for both.
        """
        key = frozenset(changes.items())
        if key not in self.values:
            changed = tuple(changes)
            if changed not in self.rests:
                rest = (part for session, part in self.parts.items() if session not in changes)
                self.rests[changed] = joined(rest)
            new = [self.worths.with_last(*change) for change in key]
            self.values[key] = self.worths.rank((self.rests[changed], *new))
        return self.values[key]


def _without(stories: tuple[int, ...], story: int) -> tuple[int, ...]:
    return tuple(other for other in stories if other != story)
