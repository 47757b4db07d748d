"""Questions that several people are asked on purpose, since their answers may differ.

In: questions, where each can be asked and of whom, and how many more a session holds. Out: which of
them are asked of several, in which sessions, and of whom. Whoever stands somewhere else sees
something else: people of different roles are asked before more people of one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import chain

from secondround.plan.askable import Entry
from secondround.plan.question_model import Pair
from secondround.records.models import Interviewer

MOST_COMPARED = 2
"""One or two questions asked of several people are enough to compare; with more, every conversation
would be the same.
"""


def compared(
    bank: Sequence[Entry],
    able: Mapping[Pair, tuple[str, ...]],
    people: Mapping[str, Interviewer],
    free: Mapping[int, int],
    needed: Collection[Pair],
) -> dict[int, dict[int, tuple[str, ...]]]:
    """The questions asked of several people, and by session of whom. `able` is in the order of the
    day; `free` is how many such questions a session holds; those `needed` are asked anyway.
    """
    where: dict[int, dict[int, tuple[str, ...]]] = {}
    for (session, question), names in able.items():
        if bank[question].compare:
            where.setdefault(question, {})[session] = names
    roles = {id: interviewer.role for id, interviewer in people.items()}

    def rank(question: int) -> tuple[bool, int, int]:
        reached = {roles[id] for id in chain.from_iterable(where[question].values())}
        return bank[question].source == "library", -len(reached), question

    left = dict(free)
    chosen: dict[int, dict[int, tuple[str, ...]]] = {}
    for question in sorted(where, key=rank):
        fixed = {session for session, other in needed if other == question}
        room = {
            session: names
            for session, names in where[question].items()
            if session in fixed or left[session] > 0
        }
        asked = _asked(room, roles, fixed)
        if len(asked) > 1 and len(chosen) < MOST_COMPARED:
            chosen[question] = asked
            for session in asked.keys() - fixed:
                left[session] -= 1
    return chosen


def _asked(
    room: Mapping[int, tuple[str, ...]], roles: Mapping[str, str], fixed: Collection[int]
) -> dict[int, tuple[str, ...]]:
    """Where to ask one question, and whom: nobody twice."""
    sessions = list(room)
    reached = [frozenset(map(roles.__getitem__, names)) for names in room.values()]
    where = widest(reached, {turn for turn, session in enumerate(sessions) if session in fixed})
    if len(where) == 1:  # everybody has the same role: then two people of it
        alone = room[sessions[where[0]]]
        others = (
            turn
            for turn, session in enumerate(sessions)
            if turn not in where and not set(room[session]) <= set(alone)
        )
        where = tuple(sorted((*where, *list(others)[:1])))
    met: set[str] = set()
    asked: dict[int, tuple[str, ...]] = {}
    # Whoever is asked where it has to be asked is not asked elsewhere before.
    for turn in sorted(where, key=lambda turn: (sessions[turn] not in fixed, turn)):
        session = sessions[turn]
        names = tuple(id for id in room[session] if id not in met)
        if names:
            asked[session] = names
            met.update(names)
    return asked


def widest(roles: Sequence[frozenset[str]], fixed: Collection[int]) -> tuple[int, ...]:
    """The sessions that reach the most roles: as few as can be, and of these the earliest. Those
    `fixed` are always among them. `roles` are those of each session that can answer.
    """
    best: dict[frozenset[str], tuple[int, ...]] = {frozenset(): ()}
    for turn, here in enumerate(roles):
        before = dict(best)
        if turn in fixed:
            best = {}
        for reached, chosen in before.items():
            known, longer = best.get(reached | here), (*chosen, turn)
            if known is None or (len(longer), longer) < (len(known), known):
                best[reached | here] = longer
    most = max(map(len, best))
    return min(
        (chosen for reached, chosen in best.items() if len(reached) == most),
        key=lambda chosen: (len(chosen), chosen),
    )
