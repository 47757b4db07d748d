"""The time zone of a place, where its name or its address leaves no doubt.

In: a place as it is written. Out: a zone, or "".
"""

from __future__ import annotations

import re
from typing import Final

from secondround.records import zones

_LONGEST: Final = 60
"""Characters of a line that is a place."""
_STATES: Final = {
    "America/New_York": "CT DC DE GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV",
    "America/Chicago": "AL AR IA IL LA MN MO MS OK WI",
    "America/Denver": "CO MT NM UT WY",
    "America/Los_Angeles": "CA NV WA",
    "America/Phoenix": "AZ",
    "Pacific/Honolulu": "HI",
}
"""States of the USA that are in one zone, but for a town or two."""
_IN_STATE: Final = re.compile(r"[A-Z][\w. '-]+, ([A-Z]{2})\b")
_WITH_ZIP: Final = re.compile(r", ([A-Z]{2}) \d{5}(?:-\d{4})?\b")
_PLACE: Final = re.compile(r"([A-Z][\w .'-]+?)(?:,.*|\s*\(.*)?")


def of_place(text: str) -> str:
    """The zone of a line that is only a place; "" where there may be several."""
    if len(text) > _LONGEST:
        return ""
    if state := _IN_STATE.match(text):
        return _of_state(state[1])
    place = _PLACE.fullmatch(text)
    meant = zones.likely_zones(place[1], None) if place else ()
    is_city = len(meant) == 1 and meant[0].casefold().endswith(
        f"/{place[1].casefold().replace(' ', '_')}" if place else "/"
    )
    return meant[0] if is_city else ""


def of_address(text: str) -> str:
    """The zone of an address in the USA, by its state; else ""."""
    found = _WITH_ZIP.search(text)
    return _of_state(found[1]) if found else ""


def _of_state(letters: str) -> str:
    return next((zone for zone, states in _STATES.items() if letters in states.split()), "")
