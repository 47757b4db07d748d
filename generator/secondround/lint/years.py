"""A rule about the years of stories.

In: an application. Out: problems in its candidate's file. No clock is read: what is over by the
last round on record has happened.
"""

from __future__ import annotations

from collections.abc import Iterator

from secondround.problems import Problem
from secondround.records import Application, schedule


def stories(application: Application) -> Iterator[Problem]:
    """A story is of a year that is no later than the last round's."""
    days = filter(None, map(schedule.last_day, application.record.rounds))
    last = max((day.year for day in days), default=None)
    for index, story in enumerate(application.candidate.stories if last else ()):
        if last and story.year and story.year > last:
            yield application.candidate_source.problem(
                ("stories", index, "year"),
                "story-in-the-future",
                f"`{story.title}` is from {story.year}, and the last round of "
                f"{application.record.company.name} is in {last}.",
                "correct the year of one of them",
                about=(story.title,),
            )
