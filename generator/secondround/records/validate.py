"""From what was written to a model, or to the problems that stand in its way.

In: a `Source` and the model that it should be. Out: the model, or problems. pydantic's errors are
told apart by their `type`; its English is never shown or read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from secondround.problems import MOST, Problem, Severity
from secondround.records import dispensable, zones
from secondround.records.field_lookup import field_at, field_names, is_text_with_colon, model_at
from secondround.records.models import Model, ShortForm
from secondround.records.yaml import NULL_WORDS, FieldPath, Slip, Source, as_yaml, slips
from secondround.text import did_you_mean, listed_names, nearest, slug

M = TypeVar("M", bound=Model)


def validate(model: type[M], source: Source) -> tuple[M | None, tuple[Problem, ...]]:
    """The model that a file holds, or all that keeps it from being one; and what it does
    without.
    """
    try:
        return model.model_validate(source.value, by_alias=True, by_name=False), ()
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
    if all(dispensable.is_dispensable(model, details) for details in found):
        value = dispensable.without_fields(source.value, [details["loc"] for details in found])
        return model.model_validate(value, by_alias=True, by_name=False), _problems(
            model, source, found
        )
    return None, _problems(model, source, found[: MOST + 1])


def _problems(model: type[Model], source: Source, found: Sequence[Any]) -> tuple[Problem, ...]:
    """What pydantic found, each thing once and in our words."""
    explained = {near for details in found if (near := _meant(model, source, details))}
    problems = (
        _problem(model, source, details) for details in found if details["loc"] not in explained
    )
    return tuple(dict.fromkeys(problem for problem in problems if problem))


def _meant(model: type[Model], source: Source, details: Any) -> FieldPath | None:
    """Where an unknown field was probably meant to stand: that one is not missing as well."""
    if details["type"] != "extra_forbidden":
        return None
    *parent, name = details["loc"]
    inside = model_at(model, tuple(parent))
    if issubclass(inside, ShortForm) and is_text_with_colon(inside, _value(source, tuple(parent))):
        return (*parent, inside.short)
    near = nearest(str(name), field_names(inside))
    return (*parent, near) if near else None


@dataclass(frozen=True, slots=True)
class _Finding:
    """One error of pydantic's, with what it is about."""

    root: type[Model]
    path: FieldPath
    value: Any  # as written; None where nothing is
    limits: dict[str, Any]
    around: Any = None  # what the value stands in

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
        text = " ".join(str(self.value).split())
        return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"

    @property
    def example(self) -> str:
        """The field as its example writes it, empty where it has none."""
        field = field_at(self.root, self.path)
        example = _example(field) if field else None
        return f"such as `{self.name}: {as_yaml(example)}`" if example not in (None, []) else ""


_SHOWN = 40


def _example(field: FieldInfo) -> Any:
    extra = field.json_schema_extra
    examples = extra.get("examples") if isinstance(extra, dict) else None
    return examples[0] if isinstance(examples, list) and examples else None


def _problem(model: type[Model], source: Source, details: Any) -> Problem | None:
    kind, path = details["type"], tuple(step for step in details["loc"] if step != "[key]")
    if kind == "extra_forbidden":
        return _unknown(model, source, path)
    if kind == "missing":
        return _missing(model, source, path)
    value = _value(source, path)
    if kind == "too_short" and value != []:
        return None  # pydantic counts the entries that are right, and those that are not have problems of their own
    while (
        value is None and path
    ):  # text stood for a list or a map: the error is inside what was written
        path = path[:-1]
        value = _value(source, path)
    key = len(path) != len(details["loc"]) and details["loc"][-1] == "[key]"
    finding = _Finding(
        model, path, path[-1] if key else value, details.get("ctx", {}), _value(source, path[:-1])
    )
    code, wording = _WORDINGS[kind]
    if not isinstance(finding.value, str) and kind not in _OF_LISTS:
        code, wording = "wrong-kind", _not_text
    if (
        code == "wrong-kind"
        and kind in _OF_TEXTS
        and isinstance(finding.value, dict)
        and finding.value
    ):
        return _colon(source, path)
    slip = _slip(source, path) if code == "wrong-kind" and isinstance(finding.value, str) else None
    if slip:
        return Problem.at(source.file, slip.line, slip.column, code, slip.message, slip.hint)
    message, advice = wording(finding)
    severity = Severity.WARNING if dispensable.is_dispensable(model, details) else None
    return source.problem(path, code, message, advice, key=key, severity=severity)


def _value(source: Source, path: FieldPath) -> Any:
    value: Any = source.value
    for step in path:
        try:
            value = None if isinstance(value, str) else value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def model_name(model: type[Model]) -> str:
    """A model's name with its article, e.g. "a session"."""
    return (
        model.called or f"{'an' if model.__name__[0] in 'AEIOU' else 'a'} {model.__name__.lower()}"
    )


def _unknown(model: type[Model], source: Source, path: FieldPath) -> Problem:
    name, parent = str(path[-1]), model_at(model, path[:-1])
    known = field_names(parent)
    if issubclass(parent, ShortForm) and is_text_with_colon(parent, _value(source, path[:-1])):
        return _colon(source, path[:-1])
    slip = _slip(source, path, key=True)
    if slip:
        return Problem.at(
            source.file, slip.line, slip.column, "unknown-field", slip.message, slip.hint
        )
    advice = did_you_mean(nearest(name, known)) or f"{model_name(parent)} has {listed_names(known)}"
    message = f"`{name[:_SHOWN]}` is not a field of {model_name(parent)}."
    return source.problem(path, "unknown-field", message, advice, key=True)


def _missing(model: type[Model], source: Source, path: FieldPath) -> Problem:
    finding = _Finding(model, path, None, {})
    message = f"`{finding.name}` is missing from {model_name(model_at(model, path[:-1]))}."
    slip = _slip(source, path[:-1])
    if slip and slips.no_blank(finding.name, source.lines[slip.line - 1]):
        return Problem.at(
            source.file, slip.line, slip.column, "missing-field", slip.message, slip.hint
        )
    if path[-1] in source.names(path[:-1]):
        word = _written(source, path)
        if word in NULL_WORDS:
            message = f"`{finding.name}` is missing: `{word}` means nothing in YAML."
            advice = f'if it is a name or a word, put it in quotes: `{finding.name}: "{word}"`'
            return source.problem(path, "missing-field", message, advice)
    return source.problem(path[:-1], "missing-field", message, finding.example, key=True)


def _written(source: Source, path: FieldPath) -> str:
    """What stands at a path, on its first line."""
    place = source.place(path)
    return source.lines[place.line - 1][place.column - 1 :][: place.width]


def _slip(source: Source, path: FieldPath, *, key: bool = False) -> Slip | None:
    """The slip of typing on the very line of what is wrong."""
    return slips.near(source.lines, source.place(path, key=key).line, above=0)


def _colon(source: Source, path: FieldPath) -> Problem:
    """Text that became a map because a colon stands in it."""
    place = source.place(path)
    message = "This is read as a field and its value, because `: ` stands in the text."
    advice = slips.quoted("", source.lines[place.line - 1][place.column - 1 :].rstrip())
    return source.problem(path, "wrong-kind", message, advice)


def _not_text(finding: _Finding) -> tuple[str, str]:
    return f"{finding.subject} must be text, not {_kind(finding.value)}.", finding.example


def _not_list(finding: _Finding) -> tuple[str, str]:
    field = field_at(finding.root, finding.path)
    example = _example(field) if field else None
    texts = isinstance(example, list) and isinstance(example[0], str)
    if texts and isinstance(finding.value, str) and 0 < len(finding.value) <= _SHOWN:
        advice = f"write `{finding.name}: {as_yaml([finding.value])}`"
    else:
        advice = finding.example
    return f"{finding.subject} must be a list, not {_kind(finding.value)}.", advice


def _not_map(finding: _Finding) -> tuple[str, str]:
    model = model_at(finding.root, finding.path)
    if finding.path == ("hide",):
        message = f"`hide` names kinds, each with a list of what is hidden of it, and not {_kind(finding.value)}."
        return message, finding.example
    advice = _smallest(model) or finding.example
    return (
        f"{finding.subject} must hold the fields of {model_name(model)}, not {_kind(finding.value)}.",
        advice,
    )


def _not_named(finding: _Finding) -> tuple[str, str]:
    return (
        f"{finding.subject} must hold entries by name, not {_kind(finding.value)}.",
        finding.example,
    )


def _too_long(finding: _Finding) -> tuple[str, str]:
    length, most = len(str(finding.value)), finding.limits["max_length"]
    return f"`{finding.name}` has {length:,} characters; {most:,} are read.", "shorten it"


def _smallest(model: type[Model]) -> str:
    """The fields that a model cannot do without, by example."""
    needed = {
        field.alias or name: _example(field)
        for name, field in model.model_fields.items()
        if field.is_required()
    }
    return f"such as `{as_yaml(needed)}`" if needed else ""


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "a map of fields"
    return "a list" if isinstance(value, list) else "text"


def _no(what: str, advice: str = "") -> Callable[[_Finding], tuple[str, str]]:
    return lambda finding: (f"`{finding.shown}` is not {what}.", advice or finding.example)


def _zone(finding: _Finding) -> tuple[str, str]:
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


def _choice(finding: _Finding) -> tuple[str, str]:
    field = field_at(finding.root, finding.path)
    choices = _choices(field.annotation) if field else ()
    advice = (
        did_you_mean(nearest(str(finding.value), choices)) or f"there are {listed_names(choices)}"
    )
    return f"`{finding.shown}` is not a valid `{finding.name}`.", advice


def _choices(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return tuple(choice for part in get_args(annotation) for choice in _choices(part))


def _id(finding: _Finding) -> tuple[str, str]:
    better = slug(str(finding.value))[:_SHOWN].rstrip("-")
    such = f", such as `{better}`" if better else ""
    return f"`{finding.shown}` is not an id.", f"use small letters, digits and single hyphens{such}"


_WORDINGS: dict[str, tuple[str, Callable[[_Finding], tuple[str, str]]]] = {
    "string_type": ("wrong-kind", _not_text),
    "int_type": ("wrong-kind", _not_text),
    "bool_type": ("wrong-kind", _not_text),
    "date_type": ("wrong-kind", _not_text),
    "time_type": ("wrong-kind", _not_text),
    "tuple_type": ("wrong-kind", _not_list),
    "dict_type": ("wrong-kind", _not_named),
    "model_type": ("wrong-kind", _not_map),
    "model_attributes_type": ("wrong-kind", _not_map),
    "string_too_short": ("empty-text", lambda found: (f"`{found.name}` is empty.", found.example)),
    "too_short": ("empty-list", lambda found: (f"`{found.name}` is an empty list.", found.example)),
    "string_too_long": ("too-long", _too_long),
    "greater_than_equal": (
        "out-of-range",
        lambda found: (f"`{found.name}` must be at least {found.limits['ge']}.", found.example),
    ),
    "less_than_equal": (
        "out-of-range",
        lambda found: (f"`{found.name}` must be at most {found.limits['le']}.", found.example),
    ),
    "string_pattern_mismatch": ("bad-id", _id),
    "literal_error": ("bad-choice", _choice),
    "bad-number": ("bad-number", _no("a whole number")),
    "bad-date": ("bad-date", _no("a date", "year, month and day, such as `2026-11-24`")),
    "bad-time": ("bad-time", _no("a time of day", "hours and minutes, such as `09:30`")),
    "bad-flag": ("bad-flag", _no("yes or no", "write `true` or `false`")),
    "bad-link": (
        "bad-link",
        _no("a link", "a link starts with `https://`, `http://`, `mailto:` or `tel:`"),
    ),
    "bad-time-zone": ("bad-time-zone", _zone),
}
_OF_TEXTS = frozenset({"string_type", "int_type", "bool_type", "date_type", "time_type"})
_OF_LISTS = frozenset(
    {"tuple_type", "dict_type", "model_type", "model_attributes_type", "too_short"}
)
