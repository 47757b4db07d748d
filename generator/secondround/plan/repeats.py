"""Which story to repeat where the bank runs out: to people who have not heard it, at least harm.

In: an application, a round, its input, and the stories of each session. Out: a `Repeat` for each
session that has room for a story, or has one that nobody there asks for, and an interest that
nothing told there meets. It changes no plan:
a person decides, by a line in the record.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from secondround.plan import objectives
from secondround.plan.coverage import Heard
from secondround.plan.groups import group
from secondround.plan.inputs import PlanInput, SessionInput, StoryInput
from secondround.plan.model import Repeat
from secondround.plan.people import names_of
from secondround.records import Application
from secondround.text import listed, quoted

_Harm = tuple[int, int, int, int, int]
_Place = tuple[int, int]
"""Indexes of a round and a session."""


def find(
    application: Application, round: int, inputs: PlanInput, heard: Heard
) -> dict[int, Repeat]:
    """By session the story to repeat there. Who weighs most is served first, and each story is
    repeated once.
    """
    rooms = _Rooms(application, round, inputs, heard)
    taken: set[str] = set()
    found: dict[int, Repeat] = {}
    for session in sorted(inputs.open_sessions, key=lambda session: -session.weight):
        held = [story for story in heard[session.index] if not inputs.is_idle(session, story)]
        if len(held) >= session.capacity:
            continue
        options = [option for option in rooms.options(session) if option[1].group not in taken]
        if options:
            _, story = min(options, key=lambda option: option[0])
            taken.add(story.group)
            found[session.index] = rooms.repeat(session, story)
    return found


@dataclass(frozen=True, slots=True)
class _Rooms:
    """A round, and who was in the room when a story was told."""

    application: Application
    round: int
    inputs: PlanInput
    heard: Heard

    def options(self, session: SessionInput) -> Iterator[tuple[_Harm, StoryInput]]:
        """The stories that could be repeated in the session, the least harmful with the lowest
        value: who could mention it, whether it is told in this round, what it is worth here, and of
        equal ones how few hear it.
        """
        people, needs = self._people((self.round, session.index)), self._needs(session)
        here = _groups(self.heard[session.index])
        for index, story in enumerate(self.inputs.stories):
            places = self._places(story.group)
            hearers = self._hearers(places)
            worth = sum(needs.get(name, 0) for name in story.shows)
            ruled_out = story.id in session.bans or story.id in self.inputs.without
            known = people and all(map(self._people, places))
            if not (known and places and worth) or ruled_out or story.group in here:
                continue
            if not hearers & people and not self.application.story(story.id).is_unfinished:
                meeting = len(hearers & self._colleagues(people))
                recent = places[-1][0] == self.round
                yield (meeting, int(recent), -worth, len(hearers), index), story

    def repeat(self, session: SessionInput, story: StoryInput) -> Repeat:
        """The story to repeat in the session, in words, and the line that allows it."""
        people, places = self._people((self.round, session.index)), self._places(story.group)
        hearers = self._hearers(places)
        over = all(map(self._is_over, places))
        be = ("was" if over else "is") if len(people) == 1 else ("were" if over else "are")
        hear = "heard" if over else "hears" if len(hearers) == 1 else "hear"
        not_there = f"{self._names(people)} {be} not in the room"
        reason = f"{not_there} when {self._names(hearers)} {hear} it."
        meeting = hearers & self._colleagues(people)
        risk = f"but {self._names(meeting)} could mention it" if meeting else ""
        shows = story.shown_of(self._needs(session))
        title = quoted(self.application.story(story.id).title)
        return Repeat(
            story=story.id,
            reason=reason,
            text=f"You could repeat {title} for {listed(shows)}: {reason[:-1]}, "
            f"{risk or 'and they share no session'}.",
            line=_line(session, story.id, reason),
        )

    def _needs(self, session: SessionInput) -> dict[str, int]:
        """What somebody there is interested in and hears nothing about, and what it is worth."""
        needs: dict[str, int] = {}
        for listener in self.inputs.listeners:
            if session.index not in listener.sessions:
                continue
            hears = set(listener.heard)
            for index in listener.sessions:
                hears |= objectives.shown(self.heard[index])
            for name, point in listener.points.items():
                if point.whose != "asks" and name not in hears:
                    needs[name] = needs.get(name, 0) + point.first
        return needs

    def _places(self, wanted: str) -> list[_Place]:
        """Where the story, or one from its project, was told or is to be told."""
        places: list[_Place] = []
        for number, stage in enumerate(self.application.record.rounds[: self.round]):
            for index, session in enumerate(stage.sessions):
                if wanted in map(partial(group, self.application), session.told or ()):
                    places.append((number, index))
        for index, stories in enumerate(self.heard):
            if wanted in _groups(stories):
                places.append((self.round, index))
        return places

    def _hearers(self, places: Collection[_Place]) -> frozenset[str]:
        return frozenset().union(*map(self._people, places))

    def _people(self, place: _Place) -> frozenset[str]:
        stage, session = place
        return frozenset(self.application.record.rounds[stage].sessions[session].with_)

    def _is_over(self, place: _Place) -> bool:
        return place[0] < self.round or not self.inputs.sessions[place[1]].open

    def _colleagues(self, people: frozenset[str]) -> set[str]:
        """Everybody who is in a session with one of these people, in any round."""
        found: set[str] = set()
        for stage in self.application.record.rounds:
            for session in stage.sessions:
                if not people.isdisjoint(session.with_):
                    found.update(session.with_)
        return found

    def _names(self, people: Collection[str]) -> str:
        """Names in the order of the record."""
        order = list(self.application.record.interviewers)
        return names_of(self.application, sorted(people, key=order.index))


def _groups(stories: Iterable[StoryInput]) -> set[str]:
    return {story.group for story in stories}


def _line(session: SessionInput, story: str, reason: str) -> str:
    """The session's `repeat_ok`, with what it allows already."""
    entries = []
    for id, why in (session.waived | {story: reason}).items():
        entries.append(f"{{story: {id}, reason: {json.dumps(why, ensure_ascii=False)}}}")
    return f"repeat_ok: [{', '.join(entries)}]"
