"""What merging works on and gives: values of YAML, what is remembered, edits and conflicts."""

from __future__ import annotations

from typing import Any, TypeAlias

from msgspec import Struct

from secondround.records.edit import Edit
from secondround.records.yaml import FieldPath

Memory: TypeAlias = dict[str, Any]
"""Imported fields as JSON: texts, lists of texts, maps, and entries as key, fields and revision."""
Written: TypeAlias = Any
"""What the YAML reader gives: texts, lists, maps, or None for nothing."""


class Conflict(Struct, frozen=True):
    """A field that a person has edited and the new file states otherwise."""

    path: FieldPath
    yours: str  # empty where it was taken out
    theirs: str  # empty where the file calls it off


class Merged(Struct, frozen=True):
    """What an import does to one file."""

    edits: tuple[Edit, ...]
    conflicts: tuple[Conflict, ...]
    memory: Memory


class Own(Struct, frozen=True):
    """A person's value on its way to another entry, with what the file states in its place."""

    value: Written
    stated: Any  # as it is remembered; None where the file says nothing
