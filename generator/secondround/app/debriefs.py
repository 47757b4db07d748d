"""What happened in a round, as YAML, on its way into the record.

In: the bytes of a debrief, and the packet it is for. Out: a preview, which `importing.write`
puts in place. What stands in the record is never lost: where a debrief differs, both texts are
shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from secondround import records
from secondround.app import (
    adding_edits,
    by_the_clock,
    debrief_lines,
    debrief_merge,
    imported_file,
    importing,
    on_the_day,
    selection,
    shared_companies,
)
from secondround.app.errors import Faulty, Refused
from secondround.problems import Problem, Severity
from secondround.records import Application, Record, field_lookup
from secondround.records.edit import Edit
from secondround.records.models import NAMING, Debrief, Round, SessionDebrief
from secondround.records.yaml import FieldPath, Source, reader
from secondround.system import files
from secondround.text import caseless, listed_names, name_hint
from secondround.vocabulary import layout

LARGEST: Final = 1_000_000
"""Bytes of a debrief at most."""
PASTED: Final = "pasted.yml"
"""What a debrief that is in no file is called."""
_ADD_STORY: Final = f"add it to `stories` in `{layout.CANDIDATE}`, or write it down under `debrief`"
_CORRECT: Final = "write the id that `interviewers` in the record has"


@dataclass(frozen=True, slots=True)
class Said:
    """A debrief as it was written, with the place of each of its sessions."""

    source: Source
    debrief: Debrief
    paths: tuple[FieldPath, ...]
    has_lines: bool  # whether a person can look at it

    def place(self, path: FieldPath) -> str:
        """Where something of it is, as messages begin."""
        line = f":{self.source.place(path).line}" if self.has_lines else ""
        return f"{self.source.file}{line}"


def read(name: str, data: bytes, *, has_lines: bool = True) -> Said:
    """The debrief that a file holds: a whole round's, or the fields of one session.

    has_lines: false where the data were put together from what was typed. Raises Faulty with all
    that is wrong in it.
    """
    source, problems = reader.read(PurePosixPath(name), data)
    _refuse(source, problems)
    names = field_lookup.field_names(Debrief)
    if isinstance(source.value, dict) and not source.value.keys() & set(names):
        session, problems = records.validate(SessionDebrief, source)
        _refuse(source, problems)
        whole = Debrief(sessions=(session,) if session else ())
        return Said(source, whole, ((),), has_lines)
    debrief, problems = records.validate(Debrief, source)
    _refuse(source, problems)
    found = debrief or Debrief()
    paths = tuple(("sessions", index) for index in range(len(found.sessions)))
    return Said(source, found, paths, has_lines)


def read_file(path: Path) -> Said:
    """The debrief in a file, as `read`; Refused where the file cannot be opened."""
    try:
        return read(path.name, files.read(path, largest=LARGEST))
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}. Nothing was written.") from error


def _refuse(source: Source, problems: Iterable[Problem]) -> None:
    """Raise Faulty where something cannot be read, or would be lost."""
    found = [problem for problem in problems if problem.severity is not Severity.NOTE]
    if found:
        raise Faulty(found, {source.file: source.lines})


def preview(
    root: Path, application: Application, said: Said, which: str | None, *, replace: bool
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
    stage = round_of(application, which or said.debrief.round)
    if which and said.debrief.round and stage != round_of(application, said.debrief.round):
        raise Refused(
            f"The debrief is of “{said.debrief.round}”, and --round {which} is another round. "
            "Nothing was written."
        )
    sessions = _sessions(record, stage, said)
    _refuse(said.source, _unknown(application, said))
    changes: list[debrief_merge.Change] = []
    for index, session in sessions.items():
        path: FieldPath = ("rounds", stage, "sessions", index)
        stands = record.rounds[stage].sessions[index]
        met = record.rounds[stage].date
        by_name = debrief_lines.named(session, record.people(stands), met)
        changes += debrief_merge.session(source, path, stands, by_name, replace=replace)
    for id_, correction in said.debrief.interviewers.items():
        path = "interviewers", id_
        changes += debrief_merge.fields(path, record.interviewers[id_], correction)
    edits = [Edit(made.path, made.value) for made in changes if replace or not made.stands]
    clashes = [] if replace else [_clash(source, made) for made in changes if made.stands]
    change = adding_edits.change(root, file, Record, edits)
    gone = tuple(_taken_out(record.rounds[stage], changes) if replace else ())
    return importing.Preview((change,) if edits else (), tuple(clashes), (), gone)


def _taken_out(stage: Round, changes: Iterable[debrief_merge.Change]) -> Iterator[str]:
    """What the record loses, list by list, in sentences."""
    lost: dict[FieldPath, list[str]] = {}
    for made in changes:
        if made.gone:
            _, _, _, index, name, *_ = made.path
            lost.setdefault((index, name), []).extend(made.gone)
    called = labels(stage)
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
        if open_sessions(other) and not (other.date and other.date > today):
            said += f" If you mean “{other.name}”, stop here and add --round {index + 1}."
            break
    return f"warning: {said}"


def open_sessions(stage: Round) -> list[int]:
    """The sessions of a round of which nothing is written down yet, by index, as the day goes."""
    found = []
    for index in records.schedule.order(stage):
        session = stage.sessions[index]
        if not (session.debriefed or session.is_break or session.called_off):
            found.append(index)
    return found


def labels(stage: Round) -> dict[int, str]:
    """What tells each session of a round from the others; without breaks and what is called off."""
    met = []
    for index, session in enumerate(stage.sessions):
        if not session.is_break and (session.held or not session.called_off):
            met.append(index)
    return {index: on_the_day.label(stage.sessions, index, met) for index in met}


def _sessions(record: Record, stage: int, said: Said) -> dict[int, SessionDebrief]:
    """What is said of each session, by its index in the round."""
    found: dict[int, SessionDebrief] = {}
    first: dict[int, str] = {}
    for path, session in zip(said.paths, said.debrief.sessions, strict=True):
        place = said.place((*path, "session") if session.session else path)
        index = _index(record, record.rounds[stage], session.session, place)
        if index in found:
            raise Refused(
                f"{place}: `{labels(record.rounds[stage])[index]}` is already at {first[index]}. "
                "Put what you say of a session in one place. Nothing was written."
            )
        found[index], first[index] = session, place
    return found


def _index(record: Record, stage: Round, name: str | None, place: str) -> int:
    """The session of a round that is meant; the only one there is, or is left, where no name was
    given.
    """
    known = labels(stage)
    if name is None:
        left = list(known) if len(known) == 1 else open_sessions(stage)
        if len(left) == 1:
            return left[0]
        raise Refused(
            f"{place}: Say which session this is, such as `session: {_any(known.values())}`. "
            f"{_there(stage, known)} Nothing was written."
        )
    wanted = caseless(name)
    found = [index for index in known if wanted in _names(stage, index)]
    found = found or [index for index in known if wanted in _people(record, stage, index)]
    if len(found) == 1:
        return found[0]
    if found:
        choices = listed_names([known[index] for index in found], "or")
        raise Refused(f"{place}: `{name}` is in {len(found)} sessions. Say which: {choices}.")
    raise Refused(
        f"{place}: There is no session `{name}` in “{stage.name}”. {_there(stage, known)} "
        "Nothing was written."
    )


def _any(names: Iterable[str]) -> str:
    return next(iter(names), "09:30")


def _there(stage: Round, known: Mapping[int, str]) -> str:
    if not known:
        return f"“{stage.name}” has no sessions. `secondround add session` adds one."
    return selection.there(known.values())


def _names(stage: Round, index: int) -> list[str]:
    """A session's time, name and number."""
    return [caseless(name) for name in on_the_day.names(stage.sessions, index)]


def _people(record: Record, stage: Round, index: int) -> list[str]:
    """Who is in a session, by ids and by names."""
    found: list[str] = []
    for id_, person in record.people(stage.sessions[index]).items():
        found += (caseless(id_), caseless(person.name))
    return found


def _unknown(application: Application, said: Said) -> Iterator[Problem]:
    """Stories that are not in the bank, and people who are not in the record."""
    stories = [story.id for story in application.candidate.stories]
    people = tuple(application.record.interviewers)
    for path, session in zip(said.paths, said.debrief.sessions, strict=True):
        for index, id_ in enumerate(session.told or ()):
            if id_ not in stories:
                yield _problem(said, (*path, "told", index), "story", id_, stories)
        for name, field in NAMING.items():
            for index, entry in enumerate(getattr(session, name)):
                id_ = getattr(entry, field)
                if id_ and id_ not in people:
                    place = (*path, name, index, field)
                    yield _problem(said, place, "interviewer", id_, people)
    for id_ in said.debrief.interviewers:
        if id_ not in people:
            yield _problem(said, ("interviewers", id_), "interviewer", id_, people)


def _problem(said: Said, path: FieldPath, what: str, id_: str, known: Sequence[str]) -> Problem:
    hint = name_hint(id_, known, otherwise=_ADD_STORY if what == "story" else _CORRECT)
    message = f"There is no {what} `{id_}`. Nothing was written."
    return said.source.problem(path, f"unknown-{what}", message, hint, severity=Severity.ERROR)
