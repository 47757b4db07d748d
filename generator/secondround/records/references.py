"""Do the names that files refer to exist?

In: a model, its source, and what there is to refer to. Out: a problem for every id or name that
leads nowhere or is given twice, with the nearest one as its hint. Nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from secondround.problems import Problem, Severity
from secondround.records import competencies, facts
from secondround.records.competencies import Names, Use
from secondround.records.models import Candidate, Library, Question, Record, Round, Session
from secondround.records.yaml import FieldPath, Source, walk_texts
from secondround.text import name_hint
from secondround.vocabulary import layout


@dataclass(frozen=True, slots=True)
class Known:
    """What a record may refer to; None where it could not be read, and so nothing can be said."""

    stories: frozenset[str] | None
    facts: frozenset[str] | None
    competencies: Names | None


def of_record(record: Record, source: Source, known: Known) -> Iterator[Problem]:
    """Every name in a record that leads nowhere; errors first, and all others are what
    `settle_record` leaves out.
    """
    people = frozenset(record.interviewers)
    yield from _empty_people(record, source)
    for i, j, session in _sessions(record):
        path: FieldPath = ("rounds", i, "sessions", j, "with")
        yield from _unknown(source, path, session.with_, people, _MET)
    for i, j, session in _sessions(record):
        yield from _twice_in(source, ("rounds", i, "sessions", j, "with"), session.with_)
    for i, question in enumerate(record.questions):
        path = ("questions", i, "for")
        yield from _unknown(source, path, question.for_, people, _ASKED)
        yield from _twice_in(source, path, question.for_)
    for path, ids in _stories(record):
        yield from _unknown(source, path, ids, known.stories, _STORY)
        yield from _twice_in(source, path, ids)
    for path, id_ in _repeats(record):
        yield from _single(source, path, id_, known.stories, _STORY)
    questions = (
        (source, ("questions", i, "id"), entry.id)
        for i, entry in enumerate(record.questions)
        if entry.id
    )
    yield from duplicate_ids(questions, "question", Severity.WARNING)
    yield from of_competencies(source, competencies.in_record(record), known.competencies)
    yield from of_facts(source, known.facts)


def of_candidate(candidate: Candidate, source: Source, known: Names | None) -> Iterator[Problem]:
    """Every name in a candidate's file that leads nowhere or is given twice; errors first."""
    stories = (
        (source, ("stories", i, "id"), story.id) for i, story in enumerate(candidate.stories)
    )
    yield from duplicate_ids(stories, "story", Severity.ERROR)
    said = ((source, ("facts", i, "id"), fact.id) for i, fact in enumerate(candidate.facts))
    yield from duplicate_ids(said, "fact", Severity.ERROR)
    yield from of_competencies(source, competencies.in_candidate(candidate), known)
    yield from of_facts(source, frozenset(fact.id for fact in candidate.facts))
    for i, fact in enumerate(candidate.facts):
        if any(facts.referenced_ids(fact.say)):
            message = f"The fact `{fact.id}` refers to another fact."
            yield source.problem(("facts", i, "say"), "nested-fact", message, "write its words out")


def of_library(library: Library, source: Source, known: Names | None) -> Iterator[Problem]:
    """Every competency in a library's file that is defined nowhere."""
    return of_competencies(source, competencies.in_library(library), known)


def of_competencies(source: Source, used: Iterable[Use], known: Names | None) -> Iterator[Problem]:
    """Competencies that nothing defines, each where it is first used."""
    told: set[str] = set()
    for path, name in used:
        folded = competencies.competency_key(name)
        if known is None or folded in known or folded in told:
            continue
        told.add(folded)
        message = f"The competency `{name}` is not defined anywhere."
        advice = name_hint(name, set(known.values()), otherwise=_DEFINE)
        yield source.problem(path, "unknown-competency", message, advice)


_DEFINE = "add it to `competencies` in this file, or to a library"


def of_facts(source: Source, known: frozenset[str] | None) -> Iterator[Problem]:
    """Facts named in texts that the candidate's file does not hold."""
    if known is None or "[[" not in source.text:
        return
    for path, text in walk_texts(source.value):
        for id_ in dict.fromkeys(facts.referenced_ids(text)):
            if id_ not in known:
                message = f"There is no fact `{id_}`."
                otherwise = (
                    f"add it to `facts` in `{layout.CANDIDATE}`; brackets that are meant are "
                    f"`\\[[{id_}]]`"
                )
                advice = name_hint(id_, known, otherwise=otherwise)
                problem = source.problem(path, "unknown-fact", message, advice)
                yield _at(source, problem, id_)


def _at(source: Source, problem: Problem, id_: str) -> Problem:
    """The problem at the reference itself, where it stands in the text as it is written in the
    file.
    """
    before = "\n".join(source.lines[: problem.line - 1])
    found = re.compile(rf"\[\[[ \t]*{re.escape(id_)}[ \t]*\]\]").search(source.text, len(before))
    if not found:
        return problem
    line = source.text.count("\n", 0, found.start()) + 1
    column = found.start() - source.text.rfind("\n", 0, found.start())
    return replace(problem, line=line, column=column, width=len(found[0]))


def duplicate_ids(
    entries: Iterable[tuple[Source, FieldPath, str]],
    kind: str,
    severity: Severity,
    same: Callable[[str], str] = str,
) -> Iterator[Problem]:
    """Ids that are given a second time; `same` is the part of them that must differ."""
    first: dict[str, Source] = {}
    for source, path, id_ in entries:
        if known := first.get(same(id_)):
            where = "." if known is source else f", in `{known.file}`."
            message = f"The {kind} `{id_}` already exists{where}"
            yield source.problem(
                path, "duplicate-id", message, "give one of them another name", severity=severity
            )
        first.setdefault(same(id_), source)


def _sessions(record: Record) -> Iterator[tuple[int, int, Session]]:
    for i, stage in enumerate(record.rounds):
        for j, session in enumerate(stage.sessions):
            yield i, j, session


def _empty_people(record: Record, source: Source) -> Iterator[Problem]:
    """Interviewers with an id and nothing behind it."""
    for id_ in source.names(("interviewers",)) if source.gaps else ():
        if id_ not in record.interviewers:
            message, advice = "`name` is missing from an interviewer.", "such as `name: Ana Ruiz`"
            yield source.problem(("interviewers", id_), "missing-field", message, advice, key=True)


def _stories(record: Record) -> Iterator[tuple[FieldPath, tuple[str, ...]]]:
    for i, j, session in _sessions(record):
        for name, ids in (
            ("tell", session.tell),
            ("avoid", session.avoid),
            ("told", session.told or ()),
        ):
            yield ("rounds", i, "sessions", j, name), ids


def _repeats(record: Record) -> Iterator[tuple[FieldPath, str]]:
    for i, j, session in _sessions(record):
        for k, repeat in enumerate(session.repeat_ok):
            yield ("rounds", i, "sessions", j, "repeat_ok", k, "story"), repeat.story


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
        advice = name_hint(id_, known, otherwise=kind.otherwise)
        yield source.problem(
            path, kind.code, f"There is no {kind.name} `{id_}`.", advice, severity=kind.severity
        )


@dataclass(frozen=True, slots=True)
class _Kind:
    """What an id may refer to, and what it is where there is no such thing."""

    name: str
    code: str
    otherwise: str  # the hint where no name is near
    severity: Severity


_MET = _Kind("interviewer", "unknown-interviewer", "add them to `interviewers`", Severity.ERROR)
_ASKED = replace(_MET, severity=Severity.WARNING)
_STORY = _Kind(
    "story", "unknown-story", f"add it to `stories` in `{layout.CANDIDATE}`", Severity.WARNING
)


def without_dangling_references(record: Record, stories: frozenset[str] | None) -> Record:
    """The record with each reference once, and without those that lead nowhere; the same object
    where there are none.

    An error keeps a record from coming this far; what is left out here has been told as a warning.
    """
    people = frozenset(record.interviewers)
    rounds = tuple(
        _settled_round(stage, frozenset() if stories is None else stories)
        for stage in record.rounds
    )
    questions = tuple(_settled_question(question, people) for question in record.questions)
    if rounds == record.rounds and questions == record.questions:
        return record
    return record.model_copy(update={"rounds": rounds, "questions": questions})


def _settled_question(question: Question, people: frozenset[str]) -> Question:
    asked = _kept(question.for_, people)
    return question if asked == question.for_ else question.model_copy(update={"for_": asked})


def _settled_round(stage: Round, stories: frozenset[str]) -> Round:
    sessions = tuple(_settled_session(session, stories) for session in stage.sessions)
    return stage if sessions == stage.sessions else stage.model_copy(update={"sessions": sessions})


def _settled_session(session: Session, stories: frozenset[str]) -> Session:
    kept = {
        "with_": tuple(dict.fromkeys(session.with_)),
        "tell": _kept(session.tell, stories),
        "avoid": _kept(session.avoid, stories),
        "told": session.told if session.told is None else _kept(session.told, stories),
        "repeat_ok": tuple(repeat for repeat in session.repeat_ok if repeat.story in stories),
    }
    changed = {name: value for name, value in kept.items() if value != getattr(session, name)}
    return session.model_copy(update=changed) if changed else session


def _kept(ids: tuple[str, ...], known: frozenset[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for id_ in ids if id_ in known))
