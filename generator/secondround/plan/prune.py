"""The part of a large bank that a best plan can use.

In: the terms of a round. Out: the numbers of the stories to look at. A story is left out only where so many others are
at least as good in everything, and come before it in the candidate's order, that one of them is always free: with that
one in its place no level is lower and the order is better, so no best plan tells it. Nothing is guessed, except
where a bank is larger than anybody's: then each session's likeliest stories are looked at, and little is proven.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from heapq import nsmallest

from secondround.plan import objectives
from secondround.plan.terms import PlanInput, SessionInput, StoryInput

SMALL = 40
"""A bank of so many stories is looked at whole: that takes less time than finding out."""

HUGE = 2_000
"""A bank of more stories than this is not compared story by story."""
PAIRS = 6_000
"""So many pairs of session and story can be weighed within the ten seconds that a plan may take."""
STRENGTHS = 3


def undominated(terms: PlanInput, earlier: Collection[tuple[int, int]]) -> tuple[tuple[int, ...], bool]:
    """The numbers of the stories to look at, in the candidate's order, and whether a best plan needs no others."""
    named = _named(terms) | {terms.tales[number].id for _, number in earlier}
    numbers = tuple(range(len(terms.tales)))
    if SMALL < len(numbers) <= HUGE:
        numbers = _unmatched(terms, named)
    sessions = [seat for seat in terms.seats if seat.open and seat.room]
    if len(numbers) * len(sessions) <= PAIRS:
        return numbers, True
    return _likeliest(terms, sessions, named), False


def _unmatched(terms: PlanInput, named: Collection[str]) -> tuple[int, ...]:
    """The stories that are not matched by so many others that one of those is always free."""
    enough = sum(seat.room + 2 * bool(seat.room) for seat in terms.seats if seat.open)  # leads, and two backups each
    marks, kept, free = _Marks(terms), [], list[int]()
    for number, tale in enumerate(terms.tales):
        mark = marks.of(tale)
        if tale.id not in named and _times(free, mark, enough):
            continue
        kept.append(number)
        if tale.id not in named and not tale.group.startswith("project:") and tale.group not in terms.spent:
            free.append(mark)
    return tuple(kept)


def _likeliest(terms: PlanInput, sessions: Sequence[SessionInput], named: Collection[str]) -> tuple[int, ...]:
    """For each session the stories that meet most there, and every story that the record names."""
    each = PAIRS // len(sessions) ** 2
    found = {number for number, tale in enumerate(terms.tales) if tale.id in named}
    for seat in sessions:
        able = (number for number, tale in enumerate(terms.tales) if terms.allowed(seat, tale))
        found.update(nsmallest(each, able, key=lambda number: (-_worth(seat, terms.tales[number]), number)))
    return tuple(sorted(found))


def _worth(seat: SessionInput, tale: StoryInput) -> int:
    return objectives.interest(seat, [tale]) * (STRENGTHS + 1) + tale.strength


def _times(free: Collection[int], mark: int, enough: int) -> bool:
    """Whether as many as `enough` of the free stories are at least as good."""
    better = 0
    for other in free:
        if other & mark == mark:
            better += 1
            if better >= enough:
                return True
    return False


def _named(terms: PlanInput) -> set[str]:
    """Stories that the record names for this round: what holds for them may not hold for another."""
    names = set(terms.without)
    for seat in terms.seats:
        names |= seat.pins | seat.bans | set(seat.waived) | set(seat.told or ())
    return names


class _Marks:
    """What a story is good for, as bits: a story with all the bits of another is at least as good in everything."""

    def __init__(self, terms: PlanInput) -> None:
        self.asked = sorted({name for seat in terms.seats for name in seat.points})
        self.judged = {
            name: sum(
                1 << seat.index
                for seat in terms.seats
                if name in seat.points and seat.points[name].whose != "requirement"
            )
            for name in self.asked
        }
        self.sessions = len(terms.seats)

    def of(self, tale: StoryInput) -> int:
        """The story's bits: what it shows, answers, its strength, and who judges what it shows best."""
        bits = sum(1 << place for place, name in enumerate(self.asked) if name in tale.shows)
        bits = bits << len(objectives.ANSWERS) | sum(
            1 << place for place, one in enumerate(objectives.ANSWERS) if one in tale.answers
        )
        bits = bits << STRENGTHS | (1 << tale.strength) - 1
        return bits << self.sessions | (self.judged.get(tale.shows[0], 0) if tale.shows else 0)
