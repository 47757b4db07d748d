"""What a field holds: words that somebody chose, or a choice of ours, or a reference to something
else in the files.

In: a field as a model declares it. Out: its kind. The declaration is all it looks at.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Annotated, Any, Final, Literal, get_args, get_origin

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from secondround.records.models.fields import Text


class Kind(Enum):
    """Whose words a field holds."""

    OURS = "one of a list of choices, or an id that files refer to"
    LINE = "a line, or anything else that is short"
    TEXT = "longer text: sentences"


def kind(field: FieldInfo) -> Kind:
    """The kind of a field; that of its entries, where it is a list."""
    if _is_ours(field.annotation) or any(map(_is_id, field.metadata)):
        return Kind.OURS
    return Kind.TEXT if _is_text(field.annotation, field.metadata) else Kind.LINE


def _is_ours(annotation: Any) -> bool:
    if get_origin(annotation) is Literal:
        return True
    if get_origin(annotation) is dict:
        return False  # its keys may be ids; its values speak for themselves
    if get_origin(annotation) is Annotated:
        annotation, *marks = get_args(annotation)
        return any(map(_is_id, marks)) or _is_ours(annotation)
    return any(map(_is_ours, get_args(annotation)))


def _is_id(mark: Any) -> bool:
    marks = mark.metadata if isinstance(mark, FieldInfo) else (mark,)
    return any(getattr(each, "pattern", None) is not None for each in marks)


def _is_text(annotation: Any, marks: Iterable[Any] = ()) -> bool:
    if get_origin(annotation) is Annotated:
        annotation, *marks = get_args(annotation)
    return any(mark in _TEXTS for mark in marks) or any(map(_is_text, get_args(annotation)))


_TEXTS: Final = tuple(mark for mark in get_args(Text) if isinstance(mark, BeforeValidator))
