"""The kinds of field that records are made of.

In: text, lists and maps as the YAML reader gives them. Out: typed values, or pydantic errors whose
`type` is one of our codes. A field's description, example and reach are written once, at its
declaration, and feed the JSON Schema, the reference page and the hints.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic.annotated_handlers import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema

from secondround.records import zones
from secondround.text import LONGEST_SLUG, SLUG, one_line

Reach = Literal["coach", "candidate", "carry", "public"]


def field(
    description: str,
    *,
    example: Any,
    reach: Reach = "candidate",
    default: Any = ...,
    alias: str | None = None,
) -> Any:
    """A pydantic field with the three things every field here has: description, example, reach."""
    extra: dict[str, Any] = {"examples": [example], "x-reach": reach}
    return Field(default=default, alias=alias, description=description, json_schema_extra=extra)


class Model(BaseModel):
    """What was written: strict about names, never changed after reading."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        validate_by_name=True,
        validate_by_alias=True,
        defer_build=True,
    )
    called: ClassVar[str] = ""
    """What problems call it, with its article; empty where the class's name will do."""


class ShortForm(Model):
    """A model that may also be written as plain text, which then stands for its `short` field."""

    short: ClassVar[str] = "text"

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {cls.short: value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        reference = handler(schema)
        model = handler.resolve_ref_schema(reference)
        full = {key: model.pop(key) for key in tuple(model) if key != "description"}
        text = {
            key: value
            for key, value in full["properties"][cls.short].items()
            if key in {"type", "minLength", "maxLength"}
        }
        model["anyOf"] = [text, full]
        return reference


SCALAR_TYPES = ("string", "number", "boolean")
"""What an editor's YAML reader may make of a text."""


_LINE = 300
_TEXT = 20_000


def _line(value: Any) -> Any:
    return one_line(_short(value, _LINE)).strip() if isinstance(value, str) else value


def _text(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return "\n".join(line.rstrip() for line in _short(value, _TEXT).strip().split("\n"))


def _short(value: str, longest: int) -> str:
    """The text; measured as written, so that the schema can say the same."""
    if len(value) > longest:
        raise PydanticKnownError("string_too_long", {"max_length": longest})
    return value


def as_list(value: Any) -> Any:
    """A list of one where text stands for a list."""
    return (value,) if isinstance(value, str) else value


def _number(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(NUMBER_PATTERN, value):
        raise PydanticCustomError("bad-number", "not a whole number")
    return int(value)


def _flag(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if value.lower() not in _FLAGS:
        raise PydanticCustomError("bad-flag", "neither true nor false")
    return _FLAGS[value.lower()]


def _date(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return dt.date.fromisoformat(value if re.fullmatch(DATE_PATTERN, value) else "")
    except ValueError:
        raise PydanticCustomError("bad-date", "not a date") from None


def _time(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = re.fullmatch(TIME_PATTERN, value)
    if not found:
        raise PydanticCustomError("bad-time", "not a time of day")
    return dt.time(int(found[1]), int(found[2]))


def _link(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(LINK_PATTERN, value):
        raise PydanticCustomError("bad-link", "not a link")
    return value


def _zone(value: Any) -> Any:
    if isinstance(value, str) and value not in zones.zone_names():
        raise PydanticCustomError("bad-time-zone", "not a time zone")
    return value


class FlagOrIds:
    """Reads yes or no, which is said of all, or a list of ids; and says so in the schema."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        del source  # a union names its own parts in the paths of errors
        ids = handler.generate_schema(tuple[Id, ...])
        as_it_is = core_schema.simple_ser_schema("any")
        return core_schema.no_info_wrap_validator_function(
            _flag_or_ids, ids, serialization=as_it_is
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        full = handler(schema)
        return {"anyOf": [handler(core_schema.bool_schema()), full["items"], full]}


def _flag_or_ids(value: Any, ids: ValidatorFunctionWrapHandler) -> Any:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in _FLAGS:
        return _flag(value)
    return ids(value) or False


class OneOrMore:
    """Says in the schema that one may stand for a list of one."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        full = handler(schema)
        return {"anyOf": [full["items"], full]}


_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
FLAG_PATTERN = "|".join(
    re.sub("[a-z]", lambda found: f"[{found[0].upper()}{found[0]}]", word) for word in _FLAGS
)
NUMBER_PATTERN = "[0-9]{1,9}"
DATE_PATTERN = "[12][0-9]{3}-[0-9]{2}-[0-9]{2}"
TIME_PATTERN = "([01]?[0-9]|2[0-3])[:.]([0-5][0-9])"
LINK_PATTERN = (
    r"([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:|[Tt][Ee][Ll]:)" r"""[^\s<>"'`\\^{}|]+"""
)

Id = Annotated[str, Field(pattern=f"^{SLUG.pattern}$", max_length=LONGEST_SLUG)]
"""A name that files refer to: small letters, digits, single hyphens."""
Line = Annotated[str, Field(min_length=1, max_length=_LINE), BeforeValidator(_line)]
"""Short text on one line; white space is folded. Escaped wherever it is shown."""
Text = Annotated[str, Field(min_length=1, max_length=_TEXT), BeforeValidator(_text)]
"""Long text: Markdown without HTML."""
Steps = Annotated[tuple[Text, ...], Field(min_length=1), BeforeValidator(as_list), OneOrMore()]
"""Text, or a list of steps."""
Number = Annotated[int, BeforeValidator(_number)]
Flag = Annotated[bool, BeforeValidator(_flag)]
SomeOrAll = Annotated[bool | tuple[Id, ...], FlagOrIds()]
"""Whether it is so of all, or the ids of those of whom it is."""
Date = Annotated[
    dt.date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": f"^{DATE_PATTERN}$"}),
]
Time = Annotated[dt.time, BeforeValidator(_time)]
Link = Annotated[
    str,
    Field(max_length=2_000),
    BeforeValidator(_link),
    WithJsonSchema({"type": "string", "pattern": f"^{LINK_PATTERN}$", "maxLength": 2_000}),
]
Zone = Annotated[
    str,
    BeforeValidator(_zone),
    WithJsonSchema({"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$"}),
]
Competency = Line
"""A competency's name, as a library or a candidate defines it."""
