"""A plan made better step by step, where the search for the best one was cut off.

In: the input of a round and a plan that keeps all its rules. Out: a plan that keeps them too, and
is never worse. It proves nothing. Its steps are counted, not timed, so that the same plan comes out
on every machine.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from secondround.plan import objectives
from secondround.plan.inputs import PlanInput, SessionInput, StoryInput
from secondround.vocabulary import ANSWERS

STEPS = 80_000
"""Plans looked at, about a second of them."""

SUMS = 9
"""Levels that are sums over sessions."""

Leads = dict[int, frozenset[int]]
"""Open session -> story numbers."""


def improve(
    inputs: PlanInput, leads: objectives.Leads, earlier: Collection[tuple[int, int]] = ()
) -> dict[int, tuple[int, ...]]:
    """A plan that no story in another's place and no exchange of two stories makes better, or near
    it.
    """
    plan = _Plan(
        inputs, frozenset(earlier), {place: frozenset(told) for place, told in leads.items()}
    )
    steps = STEPS
    better = True
    while better and steps > 0:
        better = False
        for place, number in plan.entries():
            for change in plan.changes(place, number):
                steps -= 1
                if plan.take(change):
                    better = True
                    break
            if steps <= 0:
                break
    return {place: tuple(sorted(told)) for place, told in plan.leads.items()}


@dataclass(frozen=True, slots=True)
class _Worth:
    """What one session adds: the levels that are sums, and as bits the musts and answers it
    covers.
    """

    sums: tuple[
        int, ...
    ]  # sessions, places, interest, balance, strength, emphasis, fresh, kept, order
    musts: int
    answers: int


class _Plan:
    """The plan as it is, and how it may change."""

    def __init__(
        self, inputs: PlanInput, earlier: frozenset[tuple[int, int]], leads: Leads
    ) -> None:
        self.inputs, self.earlier, self.leads = inputs, earlier, leads
        self.known: dict[tuple[int, frozenset[int]], _Worth] = {}
        self.able = {
            place: [
                n for n in inputs.bank if inputs.allowed(inputs.sessions[place], inputs.stories[n])
            ]
            for place in leads
        }
        self.worths = {place: self.worth(place, told) for place, told in leads.items()}
        self.best = self.value(self.worths)
        self.users = self._users()

    def entries(self) -> Iterator[tuple[int, int | None]]:
        """Each place for a story as it stands now: its session, and the story there, or None where
        it is empty.
        """
        for place in self.leads:
            session = self.inputs.sessions[place]
            for number in sorted(self.leads[place]):
                if (
                    number in self.leads[place]
                    and self.inputs.stories[number].id not in session.pins
                ):
                    yield place, number
            if len(self.leads[place]) < session.capacity:
                yield place, None

    def changes(self, place: int, number: int | None) -> Iterator[Leads]:
        """What may be told instead: a story that is free, or one that somebody else hears, who then
        gets another.
        """
        session = self.inputs.sessions[place]
        for other in self.able[place]:
            if other in self.leads[place]:
                continue
            here = (self.leads[place] - {number}) | {other}
            user = (
                None
                if self._waived(session, other)
                else self.users.get(self.inputs.stories[other].group)
            )
            if user is None or user == (place, number):
                yield {place: here}
            elif user[0] != place:
                yield from self._exchanges(place, number, here, user)

    def take(self, change: Leads) -> bool:
        """Whether the change makes the plan better; then it is made."""
        worths = self.worths | {place: self.worth(place, told) for place, told in change.items()}
        value = self.value(worths)
        if value <= self.best:
            return False
        self.leads = self.leads | change
        self.worths, self.best = worths, value
        self.users = self._users()
        return True

    def value(self, worths: Mapping[int, _Worth]) -> tuple[int, ...]:
        """The levels in their order; the candidate's order of stories is the last."""
        musts, answers = self.begun.musts, self.begun.answers
        for worth in worths.values():
            musts |= worth.musts
            answers |= worth.answers
        nothing = (0,) * SUMS
        sums = [
            sum(each)
            for each in zip(nothing, *(worth.sums for worth in worths.values()), strict=True)
        ]
        return (*sums[:2], musts.bit_count(), sums[2], answers.bit_count(), *sums[3:])

    def worth(self, place: int, told: frozenset[int]) -> _Worth:
        """What a session with these stories adds."""
        key = (place, told)
        if key not in self.known:
            self.known[key] = self._worth(self.inputs.sessions[place], told)
        return self.known[key]

    @cached_property
    def begun(self) -> _Worth:
        """What was told already covers."""
        useful = objectives.answered(objectives.begun(self.inputs, useful=True))
        return _Worth((), self._musts(objectives.begun(self.inputs)), _bits(useful))

    def _worth(self, session: SessionInput, told: frozenset[int]) -> _Worth:
        stories = [self.inputs.stories[number] for number in told]
        local = objectives.local(self.inputs, session, stories)
        kept = sum((session.index, number) in self.earlier for number in told)
        order = sum(len(self.inputs.stories) - number for number in told)
        answers = objectives.answered(
            [story for story in stories if self.inputs.relevant(session, story)]
        )
        return _Worth((*local.values(), kept, order), self._musts(stories), _bits(answers))

    def _musts(self, stories: Collection[StoryInput]) -> int:
        shown = [objectives.proven(shows, list(stories)) for _, shows in self.inputs.musts]
        return sum(1 << place for place, given in enumerate(shown) if given)

    def _exchanges(
        self, place: int, number: int | None, here: frozenset[int], user: tuple[int, int]
    ) -> Iterator[Leads]:
        """The other session gives its story away, and gets this one's, or one that nobody hears, or
        none.
        """
        there, given = user
        session = self.inputs.sessions[there]
        if self.inputs.stories[given].id in session.pins:
            return
        rest = self.leads[there] - {given}
        for other in (number, *self.able[there]):
            if other is None or other in rest or other == given:
                continue
            free = self.users.get(self.inputs.stories[other].group) in {None, (place, number)}
            allowed = other != number or other in self.able[there]
            if (
                allowed
                and (free or self._waived(session, other))
                and not self._clash(place, here, other)
            ):
                yield {place: here, there: rest | {other}}
        yield {place: here, there: rest}

    def _clash(self, place: int, here: frozenset[int], other: int) -> bool:
        """Whether the story's group is among what the first session hears now."""
        group, session = self.inputs.stories[other].group, self.inputs.sessions[place]
        return any(
            self.inputs.stories[one].group == group and not self._waived(session, one)
            for one in here
        )

    def _users(self) -> dict[str, tuple[int, int]]:
        """By group, the session and story that use it up."""
        return {
            self.inputs.stories[number].group: (place, number)
            for place, told in self.leads.items()
            for number in told
            if not self._waived(self.inputs.sessions[place], number)
        }

    def _waived(self, session: SessionInput, number: int) -> bool:
        return self.inputs.stories[number].id in session.waived


def _bits(answers: Collection[str]) -> int:
    return sum(1 << place for place, one in enumerate(ANSWERS) if one in answers)
