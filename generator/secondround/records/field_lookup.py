"""What the models say about a place in a file: which model is there, which field, in which
words.

In: a model and a path into what was written. Out: the model or the field at that path.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from secondround.records.models import Model
from secondround.records.yaml import FieldPath
from secondround.text import nearest


def model_at(root: type[Model], path: FieldPath) -> type[Model]:
    """The innermost model on the way along `path`."""
    model, _, _ = _walked(root, path)
    return model


def field_at(root: type[Model], path: FieldPath) -> FieldInfo | None:
    """The last field on the way along `path`; None where the path leads to no field."""
    _, field, _ = _walked(root, path)
    return field


def own_field(root: type[Model], path: FieldPath) -> FieldInfo | None:
    """The field that the last step of `path` names; None where it is an entry's index or name, or
    no field's.
    """
    model, _, is_entry = _walked(root, path[:-1])
    return None if is_entry else _field(model, path[-1])


def field_names(model: type[Model]) -> tuple[str, ...]:
    """The names of a model's fields as they are written."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


def models_below(root: type[Model]) -> tuple[type[Model], ...]:
    """The models that the fields of a model hold, and those of their fields, each once."""
    found: dict[type[Model], None] = {}
    for field in root.model_fields.values():
        for model in models(field.annotation):
            found |= dict.fromkeys((model, *models_below(model)))
    return tuple(found)


def is_text_with_colon(model: type[Model], value: Any) -> bool:
    """Whether a map is a text with a colon in it: none of its names is a field, nor like
    one.
    """
    known = field_names(model)
    return isinstance(value, dict) and not any(
        name in known or nearest(name, known) for name in value
    )


def _walked(model: type[Model], path: FieldPath) -> tuple[type[Model], FieldInfo | None, bool]:
    """The innermost model and the last field on a path, and whether the next step is an entry."""
    field: FieldInfo | None = None
    entry = False  # whether the next step is an entry of a list or map, and so no field's name
    for step in path:
        found = None if entry else _field(model, step)
        entry = found is not None and has_entries(found.annotation)
        if found is not None:
            field = found
            model = next(models(found.annotation), model)
    return model, field, entry


def _field(model: type[Model], step: str | int) -> FieldInfo | None:
    return next((f for name, f in model.model_fields.items() if (f.alias or name) == step), None)


def models(annotation: Any) -> Iterator[type[Model]]:
    """The models that a type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for part in get_args(annotation):
        yield from models(part)


def has_entries(annotation: Any) -> bool:
    """Whether a field holds a list or a map of entries rather than one value."""
    return get_origin(annotation) in {tuple, dict} or any(
        has_entries(part) for part in get_args(annotation)
    )
