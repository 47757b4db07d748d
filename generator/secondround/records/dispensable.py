"""Empty texts in fields that may be left out: leaving them out loses nothing.

In: an error of pydantic's, and what was written. Out: whether the field can be spared, and the
value without it.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any

from secondround.records.field_lookup import field_at, has_entries
from secondround.records.models import Model
from secondround.records.yaml import FieldPath, Value


def is_dispensable(model: type[Model], details: Any) -> bool:
    """Whether the error is an empty text in a field that the model does without."""
    path: FieldPath = details["loc"]
    if details["type"] != "string_too_short" or not isinstance(path[-1], str):
        return False
    field = field_at(model, path)
    return field is not None and not field.is_required() and not has_entries(field.annotation)


def without_fields(value: Value, paths: Iterable[FieldPath]) -> Any:
    """The value without the fields at those paths."""
    left: Any = copy.deepcopy(value)
    for *way, name in paths:
        inside = left
        for step in way:
            inside = inside[step]
        del inside[name]
    return left
