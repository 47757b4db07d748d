"""Fields that had another name in an earlier version.

In: a model and a name that is none of its fields. Out: the name it has now. The old one is read
with a note, and `secondround upgrade` writes the new one.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from secondround.records.models import Model


class Renamed(Struct, frozen=True):
    """A field under its old name and its new one."""

    model: str  # the class: "Session"
    old: str
    new: str
    since: str  # the version that first had the new name


FIELDS: Final[list[Renamed]] = []
"""All that were ever renamed. No version has renamed a field yet."""


def current_name(model: type[Model], name: str) -> str:
    """What a field of that name is called now; "" where it never was one."""
    for each in FIELDS:
        if (each.model, each.old) == (model.__name__, name):
            return each.new
    return ""
