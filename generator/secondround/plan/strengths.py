"""How strong a story is, and what it is good for by that.

In: an application and one of its rounds. Out: what each story is good for. It must not decide who
hears what.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from secondround.plan import likely
from secondround.plan.weights import deciders
from secondround.records import Application
from secondround.records.models import Story

WEAKEST = 1
Musts = tuple[tuple[int, frozenset[str]], ...]
"""Must-haves: index in the posting, and the competencies that prove it."""


def strength(story: Story) -> int:
    """As the candidate rates it, but weak until it can be told whole."""
    return WEAKEST if story.is_unfinished else story.strength


def as_strong(competency: str, strength: int) -> str:
    """The topic of the stories on a competency that are as strong as that. No competency has such a
    name, and no likely question such a key.
    """
    return f"{competency}\n≥{strength}"


def something(person: str) -> str:
    """The topic of the stories on anything that this person cares about who decides, but for weak
    ones.
    """
    return f"\n{person}"


def proving(must: int) -> str:
    """The topic of the stories that prove this line of the posting."""
    return f"\n{must}\n"


def must_haves(application: Application) -> Musts:
    """The must-haves that a story could prove."""
    musts = []
    for index, line in enumerate(application.record.role.requirements):
        if line.must and line.shows and not line.evidence:
            musts.append((index, frozenset(line.shows)))
    return tuple(musts)


def topics(application: Application, round: int) -> dict[str, tuple[str, ...]]:
    """What each story is good for in a round, by its id: what it shows, the likely questions that
    it answers, the must-haves that it proves; and that it is as strong as that on what somebody who
    decides cares about, or on what is tested in front of them.
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
        found[story.id] += tuple(_for_deciders(application, deciding, story))
    return found


def _for_deciders(
    application: Application, deciding: Collection[str], story: Story
) -> Iterator[str]:
    """The must-haves that a story proves, and whether as more than a weak one; and who of those who
    decide hears something of what they care about.
    """
    is_weak = strength(story) == WEAKEST
    for must, shows in must_haves(application):
        if not shows.isdisjoint(story.shows):
            yield proving(must)
            if not is_weak:
                yield as_strong(proving(must), WEAKEST + 1)
    for id in () if is_weak else sorted(deciding):
        if not set(story.shows).isdisjoint(application.record.interviewers[id].cares_about):
            yield something(id)
