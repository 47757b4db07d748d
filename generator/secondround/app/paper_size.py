"""The size of paper that a new workspace prints on: Letter where its first interview is in a
country that uses it.

In: settings, and what was imported. Out: the settings with the size in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from secondround.imports import Entry, reading
from secondround.records import zones

_UNSET: Final = re.compile(rb"^  # paper: Letter\b.*$", re.MULTILINE)
_COUNTRIES: Final = ("United States", "Canada")
_PLACE: Final = re.compile(r"\b(?:USA?|U\.S\.A?\.|United States|Canada)(?!\w)")


def with_size(settings: bytes, imported: Sequence[reading.Read]) -> bytes:
    """The settings of a new workspace, with Letter and the reason where an interview is in the
    United States or in Canada.
    """
    why = next(_reasons(imported), "")
    if not why:
        return settings
    return _UNSET.sub(f"  paper: Letter # since {why}".encode(), settings)


def _reasons(imported: Sequence[reading.Read]) -> Iterator[str]:
    there: set[str] = set()
    for country in _COUNTRIES:
        there.update(zones.of_country(country))
    for item in imported:
        rounds = item.found.record.get("rounds")
        for stage in rounds if isinstance(rounds, tuple) else ():
            zone = stage.fields.get("time_zone") if isinstance(stage, Entry) else None
            if zone in there:
                yield f"the interview is in {zone}"
        for text in item.found.unplaced:
            if text.where == "place of work" and _PLACE.search(text.text):
                yield "the place of work is in North America"
