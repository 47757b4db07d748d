"""One name for each competency, however it is written.

In: the names that a library, a candidate and a record define. Out: for every way to write one, the
canonical name. Case, hyphens and white space make no difference; a library's `also` makes two names
one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias, TypeVar

from secondround.records.models import Candidate, Library, Model, Record
from secondround.records.yaml import FieldPath
from secondround.text import caseless

Names: TypeAlias = Mapping[str, str]
"""Canonical names, by their folded form."""
M = TypeVar("M", bound=Model)
Use: TypeAlias = tuple[FieldPath, str]
"""A competency's name, and where it is used."""


@lru_cache(maxsize=4096)  # the same few names are in every record
def competency_key(name: str) -> str:
    """The part of a name that tells it from others."""
    return re.sub(r"[\s\-\u2010-\u2015]+", "", caseless(name))


def canonical_names(library: Library, *more: Iterable[str]) -> Names:
    """The canonical names; where two define the same, the library wins, then the one given
    first.
    """
    known = {competency_key(entry.name): entry.name for entry in library.competencies}
    for entry in library.competencies:
        for other in entry.also:
            known.setdefault(competency_key(other), entry.name)
    return with_more(known, *more)


def with_more(known: Names, *more: Iterable[str]) -> Names:
    """The names known, and those of `more` that are new."""
    known = dict(known)
    for group in more:
        for name in group:
            known.setdefault(competency_key(name), name)
    return known


def canonical_name(name: str, known: Names) -> str:
    """The canonical name; a name that is unknown stays as it is."""
    return known.get(competency_key(name), name)


def canonical_key(name: str, known: Names) -> str:
    """The part of a competency's canonical name that tells it from others."""
    return competency_key(canonical_name(name, known))


def in_record(record: Record) -> Iterator[Use]:
    """Every competency that a record uses."""
    for i, requirement in enumerate(record.role.requirements):
        yield from _listed(("role", "requirements", i, "shows"), requirement.shows)
    for i, message in enumerate(record.messages):
        yield from _listed(("messages", i, "shows"), message.shows)
    for id_, person in record.interviewers.items():
        yield from _listed(("interviewers", id_, "cares_about"), person.cares_about)
        for i, asked in enumerate(person.likely_questions):
            yield from _listed(("interviewers", id_, "likely_questions", i, "shows"), asked.shows)
    for i, stage in enumerate(record.rounds):
        for j, session in enumerate(stage.sessions):
            yield from _listed(("rounds", i, "sessions", j, "focus"), session.focus)
    for i, question in enumerate(record.expect):
        yield from _listed(("expect", i, "shows"), question.shows)


def in_candidate(candidate: Candidate) -> Iterator[Use]:
    """Every competency that a candidate's stories use."""
    for i, story in enumerate(candidate.stories):
        yield from _listed(("stories", i, "shows"), story.shows)


def in_library(library: Library) -> Iterator[Use]:
    """Every competency that a library's role cards and prompts use."""
    for i, card in enumerate(library.roles):
        yield from _listed(("roles", i, "judges"), card.judges)
    for i, prompt in enumerate(library.prompts):
        yield from _listed(("prompts", i, "shows"), prompt.shows)


def _listed(path: FieldPath, used: tuple[str, ...]) -> Iterator[Use]:
    for i, name in enumerate(used):
        yield (*path, i), name


def canonical_record(record: Record, known: Names) -> Record:
    """The record under canonical names; the same object where it is already."""
    if _is_canonical(in_record(record), known):
        return record
    role = record.role.model_copy(
        update={"requirements": _all_canonical(record.role.requirements, "shows", known)}
    )
    people = {}
    for id_, person in record.interviewers.items():
        asked = _all_canonical(person.likely_questions, "shows", known)
        people[id_] = _with_canonical(
            person.model_copy(update={"likely_questions": asked}), "cares_about", known
        )
    rounds = []
    for stage in record.rounds:
        sessions = _all_canonical(stage.sessions, "focus", known)
        rounds.append(stage.model_copy(update={"sessions": sessions}))
    return record.model_copy(
        update={
            "role": role,
            "messages": _all_canonical(record.messages, "shows", known),
            "interviewers": people,
            "rounds": tuple(rounds),
            "expect": _all_canonical(record.expect, "shows", known),
        }
    )


def canonical_candidate(candidate: Candidate, known: Names) -> Candidate:
    """The candidate under canonical names; the same object where it is already."""
    if _is_canonical(in_candidate(candidate), known):
        return candidate
    return candidate.model_copy(
        update={"stories": _all_canonical(candidate.stories, "shows", known)}
    )


def canonical_library(library: Library, known: Names) -> Library:
    """The library under canonical names."""
    roles, prompts = (
        _all_canonical(library.roles, "judges", known),
        _all_canonical(library.prompts, "shows", known),
    )
    return library.model_copy(update={"roles": roles, "prompts": prompts})


def _is_canonical(used: Iterator[Use], known: Names) -> bool:
    return all(canonical_name(name, known) == name for _, name in used)


def _all_canonical(models: tuple[M, ...], field: str, known: Names) -> tuple[M, ...]:
    return tuple(_with_canonical(model, field, known) for model in models)


def _with_canonical(model: M, field: str, known: Names) -> M:
    """The model with canonical names in `field`, each once."""
    names = tuple(dict.fromkeys(canonical_name(name, known) for name in getattr(model, field)))
    return model if names == getattr(model, field) else model.model_copy(update={field: names})
