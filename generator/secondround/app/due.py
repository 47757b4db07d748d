"""What is due by the day, whatever the records lack: the day to print, rounds to write down,
promises to keep, what they have asked for, and people to thank.

In: an application, a day. Out: `Due` values with their places in the record. The day is given: no
clock is read here.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator
from operator import itemgetter
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct

from secondround import overview
from secondround.problems import TO_DO, TO_KEEP, TO_NOTE, TO_PRINT, TO_THANK, Severity
from secondround.records import Application, schedule
from secondround.records.models import Errand, Promise
from secondround.records.yaml import FieldPath
from secondround.system import typed
from secondround.text import counted, quoted, short_day

NEAR: Final = 7
"""Days before a promise is due in which it is worth doing now."""


LONGEST_NAME: Final = 60
"""Characters of a name in a step; more are cut."""


class Due(Struct, frozen=True):
    """Something to do that is no problem of a record."""

    code: str
    file: PurePosixPath
    line: int
    about: tuple[str, ...]
    hint: str
    severity: Severity = Severity.NOTE
    message: str = ""
    part: str = ""


def to_print(application: Application, today: dt.date) -> Iterator[Due]:
    """The rounds of today of which a session is still ahead."""
    for index, stage in enumerate(application.record.rounds):
        if (
            stage.date == today
            and schedule.remaining(stage)
            and index not in application.called_off
        ):
            pdf = typed.command("secondround", "pdf", application.id)
            phone = typed.command("secondround", "phone", application.id)
            yield _due(
                application,
                ("rounds", index, "name"),
                TO_PRINT,
                (f"{stage.name} at {application.record.company.name}",),
                f"{pdf} prints it, and {phone} writes the file for your phone",
            )


def to_note(application: Application, today: dt.date) -> Iterator[Due]:
    """The rounds that are past while not all is said of how they went."""
    rounds = application.record.rounds
    needed = schedule.coming(rounds, today) is not None
    for index in schedule.unnoted(rounds, today):
        stage = rounds[index]
        if stage.date and (needed or (today - stage.date).days <= overview.PAST):
            yield _due(
                application,
                ("rounds", index, "name"),
                TO_NOTE,
                (f"{stage.name} at {application.record.company.name}",),
                "which stories did you tell in each session, and how did it go?",
            )


def to_keep(application: Application, today: dt.date) -> Iterator[Due]:
    """The promises that are not kept, and due within a week or past, the most urgent first."""
    found: list[tuple[dt.date, FieldPath, Promise]] = []
    for number, stage in enumerate(application.record.rounds):
        for index, session in enumerate(stage.sessions):
            for turn, promise in enumerate(session.promised):
                if promise.due and not promise.kept and (promise.due - today).days <= NEAR:
                    path: FieldPath = ("rounds", number, "sessions", index, "promised", turn)
                    found.append((promise.due, path, promise))
    for due, path, promise in sorted(found, key=itemgetter(0)):
        about = (_named(promise, due, today),)
        yield _due(application, path, TO_KEEP, about, "once it is done, write `kept: true`")


def to_do(application: Application, today: dt.date) -> Iterator[Due]:
    """What they have asked for and do not have, and is due within a week or past."""
    for path, errand in schedule.errands(application.record):
        if errand.due and (errand.due - today).days <= NEAR:
            yield _due(
                application,
                path,
                TO_DO,
                (_named(errand, errand.due, today),),
                "once it is done, write `done: true`",
            )


def _named(promise: Promise | Errand, due: dt.date, today: dt.date) -> str:
    """A promise with its day, or how long it is overdue; of a long one, so much that this stays."""
    days = (today - due).days
    when = "by today" if days == 0 else f"by {short_day(due)}"
    when = f"({counted(days, 'day')} overdue)" if days > 0 else when
    room = LONGEST_NAME - len(when) - len("“” ")
    return f"{quoted(textwrap.shorten(promise.text, room, placeholder=' …'))} {when}"


def to_thank(application: Application, today: dt.date) -> Iterator[Due]:
    """The people who were met in the last two weeks and have had no note."""
    record = application.record
    drafts = typed.command("secondround", "thanks", application.id)
    named: set[str] = set()
    for index, stage in enumerate(record.rounds):
        days = (today - stage.date).days if stage.date else -1
        if not 0 <= days <= overview.PAST:
            continue
        for id_ in schedule.unthanked(stage, record.rounds[index + 1 :]):
            sessions = [turn for turn, each in enumerate(stage.sessions) if id_ in each.with_]
            if days == 0 and not any(stage.sessions[turn].held for turn in sessions):
                continue
            if id_ in named:
                continue  # one note thanks for both rounds
            named.add(id_)
            yield _due(
                application,
                ("rounds", index, "sessions", sessions[0]),
                TO_THANK,
                (record.interviewers[id_].name,),
                f"{drafts} writes a draft; with `--sent NAME` it notes that one is sent",
            )


def _due(
    application: Application, path: FieldPath, code: str, about: tuple[str, ...], hint: str
) -> Due:
    source = application.record_source
    return Due(code, source.file, source.place(path).line, about, hint)
