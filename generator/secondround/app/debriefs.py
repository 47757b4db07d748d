"""What happened in a round, as YAML, on its way into the record.

In: the bytes of a debrief, and the packet it is for. Out: a preview, which `importing.write`
puts in place. What stands in the record is never lost: where a debrief differs, both texts are
shown.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from secondround import lint, records
from secondround.app import (
    adding_edits,
    answers,
    by_the_clock,
    debrief_lines,
    debrief_merge,
    debrief_sessions,
    imported_file,
    importing,
    selection,
    shared_companies,
)
from secondround.app.errors import Ended, Faulty, Refused
from secondround.problems import Problem, Severity
from secondround.records import Application, Record, field_lookup
from secondround.records.edit import Edit
from secondround.records.models import NAMING, Debrief, Round, SessionDebrief, ShortForm
from secondround.records.yaml import FieldPath, Source, reader
from secondround.system import files
from secondround.text import name_hint
from secondround.vocabulary import layout

LARGEST: Final = 1_000_000
"""Bytes of a debrief at most."""
PASTED: Final = "pasted.yml"
"""What a debrief that is in no file is called."""
_ADD_STORY: Final = f"add it to `stories` in `{layout.CANDIDATE}`, or write it down under `debrief`"
_CORRECT: Final = "write the id that `interviewers` in the record has"


_LINE: Final = re.compile(r":\d+(?=\))")
_NO_FIELDS: Final = "wrong-kind"
_LIST: Final = """\
put the list under `sessions:`, such as
  sessions:
    - session: "09:40"
      told: [freezer-night]"""


@dataclasses.dataclass(frozen=True, slots=True)
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

    def refusal(self, path: FieldPath, why: object) -> Ended:
        """What ends the work because of something in it: a wrong file, or what was typed."""
        kind = Ended if self.has_lines else Refused
        return kind(f"{self.place(path)}: {why} Nothing was written.")


def read(name: str, data: bytes, *, has_lines: bool = True) -> Said:
    """The debrief that a file holds: a whole round's, or the fields of one session.

    has_lines: false where the data were put together from what was typed. Raises Faulty with all
    that is wrong in it.
    """
    source, problems = reader.read(PurePosixPath(name), data)
    _refuse(source, map(_with_example, problems) if _is_list(source) else problems)
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


def _is_list(source: Source) -> bool:
    return source.text.lstrip().startswith(("-", "["))


def _with_example(problem: Problem) -> Problem:
    """A list without a name shown how the file looks."""
    return dataclasses.replace(problem, hint=_LIST) if problem.code == _NO_FIELDS else problem


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
    stage = _stage(application, said, which)
    sessions = _sessions(record, record.rounds[stage], said)
    _refuse(said.source, _unknown(application, said, sessions, record.rounds[stage]))
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
    hints = tuple(_remarks(root, application, change) if edits else ())
    changed = (change,) if edits else ()
    return importing.Preview(changed, tuple(clashes), (), gone, hints=hints)


def _remarks(root: Path, application: Application, change: imported_file.Change) -> Iterator[str]:
    """What `check` will say of the debrief that it does not say yet, in sentences."""
    known: set[str] = set()
    for data, is_new in ((change.before, False), (change.after, True)):
        source, _ = reader.read(change.file, data or b"")
        whole = shared_companies.whole(root, source)
        record, _ = records.validate(Record, whole)
        if record is None:
            return
        as_it_is = dataclasses.replace(application, record=record, record_source=whole)
        for rule in lint.DEBRIEF_RULES:
            for problem in rule(as_it_is):
                message = _LINE.sub("", problem.message)
                if is_new and message not in known:
                    yield f"{problem.file}:{problem.line}: {answers.in_words(problem)}"
                known.add(message)


def _stage(application: Application, said: Said, which: str | None) -> int:
    """The index of the round that is typed, or that the debrief is of."""
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
                index = debrief_sessions.find(record, stage, session.session)
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


def _unknown(
    application: Application, said: Said, sessions: Mapping[int, SessionDebrief], stage: Round
) -> Iterator[Problem]:
    """Stories that are not in the bank, people who are not in the record, and names that fit
    several who were there.
    """
    stories = [story.id for story in application.candidate.stories]
    people = application.record.interviewers
    for path, (number, session) in zip(said.paths, sessions.items(), strict=True):
        there = application.record.people(stage.sessions[number])
        for index, id_ in enumerate(session.told or ()):
            if id_ not in stories:
                yield _problem(said, (*path, "told", index), "story", id_, stories)
        for name, field in NAMING.items():
            for index, entry in enumerate(getattr(session, name)):
                place = (*path, name, index)
                id_ = getattr(entry, field)
                if id_ and id_ not in people:
                    yield _problem(said, (*place, field), "interviewer", id_, [*people])
                elif not id_ and said.has_lines:
                    yield from _unclear(said, place, entry, there)
    for id_ in said.debrief.interviewers:
        if id_ not in people:
            yield _problem(said, ("interviewers", id_), "interviewer", id_, [*people])


def _unclear(
    said: Said, path: FieldPath, entry: ShortForm, there: debrief_lines.People
) -> Iterator[Problem]:
    """A line that begins with a name which fits several who were there."""
    try:
        debrief_lines.speaker(getattr(entry, ShortForm.short), there, {})
    except answers.SeveralError as error:
        message = f"{error} Nothing was written."
        yield said.source.problem(path, "unknown-interviewer", message)


def _problem(said: Said, path: FieldPath, what: str, id_: str, known: Sequence[str]) -> Problem:
    hint = name_hint(id_, known, otherwise=_ADD_STORY if what == "story" else _CORRECT)
    message = f"There is no {what} `{id_}`. Nothing was written."
    return said.source.problem(path, f"unknown-{what}", message, hint, severity=Severity.ERROR)
