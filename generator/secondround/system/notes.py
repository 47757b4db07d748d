"""What is known of thousands of things, kept from one run to the next in a few parts.

In: values by key, and where entries are kept. Out: the values of the last time. A part is read when
one of its keys is asked for, and written again only where something in it is new.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Container
from typing import Any, Final, Generic, TypeVar

from secondround.system import cache

_PARTS: Final = 16
"""An edit of one thing writes a sixteenth of what is known."""

Value = TypeVar("Value")


class Notes(Generic[Value]):
    """Values by key, as they were noted and as they are to be kept."""

    def __init__(self, store: cache.Store, kind: str, *made_of: object) -> None:
        """kind, made_of: the entries' names, as `cache.name` makes them."""
        self._store = store
        self._names = [cache.name(kind, *made_of, part) for part in range(_PARTS)]
        self._read: dict[int, dict[str, Value]] = {}
        self._news: set[int] = set()

    def get(self, key: str) -> Value | None:
        """What is noted of a thing."""
        return self._part(_number(key)).get(key)

    def put(self, key: str, value: Value) -> None:
        """Note it anew."""
        number = _number(key)
        self._part(number)[key] = value
        self._news.add(number)

    def keep(self, there: Container[str]) -> None:
        """Keep what is new, with all else that is known of things that are still there."""
        for number in sorted(self._news):
            part = self._read[number]
            left = _once({key: part[key] for key in part if key in there}, {})
            self._store.put(self._names[number], pickle.dumps(left))
        self._news.clear()

    def _part(self, number: int) -> dict[str, Value]:
        if number not in self._read:
            data = self._store.get(self._names[number])
            self._read[number] = pickle.loads(data) if data else {}  # noqa: S301 (sealed)
        return self._read[number]


def _number(key: str) -> int:
    """What lies in one folder, as all packets of a client do, has much in common: it is noted
    together.
    """
    folder = key.partition("/")[0]
    return zlib.crc32(folder.encode("utf-8", "surrogateescape")) % _PARTS


def _once(value: Any, seen: dict[str, str]) -> Any:
    """The same value, in whose lists and maps equal texts are one, written and read once."""
    if isinstance(value, str):
        return seen.setdefault(value, value)
    if isinstance(value, dict):
        return {_once(key, seen): _once(inner, seen) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_once(inner, seen) for inner in value)
    return value
