"""Ids as they are read: `Priya` in a file is `priya`, wherever people are named by their ids."""

from __future__ import annotations

from typing import Any, Final

_PEOPLE: Final = "interviewers"
_NAMED: Final = ("with", "for")


def as_read(value: Any, name: str = "") -> Any:
    """What is written, or remembered, with the ids of people in small letters; keys that differ in
    capitals alone stay as they are.
    """
    if isinstance(value, dict):
        keys = {key: str(key).lower() if name == _PEOPLE else key for key in value}
        if len(set(keys.values())) < len(keys):
            keys = {key: key for key in value}
        return {keys[key]: as_read(item, str(key)) for key, item in value.items()}
    if isinstance(value, list):
        return [as_read(item, name if isinstance(item, str) else "") for item in value]
    return value.lower() if name in _NAMED and isinstance(value, str) else value
