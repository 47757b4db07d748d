"""Who is next: each client's coming interviews, their gaps, and thank-you notes that are overdue.

In: applications, their plans, and what day it is. Out: an agenda, the soonest client first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from secondround.packet import words
from secondround.plan import Plan
from secondround.records import Application
from secondround.records.record import Round

WITHIN: Final = 1
"""Days in which a thank-you note is sent: within 24 hours, the advice of career services."""
PAST: Final = 14
"""Days after which a note that was not sent is no longer asked for."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """One interview to come."""

    packet: str  # id
    title: str  # company and position
    round: str
    date: dt.date | None
    time: str  # of the first session, or ""
    days: int | None  # from today
    gaps: int


@dataclass(frozen=True, slots=True)
class Owed:
    """A thank-you note that is overdue."""

    packet: str
    to: str
    company: str
    date: dt.date  # of the session


@dataclass(frozen=True, slots=True)
class Agenda:
    """One client."""

    candidate: str  # name; "" of one without a packet, whose file is not read
    id: str  # the candidate's folder below packets/; "" where that is packets/ itself
    ahead: tuple[Ahead, ...]  # soonest first; without a date last
    owed: tuple[Owed, ...]


def coming(application: Application, today: dt.date) -> int | None:
    """Index of the next round: the first that is neither held nor past."""
    return next((i for i, stage in enumerate(application.record.rounds) if _is_ahead(stage, today)), None)


def _is_ahead(stage: Round, today: dt.date) -> bool:
    return not stage.held and (stage.date is None or stage.date >= today)


def agenda(applications: Iterable[Application], plans: Mapping[str, Plan], today: dt.date) -> tuple[Agenda, ...]:
    """All clients, who is interviewed soonest first; `plans` by packet, of the rounds that are coming."""
    by_file = sorted(applications, key=lambda one: (one.candidate_source.file, one.id))
    clients = [
        _client(tuple(group), plans, today) for _, group in groupby(by_file, key=lambda one: one.candidate_source.file)
    ]
    return tuple(sorted(clients, key=lambda one: (_soonest(one.ahead), not one.owed, one.candidate, one.id)))


def _client(group: tuple[Application, ...], plans: Mapping[str, Plan], today: dt.date) -> Agenda:
    ahead = [one for application in group for one in _ahead(application, plans, today)]
    ahead.sort(key=lambda one: (one.date or dt.date.max, one.time or "24", one.packet))
    owed = sorted(
        (one for application in group for one in _owed(application, today)), key=lambda one: (one.date, one.packet)
    )
    folder = group[0].candidate_source.file.parent.relative_to("packets").as_posix()
    return Agenda(group[0].candidate.name, folder.removeprefix("."), tuple(ahead), tuple(owed))


def _soonest(ahead: tuple[Ahead, ...]) -> dt.date:
    return min((one.date or dt.date.max for one in ahead), default=dt.date.max)


def _ahead(application: Application, plans: Mapping[str, Plan], today: dt.date) -> Iterator[Ahead]:
    index = coming(application, today)
    if index is None:
        return
    record, plan = application.record, plans.get(application.id)
    stage = record.rounds[index]
    first = next((session.at for session in stage.sessions if session.at), None)
    yield Ahead(
        packet=application.id,
        title=f"{record.company.name}: {record.role.title}",
        round=stage.name,
        date=stage.date,
        time=words.time(first) if first else "",
        days=(stage.date - today).days if stage.date else None,
        gaps=len(plan.gaps) if plan else 0,
    )


def _owed(application: Application, today: dt.date) -> Iterator[Owed]:
    record = application.record
    for stage in record.rounds:
        if stage.date is None or not WITHIN < (today - stage.date).days <= PAST:
            continue
        for id_ in dict.fromkeys(id_ for session in stage.sessions if not session.thanked for id_ in session.with_):
            yield Owed(application.id, record.interviewers[id_].name, record.company.name, stage.date)
