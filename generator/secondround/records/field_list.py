"""The fields that people write, in words: the same as the JSON Schemas say, for reading.

In: the schemas of the models. Out: each model by its plain name, with its fields. Nothing is said
here that a model does not say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec import Struct

from secondround.records import schema
from secondround.records.field_lookup import models_below
from secondround.records.models import LINK_PATTERN, TIME_PATTERN, Model, ShortForm
from secondround.records.wordings import called
from secondround.records.yaml import as_yaml
from secondround.text import SLUG, listed

_LONG: Final = 1_000
"""Letters from which on a text is more than a line."""


class Described(Struct, frozen=True):
    """One field."""

    name: str
    meaning: str
    kind: str  # what it holds: "one line", "list of ids", "a session"
    needed: bool
    default: str  # in YAML; "" where there is none
    reach: str
    example: str  # in YAML, on one line


class FieldList(Struct, frozen=True):
    """The fields of one model."""

    name: str  # "session", "piece of news"
    also: str  # another name for it: "news"
    meaning: str
    short: str  # the field that plain text stands for; "" where there is none
    fields: tuple[Described, ...]


def field_lists() -> tuple[FieldList, ...]:
    """All models, each file's own model first."""
    found: dict[type[Model], FieldList] = {}
    for model in schema.MODELS.values():
        made = schema.definitions(model)
        for inside in (model, *models_below(model)):
            if inside not in found:
                found[inside] = _described(inside, made[inside.__name__])
    return tuple(found.values())


def _name(model: type[Model]) -> str:
    """What a model is called, without its article."""
    article, _, name = called(model).replace("`", "").partition(" ")
    return name if article in {"a", "an", "the"} else called(model)


def _described(model: type[Model], definition: Mapping[str, Any]) -> FieldList:
    short = model.short if issubclass(model, ShortForm) else ""
    whole = definition["anyOf"][-1] if short else definition
    fields = []
    for field, given in whole["properties"].items():
        default = as_yaml(given["default"]) if "default" in given else ""
        fields.append(
            Described(
                name=field,
                meaning=given["description"],
                kind=_kind(given),
                needed=field in whole.get("required", ()),
                default=default,
                reach=given["x-reach"],
                example=as_yaml(given["examples"][0]),
            )
        )
    meaning = " ".join(definition["description"].split())
    return FieldList(_name(model), model.__name__.lower(), meaning, short, tuple(fields))


def _kind(given: Mapping[str, Any]) -> str:
    """What a value is, in words."""
    if "anyOf" in given:
        *single, _ = given["anyOf"]
        return ", or ".join((*map(_kind, single), "a list of these"))
    if "$ref" in given:
        return f"fields of {_called(given['$ref'])}"
    if "enum" in given:
        return listed(given["enum"], "or")
    if "items" in given:
        return f"list of entries: {_kind(given['items'])}"
    if "additionalProperties" in given:
        return f"by id: {_kind(given['additionalProperties'])}"
    return _single(given)


def _called(reference: str) -> str:
    name = reference.rpartition("/")[2]
    for root in schema.MODELS.values():
        for model in models_below(root):
            if model.__name__ == name:
                return called(model)
    raise KeyError(name)


def _single(given: Mapping[str, Any]) -> str:
    """A single value that is no choice."""
    types = given["type"] if isinstance(given["type"], list) else [given["type"]]
    pattern = str(given.get("pattern", ""))
    if types[0] == "integer":
        return "".join(("whole number", *_limits(given)))
    if types[0] == "boolean":
        return "true or false"
    if given.get("format") == "date":
        return "date (YYYY-MM-DD)"
    for known, kind in _PATTERNS.items():
        if known in pattern:
            return kind
    return "text" if given.get("maxLength", 0) > _LONG else "one line"


def _limits(given: Mapping[str, Any]) -> Iterator[str]:
    if "ge" in given:
        yield f", {given['ge']} to {given['le']}"


_PATTERNS: Final = {
    TIME_PATTERN: "time of day (HH:MM)",
    LINK_PATTERN: "link",
    SLUG.pattern: "id (small letters, digits, hyphens)",
    "(/[A-Za-z0-9_+-]+)*": "time zone (Area/City)",
}
"""By a part of its pattern, what a text is."""
