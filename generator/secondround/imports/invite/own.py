"""Calendars that the program wrote itself, read back: the same sessions, and nothing else.

In: their events. Out: `Found`. Times are those of the events, which somebody may have moved in a
calendar; the rest is what the program wrote for this, of which nothing is believed but short text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from secondround.imports.found import Entry, Found, Value
from secondround.imports.invite.events import Event
from secondround.imports.invite.moments import Moment
from secondround.imports.invite.questions import fits
from secondround.imports.invite.wording import clock, short
from secondround.text import SLUG

_ROUND: Final = ("name", "time_zone", "place", "video")
_SESSION: Final = ("name", "format", "place", "video")
_PERSON: Final = ("name", "title", "email")


def found(events: Sequence[Event]) -> Found:
    """The rounds and the people of those events."""
    people: dict[str, Value] = {}
    rounds: dict[str, dict[str, Value]] = {}
    sessions: dict[str, list[Entry]] = {}
    timed = [event for event in events if event.start and not event.is_cancelled]
    for event in sorted(timed, key=lambda event: (_start(event).date, event.written_start)):
        said = _said(event.ours)
        stage = _texts(said.get("round"), _ROUND)
        name = stage.get("name")
        if not isinstance(name, str):
            continue
        rounds.setdefault(name, stage | {"date": _start(event).date.isoformat()})
        there = _people(said.get("people"))
        people |= there
        sessions.setdefault(name, []).append(_session(event, said, tuple(there)))
    made = [Entry(name, rounds[name] | {"sessions": tuple(sessions[name])}) for name in rounds]
    record: dict[str, Value] = {"interviewers": people} if people else {}
    if made:
        record["rounds"] = tuple(made)
    return Found(
        kind="invitation",
        format="a calendar of this program",
        candidate={},
        record=record,
        is_own=True,
    )


def _start(event: Event) -> Moment:
    """When an event begins, on the clock of its round."""
    assert event.start  # noqa: S101  # others were left out
    zone = _texts(_said(event.ours).get("round"), _ROUND).get("time_zone")
    if isinstance(zone, str) and event.start.zone and event.start.zone != zone:
        return event.start.moved_to(zone)
    return event.start


def _session(event: Event, said: Mapping[str, Any], people: tuple[str, ...]) -> Entry:
    start, minutes = _start(event), event.minutes or said.get("minutes")
    fields = _texts(said.get("session"), _SESSION)
    if start.time is not None:
        fields["at"] = clock(start.time)
    if isinstance(minutes, int) and fits(minutes):
        fields["minutes"] = minutes
    if people:
        fields["with"] = people
    return Entry(event.key, fields, event.sequence)


def _people(said: Any) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for key, fields in said.items() if isinstance(said, dict) else ():
        if SLUG.fullmatch(key):
            found[key] = _texts(fields, _PERSON)
    return found


def _said(text: str) -> dict[str, Any]:
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _texts(said: Any, names: Sequence[str]) -> dict[str, Value]:
    """The fields of those names that hold a short text."""
    found: dict[str, Value] = {}
    for name in names if isinstance(said, dict) else ():
        value = said.get(name)
        if isinstance(value, str) and value == short(value) and value:
            found[name] = value
    return found
