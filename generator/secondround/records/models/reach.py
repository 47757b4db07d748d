"""Who may see what: the reach that every field of every model declares.

In: a model and an edition. Out: the same model without what that edition may not see.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from secondround.vocabulary import Edition

M = TypeVar("M", bound=BaseModel)


def reach(field: FieldInfo) -> Edition:
    """The furthest edition a field may appear in; KeyError where a field declares none."""
    extra = field.json_schema_extra
    if not isinstance(extra, dict):
        raise KeyError("x-reach")
    return Edition.labelled(str(extra["x-reach"]))


def within_reach(model: M, edition: Edition) -> M:
    """A copy of `model` in which every field that `edition` may not see is back at its default.

    A required field out of reach raises ValueError: whoever builds the packet decides what is
    there.
    """
    changed = {}
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if edition <= reach(field):
            changed[name] = _kept(value, edition)
        elif field.is_required():
            raise ValueError(
                f"{type(model).__name__}.{name} is required and out of reach of {edition.label}"
            )
        else:
            changed[name] = field.get_default()
    return model.model_copy(update=changed)


def _kept(value: object, edition: Edition) -> object:
    if isinstance(value, BaseModel):
        return within_reach(value, edition)
    return map_parts(value, lambda part: _kept(part, edition))


def map_parts(value: Any, change: Callable[[Any], Any]) -> Any:
    """A list or a map with each of its entries changed; any other value as it is."""
    if isinstance(value, tuple):
        return tuple(change(part) for part in value)
    if isinstance(value, dict):
        return {key: change(part) for key, part in value.items()}
    return value
