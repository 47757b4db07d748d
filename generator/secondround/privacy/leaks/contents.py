"""What an application says, string by string, and which of it an output may hold.

In: an application and an edition. Out: a `Content`: the strings that must not be there, each with
its field, and the words that may. It walks the models as they are, so that a field which is added
tomorrow is searched for tomorrow.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import PurePosixPath
from typing import Any, Final, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from secondround.packet import words as in_words
from secondround.privacy.leaks import theirs
from secondround.privacy.leaks.said import Said
from secondround.privacy.leaks.words import BARRIER, spaced
from secondround.records import REFERENCE, Application, Candidate, Edition, fill, spellings
from secondround.records.models import (
    Company,
    Interviewer,
    Kind,
    Story,
    kind,
    reach,
    renamed,
    renaming,
    seen,
)
from secondround.records.yaml import Path, Source, Value

_THEIRS: Final = ("record", "candidate", "comments")
"""What of them is one client's own; a library is the coach's."""
_PARTS: Final = ("record", "candidate", "library", "comments", "pseudonyms")
"""What an application holds; each with `<part>_source`, its file, where it has one."""
_NAMES: Final[dict[type[BaseModel], frozenset[str]]] = {
    Candidate: frozenset({"name", "email", "phone"}),
    Interviewer: frozenset({"name", "email"}),
    Company: frozenset({"name"}),
}
"""Fields that say who somebody is: what they hold is searched for even in pages written by hand."""
_NOBODY: Final = Edition.COACH  # of another's files nobody else may see a thing


@dataclass(frozen=True, slots=True)
class Content:
    """What of one application may stand in an output, and what may not. Plain values."""

    packet: str  # its id
    place: str  # its folder in the output; "" where nothing of it may be there
    secrets: tuple[Said, ...]
    allowed: str  # words with spaces around them
    named: str = ""  # the names in it, likewise: whoever is named here may be named
    company: str = ""  # in words, so that two packets are known to be about the same one
    whose: str = ""  # the candidate's file
    stories: frozenset[str] = frozenset()  # each with its employer, by its id and by its title


def content(application: Application, edition: Edition, *, alone: bool = True) -> Content:
    """The content of a packet in an output of that edition; of a private one, nothing may be in a
    public output.

    alone: there is nothing else to look for, so that without secrets what is allowed does not
    matter.
    """
    if edition is Edition.PUBLIC and application.record.visibility != "public":
        return absent(application)
    known = renamed(application) if edition is Edition.PUBLIC else application
    secrets = [said for said in strings(application, below=edition) if said.reach < edition]
    if edition is Edition.PUBLIC:
        secrets += _real_names(application)
    if alone and not secrets:
        return Content(application.id, known.id, (), "")
    may = [said for said in strings(known) if said.reach >= edition]
    allowed = spaced(BARRIER.join(_shown(said.text, known, edition) for said in may))
    if edition is Edition.PUBLIC:
        allowed = _nameless(allowed, application)
    return Content(
        application.id,
        known.id,
        _filled(secrets, application),
        allowed,
        spaced(
            BARRIER.join(
                said.text for said in may if said.names or theirs.names_somebody(said.path)
            )
        ),
        spaced(known.record.company.name),
        str(application.candidate_source.file),
        frozenset(key for story in application.candidate.stories for key in _keys(story)),
    )


def _keys(story: Story) -> tuple[str, ...]:
    """A story with its employer, by its id and by its title: who has the same has a copy of it."""
    employer = spaced(story.employer or "")
    marks = [mark for mark in (story.id, story.title) if theirs.is_mark(mark)]
    return tuple(f"{employer}|{spaced(mark)}" for mark in marks) if employer.strip() else ()


def _copies(application: Application) -> Iterator[Said]:
    """The employers of another client's stories, as they are found in a copy of the story."""
    for i, story in enumerate(application.candidate.stories):
        for key in _keys(story):
            file, path = application.candidate_source.file, ("stories", i, "employer")
            yield Said(
                story.employer or "", path, file, _NOBODY, names=True, theirs=True, story=key
            )


def _nameless(allowed: str, application: Application) -> str:
    """The words that may be there, without real names: one that was not replaced by mistake is none
    the less real.
    """
    rename = renaming(application)
    instead = spaced(BARRIER.join(application.pseudonyms.names.values()))
    for name in filter(rename.is_sure, rename.known):
        for real in map(spaced, spellings(name)):
            while real in allowed and real not in instead:
                allowed = allowed.replace(real, "  ")
    return allowed


def absent(application: Application) -> Content:
    """The content of a packet that the output must know nothing of."""
    return Content(
        application.id,
        "",
        (*_filled(theirs.kept(strings(application, *_THEIRS)), application), *_copies(application)),
        "",
        company=spaced(application.record.company.name),
        whose=str(application.candidate_source.file),
    )


def everything(application: Application) -> Content:
    """The content of a packet of which not even a line that many might write may stand
    somewhere.
    """
    return Content(application.id, "", _filled(strings(application), application), "")


def unread(source: Source, candidate: PurePosixPath) -> Content:
    """The content of a file of which no packet was made: its names and its sentences, as they are
    written.

    candidate: the file of the one whose it is.
    """
    whole = Said(source.text, (), source.file, _NOBODY, long=True)
    said = _written(source.value, (), source.file) if source.value else [whole]
    return Content(str(source.file), "", tuple(theirs.kept(said)), "", whose=str(candidate))


def _written(value: Value, path: Path, file: PurePosixPath) -> Iterator[Said]:
    if isinstance(value, str):
        names = theirs.is_name(path)
        yield Said(value, path, file, _NOBODY, names=names, long=not names)
    elif value:
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _written(item, (*path, key), file)


def _filled(secrets: Iterable[Said], application: Application) -> tuple[Said, ...]:
    return tuple(replace(said, text=fill(said.text, application.candidate)) for said in secrets)


def _shown(text: str, application: Application, edition: Edition) -> str:
    """A text with the facts in it that the edition may see."""
    return (
        REFERENCE.sub(BARRIER, text)
        if edition > Edition.CANDIDATE
        else fill(text, application.candidate)
    )


def _real_names(application: Application) -> Iterator[Said]:
    """Every name that is replaced, in the spellings that people use, and joined as in "@anaruiz".

    What ordinary words make up is looked for where it is a whole name of several; "Will" alone is
    in every text.
    """
    rename = renaming(application)
    for name, whole in rename.known.items():
        if not rename.is_sure(name) and not (name in rename.names and " " in name):
            continue
        written = spellings(name)
        for one in sorted(written | {spelling.replace(" ", "") for spelling in written}):
            yield Said(
                one, ("names", whole), _file(application, "pseudonyms"), Edition.COACH, names=True
            )


def strings(application: Application, *parts: str, below: Edition | None = None) -> Iterator[Said]:
    """Everything that somebody wrote in the application's files, or in those parts; with `below`,
    only in fields where something may be out of that edition's reach.
    """
    for part in parts or _PARTS:
        value = getattr(application, part)
        file = _file(application, part)
        yield from _within(
            value, () if isinstance(value, BaseModel) else (part,), file, Edition.PUBLIC, below
        )


def blanked(application: Application, edition: Edition) -> Application:
    """The application with an x for every word that is out of that edition's reach."""
    for part in ("record", "candidate"):
        value = getattr(application, part)
        for said in strings(application, part, below=edition):
            if said.reach < edition:
                value = _blanked(value, said.path)
        application = replace(application, **{part: value})
    return replace(application, comments=seen(application.comments, edition))


def _blanked(value: Any, path: Path) -> Any:
    if isinstance(value, str):
        return " ".join("x" for _ in value.split())
    if not path:
        return None  # a date
    step, rest = path[0], path[1:]
    if isinstance(value, BaseModel):
        names = {field.alias or name: name for name, field in type(value).model_fields.items()}
        name = names[str(step)]
        return value.model_copy(update={name: _blanked(getattr(value, name), rest)})
    if isinstance(value, dict):
        return {key: _blanked(item, rest) if key == step else item for key, item in value.items()}
    return tuple(_blanked(item, rest) if i == step else item for i, item in enumerate(value))


def _file(application: Application, part: str) -> PurePosixPath:
    """The file that a part was written in; for a library, which may be several files, the
    candidate's own folder.
    """
    source: Source | None = getattr(application, f"{part}_source", None)
    return source.file if source else application.candidate_source.file.with_name("library")


def _within(
    value: Any, path: Path, file: PurePosixPath, furthest: Edition, below: Edition | None
) -> Iterator[Said]:
    """The strings of a model or a list of models."""
    if isinstance(value, BaseModel):
        furthest = min(furthest, getattr(value, "furthest", furthest))
        hidden = below is not None and furthest < below
        for name, words, field_reach, least in _fields(type(value)):
            if below is not None and least >= below and not hidden:
                continue
            inside = getattr(value, name)
            if inside is not None:
                field = type(value).model_fields[name].alias or name
                names = name in _NAMES.get(type(value), ())
                for said in _value(inside, (*path, field), file, min(furthest, field_reach), below):
                    yield (
                        replace(said, names=names, long=words is Kind.TEXT)
                        if names or words is Kind.TEXT
                        else said
                    )
    else:
        for i, item in enumerate(value):
            yield from _within(item, (*path, i), file, furthest, below)


def _value(
    value: Any, path: Path, file: PurePosixPath, furthest: Edition, below: Edition | None
) -> Iterator[Said]:
    if isinstance(value, str):
        yield Said(value, path, file, furthest)
    elif isinstance(value, dt.date):
        for text in (value.isoformat(), in_words.short_day(value)):
            yield Said(text, path, file, furthest)
    elif isinstance(value, BaseModel):
        yield from _within(value, path, file, furthest, below)
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _value(item, (*path, i), file, furthest, below)
    elif isinstance(value, dict):
        for key, item in value.items():
            if isinstance(item, str):
                yield Said(key, (*path, key), file, furthest, names=True)
            yield from _value(item, (*path, key), file, furthest, below)


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, Kind, Edition, Edition], ...]:
    """The fields of a model that hold what somebody said: name, kind, reach, and the least reach of
    anything in it.
    """
    told = (
        (name, kind(field), reach(field), _least(field))
        for name, field in model.model_fields.items()
    )
    return tuple(field for field in told if field[1] is not Kind.OURS)


def _least(field: FieldInfo) -> Edition:
    return min([reach(field), *map(_least_in, _models(field.annotation))])


@cache
def _least_in(model: type[BaseModel]) -> Edition:
    """The least reach of anything in a model; one that decides it by its own content counts as the
    coach's.
    """
    return (
        Edition.COACH
        if hasattr(model, "furthest")
        else min(map(_least, model.model_fields.values()))
    )


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
