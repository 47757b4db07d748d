"""The part of a large bank that a best plan can use.

In: the input of a round. Out: the indexes of the stories to look at. A story is left out only if so
many others are at least as good in everything, and come before it in the candidate's order, that
one of them is always free. With that one in its place, no objective is lower and the order is
better, so no best plan has the story. This is exact, except for banks far larger than people have:
then each session's likeliest stories are looked at, and little is proven.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from heapq import nsmallest

from secondround.plan import objectives
from secondround.plan.inputs import STRONGEST, PlanInput, SessionInput, StoryInput
from secondround.vocabulary import ANSWERS

SMALL = 40
"""A bank of up to so many stories is looked at whole: that is quicker than pruning it."""

HUGE = 2_000
"""A bank of more stories than this is not compared story by story."""
PAIRS = 6_000
"""So many pairs of a session and a story fit into the ten seconds that a plan may take."""
BACKUPS = 2
"""The most that one session can hold."""


def undominated(
    inputs: PlanInput, earlier: Collection[tuple[int, int]]
) -> tuple[tuple[int, ...], bool]:
    """The stories to look at, in the candidate's order, and whether a best plan needs no others."""
    named = _named(inputs)
    for _, story in earlier:
        named.add(inputs.stories[story].id)
    indexes = tuple(range(len(inputs.stories)))
    if SMALL < len(indexes) <= HUGE:
        indexes = _unmatched(inputs, named)
    sessions = [session for session in inputs.open_sessions if session.capacity]
    if len(indexes) * len(sessions) <= PAIRS:
        return indexes, True
    return _likeliest(inputs, sessions, named), False


def _unmatched(inputs: PlanInput, named: Collection[str]) -> tuple[int, ...]:
    """The stories that are not matched by so many others that one of those is always free."""
    enough = 0  # so many stories can be in use at once
    for session in inputs.open_sessions:
        if session.capacity:
            enough += session.capacity + BACKUPS
    marks = _Marks(inputs)
    kept: list[int] = []
    free: list[int] = []  # the marks of stories that can take any other's place
    for index, story in enumerate(inputs.stories):
        mark = marks.of(story)
        if story.id in named:
            kept.append(index)
        elif not _matched(mark, free, enough):
            kept.append(index)
            # Neither a story that shares its project with others nor a spent one can be counted
            # on to be free.
            if not story.group.startswith("project:") and story.group not in inputs.spent:
                free.append(mark)
    return tuple(kept)


def _likeliest(
    inputs: PlanInput, sessions: Sequence[SessionInput], named: Collection[str]
) -> tuple[int, ...]:
    """For each session the stories that meet most there, and every story that the record names."""
    each = PAIRS // len(sessions) ** 2
    found = {index for index, story in enumerate(inputs.stories) if story.id in named}
    for session in sessions:
        able = []
        for index, story in enumerate(inputs.stories):
            if inputs.allowed(session, story):
                able.append((-_worth(session, story), index))
        found.update(index for _, index in nsmallest(each, able))
    return tuple(sorted(found))


def _worth(session: SessionInput, story: StoryInput) -> int:
    """How much interest it meets there, then its strength."""
    return objectives.worth(session, story) * (STRONGEST + 1) + story.strength


def _matched(mark: int, free: Collection[int], enough: int) -> bool:
    """Whether as many as `enough` of the free stories are at least as good."""
    better = 0
    for other in free:
        if other & mark == mark:
            better += 1
            if better >= enough:
                return True
    return False


def _named(inputs: PlanInput) -> set[str]:
    """Stories that the record names for this round, or keeps for a later one: what holds for
    them may not hold for another.
    """
    names = set(inputs.without)
    for session in inputs.sessions:
        names |= session.pins | session.bans | session.waived.keys() | session.kept.keys()
        names.update(session.told or ())
    return names


class _Marks:
    """What each story is good for, as bits. A story with all the bits of another is at least as
    good in everything.
    """

    def __init__(self, inputs: PlanInput) -> None:
        self.judging: dict[str, int] = {}  # competency -> a bit for each session that judges it
        for session in inputs.sessions:
            for name, point in session.points.items():
                bit = (point.whose != "requirement") << session.index
                self.judging[name] = self.judging.get(name, 0) | bit
        likely = set[str]()
        for session in inputs.sessions:
            likely |= session.asked
        self.asked = sorted(likely.union(self.judging))
        self.sessions = len(inputs.sessions)

    def of(self, story: StoryInput) -> int:
        """The story's bits: its topics, what it answers, its strength, and who judges what it shows
        best.
        """
        bits = 0
        for name in self.asked:
            bits = bits << 1 | (name in story.topics)
        for answer in ANSWERS:
            bits = bits << 1 | (answer in story.answers)
        # As many bits as the rating, so that the stronger story has all bits of the weaker.
        bits = bits << STRONGEST | (1 << story.strength) - 1
        judging = self.judging.get(story.shows[0], 0) if story.shows else 0
        return bits << self.sessions | judging
