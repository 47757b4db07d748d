"""Questions to ask, assigned to the sessions by the same solver as the stories.

In: an application and a round. Out: the questions for each session: as many as there is time for,
each answerable by somebody there, none twice but those asked of several people to compare the
answers. Nobody is asked the same question twice, in this round or a later one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from secondround.plan import capacity
from secondround.plan.askable import CAN_SAY, Entry, answering, can_say, entries
from secondround.plan.model import Asked
from secondround.plan.question_model import Pair, QuestionModel
from secondround.plan.triangulation import compared
from secondround.records import Application
from secondround.records.models import Interviewer, Subject

ANEW: frozenset[Subject] = frozenset({"next steps"})
"""What has a new answer in each round, so that the same people may be asked again."""


class AssignedQuestions(Struct, frozen=True):
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
    return AssignedQuestions(tuple(planned), tuple(_left(bank, assigned, before)), frozenset(able))


class _Round(Struct, frozen=True):
    """How a round's questions fall, and whose they are."""

    asked: dict[Pair, tuple[str, ...]]  # whom to ask
    again: Collection[Pair]  # those who may have been asked it before
    several: Collection[int]  # questions asked of several, to compare
    where: dict[int, list[int]]  # question -> sessions in which it could be asked


def _asked(bank: Sequence[Entry], assigned: _Round, index: int) -> Iterator[Asked]:
    """What is asked in one session, in the order of the bank."""
    for (session, question), names in sorted(assigned.asked.items()):
        if session == index:
            entry = bank[question]
            yield Asked(
                entry.text,
                entry.about,
                entry.source,
                entry.id,
                to=names,
                compare=question in assigned.several,
                follow_up=entry.follow_up,
                again=(session, question) in assigned.again,
            )


def _left(
    bank: Sequence[Entry], assigned: _Round, before: Collection[int]
) -> Iterator[tuple[Entry, tuple[int, ...]]]:
    """The candidate's own questions that nobody is asked, without those asked `before` which nobody
    here can answer.
    """
    used = {question for _, question in assigned.asked}
    for index, entry in enumerate(bank):
        able = tuple(assigned.where.get(index, ()))
        if entry.source == "record" and index not in used and (able or index not in before):
            yield entry, able


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
    able, again = _unasked(bank, people, before, order)
    where: dict[int, list[int]] = {}
    for session, question in able:  # in the order of the day
        where.setdefault(question, []).append(session)
    needed = fixed(bank, able, again, people, order)
    capacities = dict.fromkeys(range(len(sessions)), 0)
    for session, _ in needed:
        capacities[session] += 1
    for index, written in enumerate(sessions):
        capacities[index] = max(capacities[index], capacity.questions(written))
    needed -= _giving_way(bank, where, again, needed, capacities)
    free: dict[int, int] = {}
    for index, most in capacities.items():
        free[index] = min(most // 2, most - len(_bound(bank, where, index, needed)))
    shared = compared(bank, able, application.record.interviewers, free, needed)
    held = set(needed)
    for question, names_in in shared.items():
        held.update((session, question) for session in names_in)
    asked: dict[Pair, tuple[str, ...]] = {}
    for session, question in QuestionModel(bank, able, capacities, held, shared).solve():
        names = able[session, question]
        asked[session, question] = shared.get(question, {}).get(session, names)
    return _Round(asked, again, shared.keys(), where)


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
) -> tuple[dict[Pair, tuple[str, ...]], set[Pair]]:
    """Who can be asked what, in the order of the day: everybody who can answer and was not asked it
    before.

    A question of the candidate's own may be newer than the earlier round. So if nobody else is
    left, it is asked again, and this is the second of what is returned.
    """
    sure = _sure(people)
    able: dict[Pair, tuple[str, ...]] = {}
    new: dict[Pair, tuple[str, ...]] = {}
    has_new: set[int] = set()
    for session in order:
        for question, entry in enumerate(bank):
            names = _knowing(people[session], entry, sure)
            known = () if entry.about in ANEW else before.get(question, ())
            if names:
                able[session, question] = names
            if names := _without(names, known):
                new[session, question] = names
                has_new.add(question)
    found: dict[Pair, tuple[str, ...]] = {}
    again: set[Pair] = set()
    for pair, names in able.items():
        if pair in new:
            found[pair] = new[pair]
        elif pair[1] not in has_new and bank[pair[1]].source == "record":
            found[pair] = names
            again.add(pair)
    return found, again


def _sure(people: Sequence[Mapping[str, Interviewer]]) -> set[Subject]:
    """The subjects of `CAN_SAY` on which somebody in the round can say something for sure."""
    found: set[Subject] = set()
    for here in people:
        for interviewer in here.values():
            found.update(about for about in CAN_SAY if can_say(interviewer, about) is not None)
    return found


def _knowing(
    people: Mapping[str, Interviewer], entry: Entry, sure: Collection[Subject]
) -> tuple[str, ...]:
    """Who can answer; somebody of whom no role is known is not asked what others know for sure."""
    names = answering(people, entry)
    if entry.people or entry.roles or entry.about not in sure:
        return names
    return tuple(id for id in names if can_say(people[id], entry.about) is not None)


def fixed(
    bank: Sequence[Entry],
    able: Mapping[Pair, Sequence[str]],
    again: Collection[Pair],
    people: Sequence[Mapping[str, Interviewer]],
    order: Sequence[int],
) -> set[Pair]:
    """The pairs that every round needs, however short its sessions: the first question on each
    subject that somebody who can say can be asked, or else anybody.

    How the work is judged is asked early in the day, and what comes next as late as possible.
    """
    found: set[Pair] = set()
    for subject, roles in CAN_SAY.items():
        best: tuple[tuple[bool, bool, int, int, int], Pair] | None = None
        for (session, question), ids in able.items():
            if bank[question].about != subject:
                continue
            ranks = [can_say(people[session][id], subject) for id in ids]
            known = [rank for rank in ranks if rank is not None]
            turn = order.index(session) * (-1 if subject == "next steps" else 1)
            known_before = (session, question) in again
            rank = (not known, known_before, question, min(known, default=len(roles)), turn)
            if best is None or rank < best[0]:
                best = (rank, (session, question))
        if best:
            found.add(best[1])
    return found


def _giving_way(
    bank: Sequence[Entry],
    where: Mapping[int, Sequence[int]],
    again: Collection[Pair],
    needed: Collection[Pair],
    capacities: Mapping[int, int],
) -> set[Pair]:
    """The library's question on how the work is judged, where with the one on what comes next it
    leaves too few places for what is written for somebody there, and can be asked nowhere else.
    """
    shared = [pair for pair in needed if bank[pair[1]].source == "library"]
    here = {session for session, _ in shared}
    if len(shared) < len(CAN_SAY) or len(here) > 1:
        return set()
    [session] = here
    written_for = 0
    for question, sessions in where.items():
        own = bank[question].source == "record" and bank[question].people
        if own and sessions == [session] and (session, question) not in again:
            written_for += 1
    if written_for <= capacities[session] - len(shared):
        return set()
    return {pair for pair in shared if bank[pair[1]].about == "evaluation"}


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
