"""All clients: who is next, what is missing, and who is still to be thanked.

In: a workspace, a day. Out: an agenda, and the packets that cannot be read. The day is given: no
clock is read here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from msgspec import Struct

from secondround import overview, plan, records
from secondround.app import selection
from secondround.app.parallel import Along, silently
from secondround.overview import Agenda
from secondround.plan import Plan
from secondround.records import Application, schedule
from secondround.vocabulary import layout

WORK = 30_000_000
"""For all plans together: half a minute or so on a machine of 2025."""
LEAST = 300_000
"""For each plan, however many there are: enough for most days."""


class Clients(Struct, frozen=True):
    """Every client's agenda, the soonest first."""

    agendas: tuple[Agenda, ...]
    unread: tuple[str, ...] = ()  # packets whose files have errors: what is due there is not known


class Banks(Struct, frozen=True):
    """Every client's stories, and where each is told."""

    banks: tuple[overview.BankUse, ...]
    unread: tuple[str, ...] = ()  # packets whose files have errors


def clients(
    root: Path, candidate: str | None, today: dt.date, *, along: Along = silently
) -> Clients:
    """The agenda of all clients, or of one candidate. along: is called with how far the work has
    come.
    """
    wanted = _wanted(root, candidate)
    applications = records.read(root, wanted).applications
    plans = dict(along("Plans", _plans(applications, today), len(applications)))
    agendas = list(overview.agenda(applications, plans, today))
    if wanted is None:
        agendas += _without_packet(root)
    return Clients(tuple(agendas), _unread(root, wanted, applications))


def stories(root: Path, candidate: str | None, today: dt.date, *, along: Along = silently) -> Banks:
    """Which stories all clients, or one candidate, have told where, and which are planned."""
    wanted = _wanted(root, candidate)
    applications = records.read(root, wanted).applications
    plans = dict(along("Plans", _plans(applications, today), len(applications)))
    return Banks(overview.story_use(applications, plans), _unread(root, wanted, applications))


def _wanted(root: Path, candidate: str | None) -> tuple[str, ...] | None:
    """The packets of one candidate; None where all are wanted."""
    if candidate is None:
        return None
    return selection.chosen(root, (), selection.candidate(root, candidate))


def _unread(
    root: Path, wanted: tuple[str, ...] | None, applications: Iterable[Application]
) -> tuple[str, ...]:
    read = {application.id for application in applications}
    return tuple(id_ for id_ in wanted or selection.packets(root) if id_ not in read)


def _plans(applications: tuple[Application, ...], today: dt.date) -> Iterator[tuple[str, Plan]]:
    """The plan of each packet's next round, where there is one."""
    coming: list[tuple[Application, int]] = []
    for application in applications:
        stage = schedule.coming(application.record.rounds, today)
        if stage is not None:
            coming.append((application, stage))
    for application, stage in coming:
        work = max(LEAST, min(plan.WORK, WORK // len(coming)))
        yield application.id, plan.make(application, stage, reasons=False, work=work)


def _without_packet(root: Path) -> Iterator[Agenda]:
    """Clients without a packet: of their files, only the name is asked."""
    people = selection.candidates(root)
    busy = {selection.owner(packet, people) for packet in selection.packets(root)}
    idle = [id_ for id_ in people if id_ not in busy]
    sources = records.read(root, idle).sources if idle else {}
    for id_ in idle:
        source = sources.get(PurePosixPath(layout.PACKETS, id_, layout.CANDIDATE))
        name = source.value_at(("name",)) if source else None
        yield Agenda(name if isinstance(name, str) else "", id_, (), (), has_packet=False)


def questions(root: Path, candidate: str | None) -> overview.Scorecard:
    """How well the questions of all clients, or of one candidate, were foreseen."""
    return overview.scorecard(records.read(root, _wanted(root, candidate)).applications)
