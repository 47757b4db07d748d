"""Questions to ask, assigned to the sessions by the same engine as the stories.

In: an application and a round. Out: for each session the questions to ask there: answerable by
somebody in the room, as many as there is time for, none twice, save those asked of several on
purpose so that the answers can be compared. No person is asked the same twice, in this round or a
later one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from secondround.plan import capacity
from secondround.plan.askable import Entry, answering, entries
from secondround.plan.model import Asked
from secondround.plan.question_model import Pair, QuestionModel
from secondround.records import Application
from secondround.records.models import Interviewer, Role, Subject

MOST_COMPARED = 2
"""One or two questions asked of several are enough to compare; more would be the same talk seven
times.
"""
NEEDED: dict[Subject, tuple[Role, ...]] = {
    "next steps": ("recruiter", "hiring manager"),
    "evaluation": ("hiring manager", "senior manager", "recruiter"),
}
"""What every round has to ask, however short its sessions, and of whom rather."""
ANEW: frozenset[Subject] = frozenset({"next steps"})
"""What has another answer in each round, so that who was asked before may be asked again."""


@dataclass(frozen=True, slots=True)
class AssignedQuestions:
    """The questions of each session, and the candidate's own that are asked of nobody in this
    round.
    """

    sessions: tuple[tuple[Asked, ...], ...]
    # with the sessions in which somebody could answer
    left: tuple[tuple[Entry, tuple[int, ...]], ...]
    able: frozenset[int]  # sessions in which somebody could answer something


def assign(application: Application, round: int, begun: Collection[int]) -> AssignedQuestions:
    """The questions of every session of the round; none for those that have begun, where theirs
    count as asked.
    """
    bank = entries(application)
    before: dict[int, set[str]] = {}  # question -> who was asked it in a round that was held
    for earlier, stage in enumerate(application.record.rounds[:round]):
        for (session, question), names in _round(application, earlier, bank, before).asked.items():
            if stage.sessions[session].held:
                before.setdefault(question, set()).update(names)
    assigned = _round(application, round, bank, before)
    people = _people(application, round)
    able = frozenset(index for index, here in enumerate(people) if _any_answers(bank, here))
    sessions: list[list[Asked]] = [[] for _ in people]
    for (session, question), names in sorted(assigned.asked.items()):
        if session not in begun:
            compare = question in assigned.several
            sessions[session].append(_asked(bank[question], names, compare=compare))
    return AssignedQuestions(tuple(map(tuple, sessions)), _left(bank, assigned), able)


def _asked(entry: Entry, names: tuple[str, ...], *, compare: bool) -> Asked:
    return Asked(entry.text, entry.about, entry.source, entry.id, names, compare)


@dataclass(frozen=True, slots=True)
class _Round:
    """How a round's questions fall, and whose they are."""

    asked: dict[Pair, tuple[str, ...]]  # whom to ask
    several: frozenset[int]  # questions asked of several, to compare
    able: dict[Pair, tuple[str, ...]]  # who could be asked


def _left(bank: Sequence[Entry], assigned: _Round) -> tuple[tuple[Entry, tuple[int, ...]], ...]:
    used = {question for _, question in assigned.asked}
    left = []
    for index, entry in enumerate(bank):
        if entry.source == "record" and index not in used:
            able = tuple(session for session, question in assigned.able if question == index)
            left.append((entry, able))
    return tuple(left)


def _round(
    application: Application,
    round: int,
    bank: Sequence[Entry],
    before: Mapping[int, Collection[str]],
) -> _Round:
    """The round assigned as a whole, so that the afternoon keeps its questions once the morning is
    over.
    """
    people = _people(application, round)
    sessions = application.record.rounds[round].sessions
    order = sorted(range(len(sessions)), key=lambda index: (str(sessions[index].at or ""), index))
    able = _unasked(bank, people, before, order)
    needed = fixed(bank, able, people, order)
    capacities = {}
    for index, session in enumerate(sessions):
        needed_here = sum(pair[0] == index for pair in needed)
        capacities[index] = max(capacity.questions(session), needed_here)
    shared = compared(bank, able, capacities, needed)
    several = frozenset(question for _, question in shared)
    asked = QuestionModel(bank, able, capacities, {*shared, *needed}, several).solve()
    return _Round({pair: shared.get(pair, able[pair]) for pair in asked}, several, able)


def _unasked(
    bank: Sequence[Entry],
    people: Sequence[Mapping[str, Interviewer]],
    before: Mapping[int, Collection[str]],
    order: Sequence[int],
) -> dict[Pair, tuple[str, ...]]:
    """Who can be asked what, in the order of the day: all that can answer, but for those who were
    asked it before.

    A question of the candidate's own may have been written since. So where nobody else is left, it
    is asked again.
    """
    able: dict[Pair, tuple[str, ...]] = {}
    new: dict[Pair, tuple[str, ...]] = {}
    for session in order:
        for question, entry in enumerate(bank):
            names = answering(people[session], entry)
            known = () if entry.about in ANEW else before.get(question, ())
            if names:
                able[session, question] = names
            if names := tuple(id for id in names if id not in known):
                new[session, question] = names
    has_new = {question for _, question in new}
    found = {}
    for pair, names in able.items():
        again = pair[1] not in has_new and bank[pair[1]].source == "record"
        if pair in new or again:
            found[pair] = new.get(pair, names)
    return found


def _people(application: Application, round: int) -> list[dict[str, Interviewer]]:
    """The known people of each session, by their ids."""
    sessions = application.record.rounds[round].sessions
    return [_known(application, session.with_) for session in sessions]


def _known(application: Application, ids: Iterable[str]) -> dict[str, Interviewer]:
    known = application.record.interviewers
    return {id: known[id] for id in ids if id in known}


def _any_answers(bank: Iterable[Entry], people: Mapping[str, Interviewer]) -> bool:
    return any(answering(people, entry) for entry in bank)


def fixed(
    bank: Sequence[Entry],
    able: Mapping[Pair, Sequence[str]],
    people: Sequence[Mapping[str, Interviewer]],
    order: Sequence[int],
) -> set[Pair]:
    """The pairs of what every round has to ask: the first question on it, of whoever knows best, at
    any length.

    How the work is judged is asked early in the day, and what comes next as late as can be.
    """
    found: set[Pair] = set()
    for subject, roles in NEEDED.items():
        first = min((which for _, which in able if bank[which].about == subject), default=None)
        if first is None:
            continue
        ranks = {}
        for turn, session in enumerate(order):
            known = [people[session][id].role for id in able.get((session, first), ())]
            if known:
                rank = min(roles.index(role) if role in roles else len(roles) for role in known)
                ranks[session] = (rank, -turn if subject == "next steps" else turn)
        found.add((min(ranks, key=lambda session: ranks[session]), first))
    return found


def compared(
    bank: Sequence[Entry],
    able: Mapping[Pair, tuple[str, ...]],
    capacities: Mapping[int, int],
    needed: Collection[Pair],
) -> dict[Pair, tuple[str, ...]]:
    """What is asked of several, and whom: in every session with somebody new to ask and time for
    it.

    They fill at most half of a session's places, and none that a question of the candidate's own
    needs, which can be asked there alone. The candidate's own come first, then those that most
    sessions can answer.
    """
    where: dict[int, list[int]] = {}
    for session, question in able:  # in the order of the day
        where.setdefault(question, []).append(session)
    free = {}
    for session, most in capacities.items():
        free[session] = min(most // 2, most - len(_bound(bank, where, session, needed)))
    wanted = [question for question in where if bank[question].compare]
    wanted.sort(key=lambda which: (bank[which].source == "library", -len(where[which]), which))
    chosen: dict[Pair, tuple[str, ...]] = {}
    for question in wanted:
        if len({which for _, which in chosen}) == MOST_COMPARED:
            break
        pairs = {pair: able[pair] for pair in needed if pair[1] == question}
        met: set[str] = set()
        for names in pairs.values():
            met.update(names)
        for session in where[question]:
            names = tuple(id for id in able[session, question] if id not in met)
            if names and free[session] > 0:
                pairs[session, question] = names
                met.update(names)
        if len(pairs) > 1:
            chosen |= pairs
            for session, _ in pairs.keys() - set(needed):
                free[session] -= 1
    return chosen


def _bound(
    bank: Sequence[Entry],
    where: Mapping[int, Sequence[int]],
    session: int,
    needed: Collection[Pair],
) -> set[int]:
    """The questions that a session has to keep a place for: what is needed there, and the
    candidate's own that can be asked nowhere else.
    """
    bound = {question for there, question in needed if there == session}
    for question, sessions in where.items():
        if sessions == [session] and bank[question].source == "record":
            bound.add(question)
    return bound
