"""What the reader should find once an edit is made.

In: values as they are read, and one to be written. Out: the values with it. No text is looked at.
"""

from __future__ import annotations

from collections.abc import Sequence

from secondround.records.edit.writing import Plain, flow
from secondround.records.yaml import FieldPath, Value


class EditError(Exception):
    """The file cannot be edited; `str()` says why."""


def after(value: Value, path: FieldPath, new: Plain | None) -> Value:
    """What the reader should find once `new` is written at `path`."""
    if not path:
        return None if new is None else _as_read(new)
    step, *rest = path
    if value is not None and not isinstance(value, list if isinstance(step, int) else dict):
        raise EditError(f"`{step}` does not fit what the file holds there.")
    if isinstance(step, int):
        entries = list(value) if isinstance(value, list) else []
        if step > len(entries):
            raise EditError(f"There is no entry {step}.")
        inner = after(entries[step] if step < len(entries) else None, tuple(rest), new)
        entries[step : step + 1] = [] if inner is None else [inner]
        return entries or None
    fields = dict(value) if isinstance(value, dict) else {}
    inner = after(fields.get(step), tuple(rest), new)
    if inner is None:
        fields.pop(step, None)
    else:
        fields[step] = inner
    return fields or None


def _as_read(value: Plain) -> Value:
    if isinstance(value, str):
        return value
    if isinstance(value, bool | int):
        return flow(value)
    if isinstance(value, Sequence):
        return [_as_read(item) for item in value]
    return {key: _as_read(item) for key, item in value.items()}
