"""The part of a large bank that a best plan can use.

In: the input of a round. Out: the numbers of the stories to look at. A story is left out only where
so many others are at least as good in everything, and come before it in the candidate's order, that
one of them is always free: with that one in its place no level is lower and the order is better, so
no best plan tells it. Nothing is guessed, except where a bank is larger than anybody's: then each
session's likeliest stories are looked at, and little is proven.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from heapq import nsmallest

from secondround.plan import objectives
from secondround.plan.inputs import PlanInput, SessionInput, StoryInput
from secondround.vocabulary import ANSWERS

SMALL = 40
"""A bank of so many stories is looked at whole: that takes less time than finding out."""

HUGE = 2_000
"""A bank of more stories than this is not compared story by story."""
PAIRS = 6_000
"""So many pairs of session and story can be weighed within the ten seconds that a plan may take."""
STRENGTHS = 3


def undominated(
    inputs: PlanInput, earlier: Collection[tuple[int, int]]
) -> tuple[tuple[int, ...], bool]:
    """The numbers of the stories to look at, in the candidate's order, and whether a best plan
    needs no others.
    """
    named = _named(inputs) | {inputs.stories[number].id for _, number in earlier}
    numbers = tuple(range(len(inputs.stories)))
    if SMALL < len(numbers) <= HUGE:
        numbers = _unmatched(inputs, named)
    sessions = [session for session in inputs.sessions if session.open and session.capacity]
    if len(numbers) * len(sessions) <= PAIRS:
        return numbers, True
    return _likeliest(inputs, sessions, named), False


def _unmatched(inputs: PlanInput, named: Collection[str]) -> tuple[int, ...]:
    """The stories that are not matched by so many others that one of those is always free."""
    # leads, and two backups each
    enough = sum(
        session.capacity + 2 * bool(session.capacity) for session in inputs.sessions if session.open
    )
    marks, kept, free = _Marks(inputs), [], list[int]()
    for number, story in enumerate(inputs.stories):
        mark = marks.of(story)
        if story.id not in named and _times(free, mark, enough):
            continue
        kept.append(number)
        if (
            story.id not in named
            and not story.group.startswith("project:")
            and story.group not in inputs.spent
        ):
            free.append(mark)
    return tuple(kept)


def _likeliest(
    inputs: PlanInput, sessions: Sequence[SessionInput], named: Collection[str]
) -> tuple[int, ...]:
    """For each session the stories that meet most there, and every story that the record names."""
    each = PAIRS // len(sessions) ** 2
    found = {number for number, story in enumerate(inputs.stories) if story.id in named}
    for session in sessions:
        able = (
            number for number, story in enumerate(inputs.stories) if inputs.allowed(session, story)
        )
        found.update(
            nsmallest(
                each, able, key=lambda number: (-_worth(session, inputs.stories[number]), number)
            )
        )
    return tuple(sorted(found))


def _worth(session: SessionInput, story: StoryInput) -> int:
    return objectives.interest(session, [story]) * (STRENGTHS + 1) + story.strength


def _times(free: Collection[int], mark: int, enough: int) -> bool:
    """Whether as many as `enough` of the free stories are at least as good."""
    better = 0
    for other in free:
        if other & mark == mark:
            better += 1
            if better >= enough:
                return True
    return False


def _named(inputs: PlanInput) -> set[str]:
    """Stories that the record names for this round: what holds for them may not hold for
    another.
    """
    names = set(inputs.without)
    for session in inputs.sessions:
        names |= session.pins | session.bans | set(session.waived) | set(session.told or ())
    return names


class _Marks:
    """What a story is good for, as bits: a story with all the bits of another is at least as good
    in everything.
    """

    def __init__(self, inputs: PlanInput) -> None:
        self.asked = sorted({name for session in inputs.sessions for name in session.points})
        self.judged = {
            name: sum(
                1 << session.index
                for session in inputs.sessions
                if name in session.points and session.points[name].whose != "requirement"
            )
            for name in self.asked
        }
        self.sessions = len(inputs.sessions)

    def of(self, story: StoryInput) -> int:
        """The story's bits: what it shows, answers, its strength, and who judges what it shows
        best.
        """
        bits = sum(1 << place for place, name in enumerate(self.asked) if name in story.shows)
        bits = bits << len(ANSWERS) | sum(
            1 << place for place, one in enumerate(ANSWERS) if one in story.answers
        )
        bits = bits << STRENGTHS | (1 << story.strength) - 1
        return bits << self.sessions | (self.judged.get(story.shows[0], 0) if story.shows else 0)
