"""Stories kept for somebody who weighs more, and is met in a later round of the record.

In: an application, one of its rounds, and what each story is good for. Out: for each session of the
round, the stories kept from it, each with the later session it is kept for. What is told on the day
changes none of it, so the rest of a day is planned by the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct

from secondround.plan import capacity, likely
from secondround.plan.groups import own, spent
from secondround.plan.listeners import Topics, points, top, useful
from secondround.plan.strengths import WEAKEST, strength
from secondround.plan.told_before import Place
from secondround.plan.weights import deciders, weight
from secondround.records import Application
from secondround.records.models import Session, Story


def kept(application: Application, round: int, topics: Topics) -> list[dict[str, Place]]:
    """By session of the round, the stories kept from it by their ids, and for which later one."""
    stages = application.record.rounds
    later: list[_Later] = []
    for number, stage in enumerate(stages):
        for index, session in enumerate(stage.sessions if number > round else ()):
            if wanted := top(points(application, session)):
                later.append(_Later(_rank(application, session), (number, index), wanted))
    later.sort(key=lambda each: -each.rank)
    bank = _Bank.of(application, round, topics)
    return [bank.kept_from(session, later) for session in stages[round].sessions]


def _rank(application: Application, session: Session) -> int:
    """How much the people of a session weigh, at a meal as anywhere else; who decides, most."""
    anywhere = session.model_copy(update={"format": "behavioural"})
    deciding = not deciders(application).isdisjoint(session.with_)
    return weight(application, anywhere) + deciding


class _Later(NamedTuple):
    """A session of a later round."""

    rank: int
    place: Place
    wanted: frozenset[str]  # what matters most there


class _Bank(Struct, frozen=True):
    """The stories that were told in no earlier round."""

    application: Application
    round: int
    topics: Topics
    untold: list[Story]
    groups: dict[str, str]
    places: int  # of all sessions of the round

    @classmethod
    def of(cls, application: Application, round: int, topics: Topics) -> _Bank:
        """What is left for a round."""
        stories, told = application.candidate.stories, spent(application, round, ())
        groups = {story.id: own(story) for story in stories}
        untold = [story for story in stories if groups[story.id] not in told]
        places = sum(map(capacity.stories, application.record.rounds[round].sessions))
        return cls(application, round, topics, untold, groups, places)

    def kept_from(self, session: Session, later: Collection[_Later]) -> dict[str, Place]:
        """The stories kept from a session for later ones, the weightiest first."""
        rank = _rank(self.application, session)
        fit, known = self._fit(session) if later else ([], False)
        fitting = {self.groups[story.id] for story in fit}
        whole = {self.groups[story.id] for story in fit if strength(story) > WEAKEST}
        keeping: dict[str, Place] = {}
        for group, place in self._wanted(later, rank):
            if fit and group not in fitting:
                keeping.setdefault(group, place)
        for group, place in self._wanted(later, rank + 1, most=1 if known else None):
            left = whole.difference(keeping, (group,))
            if group in fitting and len(left) >= self.places:
                keeping.setdefault(group, place)
        found = {}
        for story in self.untold:
            if self.groups[story.id] in keeping:
                found[story.id] = keeping[self.groups[story.id]]
        return found

    def _wanted(
        self, later: Iterable[_Later], rank: int, most: int | None = None
    ) -> Iterator[tuple[str, Place]]:
        """For each later session of this rank or more, as many as `most` groups that it may open
        with.
        """
        for other in later:
            if other.rank >= rank:
                for group in self._openers(other.wanted)[:most]:
                    yield group, other.place

    def _fit(self, session: Session) -> tuple[list[Story], bool]:
        """The stories on what matters most in the session, or that answer what is likely to be
        asked there; if there is none, all that are useful there. And whether there is one.
        """
        here = points(self.application, session)
        asked: set[str] = set()
        for person in self.application.record.people(session):
            for topic, _ in likely.asked(self.application, person):
                asked.add(topic)
        able = [story for story in self.untold if story.id not in session.avoid]
        matters = asked | top(here)
        if fit := [each for each in able if not matters.isdisjoint(self.topics[each.id])]:
            return fit, True
        helpful = set(useful(here, asked, self.topics))
        return list(filter(lambda story: story.id in helpful, able)), False

    def _openers(self, wanted: frozenset[str]) -> list[str]:
        """The groups of the stories that a session may open with: the strongest first; of equally
        strong ones, that which shows most of what is wanted, then the first of the bank.
        """

        def least(story: Story) -> tuple[int, int]:
            return -strength(story), -len(wanted.intersection(story.shows))

        able = [story for story in self.untold if not wanted.isdisjoint(story.shows)]
        return [self.groups[story.id] for story in sorted(able, key=least)]
