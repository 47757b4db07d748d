"""What is wrong with a map of names: a name missing in it, a name that nobody has, another name
that hides nothing.

In: pseudonyms, and the files that they are for. Out: problems. Nothing is renamed here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TypeAlias

from secondround.problems import Problem
from secondround.records.application import Application
from secondround.records.models import Pseudonyms
from secondround.records.names import bare_name, plain_name, shared_words
from secondround.records.pseudonyms import is_named_in_public
from secondround.records.yaml import FieldPath, Source, Value, walk_texts
from secondround.text import SLUG, did_you_mean, nearest
from secondround.vocabulary import layout

Named: TypeAlias = tuple[Source, FieldPath, str]
"""A name, and where it is written."""


def missing_pseudonyms(application: Application) -> Iterator[Problem]:
    """People whom a public record would name as they are called, and firms about which nothing is
    decided.
    """
    if not application.record.is_public:
        return
    decided = {plain_name(name): name for name in application.pseudonyms.names}
    hidden = set(map(bare_name, application.pseudonyms.hiding))
    for source, path, name in _people(application):
        if bare_name(name) not in hidden:
            yield _missing(source, path, name, decided.values())
    for source, path, name in _firms(application):
        if plain_name(name) not in decided:
            itself = f"; or write `{name}: {name}` if it may be named"
            yield _missing(source, path, name, decided.values(), itself)


def _people(application: Application) -> Iterator[Named]:
    """The candidate, and the interviewers."""
    yield application.candidate_source, ("name",), application.candidate.name
    for id_, person in application.record.interviewers.items():
        yield application.record_source, ("interviewers", id_, "name"), person.name


def _firms(application: Application) -> Iterator[Named]:
    """The company, and the employers who are named, or described, where anybody can read it."""
    yield application.record_source, ("company", "name"), application.record.company.name
    seen = set()
    for index, story in enumerate(application.candidate.stories):
        if not story.employer or plain_name(story.employer) in seen:
            continue
        seen.add(plain_name(story.employer))
        if is_named_in_public(application, story.employer):
            yield application.candidate_source, ("stories", index, "employer"), story.employer


def _missing(
    source: Source, path: FieldPath, name: str, known: Collection[str], more: str = ""
) -> Problem:
    others = [other for other in known if plain_name(other) != plain_name(name)]
    near = nearest(name, others)
    hint = f"add it to `{layout.PSEUDONYMS}` beside the candidate"
    if near:
        hint = f"`{near}` has one: write both alike"
    message = f"`{name}` has no pseudonym, and the record is public."
    return source.problem(path, "missing-pseudonym", message, hint + more)


def unused_pseudonyms(
    pseudonyms: Pseudonyms, source: Source, values: Iterable[Value]
) -> Iterator[Problem]:
    """Names in a map that no file below it holds: one that is misspelt would hide nobody.

    values: what each of those files holds.
    """
    unused = {name: f" {plain_name(name)} " for name in pseudonyms.names}
    real: set[str] = set()
    for value in values:
        texts = []
        for path, text in walk_texts(value):
            if "name" in path:
                real.add(text)
            if not _is_reference(text):
                texts.append(f" {plain_name(text)} ")
        for name, words in tuple(unused.items()):
            if any(words in text for text in texts):
                del unused[name]
        if not unused:
            return
    for name in unused:
        hint = did_you_mean(nearest(name, real)) or "write it as the record does, or take it out"
        message = f"`{name}` is not in any record, so nothing is replaced."
        yield source.problem(("names", name), "unused-pseudonym", message, hint, key=True)


def _is_reference(text: str) -> bool:
    """Whether it is an id that files refer to and nobody reads; a single word may be a name."""
    return "-" in text and SLUG.fullmatch(text) is not None


def weak_pseudonyms(pseudonyms: Pseudonyms, source: Source) -> Iterator[Problem]:
    """Pseudonyms that hide nothing: they hold a part of a real name, or stand for two people."""
    taken: dict[str, str] = {}
    for name, instead in pseudonyms.names.items():
        kept: list[str] = []
        for real in pseudonyms.hiding:
            kept += shared_words(instead, real)
        first = taken.setdefault(plain_name(instead), name)
        if kept:
            message = f"`{instead}` keeps `{kept[0]}`, which is part of a real name."
        elif first != name and not _is_shortened(first, name):
            message = f"`{instead}` already replaces `{first}`."
        else:
            continue
        yield source.problem(("names", name), "weak-pseudonym", message, "choose another name")


def _is_shortened(name: str, other: str) -> bool:
    """Whether one name is a shorter form of the other, as "Tern Harbor" of "Tern Harbor
    Logistics".
    """
    words, others = set(plain_name(name).split()), set(plain_name(other).split())
    return words <= others or others <= words
