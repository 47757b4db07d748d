"""The other forms of a value that reading understands, as JSON Schema: `with: priya`, `1 h`.

In: the schema of a field. Out: the same, taking what `plain_meaning` reads as well. It may take
more than that, never less.
"""

from __future__ import annotations

import re
from typing import Any, Final

from secondround.records.plain_meaning import LENGTH, OTHER_WORDS, TIMES
from secondround.records.written_dates import DATES
from secondround.text import SLUG

Schema = dict[str, Any]

_PARTS: Final = re.compile(r"\(\?P<\w+>|\\.|\[[^\]]*\]|[a-z]+| \??")
_ID: Final = f"^{SLUG.pattern}$"
_ABOUT: Final = ("description", "examples", "default", "x-reach")


def widened(name: str, schema: Schema, definitions: Schema) -> Schema:
    """The schema of a field, as wide as reading is.

    definitions: what `$ref` refers to, by name.
    """
    if name == "minutes":
        pattern = _any_of(schema["pattern"], LENGTH)
        return schema | {"pattern": pattern}
    if schema.get("format") == "date":
        return _either(schema, {"type": "string", "pattern": _any_of(*DATES)})
    if schema.get("type") == "array" and _takes_text(schema["items"], definitions):
        return _either(schema, schema["items"], first=True)
    return schema


def in_any_spelling(schema: Schema) -> Schema:
    """The schema of a value: a choice in any spelling, an id in capitals, a time in words."""
    if "enum" in schema and schema.get("type") == "string":
        spelt = [re.sub(r"[\s_-]+", " ", choice) for choice in schema["enum"]]
        spelt += [word for word, choice in OTHER_WORDS.items() if choice in schema["enum"]]
        pattern = f"^[ ]*({'|'.join(map(_any_case, spelt))})[ ]*$".replace(" +", r"[\s_-]+")
        return _either(schema, {"type": "string", "pattern": pattern})
    if schema.get("pattern") == _ID:
        return schema | {"pattern": _any_of(SLUG)}
    return schema


def time_pattern(usual: str) -> str:
    """A pattern for times of day: as usual, or in words."""
    return _any_of(usual, *TIMES)


def _either(schema: Schema, other: Schema, *, first: bool = False) -> Schema:
    """One schema or another; what is said of the field stays outside."""
    about = {key: value for key, value in schema.items() if key in _ABOUT}
    value = {key: value for key, value in schema.items() if key not in _ABOUT}
    return {"anyOf": [other, value] if first else [value, other], **about}


def _takes_text(schema: Schema, definitions: Schema) -> bool:
    """Whether a schema takes a text."""
    if "$ref" in schema:
        return _takes_text(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    if "anyOf" in schema:
        return any(_takes_text(part, definitions) for part in schema["anyOf"])
    kinds = schema.get("type", [])
    return "string" in ([kinds] if isinstance(kinds, str) else kinds)


def _any_of(*patterns: str | re.Pattern[str]) -> str:
    """A pattern for what any of these matches; those that are compiled, in any case."""
    texts = []
    for pattern in patterns:
        usual = pattern.strip("^$") if isinstance(pattern, str) else _any_case(pattern.pattern)
        texts.append(usual)
    return rf"^\s*({'|'.join(texts)})\s*$"


def _any_case(pattern: str) -> str:
    """A pattern without the names of its groups, for small letters and capitals, and any blanks."""
    return _PARTS.sub(lambda part: _widened_part(part[0]), pattern)


def _widened_part(part: str) -> str:
    if part.startswith("(?P<"):
        return "("
    if part[0] == " ":
        return " *" if part.endswith("?") else " +"
    if part[0] == "[":
        return f"{part[:-1]}{''.join(re.findall('[a-z](?:-[a-z])?', part)).upper()}]"
    if part[0] == "\\":
        return part
    return "".join(f"[{letter.upper()}{letter}]" for letter in part)
