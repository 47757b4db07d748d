"""Where a story is that would fill a gap: in reserve, told before, or planned for people who do not
ask for what it shows.

In: an application, a round, its input, what each session hears, and the backups. Out: words. It
must not decide that something is missing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import Struct

from secondround.plan import objectives
from secondround.plan.coverage import Heard
from secondround.plan.groups import group
from secondround.plan.inputs import PlanInput, SessionInput, StoryInput
from secondround.plan.model import Move
from secondround.plan.people import names_of, who
from secondround.plan.told_before import tellings
from secondround.plan.weights import deciders
from secondround.records import Application
from secondround.text import quoted


class Elsewhere(Struct, frozen=True):
    """A round, what its sessions hear, and what is held in reserve for them."""

    application: Application
    round: int
    inputs: PlanInput
    heard: Heard
    backups: objectives.Leads

    def in_reserve(
        self, shows: Collection[str], sessions: Collection[int]
    ) -> tuple[int, StoryInput] | None:
        """The first story in reserve for one of these sessions that shows any of this."""
        for index in sessions:
            for story in self.inputs.stories_at(self.backups.get(index, ())):
                if objectives.proven(shows, [story]):
                    return index, story
        return None

    def movable(self, competency: str, sessions: Sequence[int]) -> Move | None:
        """The story that shows the competency, is planned where only the posting asks for what it
        shows, and could be told in one of these sessions, best in one with room for it.
        """
        rooms = [self.inputs.sessions[index] for index in sessions]
        rooms.sort(key=lambda room: len(self.heard[room.index]) >= room.capacity)
        for session, stories in zip(self.inputs.sessions, self.heard, strict=True):
            for story in stories:
                if competency not in story.shows or not self._is_for_the_posting(session, story):
                    continue
                for room in rooms:
                    if story.id not in room.bans and len(room.pins) < room.capacity:
                        there = who(self.application, self.round, session.index)
                        here = who(self.application, self.round, room.index)
                        pins = ", ".join((*sorted(room.pins), story.id))
                        return Move(
                            story.id,
                            f"{self.title(story)} does, and is planned for {there}, where only the "
                            f"posting asks for it. You could tell it to {here} instead.",
                            f"tell: [{pins}]",
                        )
        return None

    def _is_for_the_posting(self, session: SessionInput, story: StoryInput) -> bool:
        return (
            session.open
            and story.id not in session.pins
            and story.id not in session.waived
            and objectives.for_the_posting(session, story)
        )

    def hearers(self, told: Collection[str]) -> str:
        """Who was told stories of these groups, in words: `, to Ana Ruiz`; "" where it is not
        known. Then whether any of them decides.
        """
        people: set[str] = set()
        record = self.application.record
        for telling in tellings(record.rounds[: self.round + 1]):
            groups = {group(self.application, story) for story in telling.stories}
            if not groups.isdisjoint(told):
                if not telling.session.with_:
                    return ""
                people.update(telling.session.with_)
        if not people:
            return ""
        names = names_of(self.application, filter(people.__contains__, record.interviewers))
        decide = deciders(self.application)
        rest = ". Nobody who decides has heard one" if decide.isdisjoint(people) else ""
        return f", to {names}{rest if decide else ''}"

    def title(self, story: StoryInput) -> str:
        """The story's title, in quotes."""
        return quoted(self.application.story(story.id).title)
