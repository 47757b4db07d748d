"""What is wrong with a map of names: a name missing in it, a name that nobody has, another name
that hides nothing.

In: pseudonyms, and what stands under them. Out: problems. Nothing is renamed here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from secondround.problems import Problem
from secondround.records.models import Pseudonyms, is_published
from secondround.records.names import bare_name, plain_name, shared_words
from secondround.records.yaml import FieldPath, Source, Value, walk_texts
from secondround.text import SLUG, did_you_mean, nearest
from secondround.vocabulary import layout

if TYPE_CHECKING:
    from secondround.records.workspace import Application


def missing_pseudonyms(application: Application) -> Iterator[Problem]:
    """People whom a public record would name as they are called, and firms about which nothing is
    decided.
    """
    if not application.record.is_public:
        return
    decided = {plain_name(name): name for name in application.pseudonyms.names}
    hidden = set(map(bare_name, application.pseudonyms.hiding))
    named: list[tuple[Source, FieldPath, str]] = [
        (application.candidate_source, ("name",), application.candidate.name)
    ]
    for key, one in application.record.interviewers.items():
        named.append((application.record_source, ("interviewers", key, "name"), one.name))
    for source, path, name in named:
        if bare_name(name) not in hidden:
            yield _missing(source, path, name, decided.values())
    for source, path, name in _firms(application):
        if plain_name(name) not in decided:
            itself = f"; or write `{name}: {name}` if it may be named"
            yield _missing(source, path, name, decided.values(), itself)


def _firms(application: Application) -> Iterator[tuple[Source, FieldPath, str]]:
    """The company, and the employers of whom something stands where anybody can read it."""
    yield application.record_source, ("company", "name"), application.record.company.name
    found: dict[str, tuple[int, str]] = {}
    for i, story in enumerate(application.candidate.stories):
        if story.employer:
            found.setdefault(plain_name(story.employer), (i, story.employer))
    for i, employer in found.values():
        if is_published(application, employer):
            yield application.candidate_source, ("stories", i, "employer"), employer


def _missing(
    source: Source, path: FieldPath, name: str, known: Collection[str], more: str = ""
) -> Problem:
    near = nearest(name, (one for one in known if plain_name(one) != plain_name(name)))
    advice = (
        f"`{near}` has one: write both alike"
        if near
        else f"add it to `{layout.PSEUDONYMS}` beside the candidate"
    )
    message = f"`{name}` has no pseudonym, and the record is public."
    return source.problem(path, "missing-pseudonym", message, advice + more)


def unused_pseudonyms(
    pseudonyms: Pseudonyms, source: Source, values: Iterable[Value]
) -> Iterator[Problem]:
    """Names in a map that nothing under it holds: one that is misspelt would hide nobody.

    values: what each file there holds.
    """
    names = {name: f" {plain_name(name)} " for name in pseudonyms.names}
    real: set[str] = set()
    for value in values:
        texts = [
            f" {plain_name(text)} " for _, text in walk_texts(value) if not _is_reference(text)
        ]
        names = {
            name: words for name, words in names.items() if not any(words in text for text in texts)
        }
        if not names:
            return
        real.update(text for path, text in walk_texts(value) if "name" in path)
    for name in names:
        advice = did_you_mean(nearest(name, real)) or "write it as the record does, or take it out"
        message = f"`{name}` is not in any record, so nothing is replaced."
        yield source.problem(("names", name), "unused-pseudonym", message, advice, key=True)


def _is_reference(text: str) -> bool:
    """Whether it is an id that files refer to and nobody reads; a single word may be a name."""
    return "-" in text and SLUG.fullmatch(text) is not None


def weak_pseudonyms(pseudonyms: Pseudonyms, source: Source) -> Iterator[Problem]:
    """Pseudonyms that hide nothing: they hold a part of a real name, or stand for two people."""
    taken: dict[str, str] = {}
    for name, instead in pseudonyms.names.items():
        kept = [word for real in pseudonyms.hiding for word in shared_words(instead, real)]
        first = taken.setdefault(plain_name(instead), name)
        if kept:
            message = f"`{instead}` keeps `{kept[0]}`, which is part of a real name."
        elif first != name and not _alike(first, name):
            message = f"`{instead}` already stands for `{first}`."
        else:
            continue
        yield source.problem(("names", name), "weak-pseudonym", message, "choose another name")


def _alike(one: str, other: str) -> bool:
    """Whether one name is a shorter form of the other, as "Tern Harbor" of "Tern Harbor
    Logistics".
    """
    words = (set(plain_name(one).split()), set(plain_name(other).split()))
    return words[0] <= words[1] or words[1] <= words[0]
