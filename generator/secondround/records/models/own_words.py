"""Choices of ours to which a library may add words of its own: roles and subjects.

In: a choice as it was written, and the words that the libraries add. Out: the choice. Where these
words are not known, as in a file that is read by itself, any will do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec import Struct
from pydantic import GetCoreSchemaHandler, ValidationError
from pydantic.annotated_handlers import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from secondround.text import one_line

_YES: Final = frozenset({"true", "yes", "on"})
LONGEST: Final = 60
"""Letters of a word of one's own."""


class OwnWords(Struct, frozen=True):
    """What libraries add to our choices."""

    roles: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()

    def __or__(self, other: OwnWords) -> OwnWords:
        """Those of both."""
        return OwnWords(self.roles | other.roles, self.subjects | other.subjects)


def of_library(written: Any) -> OwnWords:
    """What a library adds, by its file as it was written, right or not."""
    if not isinstance(written, Mapping):
        return OwnWords()
    cards = [card for card in _entries(written.get("roles")) if isinstance(card, Mapping)]
    roles = [card.get("role") for card in cards if str(card.get("own")).lower() in _YES]
    return OwnWords(_words(roles), _words(_entries(written.get("subjects"))))


def _entries(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _words(values: list[Any]) -> frozenset[str]:
    return frozenset(_plain(value) for value in values if isinstance(value, str) and value.strip())


def _plain(text: str) -> str:
    return one_line(text).strip()


class OpenTo(Struct, frozen=True):
    """Says of a choice that words of a library are choices, too."""

    kind: str  # a field of `OwnWords`

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_wrap_validator_function(self._choice, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "anyOf": [handler(schema), {"type": "string", "minLength": 1, "maxLength": LONGEST}]
        }

    def _choice(
        self,
        value: Any,
        handler: core_schema.ValidatorFunctionWrapHandler,
        info: core_schema.ValidationInfo[OwnWords | None],
    ) -> Any:
        try:
            return handler(value)
        except ValidationError as error:
            (found,) = error.errors()
            text = _plain(value) if isinstance(value, str) else ""
            ours = str(found.get("ctx", {}).get("expected", ""))
            if not 0 < len(text) <= LONGEST or _folded(text) in map(_folded, _quoted(ours)):
                raise
            own = getattr(info.context, self.kind, None)
            if own is None or text in own:
                return text
            raise PydanticCustomError(
                "literal_error", "not a choice", {"own": sorted(own)}
            ) from None


def _quoted(expected: str) -> Iterator[str]:
    yield from re.findall(r"'([^']*)'", expected)


def _folded(text: str) -> str:
    return re.sub(r"[\s_-]+", " ", text.casefold())
