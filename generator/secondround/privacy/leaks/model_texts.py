"""The texts of an application, field by field, each with its reach.

In: an application. Out: a `ProtectedText` for every text in it, or the application with its
private words blanked. The models are walked as they are, so that a field which is added tomorrow
is searched for tomorrow.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from secondround.privacy.leaks.protected_text import ProtectedText
from secondround.records import Application, Candidate, field_lookup
from secondround.records.models import Company, Interviewer, Kind, comments_for, kind, reach
from secondround.records.yaml import FieldPath, Source
from secondround.text import short_day, telephone
from secondround.vocabulary import Edition

_PARTS: Final = ("record", "candidate", "library", "comments", "pseudonyms")
"""What an application holds; each with `<part>_source`, its file, where it has one."""
_NAMES: Final[dict[type[BaseModel], frozenset[str]]] = {
    Candidate: frozenset({"name", "email", "phone"}),
    Interviewer: frozenset({"name", "email"}),
    Company: frozenset({"name"}),
}
"""Fields that say who somebody is: what they hold is searched for even in pages written by hand."""

_DIAL_IN: Final = "dial_in"
_DIGITS: Final = re.compile(r"\d[\d -]*\d")
"""A PIN, as it may be written by itself."""


def application_texts(
    application: Application, *parts: str, below: Edition | None = None
) -> Iterator[ProtectedText]:
    """Everything that somebody wrote in the application's files, or in those parts of it.

    below: leave out fields in which everything is within that edition's reach.
    """
    for part in parts or _PARTS:
        value = getattr(application, part)
        path = () if isinstance(value, BaseModel) else (part,)
        walk = _Walk(source_file(application, part), below)
        yield from walk.models(value, path, Edition.PUBLIC)


def source_file(application: Application, part: str) -> PurePosixPath:
    """The file that a part was written in; for a library, which may be several files, the folder
    beside the candidate.
    """
    source: Source | None = getattr(application, f"{part}_source", None)
    return source.file if source else application.candidate_source.file.with_name("library")


class _Walk(Struct, frozen=True):
    """A walk through one file's models."""

    file: PurePosixPath
    below: Edition | None

    def models(self, value: Any, path: FieldPath, furthest: Edition) -> Iterator[ProtectedText]:
        """The texts of a model, or of a list of models, out of reach beyond `furthest`."""
        if not isinstance(value, BaseModel):
            for index, item in enumerate(value):
                yield from self.models(item, (*path, index), furthest)
            return
        furthest = min(furthest, getattr(value, "furthest", furthest))
        hidden = self.below is not None and furthest < self.below
        for field in _fields(type(value)):
            in_reach = self.below is not None and field.least >= self.below and not hidden
            inside = getattr(value, field.name)
            if in_reach or inside is None:
                continue
            if field.name == _DIAL_IN:
                yield from self._dial_in(inside, (*path, field.key), min(furthest, field.reach))
                continue
            for text in self.value(inside, (*path, field.key), min(furthest, field.reach)):
                if field.is_name or field.is_prose:
                    yield replace(text, is_name=field.is_name, is_prose=field.is_prose)
                else:
                    yield text

    def _dial_in(self, value: str, path: FieldPath, furthest: Edition) -> Iterator[ProtectedText]:
        """A number to join a call by, and apart from it what opens the call: this is for the
        candidate alone, and its digits are searched for by themselves.
        """
        number, rest = telephone.parted(value)
        if number:
            yield ProtectedText(number, path, self.file, furthest)
        secret = min(furthest, Edition.CANDIDATE)
        for text in dict.fromkeys((rest, *_DIGITS.findall(rest))):
            yield ProtectedText(text, path, self.file, secret)

    def value(self, value: Any, path: FieldPath, furthest: Edition) -> Iterator[ProtectedText]:
        """The texts of a field's value."""
        if isinstance(value, str):
            yield ProtectedText(value, path, self.file, furthest)
        elif isinstance(value, dt.date):
            for text in (value.isoformat(), short_day(value)):
                yield ProtectedText(text, path, self.file, furthest)
        elif isinstance(value, BaseModel):
            yield from self.models(value, path, furthest)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                yield from self.value(item, (*path, index), furthest)
        elif isinstance(value, dict):
            for key, item in value.items():
                if isinstance(item, str):
                    yield ProtectedText(key, (*path, key), self.file, furthest, is_name=True)
                yield from self.value(item, (*path, key), furthest)


class _Field(Struct, frozen=True):
    """A field of a model that holds what somebody wrote."""

    name: str  # in Python
    key: str  # in YAML
    reach: Edition
    least: Edition  # the least reach of anything in it
    is_name: bool
    is_prose: bool


@cache
def _fields(model: type[BaseModel]) -> tuple[_Field, ...]:
    found = []
    for name, field in model.model_fields.items():
        what = kind(field)
        if what is not Kind.OURS:
            is_name = name in _NAMES.get(model, ())
            is_prose = what is Kind.TEXT
            key = field.alias or name
            least = Edition.COACH if name == _DIAL_IN else _least(field)
            found.append(_Field(name, key, reach(field), least, is_name, is_prose))
    return tuple(found)


def _least(field: FieldInfo) -> Edition:
    return min([reach(field), *map(_least_in, field_lookup.models(field.annotation))])


@cache
def _least_in(model: type[BaseModel]) -> Edition:
    """The least reach of anything in a model; one that decides it by its own content counts as the
    coach's.
    """
    if hasattr(model, "furthest"):
        return Edition.COACH
    return min(map(_least, model.model_fields.values()))


def blanked(application: Application, edition: Edition) -> Application:
    """The application with an x for every word that is out of that edition's reach."""
    for part in ("record", "candidate"):
        value = getattr(application, part)
        for text in application_texts(application, part, below=edition):
            if text.reach < edition:
                value = _blanked(value, text.path)
        application = replace(application, **{part: value})
    return replace(application, comments=comments_for(application.comments, edition))


def _blanked(value: Any, path: FieldPath) -> Any:
    """The value with an x for every word of the text at that path in it."""
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
