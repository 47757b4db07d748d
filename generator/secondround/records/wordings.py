"""What pydantic finds wrong with a value, in our words.

In: the `type` of an error, and the value that it is about. Out: a code, a message and a hint. Where
the problem is, `validate` decides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, Final, Literal, TypeAlias, get_args, get_origin

from msgspec import Struct
from pydantic.fields import FieldInfo

from secondround.records import written_dates, zones
from secondround.records.field_lookup import field_at, model_at
from secondround.records.models import Model
from secondround.records.yaml import FieldPath, as_yaml
from secondround.text import (
    WEEKDAYS,
    did_you_mean,
    listed_names,
    nearest,
    short_day,
    shortened,
    slug,
)

SHOWN: Final = 40
"""Letters of a value that a message shows."""
_LONGEST_NAME: Final = 4
"""Words that a name has at most; a longer text with a comma is one text."""


class Finding(Struct, frozen=True):
    """One error of pydantic's, with what it is about."""

    root: type[Model]
    path: FieldPath
    value: Any  # as written; None where nothing is
    limits: Mapping[str, Any]
    around: Any  # the map or list that the value is in

    @property
    def name(self) -> str:
        """The field's name."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "the file")

    @property
    def subject(self) -> str:
        """What the problem is about."""
        return f"`{self.name}`" if self.path[-1:] == (self.name,) else f"An entry of `{self.name}`"

    @property
    def shown(self) -> str:
        """The value as far as it fits into a sentence."""
        return shortened(" ".join(str(self.value).split()), SHOWN)

    @property
    def field(self) -> FieldInfo | None:
        """The field; None where the path leads to none."""
        return field_at(self.root, self.path)

    @property
    def example(self) -> str:
        """The field as its example writes it; "" where it has none."""
        example = _example(self.field) if self.field else None
        return f"such as `{self.name}: {as_yaml(example)}`" if example not in (None, []) else ""


Wording: TypeAlias = Callable[[Finding], tuple[str, str]]
"""Makes a message and a hint."""


def called(model: type[Model]) -> str:
    """A model's name with its article, e.g. "a session"."""
    name = model.__name__
    return model.called or f"{'an' if name[0] in 'AEIOU' else 'a'} {name.lower()}"


def _example(field: FieldInfo) -> Any:
    extra = field.json_schema_extra
    examples = extra.get("examples") if isinstance(extra, dict) else None
    return examples[0] if isinstance(examples, list) and examples else None


def _not_text(finding: Finding) -> tuple[str, str]:
    return f"{finding.subject} must be text, not {_kind(finding.value)}.", finding.example


def _not_list(finding: Finding) -> tuple[str, str]:
    example = _example(finding.field) if finding.field else None
    of_texts = isinstance(example, list) and isinstance(example[0], str)
    hint = finding.example
    if of_texts and isinstance(finding.value, str) and 0 < len(finding.value) <= SHOWN:
        hint = f"write `{finding.name}: {as_yaml(_items(finding.value))}`"
    return f"{finding.subject} must be a list, not {_kind(finding.value)}.", hint


def _items(value: str) -> list[str]:
    """The items that a text is meant to be: short names between commas, or the text itself."""
    parts = [part.strip() for part in value.split(",")]
    names = all(0 < len(part.split()) <= _LONGEST_NAME for part in parts)
    return parts if names else [value]


def _not_map(finding: Finding) -> tuple[str, str]:
    found = _kind(finding.value)
    if finding.path == ("hide",):
        message = f"`hide` names kinds, each with a list of what it hides, and not {found}."
        return message, finding.example
    model = model_at(finding.root, finding.path)
    message = f"{finding.subject} must hold the fields of {called(model)}, not {found}."
    return message, _smallest(model) or finding.example


def _not_named(finding: Finding) -> tuple[str, str]:
    found = _kind(finding.value)
    return f"{finding.subject} must hold entries by name, not {found}.", finding.example


def _empty_text(finding: Finding) -> tuple[str, str]:
    return f"`{finding.name}` is empty.", finding.example


def _empty_list(finding: Finding) -> tuple[str, str]:
    return f"`{finding.name}` is an empty list.", finding.example


def _too_small(finding: Finding) -> tuple[str, str]:
    return f"`{finding.name}` must be at least {finding.limits['ge']}.", finding.example


def _too_large(finding: Finding) -> tuple[str, str]:
    return f"`{finding.name}` must be at most {finding.limits['le']}.", finding.example


def _too_long(finding: Finding) -> tuple[str, str]:
    length, most = len(str(finding.value)), finding.limits["max_length"]
    return f"`{finding.name}` has {length:,} characters; {most:,} are read.", "shorten it"


def _smallest(model: type[Model]) -> str:
    """The fields that a model cannot do without, by example."""
    required = {}
    for name, declared in model.model_fields.items():
        if declared.is_required():
            required[declared.alias or name] = _example(declared)
    return f"such as `{as_yaml(required)}`" if required else ""


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "a map of fields"
    return "a list" if isinstance(value, list) else "text"


def _not(what: str, hint: str = "") -> Wording:
    """Says that a value is not what its field holds; the hint is its example if none is given."""
    return lambda finding: (f"`{finding.shown}` is not {what}.", hint or finding.example)


def _bad_date(finding: Finding) -> tuple[str, str]:
    if isinstance(finding.value, str) and (found := written_dates.read(finding.value)):
        date, is_sure = found
        if not is_sure:
            of_week = WEEKDAYS[date.weekday()]
            message = f"{short_day(date)} is a {of_week}, and `{finding.shown}` says another day."
            return message, f"write `{date}`, or the date that is meant"
    return _not("a date", "year, month and day, such as `2026-11-24`")(finding)


def _bad_zone(finding: Finding) -> tuple[str, str]:
    date = finding.around.get("date") if isinstance(finding.around, dict) else None
    try:
        day = dt.date.fromisoformat(date) if isinstance(date, str) else None
    except ValueError:  # a problem of its own
        day = None
    places = zones.likely_zones(str(finding.value), day)
    message = f"`{finding.shown}` is not a time zone."
    if len(places) == 1:
        return message, did_you_mean(places[0])
    examples = listed_names(places or ("Europe/Berlin",), "or")
    return message, f"a time zone is named by a place, such as {examples}"


def _bad_choice(finding: Finding) -> tuple[str, str]:
    ours = choices(finding.field.annotation) if finding.field else ()
    known = (*ours, *finding.limits.get("own", ()))
    hint = did_you_mean(nearest(str(finding.value), known))
    message = f"`{finding.shown}` is not a valid `{finding.name}`."
    if not hint and "own" in finding.limits:
        more = "subjects:" if finding.name == "about" else "own: true"
        return message, f"there are {listed_names(known)}; a library adds others with `{more}`"
    return message, hint or f"there are {listed_names(known)}"


def choices(annotation: Any) -> tuple[str, ...]:
    """The words among which a field chooses."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    found: list[str] = []
    for part in get_args(annotation):
        found += choices(part)
    return tuple(found)


def _bad_id(finding: Finding) -> tuple[str, str]:
    better = slug(str(finding.value))[:SHOWN].rstrip("-")
    such = f", such as `{better}`" if better else ""
    return f"`{finding.shown}` is not an id.", f"use small letters, digits and single hyphens{such}"


OF_TEXTS: Final = frozenset({"string_type", "int_type", "bool_type", "date_type", "time_type"})
"""Errors of values that are not text where text is wanted."""
OF_LISTS: Final = frozenset(
    {"tuple_type", "dict_type", "model_type", "model_attributes_type", "too_short"}
)
"""Errors of values that should be lists or maps."""
WORDINGS: Final[Mapping[str, tuple[str, Wording]]] = {
    **dict.fromkeys(OF_TEXTS, ("wrong-kind", _not_text)),
    "tuple_type": ("wrong-kind", _not_list),
    "dict_type": ("wrong-kind", _not_named),
    "model_type": ("wrong-kind", _not_map),
    "model_attributes_type": ("wrong-kind", _not_map),
    "string_too_short": ("empty-text", _empty_text),
    "too_short": ("empty-list", _empty_list),
    "string_too_long": ("too-long", _too_long),
    "greater_than_equal": ("out-of-range", _too_small),
    "less_than_equal": ("out-of-range", _too_large),
    "string_pattern_mismatch": ("bad-id", _bad_id),
    "literal_error": ("bad-choice", _bad_choice),
    "bad-number": ("bad-number", _not("a whole number")),
    "bad-date": ("bad-date", _bad_date),
    "bad-time": ("bad-time", _not("a time of day", "hours and minutes, such as `09:30`")),
    "bad-flag": ("bad-flag", _not("yes or no", "write `true` or `false`")),
    "bad-link": (
        "bad-link",
        _not("a link", "a link starts with `https://`, `http://`, `mailto:` or `tel:`"),
    ),
    "bad-time-zone": ("bad-time-zone", _bad_zone),
}
"""For each `type` of an error: the code, and what words it."""
