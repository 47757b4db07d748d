"""Who is next: each client's coming interviews, their gaps, and thank-you notes that are overdue.

In: applications, their plans, and what day it is. Out: an agenda, the soonest client first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.overview.also_met import AlsoMet, also_met
from secondround.packet import words
from secondround.plan import Plan
from secondround.records import Application, schedule, with_facts
from secondround.vocabulary import layout

WITHIN: Final = 1
"""Days in which a thank-you note is sent: within 24 hours, the advice of career services."""
PAST: Final = schedule.LATE


class Ahead(Struct, frozen=True):
    """One interview to come."""

    packet: str  # id
    title: str  # company and position
    round: str
    date: dt.date | None
    time: str  # of the first session, or ""
    days: int | None  # from today
    gaps: int


class Past(Struct, frozen=True):
    """A day that is past while nothing says how it ended."""

    packet: str  # id
    title: str  # company and position
    round: str
    date: dt.date
    days: int  # since then


class Owed(Struct, frozen=True):
    """A thank-you note that is overdue."""

    packet: str
    to: str
    company: str
    date: dt.date  # of the session


class Thanked(Struct, frozen=True):
    """How many of a round's thank-you notes are sent, on a day of the last two weeks."""

    packet: str  # id
    title: str  # company and position
    round: str
    date: dt.date
    sent: int
    people: int  # who were met


class Promised(Struct, frozen=True):
    """Something that was promised, and is not kept yet."""

    packet: str
    title: str  # company and position
    to: str  # who was there
    text: str
    due: dt.date | None
    days: int | None  # from today until it is due; less than 0 once that is past


class Homework(Struct, frozen=True):
    """A comment that is to be done by a day, and is not resolved yet."""

    packet: str
    title: str  # company and position
    text: str
    due: dt.date
    days: int  # from today until it is due; less than 0 once that is past
    who: str  # "candidate" or "coach"


class Agenda(Struct, frozen=True):
    """One client."""

    candidate: str  # name; "" of one without a packet whose file has none
    id: str  # the candidate's folder below packets/; "" where that is packets/ itself
    ahead: tuple[Ahead, ...]  # soonest first; without a date last
    owed: tuple[Owed, ...]
    past: tuple[Past, ...] = ()  # earliest first
    thanked: tuple[Thanked, ...] = ()  # likewise
    promised: tuple[Promised, ...] = ()  # without a day first, then the earliest
    homework: tuple[Homework, ...] = ()  # the earliest first
    also_met: tuple[AlsoMet, ...] = ()  # people whom other clients meet, too
    has_packet: bool = True


def agenda(
    applications: Iterable[Application], plans: Mapping[str, Plan], today: dt.date
) -> tuple[Agenda, ...]:
    """All clients, who is interviewed soonest first; `plans` by packet, of the rounds that are
    coming.
    """
    clients: dict[PurePosixPath, list[Application]] = {}
    for application in sorted(applications, key=lambda application: application.id):
        clients.setdefault(application.candidate_source.file, []).append(application)
    shared = also_met(chain.from_iterable(clients.values()))
    found = []
    for file in sorted(clients):
        ids = {application.id for application in clients[file]}
        mine = tuple(person for person in shared if person.packet in ids)
        found.append(replace(_client(clients[file], plans, today), also_met=mine))
    found.sort(key=lambda client: (_soonest(client), not client.owed, client.candidate, client.id))
    return tuple(found)


def _client(applications: list[Application], plans: Mapping[str, Plan], today: dt.date) -> Agenda:
    ahead: list[Ahead] = []
    owed: list[Owed] = []
    past: list[Past] = []
    thanked: list[Thanked] = []
    promised: list[Promised] = []
    homework: list[Homework] = []
    for application in applications:
        ahead.extend(_ahead(application, plans, today))
        owed.extend(_owed(application, today))
        past.extend(_past(application, today))
        thanked.extend(_thanked(application, today))
        promised.extend(_promised(application, today))
        homework.extend(_homework(application, today))
    candidate = applications[0].candidate_source.file.parent
    return Agenda(
        candidate=applications[0].candidate.name,
        id=candidate.relative_to(layout.PACKETS).as_posix().removeprefix("."),
        ahead=tuple(sorted(ahead, key=_order)),
        owed=tuple(sorted(owed, key=lambda note: (note.date, note.packet))),
        past=tuple(sorted(past, key=lambda day: (day.date, day.packet))),
        thanked=tuple(sorted(thanked, key=lambda day: (day.date, day.packet))),
        promised=tuple(sorted(promised, key=lambda made: made.due or dt.date.min)),
        homework=tuple(sorted(homework, key=lambda task: (task.due, task.packet))),
    )


def _order(interview: Ahead) -> tuple[dt.date, str, str]:
    """Soonest first; what has no date or no time comes after what has."""
    return interview.date or dt.date.max, interview.time or "24", interview.packet


def _soonest(client: Agenda) -> dt.date:
    """The day of the next interview; before all of these a day that is past and still to be
    noted.
    """
    if client.past:
        return client.past[0].date
    return client.ahead[0].date or dt.date.max if client.ahead else dt.date.max


def _ahead(application: Application, plans: Mapping[str, Plan], today: dt.date) -> Iterator[Ahead]:
    record, plan = application.record, plans.get(application.id)
    index = schedule.coming(record.rounds, today)
    if index is None:
        return
    stage = record.rounds[index]
    starts = (stage.sessions[left].at for left in schedule.remaining(stage))
    first = next(filter(None, starts), None)
    yield Ahead(
        packet=application.id,
        title=application.record.title,
        round=stage.name,
        date=stage.date,
        time=words.time(first) if first else "",
        days=max(0, (stage.date - today).days) if stage.date else None,
        gaps=len(plan.gaps) if plan else 0,
    )


def _past(application: Application, today: dt.date) -> Iterator[Past]:
    """Days to write down: those of the last two weeks, and older ones that the next round needs to
    know of.
    """
    rounds = application.record.rounds
    needed = schedule.coming(rounds, today) is not None
    for index in schedule.unnoted(rounds, today):
        stage = rounds[index]
        days = (today - stage.date).days if stage.date else 0
        if stage.date and (needed or days <= PAST):
            yield Past(application.id, application.record.title, stage.name, stage.date, days)


def _owed(application: Application, today: dt.date) -> Iterator[Owed]:
    record = application.record
    named: set[str] = set()
    for number, stage in enumerate(record.rounds):
        if stage.date is None or not WITHIN < (today - stage.date).days <= PAST:
            continue
        for id_ in schedule.unthanked(stage, record.rounds[number + 1 :]):
            if id_ not in named:  # one note thanks for two rounds
                named.add(id_)
                name = record.interviewers[id_].name
                yield Owed(application.id, name, record.company.name, stage.date)


def _thanked(application: Application, today: dt.date) -> Iterator[Thanked]:
    rounds = application.record.rounds
    for number, stage in enumerate(rounds):
        if stage.date is None or not 0 <= (today - stage.date).days <= PAST:
            continue
        people = len(schedule.met(stage))
        sent = people - len(schedule.unthanked(stage, rounds[number + 1 :]))
        if people and (sent or stage.date < today):
            title = application.record.title
            yield Thanked(application.id, title, stage.name, stage.date, sent, people)


def _promised(application: Application, today: dt.date) -> Iterator[Promised]:
    record = application.record
    for stage in record.rounds:
        for session in stage.sessions:
            for made in session.promised:
                if not made.kept:
                    days = (made.due - today).days if made.due else None
                    to = record.promised_to(session, made)
                    yield Promised(application.id, record.title, to, made.text, made.due, days)


def _homework(application: Application, today: dt.date) -> Iterator[Homework]:
    for comment in application.comments:
        if comment.due and not comment.resolved:
            yield Homework(
                application.id,
                application.record.title,
                with_facts(comment.text, application.candidate),
                comment.due,
                (comment.due - today).days,
                comment.for_,
            )
