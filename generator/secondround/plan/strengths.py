"""How strong a story is, and what it is good for by that.

In: an application and one of its rounds. Out: what each story is good for. It must not decide who
hears what.
"""

from __future__ import annotations

from secondround.plan import likely
from secondround.plan.weights import deciders
from secondround.records import Application
from secondround.records.models import Story

WEAKEST = 1


def strength(story: Story) -> int:
    """As the candidate rates it, but weak until it can be told whole."""
    return WEAKEST if story.is_unfinished else story.strength


def as_strong(competency: str, strength: int) -> str:
    """The topic of the stories on a competency that are as strong as that. No competency has such a
    name, and no likely question such a key.
    """
    return f"{competency}\n≥{strength}"


def topics(application: Application, round: int) -> dict[str, tuple[str, ...]]:
    """What each story is good for in a round, by its id: what it shows, the likely questions that
    it answers, and that it is as strong as that on what somebody who decides cares about, or on
    what is tested in front of them.
    """
    found = likely.topics(application, round)
    people, deciding = application.record.interviewers, deciders(application)
    weighed = set[str]()
    for id in deciding:
        weighed.update(people[id].cares_about)
    for session in application.record.rounds[round].sessions:
        weighed.update(session.focus if not deciding.isdisjoint(session.with_) else ())
    for story in application.candidate.stories:
        steps = range(WEAKEST + 1, strength(story) + 1)
        for name in filter(weighed.__contains__, dict.fromkeys(story.shows)):
            found[story.id] += tuple(as_strong(name, step) for step in steps)
    return found
