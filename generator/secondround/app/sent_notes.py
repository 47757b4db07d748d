"""Thank-you notes that are sent, noted in the record.

In: a packet, and whom a note went to. Out: a preview, which `importing.write` puts in place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from secondround.app import adding_edits, debrief_merge, importing, on_the_day, planning, selection
from secondround.app.errors import Refused
from secondround.records import Application, Record, schedule
from secondround.records.edit import Edit
from secondround.records.models import Round, SessionDebrief


def preview(
    root: Path, packet: str, names: Sequence[str], which: str | None, today: dt.date
) -> importing.Preview:
    """What says so in the record: at the session in which each was met, of the round `which`, else
    of the last in which they wait for a note. It changes nothing for who has had one; Refused where
    nobody is called so, or was met by `today`.
    """
    application = planning.read(root, packet)
    places = dict.fromkeys(_place(application, name, which, today) for name in names)
    sent: dict[tuple[int, int], list[str]] = {}
    for id_, stage, session in filter(None, places):
        sent.setdefault((stage, session), []).append(id_)
    edits = tuple(_edits(application, sent))
    if not edits:
        return importing.NOTHING
    change = adding_edits.change(root, application.record_source.file, Record, edits)
    return importing.Preview((change,), (), ())


def _place(
    application: Application, name: str, which: str | None, today: dt.date
) -> tuple[str, int, int] | None:
    """Who it is, by id, and the round and the session, by index, to note the note at; None where
    that is done.
    """
    record = application.record
    called = {id_: person.name for id_, person in record.interviewers.items()}
    id_ = on_the_day.known_id(name, called, f"interviewer `{name}`")
    asked_for = selection.stage(record, which) if which else None
    met: list[int] = []
    for index, stage in enumerate(record.rounds):
        is_meant = _may_be_over(stage, today) if asked_for is None else index == asked_for
        if is_meant and id_ in schedule.met(stage):
            met.append(index)
    if not met:
        raise Refused(_not_met(application, called[id_], asked_for))
    for index in reversed(met):
        if id_ in schedule.unthanked(record.rounds[index], record.rounds[index + 1 :]):
            return id_, index, _session(record.rounds[index], id_)
    return None


def _not_met(application: Application, name: str, stage: int | None) -> str:
    if stage is None:
        return f"You have not met {name} yet, by the record. If you have, add --round NUMBER."
    return f"{name} is in no session of “{application.record.rounds[stage].name}”."


def _may_be_over(stage: Round, today: dt.date) -> bool:
    return schedule.has_begun(stage) or (stage.date is not None and stage.date <= today)


def _session(stage: Round, person: str) -> int:
    """The first session with somebody, as the day goes; one that was held before all others."""
    there = [index for index in schedule.order(stage) if person in stage.sessions[index].with_]
    return next((index for index in there if stage.sessions[index].held), there[0])


def _edits(application: Application, sent: dict[tuple[int, int], list[str]]) -> Iterator[Edit]:
    source = application.record_source
    for (stage, index), people in sent.items():
        session = application.record.rounds[stage].sessions[index]
        said = SessionDebrief(thanked=set(session.with_) <= set(people) or tuple(people))
        path = ("rounds", stage, "sessions", index)
        for made in debrief_merge.session(source, path, session, said, replace=False):
            yield Edit(source.as_written(made.path), made.value)
