"""The JSON Schemas of what people write, for editors that complete and check.

In: the models. Out: JSON Schema 2020-12 as text. A schema judges what an editor's YAML reader
gives, and that one reads numbers, true and false where we read text; so it takes those wherever a
text may stand. It may take more than the models do, never less, and takes what reading understands
with a note: `with: priya`, `5 November 2026`.
"""

from __future__ import annotations

import json

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from secondround.records.models import (
    FLAG_PATTERN,
    NUMBER_PATTERN,
    SCALAR_TYPES,
    TIME_PATTERN,
    Candidate,
    Comments,
    Library,
    Model,
    Pseudonyms,
    Record,
    SharedCompany,
)
from secondround.records.schema_forms import in_any_spelling, time_pattern, widened
from secondround.text import LONGEST_SLUG

MODELS: dict[str, type[Model]] = {
    "record": Record,
    "candidate": Candidate,
    "library": Library,
    "company": SharedCompany,
    "comments": Comments,
    "pseudonyms": Pseudonyms,
}
"""What has a schema; the file is `<name>.schema.json`."""


def texts() -> dict[str, str]:
    """The schemas as their files hold them, by name."""
    return {name: _text(name, model) for name, model in MODELS.items()}


def definitions(model: type[Model]) -> dict[str, JsonSchemaValue]:
    """The schemas of a model and of those below it, as the models alone say it, by class name."""
    made = model.model_json_schema(by_alias=True, schema_generator=_Generator)
    below: dict[str, JsonSchemaValue] = made.pop("$defs", {})
    return below | {model.__name__: made}


def _text(name: str, model: type[Model]) -> str:
    made = model.model_json_schema(by_alias=True, schema_generator=_Generator)
    if model is Record:  # shared research may bring their names along
        del made["$defs"]["Interviewer"]["required"]
    first = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Second Round: {name}",
    }
    whole: JsonSchemaValue = first | _relaxed(made, made.get("$defs", {}))
    if model is Record:
        about = whole["$defs"]["Company"]
        about["anyOf"] = [{"required": about.pop("required")}, {"required": ["use"]}]
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


class _Generator(GenerateJsonSchema):
    """pydantic's schemas, widened to what an editor's YAML reader makes of the same text."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return super().str_schema(schema) | {"type": list(SCALAR_TYPES)}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        return super().int_schema(schema) | {
            "type": ["integer", "string"],
            "pattern": f"^{NUMBER_PATTERN}$",
        }

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        return super().bool_schema(schema) | {
            "type": ["boolean", "string"],
            "pattern": f"^({FLAG_PATTERN})$",
        }

    def time_schema(self, schema: core_schema.TimeSchema) -> JsonSchemaValue:
        del schema  # its format says too much
        return {"type": ["string", "number"], "pattern": time_pattern(TIME_PATTERN)}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        made = super().dict_schema(schema)
        if "patternProperties" not in made:
            return made
        ((pattern, values),) = made.pop("patternProperties").items()
        return made | {
            "propertyNames": {**in_any_spelling({"pattern": pattern}), "maxLength": LONGEST_SLUG},
            "additionalProperties": values,
        }

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(
            schema["schema"]
        )  # what may be left empty is said once, in `_relaxed`

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        return {
            key: value
            for key, value in made.items()
            if key != "default" or value not in (None, [], {})
        }


def _relaxed(schema: JsonSchemaValue, definitions: JsonSchemaValue) -> JsonSchemaValue:
    """The schema, with nothing allowed wherever a field may be left out, in every form that reading
    understands, and without the titles made of names.
    """
    made: JsonSchemaValue = {}
    for key, value in schema.items():
        if key in {"properties", "$defs"}:
            made[key] = {name: _relaxed(part, definitions) for name, part in value.items()}
        elif key == "anyOf":
            made[key] = [_relaxed(part, definitions) for part in value]
        elif key in {"items", "additionalProperties"} and isinstance(value, dict):
            made[key] = _or_nothing(_relaxed(value, definitions))
        elif key != "title":
            made[_LIMITS.get(key, key)] = value
    needed = made.get("required", [])
    for name, part in made.get("properties", {}).items():
        wide = widened(name, part, definitions)
        made["properties"][name] = wide if name in needed else _or_nothing(wide)
    return in_any_spelling(made)


def _or_nothing(schema: JsonSchemaValue) -> JsonSchemaValue:
    if "type" in schema and "enum" not in schema:
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        return schema | {"type": [*kinds, "null"]}
    if "anyOf" in schema:
        return schema | {"anyOf": [*schema["anyOf"], {"type": "null"}]}
    about_field: JsonSchemaValue = {}
    about_value: JsonSchemaValue = {}
    for key, value in schema.items():
        (about_field if key in _ABOUT_FIELD else about_value)[key] = value
    return {"anyOf": [about_value, {"type": "null"}], **about_field}


_LIMITS = {
    "ge": "minimum",
    "le": "maximum",
}  # pydantic's names, where a validator of ours stands before a number's limits
_ABOUT_FIELD = frozenset({"description", "examples", "default", "x-reach"})
"""What a schema says about a field, not about its value."""
