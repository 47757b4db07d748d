"""A round of which an import states only some sessions.

In: the round as it is stated, and as it was imported before. Out: the round with what is said of
those sessions alone written to them: neither its name nor its call becomes that of one session.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from msgspec.structs import replace

from secondround.imports.found import Entry, Value
from secondround.imports.merge.model import Memory
from secondround.imports.merge.values import is_entries

_INNER: Final = "sessions"
_SHARED: Final = ("place", "video", "passcode", "dial_in")
"""Fields that a session may have of its own."""


def of_whole(stated: Entry, known: Memory) -> Entry:
    """A round as it is to be merged, whether all its sessions are stated or some."""
    sessions = stated.fields.get(_INNER)
    before: Any = known.get(_INNER)
    if not isinstance(sessions, tuple) or not is_entries(before):
        return stated
    keys = {item.key for item in sessions if isinstance(item, Entry)}
    if all(key in keys for key, *_ in before):
        return stated
    fields = dict(stated.fields)
    if "name" in known:
        fields.pop("name", None)
    own: dict[str, Value] = {}
    for name in _SHARED:
        value = fields.pop(name, None)
        if value is not None and value != known.get(name):
            own[name] = value
    fields[_INNER] = tuple(_with_own(item, own) for item in sessions)
    return replace(stated, fields=fields)


def _with_own(session: Any, own: Mapping[str, Value]) -> Any:
    """A session with what was said of the whole round, unless it says so itself."""
    if not isinstance(session, Entry):
        return session
    return replace(session, fields={**own, **session.fields})
