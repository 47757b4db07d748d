"""The runner-up of a lead: the next best story for its place, found exactly.

In: a round's input, its leads, and one of them. Out: the story that would take its place, and the
first objective that falls. Two kinds of change compete, and everything else stays as it is: the
place goes to a story that nobody else hears, or the story changes places with one from another
session.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain

from secondround.plan import objectives
from secondround.plan.inputs import DECIDED, PlanInput

_Counts = Counter[tuple[str, str | int]]
"""What is counted of a plan: ("objective", its name), ("must" or "decided", its index), ("answer",
its name), ("shared", the index of the interest).
"""
EQUAL = "order"
"""The objective that is named if nothing falls but the candidate's order of stories."""

Changes = dict[int, tuple[int, ...]]
"""Sessions whose stories differ from the plan's, and which stories they have instead."""

_Rank = tuple[tuple[int, ...], int, tuple[tuple[int, ...], ...]]
"""A plan's rank among all plans: the objectives, then the tie-break of MODEL.md. The larger, the
better.
"""
_Option = tuple[int, int | None, Changes]
"""A story that could have the place, the session it would be taken from, and all that changes."""


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """The next best choice for a place."""

    story: int
    swapped: int | None  # the session it would be taken from, where the two change places
    objective: str  # the first one that is worse, or `EQUAL`
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
        # Per story, the must-haves that it proves.
        self.proofs: list[list[int]] = [[] for _ in inputs.stories]
        for must, (_, shows) in enumerate(inputs.musts):
            for story, proofs in zip(inputs.stories, self.proofs, strict=True):
                if objectives.proven(shows, [story]):
                    proofs.append(must)
        # Those of them that nobody who decides has heard proof of.
        self.undecided = {
            must for must, line in enumerate(inputs.musts) if line in inputs.undecided
        }
        self.whole = self._add(self._begun(), self.leads, 1)
        # The counts without some sessions, which many options share.
        self.rest: dict[tuple[int, ...], _Counts] = {}
        self.value = self._value({})
        self.rank: _Rank = (self.value, *self._order({}))

    def runner_up(self, session: int, story: int) -> RunnerUp | None:
        """The next best choice for a place; None where no other story could have it."""
        best: tuple[_Rank, _Option] | None = None
        for option in (*self._replaced(session, story), *self._exchanged(session, story)):
            changes = option[2]
            value = self._value(changes)
            if best and value < best[0][0]:
                continue  # the ties, which take longer to weigh, decide nothing here
            rank = (value, *self._order(changes))
            if best is None or rank > best[0]:
                best = (rank, option)
        if best is None:
            return None
        rank, (other, source, changes) = best
        return RunnerUp(other, source, self._differs(rank[0]), changes, rank > self.rank)

    def _differs(self, value: tuple[int, ...]) -> str:
        """The first objective whose value is different."""
        for name, new, old in zip(objectives.NAMES, value, self.value, strict=True):
            if new != old:
                return name
        return EQUAL

    def _order(self, changes: Changes) -> tuple[int, tuple[tuple[int, ...], ...]]:
        """The tie-break: earlier stories of the bank, then earlier sessions with the earlier
        stories.
        """
        leads = self.leads | changes
        total = 0
        by_turn: list[tuple[int, ...]] = []
        for session in self.inputs.turns:
            if session in leads:
                total += len(self.inputs.stories) * len(leads[session]) - sum(leads[session])
                by_turn.append(tuple(-story for story in sorted(leads[session])))
        return total, tuple(by_turn)

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
                    rest = _without(stories, given)
                    yield given, there, {session: (*here, given), there: (*rest, story)}

    def _may(self, target: int, index: int, source: int) -> bool:
        """Whether a story may move from `source` to `target`: it is not pinned, not a waived repeat
        in either, and allowed there.
        """
        new, old = self.inputs.sessions[target], self.inputs.sessions[source]
        story = self.inputs.stories[index]
        if story.id in old.pins or story.id in old.waived or story.id in new.waived:
            return False
        return index not in self.leads[target] and self.inputs.allowed(new, story)

    def _value(self, changes: Changes) -> tuple[int, ...]:
        """The value of every objective with these changes made."""
        counts = self.whole
        if changes:
            changed = tuple(changes)
            if changed not in self.rest:
                before = {session: self.leads[session] for session in changed}
                self.rest[changed] = self._add(counts.copy(), before, -1)
            counts = self._add(self.rest[changed].copy(), changes, 1)
        values = dict.fromkeys(objectives.NAMES, 0)
        for (kind, name), count in counts.items():
            if kind == "objective":
                values[str(name)] += count
            elif kind == "shared":
                values["interest"] += self.inputs.shared[int(name)].met(count)
            elif kind == "must":
                values["requirements"] += count > 0
                values["twice"] += min(count, objectives.TWICE)
            elif count > 0 and kind == "decided":
                values["interest"] += DECIDED
            elif count > 0:
                values["answers"] += 1
        return tuple(values.values())

    def _add(self, counts: _Counts, leads: Changes, sign: int) -> _Counts:
        """The counts with the stories of some sessions added (`sign` 1) or taken away (-1)."""
        for index, indexes in leads.items():
            session, stories = self.inputs.sessions[index], self.inputs.stories_at(indexes)
            for name, value in objectives.local(self.inputs, session, stories).items():
                counts["objective", name] += sign * value
            shown = objectives.counts(stories)
            for number, interest in enumerate(self.inputs.shared):
                if index in interest.sessions:
                    counts["shared", number] += sign * shown[interest.topic]
            counts["objective", "kept"] += sign * sum(
                (index, story) in self.earlier for story in indexes
            )
            for must in set(chain.from_iterable(self.proofs[story] for story in indexes)):
                counts["must", must] += sign
                counts["decided", must] += sign * (session.deciding and must in self.undecided)
            for useful in self.inputs.useful(session, stories):
                for answer in useful.answers:
                    counts["answer", answer] += sign
        return counts

    def _begun(self) -> _Counts:
        """What was told in this round so far."""
        counts: _Counts = Counter()
        for stories in objectives.told(self.inputs):
            for must, (_, shows) in enumerate(self.inputs.musts):
                counts["must", must] += objectives.proven(shows, stories)
        for answer in objectives.answered(objectives.begun(self.inputs, useful=True)):
            counts["answer", answer] += 1
        return counts


def _without(stories: tuple[int, ...], story: int) -> tuple[int, ...]:
    return tuple(other for other in stories if other != story)
