"""Stories that count as one: those of one project. Which of them were told before.

In: an application. Out: the groups of stories, by name.
"""

from __future__ import annotations

from collections.abc import Iterable

from secondround.plan.told_before import told_in
from secondround.records import Application
from secondround.records.models import Story


def group(application: Application, story: str) -> str:
    """The group of the story with this id."""
    for known in application.candidate.stories:
        if known.id == story:
            return own(known)
    return story


def own(story: Story) -> str:
    """The story's project, or else the story. A project gets a prefix that no id can have."""
    return f"project:{story.project}" if story.project else story.id


def spent(application: Application, round: int, heard: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """The groups told before: to anyone in an earlier round, or in a session of this one that has
    begun.
    """
    told = told_in(application.record.rounds[:round])
    return frozenset(group(application, story) for story in told.union(*heard))
