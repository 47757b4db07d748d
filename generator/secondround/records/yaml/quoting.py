"""How a text is written in YAML so that it is read back as it is.

In: one line of text, or an example. Out: the same, in quotes where it needs them. The reader itself
is asked, so that its rules are in one place.
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any

from secondround.records.yaml import reader


def quoted(text: str) -> str:
    """The text as a value behind a colon or inside brackets: plain where it can be, else in double
    quotes.
    """
    source, problems = reader.read(PurePosixPath("value"), f"a: {text}\nb: [{text}]\n".encode())
    plain = not problems and source.value == {"a": text, "b": [text]}
    return text if plain else json.dumps(text, ensure_ascii=False)


def as_yaml(example: Any) -> str:
    """A value as it is written in YAML on one line."""
    if isinstance(example, list):
        return "[" + ", ".join(as_yaml(item) for item in example) + "]"
    if isinstance(example, dict):
        return "{" + ", ".join(f"{key}: {as_yaml(item)}" for key, item in example.items()) + "}"
    return quoted(example) if isinstance(example, str) else json.dumps(example)
