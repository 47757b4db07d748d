"""A plan made better step by step, if the search for the best one was cut off.

In: the input of a round and a plan that keeps all its rules. Out: a plan that keeps them too, and
is never worse. It proves nothing. Its steps are counted, not timed, so that every machine makes the
same plan.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from secondround.plan import objectives
from secondround.plan.inputs import DECIDED, Musts, PlanInput, SessionInput, StoryInput
from secondround.vocabulary import ANSWERS

STEPS = 80_000
"""How many plans are looked at: about a second's worth."""

SUMS = 11
"""Objectives that are sums over sessions, the order of the stories included."""

Leads = dict[int, frozenset[int]]
"""Open session -> story indexes."""


def improve(
    inputs: PlanInput, leads: objectives.Leads, earlier: Collection[tuple[int, int]] = ()
) -> dict[int, tuple[int, ...]]:
    """A plan that no replacement and no exchange of two stories makes better, or close to one."""
    start = {session: frozenset(stories) for session, stories in leads.items()}
    plan = _Plan(inputs, frozenset(earlier), start)
    steps = STEPS
    better = True
    while better and steps > 0:
        better = False
        for session, story in plan.places():
            for change in plan.changes(session, story):
                steps -= 1
                if plan.take(change):
                    better = True
                    break
            if steps <= 0:
                break
    return {session: tuple(sorted(stories)) for session, stories in plan.leads.items()}


@dataclass(frozen=True, slots=True)
class _Worth:
    """What one session adds: the objectives that are sums, as bits the musts and answers it covers,
    and how many of its stories meet each shared interest.
    """

    # served, sessions, places, interest, balance, openers, strength, emphasis, fresh, kept, order
    sums: tuple[int, ...]
    musts: int
    decided: int
    answers: int
    shared: tuple[int, ...] = ()


class _Plan:
    """The plan as it is, and how it may change. Sessions and stories are indexes."""

    def __init__(
        self, inputs: PlanInput, earlier: frozenset[tuple[int, int]], leads: Leads
    ) -> None:
        self.inputs, self.earlier, self.leads = inputs, earlier, leads
        self.known: dict[tuple[int, frozenset[int]], _Worth] = {}
        self.able: dict[int, list[int]] = {}
        self.worths: dict[int, _Worth] = {}
        for session, stories in leads.items():
            self.able[session] = self._able(inputs.sessions[session])
            self.worths[session] = self.worth(session, stories)
        self.best = self.value(self.worths)
        self.users = self._users()

    def places(self) -> Iterator[tuple[int, int | None]]:
        """Each place for a story: its session, and the story there, or None if it is empty.

        The plan may change on the way; a story that has moved by then is skipped.
        """
        for index in self.leads:
            session = self.inputs.sessions[index]
            for story in sorted(self.leads[index]):
                pinned = self.inputs.stories[story].id in session.pins
                if story in self.leads[index] and not pinned:
                    yield index, story
            if len(self.leads[index]) < session.capacity:
                yield index, None

    def changes(self, session: int, story: int | None) -> Iterator[Leads]:
        """The changes that put another story in this place: a free one, or one from another
        session, which then gets another.
        """
        for other in self.able[session]:
            if other in self.leads[session]:
                continue
            here = (self.leads[session] - {story}) | {other}
            user = None if self._waived(session, other) else self.users.get(self._group(other))
            if user is None or user == (session, story):
                yield {session: here}
            elif user[0] != session:
                yield from self._exchanges(session, story, here, user)

    def take(self, change: Leads) -> bool:
        """Make the change if it makes the plan better; whether it did."""
        worths = dict(self.worths)
        for session, stories in change.items():
            worths[session] = self.worth(session, stories)
        value = self.value(worths)
        if value <= self.best:
            return False
        self.leads = self.leads | change
        self.worths, self.best = worths, value
        self.users = self._users()
        return True

    def value(self, worths: Mapping[int, _Worth]) -> tuple[int, ...]:
        """The objectives in their order; the candidate's order of stories is the last."""
        (musts, twice), answers = self.begun
        decided = 0
        columns = [(0,) * SUMS]
        shared = [(0,) * len(self.inputs.shared)]
        for worth in worths.values():
            shared.append(worth.shared)
            twice |= musts & worth.musts
            musts |= worth.musts
            decided |= worth.decided
            answers |= worth.answers
            columns.append(worth.sums)
        sums = tuple(map(sum, zip(*columns, strict=True)))
        interest = sums[3]
        for each, showing in zip(self.inputs.shared, zip(*shared, strict=True), strict=True):
            interest += each.met(sum(showing))
        interest += DECIDED * decided.bit_count()
        once = musts.bit_count()
        proofs = once + twice.bit_count()
        return (*sums[:3], once, interest, proofs, answers.bit_count(), *sums[4:])

    def worth(self, session: int, stories: frozenset[int]) -> _Worth:
        """What a session with these stories adds."""
        key = (session, stories)
        if key not in self.known:
            self.known[key] = self._worth(self.inputs.sessions[session], stories)
        return self.known[key]

    @cached_property
    def begun(self) -> tuple[tuple[int, int], int]:
        """What the stories told so far cover: must-haves in one session and in two, and answers."""
        musts = twice = 0
        for stories in objectives.told(self.inputs):
            proven = _proven(self.inputs.musts, stories)
            twice |= musts & proven
            musts |= proven
        useful = objectives.answered(objectives.begun(self.inputs, useful=True))
        return (musts, twice), _bits(useful)

    def _worth(self, session: SessionInput, indexes: frozenset[int]) -> _Worth:
        stories = self.inputs.stories_at(indexes)
        kept = order = 0
        for index in indexes:
            kept += (session.index, index) in self.earlier
            order += len(self.inputs.stories) - index
        sums = objectives.local(self.inputs, session, stories).values()
        answers = objectives.answered(self.inputs.useful(session, stories))
        shown = objectives.counts(stories)
        shared: list[int] = []
        for interest in self.inputs.shared:
            here = session.index in interest.sessions
            shared.append(shown[interest.topic] if here else 0)
        decided = _proven(self.inputs.undecided, stories) if session.deciding else 0
        bits = _proven(self.inputs.musts, stories), decided, _bits(answers)
        return _Worth((*sums, kept, order), *bits, tuple(shared))

    def _exchanges(
        self, session: int, story: int | None, here: frozenset[int], user: tuple[int, int]
    ) -> Iterator[Leads]:
        """The other session gives its story away, and gets this one's in return, or one that nobody
        hears, or none.
        """
        there, given = user
        if self.inputs.stories[given].id in self.inputs.sessions[there].pins:
            return
        rest = self.leads[there] - {given}
        swapped = [story] if story is not None and story in self.able[there] else []
        for other in (*swapped, *self.able[there]):
            if other in rest or other == given:
                continue
            free = self.users.get(self._group(other)) in {None, (session, story)}
            may = free or self._waived(there, other)
            if may and not self._used_by(session, here, other):
                yield {session: here, there: rest | {other}}
        yield {session: here, there: rest}

    def _used_by(self, session: int, here: frozenset[int], other: int) -> bool:
        """Whether a session with these stories uses up the other story's group."""
        fresh = (story for story in here if not self._waived(session, story))
        return self._group(other) in map(self._group, fresh)

    def _able(self, session: SessionInput) -> list[int]:
        stories = self.inputs.stories
        return [index for index in self.inputs.bank if self.inputs.allowed(session, stories[index])]

    def _users(self) -> dict[str, tuple[int, int]]:
        """The session and story that use up each group."""
        users = {}
        for session, stories in self.leads.items():
            for story in stories:
                if not self._waived(session, story):
                    users[self._group(story)] = (session, story)
        return users

    def _group(self, story: int) -> str:
        return self.inputs.stories[story].group

    def _waived(self, session: int, story: int) -> bool:
        return self.inputs.stories[story].id in self.inputs.sessions[session].waived


def _proven(musts: Musts, stories: Sequence[StoryInput]) -> int:
    """A bit for each must-have that the stories prove."""
    bits = 0
    for index, (_, shows) in enumerate(musts):
        bits |= objectives.proven(shows, stories) << index
    return bits


def _bits(answers: Collection[str]) -> int:
    bits = 0
    for answer in ANSWERS:
        bits = bits << 1 | (answer in answers)
    return bits
