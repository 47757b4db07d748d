"""What happened in a round, as YAML, on its way into the record.

In: the bytes of a debrief, and the packet it is for. Out: a preview, which `importing.write`
puts in place. What stands in the record is never lost: where a debrief differs, both texts are
shown.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from secondround import lint, records
from secondround.app import (
    adding_edits,
    answers,
    by_the_clock,
    debrief_lines,
    debrief_merge,
    debrief_names,
    debrief_sessions,
    imported_file,
    importing,
    selection,
    shared_companies,
)
from secondround.app.debrief_reading import Said, refuse
from secondround.app.errors import Faulty, Refused
from secondround.records import Application, Record
from secondround.records.edit import Edit
from secondround.records.models import Round, SessionDebrief
from secondround.records.yaml import FieldPath, Source, reader
from secondround.system import files

_LINE: Final = re.compile(r":\d+(?=\))")
"""The line of another place in a message, which moves with what is written above it."""


def preview(
    root: Path,
    application: Application,
    said: Said,
    which: str | None,
    *,
    replace: bool,
) -> importing.Preview:
    """What the debrief changes in the record, and what it says otherwise than the record.

    which: the round, where the debrief does not say it. replace: whether the debrief is right where
    the two differ. Raises Refused or Faulty where it is about something that is not there.
    """
    file = application.record_source.file
    source, _ = reader.read(file, files.read(root / file, root))
    whole = shared_companies.whole(root, source)
    record, problems = records.validate(Record, whole)
    if record is None:
        raise Faulty(problems, {file: source.lines})
    stage = _stage(application, said, which)
    sessions = _sessions(record, record.rounds[stage], said)
    refuse(said.source, debrief_names.unknown(application, said, sessions, record.rounds[stage]))
    changes: list[debrief_merge.Change] = []
    for index, session in sessions.items():
        path: FieldPath = ("rounds", stage, "sessions", index)
        stands = record.rounds[stage].sessions[index]
        changes += debrief_merge.session(source, path, stands, session, replace=replace)
    for id_, correction in said.debrief.interviewers.items():
        path = "interviewers", id_
        changes += debrief_merge.fields(path, record.interviewers[id_], correction)
    wanted = [made for made in changes if replace or not made.stands]
    edits = [Edit(made.path, made.value, was=made.stands) for made in wanted]
    clashes = [] if replace else [_clash(source, made) for made in changes if made.stands]
    change = adding_edits.change(root, file, Record, edits)
    gone = tuple(_taken_out(record.rounds[stage], changes) if replace else ())
    hints = tuple(_remarks(root, application, change, said) if edits else ())
    changed = (change,) if edits else ()
    return importing.Preview(changed, tuple(clashes), (), gone, hints=(*said.remarks, *hints))


def _remarks(
    root: Path, application: Application, change: imported_file.Change, said: Said
) -> Iterator[str]:
    """What `check` will say of the debrief that it does not say yet, in sentences; of a promise
    without a day, whoever types has heard at once.
    """
    rules = (*lint.DEBRIEF_RULES, *((lint.undated_promises,) if said.has_lines else ()))
    known: Counter[str] = Counter()
    for data, is_new in ((change.before, False), (change.after, True)):
        source, _ = reader.read(change.file, data or b"")
        whole = shared_companies.whole(root, source)
        record, _ = records.validate(Record, whole)
        if record is None:
            return
        as_it_is = replace(application, record=record, record_source=whole)
        for rule in rules:
            for problem in rule(as_it_is):
                message = _LINE.sub("", problem.message)
                if is_new and not known[message]:
                    yield f"{problem.file}:{problem.line}: {answers.in_words(problem)}"
                known[message] += -1 if is_new else 1


def _stage(application: Application, said: Said, which: str | None) -> int:
    """The index of the round that is typed, or that the debrief is of; Refused where it is of
    another packet.
    """
    packet = said.debrief.packet
    if packet and packet.lower() != application.id:
        why = (
            f"The debrief is of the packet `{packet}`, and this is `{application.id}`. Name that "
            "one, or change this line where the packet has a new name."
        )
        raise said.refusal(("packet",), why)
    named = said.debrief.round
    try:
        own = round_of(application, named) if named else None
    except Refused as error:
        raise said.refusal(("round",), error) from error
    stage = round_of(application, which) if which or own is None else own
    if own not in {None, stage}:
        raise said.refusal(
            ("round",), f"The debrief is of “{named}”, and --round {which} is another round."
        )
    return stage


def _taken_out(stage: Round, changes: Iterable[debrief_merge.Change]) -> Iterator[str]:
    """What the record loses, list by list, in sentences."""
    lost: dict[FieldPath, list[str]] = {}
    for made in changes:
        if made.gone:
            _, _, _, index, name, *_ = made.path
            lost.setdefault((index, name), []).extend(made.gone)
    called = debrief_sessions.labels(stage)
    for (index, name), texts in lost.items():
        yield f"Taken out of `{name}` of {called[int(index)]}: {'; '.join(texts)}."


def _clash(source: Source, change: debrief_merge.Change) -> imported_file.Clash:
    name = ".".join(map(str, change.path))
    line = source.place(change.path).line
    return imported_file.Clash(source.file, line, name, change.stands, change.said)


def round_of(application: Application, which: str | None) -> int:
    """The index of the round that is meant; Refused where the record has none."""
    if not application.record.rounds:
        raise Refused(
            "The record has no round yet, so there is no session to write about. "
            "`secondround add session` adds one."
        )
    return selection.stage(application.record, which)


def too_early(application: Application, stage: int, today: dt.date) -> str:
    """That a round is still to come by its date, and what to do then; "" where it may have been."""
    said = by_the_clock.still_ahead(application, stage, today)
    if not said:
        return ""
    for index, other in enumerate(application.record.rounds[:stage]):
        if debrief_sessions.open_sessions(other) and not (other.date and other.date > today):
            said += f" If you mean “{other.name}”, stop here and add --round {index + 1}."
            break
    return f"warning: {said}"


def _sessions(record: Record, stage: Round, said: Said) -> dict[int, SessionDebrief]:
    """What is said of each session, by its index in the round."""
    found: dict[int, SessionDebrief] = {}
    first: dict[int, str] = {}
    for path, session in zip(said.paths, said.debrief.sessions, strict=True):
        place = (*path, "session") if session.session else path
        try:
            if session.session:
                name = said.called(place, session.session)
                index = debrief_sessions.find(record, stage, name)
            else:
                index = debrief_sessions.only(record, stage)
        except answers.UnclearError as error:
            raise said.refusal(place, error) from error
        if index in found:
            called = debrief_sessions.labels(stage)[index]
            why = f"`{called}` is already at {first[index]}. Put what you say of it in one place."
            raise said.refusal(place, why)
        met = record.people(stage.sessions[index])
        found[index] = debrief_lines.named(session, met, record.interviewers, stage.date)
        first[index] = said.place(place)
    return found
