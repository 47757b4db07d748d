"""The IANA name of a time zone, by the many names that calendars give it.

In: the TZID of a property, and the time zones that the file defines. Out: a name of the package
tzdata, or None where only a person can tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from secondround.imports.invite.components import Component
from secondround.records import zones

_UTC: Final = frozenset({"utc", "gmt", "z", "tzone://microsoft/utc", "coordinated universal time"})
_OFFSET_AND_CITIES: Final = re.compile(r"\((?:UTC|GMT)(?:[+\-−]\d{1,2}:?\d{2})?\)\s*(.+)")


def iana(name: str, definitions: Mapping[str, Component]) -> str | None:
    """The IANA name that a calendar's name for a zone stands for.

    definitions: the file's own VTIMEZONE components, by TZID.
    """
    found = _by_name(name)
    if not found and name in definitions:
        definition = definitions[name]
        found = _by_name(definition.text("X-LIC-LOCATION")) or _by_name(definition.text("TZURL"))
    return found


def _by_name(name: str) -> str | None:
    name = name.strip().strip("\"'")
    if name.casefold() in _UTC:
        return "UTC"
    if name in zones.zone_names():
        return name
    if name in WINDOWS_TO_OLSON:
        return WINDOWS_TO_OLSON[name]
    return _by_ending(name) or _by_cities(name)


def _by_ending(name: str) -> str | None:
    """The zone of `/mozilla.org/20050126_1/Europe/Berlin`, and of a link to `…/Berlin.ics`.

    A last part alone is never enough: many a path ends in `EST` or `GB`.
    """
    parts = name.removesuffix(".ics").removesuffix("-Standard").split("/")
    for length in (3, 2):
        ending = "/".join(parts[-length:])
        if len(parts) > length and ending in zones.zone_names():
            return ending
    return None


def _by_cities(name: str) -> str | None:
    """The zone of `(UTC+01:00) Amsterdam, Berlin, Bern, Rome`: that of the first city known.

    Outlook shows its zones so. All cities in one such name have the same time.
    """
    found = _OFFSET_AND_CITIES.fullmatch(name)
    if not found:
        return None
    for city in found[1].split(","):
        underscored = city.strip().replace(" ", "_")
        for known in sorted(zones.zone_names()):
            if known.count("/") and known.rpartition("/")[2] == underscored:
                return known
    return None
