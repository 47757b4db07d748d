"""Values of JSON that may be a text, an object, a list, or not there at all.

In: what a JSON parser gives. Out: texts and lists, empty where there is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from secondround.records.models import LINK_PATTERN

LONGEST_LINK: Final = 2000
"""Letters of a link, as `records` allows them."""


def text(value: Any) -> str:
    """A text or a number as text; "" for everything else."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return ""


def at(value: Any, *keys: str) -> Any:
    """The value below several keys, one in the other; None where one is missing."""
    for key in keys:
        if not isinstance(value, Mapping):
            return None
        value = value.get(key)
    return value


def named(value: Any) -> str:
    """The text, or the `name` of an object, or that of a list's first."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        return text(value.get("name")) or text(value.get("legalName"))
    return text(value)


def listed(value: Any) -> list[Any]:
    """A list; a list of one where there is one value, and of none where there is none."""
    if isinstance(value, list):
        return value
    return [] if value in (None, "") else [value]


def objects(value: Any) -> list[Mapping[str, Any]]:
    """The objects in a list."""
    return [item for item in listed(value) if isinstance(item, Mapping)]


def link(value: Any) -> str:
    """A link; "" for what is none."""
    found = text(value)
    return found if re.fullmatch(LINK_PATTERN, found) and len(found) <= LONGEST_LINK else ""
