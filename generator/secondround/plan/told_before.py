"""What proves a requirement, and who heard it in an earlier round.

In: stories, a record and one of its rounds. Out: ids; people and days, in words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from secondround.records.models import Record, Requirement, Story
from secondround.text import listed, quoted, short_day


def proving(bank: Iterable[Story], requirement: Requirement) -> set[str]:
    """The stories, by id, that show what a requirement asks for."""
    return {story.id for story in bank if not set(requirement.shows).isdisjoint(story.shows)}


def told_to(record: Record, round: int | None, stories: Collection[str]) -> str:
    """Who heard any of these stories before a round, and when: "Ana Ruiz and Bo Lee on 3 November
    2026"; "" where nobody did.
    """
    heard: dict[str, dict[str, None]] = {}
    for stage in record.rounds[: round or 0]:
        when = f"on {short_day(stage.date)}" if stage.date else f"in {quoted(stage.name)}"
        for session in stage.sessions:
            if not set(session.told or ()).isdisjoint(stories):
                people = [person.name for person in record.people(session).values()]
                named = heard.setdefault(when, {})
                named |= dict.fromkeys(people or [session.instead_of_people])
    return listed(f"{listed(names)} {when}" for when, names in heard.items())
