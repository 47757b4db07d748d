"""Questions to ask, assigned to the sessions by the same solver as the stories.

In: an application and a round. Out: the questions for each session: as many as there is time for,
each answerable by somebody there, none twice but those asked of several people to compare the
answers. Nobody is asked the same question twice, in this round or a later one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from secondround.plan import capacity
from secondround.plan.askable import Entry, answering, entries
from secondround.plan.model import Asked
from secondround.plan.question_model import Pair, QuestionModel
from secondround.records import Application
from secondround.records.models import Interviewer, Role, Subject

MOST_COMPARED = 2
"""One or two questions asked of several people are enough to compare; with more, every conversation
would be the same.
"""
NEEDED: dict[Subject, tuple[Role, ...]] = {
    "next steps": ("recruiter", "hiring manager"),
    "evaluation": ("hiring manager", "senior manager", "recruiter"),
}
"""What every round has to ask, however short its sessions, and which roles to ask first."""
ANEW: frozenset[Subject] = frozenset({"next steps"})
"""What has a new answer in each round, so that the same people may be asked again."""


@dataclass(frozen=True, slots=True)
class AssignedQuestions:
    """The questions of each session, and the candidate's own that nobody is asked in this round."""

    sessions: tuple[tuple[Asked, ...], ...]
    # the candidate's own that are not asked, with the sessions in which somebody could answer
    left: tuple[tuple[Entry, tuple[int, ...]], ...]
    able: frozenset[int]  # sessions in which somebody could answer something


def assign(application: Application, round: int, begun: Collection[int]) -> AssignedQuestions:
    """The questions of every session of the round. Those of a session that has begun count as
    asked, and are not listed.
    """
    bank = entries(application)
    before: dict[int, set[str]] = {}  # question -> who was asked it in a round that was held
    for earlier, stage in enumerate(application.record.rounds[:round]):
        for (session, question), names in _round(application, earlier, bank, before).asked.items():
            if stage.sessions[session].held:
                before.setdefault(question, set()).update(names)
    assigned = _round(application, round, bank, before)
    planned: list[tuple[Asked, ...]] = []
    able: set[int] = set()
    for index, people in enumerate(_people(application, round)):
        planned.append(() if index in begun else tuple(_asked(bank, assigned, index)))
        if any(answering(people, entry) for entry in bank):
            able.add(index)
    return AssignedQuestions(tuple(planned), tuple(_left(bank, assigned)), frozenset(able))


@dataclass(frozen=True, slots=True)
class _Round:
    """How a round's questions fall, and whose they are."""

    asked: dict[Pair, tuple[str, ...]]  # whom to ask
    several: Collection[int]  # questions asked of several, to compare
    where: dict[int, list[int]]  # question -> sessions in which it could be asked


def _asked(bank: Sequence[Entry], assigned: _Round, index: int) -> Iterator[Asked]:
    """What is asked in one session, in the order of the bank."""
    for (session, question), names in sorted(assigned.asked.items()):
        if session == index:
            entry, compare = bank[question], question in assigned.several
            yield Asked(entry.text, entry.about, entry.source, entry.id, names, compare)


def _left(bank: Sequence[Entry], assigned: _Round) -> Iterator[tuple[Entry, tuple[int, ...]]]:
    """The candidate's own questions that nobody is asked."""
    used = {question for _, question in assigned.asked}
    for index, entry in enumerate(bank):
        if entry.source == "record" and index not in used:
            yield entry, tuple(assigned.where.get(index, ()))


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
    where: dict[int, list[int]] = {}
    for session, question in able:  # in the order of the day
        where.setdefault(question, []).append(session)
    needed = fixed(bank, able, people, order)
    capacities = dict.fromkeys(range(len(sessions)), 0)
    for session, _ in needed:
        capacities[session] += 1
    for index, written in enumerate(sessions):
        capacities[index] = max(capacities[index], capacity.questions(written))
    shared = compared(bank, able, where, capacities, needed)
    held = set(needed)
    for question, names_in in shared.items():
        held.update((session, question) for session in names_in)
    asked: dict[Pair, tuple[str, ...]] = {}
    for session, question in QuestionModel(bank, able, capacities, held, shared).solve():
        names = able[session, question]
        asked[session, question] = shared.get(question, {}).get(session, names)
    return _Round(asked, shared.keys(), where)


def _people(application: Application, round: int) -> list[dict[str, Interviewer]]:
    """The people of each session who can be asked something."""
    sessions = application.record.rounds[round].sessions
    people = application.record.people
    return [people(session) if session.takes_questions else {} for session in sessions]


def _unasked(
    bank: Sequence[Entry],
    people: Sequence[Mapping[str, Interviewer]],
    before: Mapping[int, Collection[str]],
    order: Sequence[int],
) -> dict[Pair, tuple[str, ...]]:
    """Who can be asked what, in the order of the day: everybody who can answer and was not asked it
    before.

    A question of the candidate's own may be newer than the earlier round. So if nobody else is
    left, it is asked again.
    """
    able: dict[Pair, tuple[str, ...]] = {}
    new: dict[Pair, tuple[str, ...]] = {}
    has_new: set[int] = set()
    for session in order:
        for question, entry in enumerate(bank):
            names = answering(people[session], entry)
            known = () if entry.about in ANEW else before.get(question, ())
            if names:
                able[session, question] = names
            if names := _without(names, known):
                new[session, question] = names
                has_new.add(question)
    found = {}
    for (session, question), names in able.items():
        again = question not in has_new and bank[question].source == "record"
        if (session, question) in new or again:
            found[session, question] = new.get((session, question), names)
    return found


def fixed(
    bank: Sequence[Entry],
    able: Mapping[Pair, Sequence[str]],
    people: Sequence[Mapping[str, Interviewer]],
    order: Sequence[int],
) -> set[Pair]:
    """The pairs that every round needs, however short its sessions: the first question on each
    subject, asked of whoever knows best.

    How the work is judged is asked early in the day, and what comes next as late as possible.
    """
    found: set[Pair] = set()
    for subject, roles in NEEDED.items():
        about = {question for _, question in able if bank[question].about == subject}
        if not about:
            continue
        first = min(about)
        ranks: dict[int, tuple[int, int]] = {}
        for turn, session in enumerate(order):
            ids = able.get((session, first), ())
            if ids:
                rank = min(_rank(people[session][id].role, roles) for id in ids)
                ranks[session] = (rank, -turn if subject == "next steps" else turn)
        found.add((min(ranks, key=lambda session: ranks[session]), first))
    return found


def _rank(role: Role, roles: Sequence[Role]) -> int:
    return roles.index(role) if role in roles else len(roles)


def compared(
    bank: Sequence[Entry],
    able: Mapping[Pair, tuple[str, ...]],
    where: Mapping[int, Sequence[int]],
    capacities: Mapping[int, int],
    needed: Collection[Pair],
) -> dict[int, dict[int, tuple[str, ...]]]:
    """The questions asked of several people, by session: wherever there is somebody new to ask and
    time for it.

    They fill at most half of a session's places, and never one needed for a question of the
    candidate's own that can be asked only there. The candidate's own come first, then those that
    most sessions can answer.
    """
    free: dict[int, int] = {}
    for session, most in capacities.items():
        free[session] = min(most // 2, most - len(_bound(bank, where, session, needed)))
    wanted = [question for question in where if bank[question].compare]
    wanted.sort(key=lambda which: (bank[which].source == "library", -len(where[which]), which))
    chosen: dict[int, dict[int, tuple[str, ...]]] = {}
    for question in wanted:
        names_in: dict[int, tuple[str, ...]] = {}
        met: set[str] = set()
        for session, needed_there in needed:
            if needed_there == question:
                names_in[session] = able[session, question]
                met.update(names_in[session])
        fixed_in = set(names_in)
        for session in where[question]:
            names = _without(able[session, question], met)
            if names and free[session] > 0:
                names_in[session] = names
                met.update(names)
        if len(names_in) > 1 and len(chosen) < MOST_COMPARED:
            chosen[question] = names_in
            for session in names_in.keys() - fixed_in:
                free[session] -= 1
    return chosen


def _without(names: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in known)


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
