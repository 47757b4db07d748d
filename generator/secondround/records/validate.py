"""From what was written to a model, or to the problems that prevent it.

In: a `Source` and the model that it should be. Out: the model, or problems. pydantic's errors are
told apart by their `type`; its English is never shown or read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from secondround.problems import MOST, Problem, Severity
from secondround.records import dispensable, plain_meaning, renamed
from secondround.records.field_lookup import field_names, is_text_with_colon, model_at
from secondround.records.models import Model, OwnWords, ShortForm
from secondround.records.wordings import OF_LISTS, OF_TEXTS, SHOWN, WORDINGS, Finding, called
from secondround.records.yaml import NULL_WORDS, FieldPath, Slip, Source, Value, as_yaml, slips
from secondround.text import did_you_mean, listed_names, nearest

M = TypeVar("M", bound=Model)
_FEW: Final = 8  # fields that a hint lists rather than guess
_UPGRADE: Final = "`secondround upgrade` writes it so"


def validate(
    model: type[M], source: Source, own: OwnWords | None = None
) -> tuple[M | None, tuple[Problem, ...]]:
    """The model that a file holds, or None; and everything wrong with the file, also what the model
    does without.

    own: the roles and subjects that its libraries add; None where that is not known.
    """
    try:
        return _made(model, source.value, own), ()
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=False)
    plain = _in_plain_form(model, source, errors)
    if plain:
        understood, notes = plain
        made, problems = validate(model, understood, own)
        return made, (*notes, *problems)
    if all(dispensable.is_dispensable(model, error) for error in errors):
        value = dispensable.without_fields(source.value, [error["loc"] for error in errors])
        made = _made(model, value, own)
        return made, _problems(model, source, errors)
    return None, _problems(model, source, errors[: MOST + 1])


def plain_form(
    model: type[Model], source: Source
) -> tuple[dict[FieldPath, Value], dict[FieldPath, str]]:
    """What is written in another form than the current one: the values at their paths, and the
    names of keys.
    """
    try:
        _made(model, source.value, None)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=False)
        return dict(_plain_values(model, source, errors)), dict(_plain_keys(model, source, errors))
    return {}, {}


def _made(model: type[M], value: Value, own: OwnWords | None) -> M:
    return model.model_validate(value, by_alias=True, by_name=False, context=own)


def _in_plain_form(
    model: type[Model], source: Source, errors: Sequence[Any]
) -> tuple[Source, tuple[Problem, ...]] | None:
    """The file with what is plainly meant in it, and a note for each; None where nothing is."""
    values = dict(_plain_values(model, source, errors))
    notes = [_read_as(source, path, value) for path, value in values.items()]
    plain = source.without((), values)
    for path, id_ in _plain_keys(model, source, errors):
        message = f"`{path[-1]}` is read as `{id_}`."
        notes.append(source.problem(path, "read-as", message, _UPGRADE, key=True))
        plain = plain.with_key(path, id_)
    return (plain, tuple(sorted(notes))) if notes else None


def _plain_values(
    model: type[Model], source: Source, errors: Sequence[Any]
) -> Iterator[tuple[FieldPath, Value]]:
    """Each value that is in another form and plain all the same, as the model takes it."""
    for error in errors:
        path: FieldPath = error["loc"]
        value = source.value_at(path)
        while value is None and path:  # text stands for a list, and the error is of its entry
            path = path[:-1]
            value = source.value_at(path)
        if "[key]" in error["loc"] or not path or _slip(source, path):
            continue
        finding = Finding(model, path, value=value, limits={}, around=None)
        meaning = plain_meaning.meant(finding, error["type"])
        if meaning is not None:
            yield path, meaning


def _plain_keys(
    model: type[Model], source: Source, errors: Sequence[Any]
) -> Iterator[tuple[FieldPath, str]]:
    """Each key that is an id in capitals, and the id; none of two that would be the same. Each
    field that has another name since, and that name.
    """
    for error in errors:
        *way, name, last = error["loc"] if len(error["loc"]) > 1 else ("", "")
        if error["type"] == "extra_forbidden":
            new = renamed.current_name(model_at(model, error["loc"][:-1]), str(error["loc"][-1]))
            if new and source.value_at((*error["loc"][:-1], new)) is None:
                yield error["loc"], new
            continue
        path: FieldPath = (*way, name)
        id_ = plain_meaning.plain_id(str(name)) if last == "[key]" else None
        if id_ and len(_same_keys(source, path)) == 1:
            yield path, id_


def _same_keys(source: Source, path: FieldPath) -> list[str]:
    """The keys that are the one at `path`, apart from capitals."""
    holder = source.value_at(path[:-1])
    names = holder if isinstance(holder, dict) else ()
    return [name for name in names if name.lower() == str(path[-1]).lower()]


def _read_as(source: Source, path: FieldPath, value: Value) -> Problem:
    written = " ".join(str(source.value_at(path)).split())
    message = f"`{written}` is read as `{as_yaml(value)}`."
    return source.problem(path, "read-as", message, _UPGRADE)


def _problems(model: type[Model], source: Source, errors: Sequence[Any]) -> tuple[Problem, ...]:
    """What pydantic found, each thing once and in our words."""
    # A field that is missing because its name is misspelt is explained by the misspelling.
    explained = {_intended(model, source, error) for error in errors}
    others = (error for error in errors if error["loc"] not in explained)
    problems = (_problem(model, source, error) for error in others)
    return tuple(dict.fromkeys(filter(None, problems)))


def _intended(model: type[Model], source: Source, error: Any) -> FieldPath | None:
    """The field that an unknown one was probably meant to be; None for any other error."""
    if error["type"] != "extra_forbidden":
        return None
    parent, name = error["loc"][:-1], error["loc"][-1]
    inside = model_at(model, parent)
    if issubclass(inside, ShortForm) and is_text_with_colon(inside, source.value_at(parent)):
        return (*parent, inside.short)
    near = nearest(str(name), field_names(inside))
    return (*parent, near) if near else None


def _problem(model: type[Model], source: Source, error: Any) -> Problem | None:
    kind = error["type"]
    path: FieldPath = tuple(step for step in error["loc"] if step != "[key]")
    if kind == "extra_forbidden":
        return _unknown(model, source, path)
    if kind == "missing":
        return _missing(model, source, path)
    value = source.value_at(path)
    # pydantic counts only the entries that are right; the others have problems of their own.
    if kind == "too_short" and value != []:
        return None
    # Text was written for a list or a map, and the error is of a step inside it.
    while value is None and path:
        path = path[:-1]
        value = source.value_at(path)
    is_key = len(path) != len(error["loc"]) and error["loc"][-1] == "[key]"
    if is_key and len(same := _same_keys(source, path)) > 1:
        return _same_id(source, path[:-1], same)
    finding = Finding(
        model,
        path,
        value=path[-1] if is_key else value,
        limits=error.get("ctx", {}),
        around=source.value_at(path[:-1]),
    )
    return _worded(finding, source, error, is_key=is_key)


def _same_id(source: Source, path: FieldPath, keys: Sequence[str]) -> Problem:
    """Keys of the map at `path` that differ in capitals alone."""
    message = f"`{keys[-1]}` and `{keys[0]}` are the same id: `{keys[0].lower()}`."
    hint = "give one of them another name"
    last = (*path, keys[-1])
    return source.problem(last, "duplicate-id", message, hint, key=True, severity=Severity.ERROR)


def _worded(finding: Finding, source: Source, error: Any, *, is_key: bool) -> Problem:
    kind, path, value = error["type"], finding.path, finding.value
    code, wording = WORDINGS[kind]
    if not isinstance(value, str) and kind not in OF_LISTS:
        code, wording = WORDINGS["string_type"]
    if code == "wrong-kind" and kind in OF_TEXTS and isinstance(value, dict) and value:
        return _colon(source, path)
    if code == "wrong-kind" and isinstance(value, str) and (slip := _slip(source, path)):
        return _of_slip(source, slip, code)
    message, hint = wording(finding)
    severity = Severity.WARNING if dispensable.is_dispensable(finding.root, error) else None
    return source.problem(path, code, message, hint, key=is_key, severity=severity)


def _unknown(model: type[Model], source: Source, path: FieldPath) -> Problem:
    name, parent = str(path[-1]), model_at(model, path[:-1])
    if issubclass(parent, ShortForm) and is_text_with_colon(parent, source.value_at(path[:-1])):
        return _colon(source, path[:-1])
    if slip := _slip(source, path, key=True):
        return _of_slip(source, slip, "unknown-field")
    known = field_names(parent)
    have = "have" if re.fullmatch("the .+s", called(parent)) else "has"
    near = nearest(name, known)
    if near and near.startswith(name) and len(known) <= _FEW:
        near = None  # of a few, all are shown rather than the one that begins like it
    hint = did_you_mean(near) or f"{called(parent)} {have} {listed_names(known)}"
    message = f"`{name[:SHOWN]}` is not a field of {called(parent)}."
    return source.problem(path, "unknown-field", message, hint, key=True)


def _missing(model: type[Model], source: Source, path: FieldPath) -> Problem:
    finding = Finding(model, path, value=None, limits={}, around=None)
    slip = _slip(source, path[:-1])
    if slip and slips.no_blank(finding.name, source.lines[slip.line - 1]):
        return _of_slip(source, slip, "missing-field")
    if path[-1] in source.names(path[:-1]):
        place = source.place(path)
        word = source.lines[place.line - 1][place.column - 1 :][: place.width]
        if word in NULL_WORDS:
            message = f"`{finding.name}` is missing: `{word}` means nothing in YAML."
            hint = f'if it is a name or a word, put it in quotes: `{finding.name}: "{word}"`'
            return source.problem(path, "missing-field", message, hint)
    message = f"`{finding.name}` is missing from {called(model_at(model, path[:-1]))}."
    return source.problem(path[:-1], "missing-field", message, finding.example, key=True)


def _slip(source: Source, path: FieldPath, *, key: bool = False) -> Slip | None:
    """The slip of typing on the very line of what is wrong."""
    return slips.near(source.lines, source.place(path, key=key).line, above=0)


def _of_slip(source: Source, slip: Slip, code: str) -> Problem:
    return Problem.at(source.file, slip.line, slip.column, code, slip.message, slip.hint)


def _colon(source: Source, path: FieldPath) -> Problem:
    """Text that became a map because it has a colon in it, or was meant as one."""
    place = source.place(path)
    value = source.value_at(path)
    if isinstance(value, dict) and set(value) <= {"id", "name"}:
        hint = f"write the name alone: `{value.get('name', value.get('id'))}`"
        return source.problem(path, "wrong-kind", "This must be a text, and has fields.", hint)
    message = "This is read as a field and its value, because the text has `: ` in it."
    start = place.column - 1
    hint = slips.quoted("", source.lines[place.line - 1][start : start + place.width].rstrip())
    return source.problem(path, "wrong-kind", message, hint)
