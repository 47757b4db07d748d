"""What was told in earlier rounds, and to whom; what proves a requirement.

In: stories, a record and its rounds. Out: sessions and ids; people and days, in words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from secondround.records.models import Record, Requirement, Round, Session, Story
from secondround.text import listed, quoted, short_day

Place = tuple[int, int]
"""Indexes of a round and of a session in it."""


class Telling(Struct, frozen=True):
    """A session in which something was told, as the record says."""

    place: Place
    stage: Round
    session: Session
    stories: tuple[str, ...]  # ids

    @property
    def when(self) -> str:
        """When the round was: "on 3 November 2026", or "in “Screening”"."""
        if self.stage.date:
            return f"on {short_day(self.stage.date)}"
        return f"in {quoted(self.stage.name)}"


def tellings(rounds: Iterable[Round]) -> Iterator[Telling]:
    """The sessions of these rounds, from the first one on, in which anything was told."""
    for number, stage in enumerate(rounds):
        for index, session in enumerate(stage.sessions):
            if session.told:
                yield Telling((number, index), stage, session, session.told)


def told_in(rounds: Iterable[Round]) -> frozenset[str]:
    """The ids of the stories that were told in these rounds."""
    found: set[str] = set()
    for telling in tellings(rounds):
        found.update(telling.stories)
    return frozenset(found)


def proving(bank: Iterable[Story], requirement: Requirement) -> set[str]:
    """The stories, by id, that show what a requirement asks for."""
    return {story.id for story in bank if not set(requirement.shows).isdisjoint(story.shows)}


def told_to(record: Record, round: int | None, stories: Collection[str]) -> str:
    """Who heard any of these stories before a round, and when: "Ana Ruiz and Bo Lee on 3 November
    2026"; "" where nobody did.
    """
    heard: dict[str, dict[str, None]] = {}
    for telling in tellings(record.rounds[: round or 0]):
        if set(telling.stories).isdisjoint(stories):
            continue
        people = [person.name for person in record.people(telling.session).values()]
        named = heard.setdefault(telling.when, {})
        named |= dict.fromkeys(people or [telling.session.instead_of_people])
    return listed(f"{listed(names)} {when}" for when, names in heard.items())
