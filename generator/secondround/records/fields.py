"""The kinds of field that records are made of.

In: text, lists and maps as the YAML reader gives them. Out: typed values, or pydantic errors whose `type`
is one of our codes. A field's description, example and reach are written once, at its declaration, and
feed the JSON Schema, the reference page and the hints.
"""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic.annotated_handlers import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

Reach = Literal["coach", "candidate", "carry", "public"]


def field(
    description: str, *, example: Any, reach: Reach = "candidate", default: Any = ..., alias: str | None = None
) -> Any:
    """A pydantic field with the three things every field here has: description, example, reach."""
    extra = {"examples": [example], "x-reach": reach}
    return Field(default=default, alias=alias, description=description, json_schema_extra=extra)


class Model(BaseModel):
    """What was written: strict about names, never changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class ShortForm(Model):
    """A model that may also be written as plain text, which then stands for its `short` field."""

    short: ClassVar[str] = "text"

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {cls.short: value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        full = handler(schema)
        resolved = handler.resolve_ref_schema(full)
        copy = dict(resolved)
        resolved.clear()
        resolved.update({"anyOf": [{"type": "string"}, copy], "description": copy.get("description", "")})
        return full


def _line(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


def _text(value: Any) -> Any:
    return "\n".join(line.rstrip() for line in value.strip().split("\n")) if isinstance(value, str) else value


def _steps(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


def _flag(value: Any) -> Any:
    words = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
    if isinstance(value, str):
        if value.strip().lower() not in words:
            raise PydanticCustomError("bad-flag", "must be `true` or `false`")
        return words[value.strip().lower()]
    return value


def _date(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return dt.date.fromisoformat(value.strip())
    except ValueError:
        raise PydanticCustomError("bad-date", "must be a date such as `2026-11-24`") from None


def _time(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = re.fullmatch(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])", value.strip())
    if not found:
        raise PydanticCustomError("bad-time", "must be a time of day such as `09:30`")
    return dt.time(int(found[1]), int(found[2]))


def _link(value: Any) -> Any:
    if isinstance(value, str):
        text = value.strip()
        if not re.fullmatch(r"(?i:https?://|mailto:|tel:)[^\s<>\"'`\\^{}|\x00-\x20]+", text):
            raise PydanticCustomError("bad-link", "must start with `https://`, `http://`, `mailto:` or `tel:`")
        return text
    return value


def _zone(value: Any) -> Any:
    if isinstance(value, str):
        if value.strip() not in zoneinfo.available_timezones():
            raise PydanticCustomError("bad-time-zone", "must be a time zone such as `Europe/Berlin`")
        return value.strip()
    return value


Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
"""A name that files refer to: small letters, digits, single hyphens."""
Line = Annotated[str, BeforeValidator(_line), Field(min_length=1, max_length=300)]
"""Short text on one line; white space is folded. Escaped wherever it is shown."""
Text = Annotated[str, BeforeValidator(_text), Field(min_length=1, max_length=20_000)]
"""Long text: Markdown without HTML."""
Steps = Annotated[
    tuple[Text, ...],
    BeforeValidator(_steps),
    Field(min_length=1),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "minItems": 1, "items": {"type": "string"}}]}),
]
"""Text, or a list of steps."""
Flag = Annotated[bool, BeforeValidator(_flag)]
Date = Annotated[dt.date, BeforeValidator(_date)]
Time = Annotated[dt.time, BeforeValidator(_time), WithJsonSchema({"type": "string", "pattern": "^[0-9]{1,2}[:.][0-9]{2}$"})]
Link = Annotated[str, BeforeValidator(_link), Field(max_length=2_000)]
Zone = Annotated[str, BeforeValidator(_zone)]
Competency = Line
"""A competency's name, as a library or a candidate defines it."""
