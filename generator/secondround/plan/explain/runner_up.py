"""The runner-up of a lead: the next best story for its place, and what it would cost, exactly.

In: a round's input, its leads, one of them. Out: the story that would take its place, and the first
level that falls. Two kinds of change are weighed, everything else staying as it is: the place goes
to a story that nobody else hears, or the story changes places with one from another session. The
best of all of these is the runner-up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from secondround.plan import objectives
from secondround.plan.inputs import PlanInput, StoryInput
from secondround.vocabulary import ANSWERS

_Counts = Counter[tuple[str, str | int]]
EQUAL = "order"
"""The level named where nothing falls but the candidate's order of stories."""


Changes = dict[int, tuple[int, ...]]
"""Sessions whose stories differ from the plan's, and which stories they have instead."""

_Rank = tuple[tuple[int, ...], int, tuple[tuple[int, ...], ...]]
"""A plan's place among all plans: the levels, then the two ties of MODEL.md. The larger is the
better plan.
"""


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """The next best choice for a place."""

    story: int  # story number
    swapped: int | None  # the session it would be taken from, where the two change places
    level: str  # the first level that is worse, or `EQUAL`
    changes: Changes
    better: bool = False  # than the plan itself: only where the search for the plan was cut off


class RunnerUpFinder:
    """Finds runners-up: it weighs plans that differ in a session or two, without weighing the rest
    again.
    """

    def __init__(
        self, inputs: PlanInput, leads: objectives.Leads, earlier: Collection[tuple[int, int]]
    ) -> None:
        self.inputs, self.earlier = inputs, frozenset(earlier)
        self.leads = {place: tuple(numbers) for place, numbers in leads.items()}
        self.groups = Counter(
            story.group for numbers in leads.values() for story in self._stories(numbers)
        )
        self.proofs = [
            [
                must
                for must, (_, shows) in enumerate(inputs.musts)
                if objectives.proven(shows, [story])
            ]
            for story in inputs.stories
        ]
        self.whole = self._add(self._begun(), self.leads, 1)
        self.rest: dict[
            tuple[int, ...], _Counts
        ] = {}  # the counts without some sessions, which many options share
        self.value = self._value({})

    def runner_up(self, place: int, story: int) -> RunnerUp | None:
        """The next best choice for a place; None where no other story could have it."""
        best: tuple[_Rank, RunnerUp] | None = None
        for number, source, changes in (
            *self._replaced(place, story),
            *self._exchanged(place, story),
        ):
            value = self._value(changes)
            if best and value < best[0][0]:
                continue
            rank = (value, *self._order(changes))
            if best is None or rank > best[0]:
                best = (
                    rank,
                    RunnerUp(number, source, self._differs(value), changes, rank > self._rank),
                )
        return best[1] if best else None

    @property
    def _rank(self) -> _Rank:
        return (self.value, *self._order({}))

    def _differs(self, value: tuple[int, ...]) -> str:
        """The first level that is another."""
        pairs = zip(objectives.NAMES, value, self.value, strict=True)
        return next((name for name, new, old in pairs if new != old), EQUAL)

    def _order(self, changes: Changes) -> tuple[int, tuple[tuple[int, ...], ...]]:
        """What settles ties: earlier stories of the bank, then earlier sessions with the earlier
        stories.
        """
        leads = self.leads | changes
        total = sum(
            len(self.inputs.stories) - number for numbers in leads.values() for number in numbers
        )
        turns = (place for place in self.inputs.turns if place in leads)
        return total, tuple(tuple(-number for number in sorted(leads[place])) for place in turns)

    def _replaced(self, place: int, story: int) -> Iterator[tuple[int, int | None, Changes]]:
        """The place given to a story that nobody else hears. What is not in `bank` is never the
        best of these.
        """
        session, rest = (
            self.inputs.sessions[place],
            tuple(one for one in self.leads[place] if one != story),
        )
        own = self.inputs.stories[story].group
        for number in self.inputs.bank:
            other = self.inputs.stories[number]
            others = self.groups[other.group] - (other.group == own)
            if (
                number not in self.leads[place]
                and not others
                and self.inputs.allowed(session, other)
            ):
                yield number, None, {place: (*rest, number)}

    def _exchanged(self, place: int, story: int) -> Iterator[tuple[int, int | None, Changes]]:
        """The story and one of another session change places."""
        for there, numbers in self.leads.items():
            for number in numbers:
                if (
                    there != place
                    and self._may(place, number, there)
                    and self._may(there, story, place)
                ):
                    changes = {
                        place: (*(one for one in self.leads[place] if one != story), number),
                        there: (*(one for one in numbers if one != number), story),
                    }
                    yield number, there, changes

    def _may(self, place: int, number: int, source: int) -> bool:
        """Whether a story may come to `place` from `source`: neither pinned there, nor told by
        waiver, nor barred.
        """
        session, story, old = (
            self.inputs.sessions[place],
            self.inputs.stories[number],
            self.inputs.sessions[source],
        )
        tied = (
            story.id in old.pins
            or story.id in old.waived
            or story.id in session.waived
            or number in self.leads[place]
        )
        return not tied and self.inputs.allowed(session, story)

    def _value(self, changes: Changes) -> tuple[int, ...]:
        """The value of every level with these changes made."""
        counts = self.whole
        if changes:
            places = tuple(changes)
            if places not in self.rest:
                self.rest[places] = self._add(
                    counts.copy(), {place: self.leads[place] for place in places}, -1
                )
            counts = self._add(self.rest[places].copy(), changes, 1)
        shared = {
            "requirements": sum(
                1 for must in range(len(self.inputs.musts)) if counts["must", must] > 0
            ),
            "answers": sum(1 for answer in ANSWERS if counts["answer", answer] > 0),
        }
        return tuple(shared.get(name, counts["level", name]) for name in objectives.NAMES)

    def _add(self, counts: _Counts, leads: Changes, sign: int) -> _Counts:
        """The counts with some sessions' stories added, or taken away."""
        for place, numbers in leads.items():
            session, stories = self.inputs.sessions[place], self._stories(numbers)
            for name, value in objectives.local(self.inputs, session, stories).items():
                counts["level", name] += sign * value
            counts["level", "kept"] += sign * sum(
                (place, number) in self.earlier for number in numbers
            )
            for number, story in zip(numbers, stories, strict=True):
                for must in self.proofs[number]:
                    counts["must", must] += sign
                for answer in story.answers if self.inputs.relevant(session, story) else ():
                    counts["answer", answer] += sign
        return counts

    def _begun(self) -> _Counts:
        """What was told in this round so far."""
        counts: _Counts = Counter()
        for number, (_, shows) in enumerate(self.inputs.musts):
            counts["must", number] += objectives.proven(shows, objectives.begun(self.inputs))
        for answer in objectives.answered(objectives.begun(self.inputs, useful=True)):
            counts["answer", answer] += 1
        return counts

    def _stories(self, numbers: Collection[int]) -> list[StoryInput]:
        return [self.inputs.stories[number] for number in numbers]
