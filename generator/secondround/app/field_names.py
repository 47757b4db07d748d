"""What a field of a record is called to a person: "`at` of the session at 09:00 on 4 December".

In: the values of a file and a path into them. Out: a text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from secondround.records.yaml import FieldPath
from secondround.text import one_line, short_day, shortened

_NAMES: Final = ("title", "name", "text")
"""Fields that say which entry it is."""
_LONGEST: Final = 60  # characters of a name


def called(written: Any, path: FieldPath) -> str:
    """The field at a path, with the innermost entry that has a name."""
    value, date = written, ""
    entry, rest = "", path
    for index, step in enumerate(path):
        value = _inside(value, step)
        if isinstance(value, Mapping):
            date = str(value.get("date") or date)
        if name := isinstance(step, int) and _entry(value, path[:index], date):
            entry, rest = name, path[index + 1 :]
    names = [step for step in rest if isinstance(step, str)]
    field = f"`{'.'.join(names)}`" if names else ""
    return " of ".join(filter(None, (field, entry)))


def _inside(value: Any, step: str | int) -> Any:
    if isinstance(step, int):
        return value[step] if isinstance(value, list) and step < len(value) else None
    return value.get(step) if isinstance(value, Mapping) else None


def _entry(value: Any, path: FieldPath, date: str) -> str:
    """What an entry of a list is called; "" where it has no name."""
    if isinstance(value, str):
        return f"“{shortened(one_line(value), _LONGEST)}”"
    if not isinstance(value, Mapping):
        return ""
    if path[-1] == "sessions" and value.get("at"):
        return f"the session at {value['at']}{_on(date)}"
    name = next((value[name] for name in _NAMES if isinstance(value.get(name), str)), "")
    return f"“{shortened(one_line(name), _LONGEST)}”" if name else ""


def _on(date: str) -> str:
    try:
        return f" on {short_day(dt.date.fromisoformat(date))}"
    except ValueError:
        return ""
