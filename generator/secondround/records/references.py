"""Do the names that files refer to exist?

In: a model, its source, and what there is to refer to. Out: a problem for every id or name that
leads nowhere or is given twice, with the nearest one as a hint. Nothing is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.problems import Problem, Severity
from secondround.records import competencies, facts
from secondround.records.competencies import Names, Use
from secondround.records.models import (
    NAMING,
    Candidate,
    Fact,
    Library,
    Model,
    Question,
    Record,
    Round,
    Session,
    Story,
)
from secondround.records.yaml import FieldPath, Source, Value
from secondround.text import name_hint
from secondround.vocabulary import layout


class Known(Struct, frozen=True):
    """What a record may refer to; None where it could not be read, and so nothing can be said."""

    stories: frozenset[str] | None
    facts: frozenset[str] | None
    competencies: Names | None


class _Kind(Struct, frozen=True):
    """What an id may refer to, and what it is where there is no such thing."""

    name: str
    code: str
    otherwise: str  # the hint where no name is near
    severity: Severity


_MET: Final = _Kind(
    "interviewer", "unknown-interviewer", "add them to `interviewers`", Severity.ERROR
)
_ASKED: Final = replace(_MET, severity=Severity.WARNING)
_THANKED: Final = replace(_ASKED, otherwise="write `true` once everybody there has had a note")
_STORY: Final = _Kind(
    "story", "unknown-story", f"add it to `stories` in `{layout.CANDIDATE}`", Severity.WARNING
)
_DEFINE: Final = "add it to `competencies` in this file, or to a library"


def of_record(record: Record, source: Source, known: Known) -> Iterator[Problem]:
    """Every name in a record that leads nowhere; errors first, and all others are what
    `without_dangling_references` leaves out.
    """
    people = frozenset(record.interviewers)
    yield from _empty_people(record, source)
    for path, session in _sessions(record):
        yield from _unknown(source, (*path, "with"), session.with_, people, _MET)
    for path, session in _sessions(record):
        for index, note in enumerate(session.thanks):
            place = (*path, "thanks", index, "to")
            yield from _single(source, place, note.to, people, _MET)
    for path, session in _sessions(record):
        yield from _twice_in(source, (*path, "with"), session.with_)
    for index, question in enumerate(record.questions):
        path = ("questions", index, "for")
        yield from _unknown(source, path, question.for_, people, _ASKED)
        yield from _twice_in(source, path, question.for_)
    for path, ids in _stories(record):
        yield from _unknown(source, path, ids, known.stories, _STORY)
        yield from _twice_in(source, path, ids)
    for path, id_ in _repeats(record):
        yield from _single(source, path, id_, known.stories, _STORY)
    for path, session in _sessions(record):
        yield from _named(source, path, session, people)
    yield from duplicate_ids(_ids(source, "questions", record.questions), "question")
    yield from of_competencies(source, competencies.in_record(record), known.competencies)
    yield from facts.of_facts(source, known.facts)


def of_candidate(candidate: Candidate, source: Source, known: Names | None) -> Iterator[Problem]:
    """Every name in a candidate's file that leads nowhere or is given twice; errors first."""
    for field, kind in (("stories", "story"), ("facts", "fact")):
        ids = _ids(source, field, getattr(candidate, field))
        yield from duplicate_ids(ids, kind, severity=Severity.ERROR)
    yield from of_competencies(source, competencies.in_candidate(candidate), known)
    yield from facts.of_facts(source, frozenset(fact.id for fact in candidate.facts))
    for index, fact in enumerate(candidate.facts):
        if any(facts.referenced_ids(fact.say)):
            path: FieldPath = ("facts", index, "say")
            message = f"The fact `{fact.id}` refers to another fact."
            yield source.problem(path, "nested-fact", message, "write its words out")


def _ids(
    source: Source, field: str, entries: Iterable[Story | Fact | Question]
) -> Iterator[tuple[Source, FieldPath, str]]:
    """The ids of the entries of a field, as far as they have any."""
    for index, entry in enumerate(entries):
        if entry.id:
            yield source, (field, index, "id"), entry.id


def of_library(library: Library, source: Source, known: Names | None) -> Iterator[Problem]:
    """Every competency in a library's file that is defined nowhere."""
    return of_competencies(source, competencies.in_library(library), known)


def of_competencies(source: Source, used: Iterable[Use], known: Names | None) -> Iterator[Problem]:
    """Competencies that nothing defines, each where it is first used."""
    reported: set[str] = set()
    for path, name in used:
        key = competencies.competency_key(name)
        if known is None or key in known or key in reported:
            continue
        reported.add(key)
        message = f"The competency `{name}` is not defined anywhere."
        hint = name_hint(name, set(known.values()), otherwise=_DEFINE)
        if _DEFINE not in hint:
            hint = f"{hint} If not, {_DEFINE}"
        yield source.problem(path, "unknown-competency", message, hint, about=(name,))


def duplicate_ids(
    entries: Iterable[tuple[Source, FieldPath, str]],
    kind: str,
    *,
    severity: Severity = Severity.WARNING,
    same: Callable[[str], str] = str,
) -> Iterator[Problem]:
    """Ids that are given a second time; `same` is the part of them that must differ."""
    first: dict[str, tuple[Source, Value]] = {}
    hint = "give one of them another name"
    for source, path, id_ in entries:
        written = source.value_at(path) or id_
        if same(id_) in first:
            known, other = first[same(id_)]
            where = "." if known is source else f", in `{known.file}`."
            message = f"The {kind} `{written}` already exists{where}"
            if isinstance(other, str) and written != other:
                message = f"The {kind} `{written}` already exists as `{other}`{where}"
            yield source.problem(path, "duplicate-id", message, hint, severity=severity)
        first.setdefault(same(id_), (source, written))


def _sessions(record: Record) -> Iterator[tuple[FieldPath, Session]]:
    """Every session, with the path to it."""
    for i, stage in enumerate(record.rounds):
        for j, session in enumerate(stage.sessions):
            yield ("rounds", i, "sessions", j), session


def _empty_people(record: Record, source: Source) -> Iterator[Problem]:
    """Interviewers with an id and nothing behind it."""
    for id_ in source.names(("interviewers",)) if source.gaps else ():
        if str(id_).lower() not in record.interviewers:
            path: FieldPath = ("interviewers", id_)
            message, hint = "`name` is missing from an interviewer.", "such as `name: Ana Ruiz`"
            yield source.problem(path, "missing-field", message, hint, key=True)


def _stories(record: Record) -> Iterator[tuple[FieldPath, tuple[str, ...]]]:
    """The lists of stories in every session."""
    for path, session in _sessions(record):
        yield (*path, "tell"), session.tell
        yield (*path, "avoid"), session.avoid
        yield (*path, "told"), session.told or ()


def _repeats(record: Record) -> Iterator[tuple[FieldPath, str]]:
    """The stories that may be repeated."""
    for path, session in _sessions(record):
        for index, repeat in enumerate(session.repeat_ok):
            yield (*path, "repeat_ok", index, "story"), repeat.story


def _named(
    source: Source, path: FieldPath, session: Session, people: frozenset[str]
) -> Iterator[Problem]:
    """Who asked or said something, was promised it or has been thanked, as a debrief has it."""
    for place, id_ in session.named:
        kind = _THANKED if place[0] == "thanked" else _ASKED
        yield from _single(source, (*path, *place), id_, people, kind)
    if isinstance(session.thanked, tuple):
        yield from _twice_in(source, (*path, "thanked"), session.thanked)


def _twice_in(source: Source, path: FieldPath, ids: tuple[str, ...]) -> Iterator[Problem]:
    for i, id_ in enumerate(ids):
        if id_ in ids[:i]:
            message = f"`{id_}` is listed twice here."
            yield source.problem((*path, i), "listed-twice", message, "take one of them out")


def _unknown(
    source: Source, path: FieldPath, ids: tuple[str, ...], known: frozenset[str] | None, kind: _Kind
) -> Iterator[Problem]:
    for i, id_ in enumerate(ids):
        if id_ not in ids[:i]:
            yield from _single(source, (*path, i), id_, known, kind)


def _single(
    source: Source, path: FieldPath, id_: str, known: frozenset[str] | None, kind: _Kind
) -> Iterator[Problem]:
    if known is not None and id_ not in known:
        message = f"There is no {kind.name} `{id_}`."
        hint = name_hint(id_, known, otherwise=kind.otherwise)
        yield source.problem(path, kind.code, message, hint, severity=kind.severity)


def without_dangling_references(record: Record, stories: frozenset[str] | None) -> Record:
    """The record with each reference once, and without those that lead nowhere; the same object
    where there are none.

    An error keeps a record from coming this far; what is left out here has been reported as a
    warning.
    """
    people = frozenset(record.interviewers)
    stories = stories or frozenset()
    rounds = tuple(_mended_round(stage, stories, people) for stage in record.rounds)
    questions = tuple(_mended_question(question, people) for question in record.questions)
    if rounds == record.rounds and questions == record.questions:
        return record
    return record.model_copy(update={"rounds": rounds, "questions": questions})


def _mended_question(question: Question, people: frozenset[str]) -> Question:
    asked = _kept(question.for_, people)
    return question if asked == question.for_ else question.model_copy(update={"for_": asked})


def _mended_round(stage: Round, stories: frozenset[str], people: frozenset[str]) -> Round:
    sessions = tuple(_mended_session(session, stories, people) for session in stage.sessions)
    return stage if sessions == stage.sessions else stage.model_copy(update={"sessions": sessions})


def _mended_session(session: Session, stories: frozenset[str], people: frozenset[str]) -> Session:
    kept: dict[str, Any] = {
        "with_": tuple(dict.fromkeys(session.with_)),
        "tell": _kept(session.tell, stories),
        "avoid": _kept(session.avoid, stories),
        "told": session.told if session.told is None else _kept(session.told, stories),
        "repeat_ok": tuple(repeat for repeat in session.repeat_ok if repeat.story in stories),
    }
    if not isinstance(session.thanked, bool):
        kept["thanked"] = _kept(session.thanked, people) or False
    for name, field in NAMING.items():
        entries = getattr(session, name)
        kept[name] = tuple(_mended_entry(entry, field, people) for entry in entries)
    changed = {name: value for name, value in kept.items() if value != getattr(session, name)}
    return session.model_copy(update=changed) if changed else session


def _mended_entry(entry: Model, field: str, people: frozenset[str]) -> Model:
    is_known = getattr(entry, field) in {None, *people}
    return entry if is_known else entry.model_copy(update={field: None})


def _kept(ids: tuple[str, ...], known: frozenset[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for id_ in ids if id_ in known))
