"""Why a packet is made again: what is different from when it was made last.

In: what each packet is made of now. Out: a reason for each that is made, in words. It decides
nothing: what is kept is looked for by all that it is made of.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Final

from secondround.system import cache, version
from secondround.text import listed

KIND: Final = "made-of"
NEW: Final = "made for the first time"
TEMPLATES: Final = "a template has changed"
PROGRAM: Final = "another version of the program, or of a library"
NOT_KEPT: Final = "no longer kept"
_MOST: Final = 3
"""Files that are named in a reason."""


class Reasons:
    """What packets were made of last, and what is different now."""

    def __init__(self, kept: cache.Cache, way: Mapping[str, Any]) -> None:
        """way: how they are made; made in another way, they are others."""
        self._cache = kept
        self._name = cache.name(KIND, way, of_this_version=False)
        self._now: dict[str, dict[str, str]] = {}
        self._there: Collection[str] = ()
        self._templates: list[str] = []
        self.found: dict[str, str] = {}  # why packets are made, by their ids

    def made_of(
        self, lines: Mapping[str, dict[str, str]], templates: list[str], there: Collection[str]
    ) -> None:
        """Take in what packets are made of now: a digest of each file, by its place. there: the ids
        of all packets in the workspace.
        """
        self._now = {**lines, **self._now}
        self._templates, self._there = templates, there

    def explain(self, ids: Iterable[str]) -> None:
        """Find out why those packets are made."""
        for id_ in ids:
            if id_ in self._now and id_ not in self.found:
                self.found[id_] = self._why(id_, self._before)

    def note(self) -> None:
        """Remember what was made of what, for the next time, if anything was made."""
        if not self.found:
            return
        packets = {**self._before["packets"], **self._now}
        for gone in packets.keys() - set(self._there):
            del packets[gone]
        noted = {"program": version.program(), "templates": self._templates, "packets": packets}
        self._cache.put(self._name, json.dumps(noted).encode())

    @cached_property
    def _before(self) -> dict[str, Any]:
        data = self._cache.get(self._name)
        return json.loads(data) if data else {"packets": {}}

    def _why(self, id_: str, before: Mapping[str, Any]) -> str:
        then, now = before["packets"].get(id_), self._now[id_]
        if then is None:
            return NEW
        changed = [place for place in then.keys() | now.keys() if then.get(place) != now.get(place)]
        if changed:
            return _changed(sorted(place.removeprefix(f"{id_}/") for place in changed))
        if before["templates"] != self._templates:
            return TEMPLATES
        return PROGRAM if before["program"] != version.program() else NOT_KEPT


def _changed(names: Sequence[str]) -> str:
    if len(names) > _MOST:
        return f"{len(names)} files have changed"
    verb = "has" if len(names) == 1 else "have"
    return f"{listed([f'`{name}`' for name in names])} {verb} changed"
