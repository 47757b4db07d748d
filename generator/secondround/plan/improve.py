"""A plan made better step by step, if the search for the best one was cut off.

In: the input of a round and a plan that keeps all its rules. Out: a plan that keeps them too, and
is never worse. It proves nothing. Its steps are counted, not timed, so that every machine makes the
same plan.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from secondround.plan import objectives
from secondround.plan.inputs import PlanInput, SessionInput
from secondround.plan.worths import Worth, Worths

STEPS = 80_000
"""How many plans are looked at: about a second's worth."""

Leads = dict[int, frozenset[int]]
"""Open session -> story indexes."""


def improve(
    inputs: PlanInput,
    leads: objectives.Leads,
    earlier: Collection[tuple[int, int]] = (),
    steps: int = STEPS,
) -> dict[int, tuple[int, ...]]:
    """A plan that no replacement and no exchange of two stories makes better, or close to one."""
    start = {session: frozenset(stories) for session, stories in leads.items()}
    plan = _Plan(inputs, earlier, start)
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


class _Plan:
    """The plan as it is, and how it may change. Sessions and stories are indexes."""

    def __init__(
        self, inputs: PlanInput, earlier: Collection[tuple[int, int]], leads: Leads
    ) -> None:
        self.inputs, self.leads = inputs, leads
        self.known = Worths(inputs, earlier)
        self.able: dict[int, list[int]] = {}
        self.worths: dict[int, Worth] = {}
        for session, stories in leads.items():
            self.able[session] = self._able(inputs.sessions[session])
            self.worths[session] = self.known.of(session, stories)
        self.best = self.known.rank(self.worths.values())
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
                if self.known.go_together(session, here):
                    yield {session: here}
            elif user[0] != session:
                yield from self._exchanges(session, story, here, user)

    def take(self, change: Leads) -> bool:
        """Make the change if it makes the plan better; whether it did."""
        worths = dict(self.worths)
        for session, stories in change.items():
            worths[session] = self.known.of(session, stories)
        rank = self.known.rank(worths.values())
        if rank <= self.best:
            return False
        self.leads = self.leads | change
        self.worths, self.best = worths, rank
        self.users = self._users()
        return True

    def _exchanges(
        self, session: int, story: int | None, here: frozenset[int], user: tuple[int, int]
    ) -> Iterator[Leads]:
        """The other session gives its story away, and gets this one's in return, or one that nobody
        hears, or none.
        """
        there, given = user
        if not self.known.go_together(session, here):
            return
        if self.inputs.stories[given].id in self.inputs.sessions[there].pins:
            return
        rest = self.leads[there] - {given}
        swapped = [story] if story is not None and story in self.able[there] else []
        for other in (*swapped, *self.able[there]):
            if other in rest or other == given:
                continue
            free = self.users.get(self._group(other)) in {None, (session, story)}
            may = free or self._waived(there, other)
            may = may and self.known.go_together(there, rest | {other})
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
