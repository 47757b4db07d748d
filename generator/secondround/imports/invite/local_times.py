"""Events in UTC on a local clock: that which their text names, the others', or the candidate's.

In: events, and where the candidate will be. Out: the events, and a remark for each that was moved.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace

from secondround.imports.invite import hours, zone_words
from secondround.imports.invite.events import Event
from secondround.imports.invite.known import Known
from secondround.imports.invite.moments import Moment
from secondround.imports.invite.notes import Notes
from secondround.imports.invite.wording import clock
from secondround.records import zones


def local(events: Sequence[Event], known: Known, notes: Notes) -> list[Event]:
    """Events in UTC on the clocks of where the others are, or of where the candidate is."""
    stated = {event.start.zone for event in events if event.start} - {None, "UTC"}
    others = stated.pop() if len(stated) == 1 else None
    there = others or known.time_zone
    is_stated = known.is_time_zone_stated and there == known.time_zone
    events = [_in_zone_of_others(event, there, is_stated=is_stated) for event in events]
    local = []
    for event in events:
        zone = event.calendars_zone or _said_zone(event) or others or known.time_zone
        local.append(_moved(event, zone, notes))
    return local


def _said_zone(event: Event) -> str | None:
    """The zone that the text of an event in UTC names, where it says the time by that clock:
    "10:00am - 10:45am (Mountain Time - US & Canada)".
    """
    start = event.start
    if start is None or start.zone != "UTC":
        return None
    said = hours.times_in(event.description)
    for name in zone_words.words_in(event.description):
        for zone in zones.likely_zones(name, start.date):
            if start.moved_to(zone).time in said:
                return zone
    return None


def _in_zone_of_others(event: Event, others: str | None, *, is_stated: bool) -> Event:
    """An event in "CET" beside others in Europe/Berlin is there, too."""
    start = event.start
    if others is None or start is None or start.zone:
        return event
    if is_stated:
        return replace(event, start=replace(start, zone=others, calendars_name=""))
    name = start.calendars_name
    if not name or others not in zones.likely_zones(name, start.date):
        return event
    return replace(event, start=replace(start, zone=others, calendars_name=""))


def _moved(event: Event, local: str | None, notes: Notes) -> Event:
    start = event.start
    if start is None or start.zone != "UTC" or not local or local == "UTC":
        return event
    moved = start.moved_to(local)
    notes.remarks.append(shown(event.title, start, moved))
    return replace(event, start=moved)


def shown(title: str, start: Moment, moved: Moment) -> str:
    """The remark on a moment that was moved to another clock."""
    before, after = clock(start.time or dt.time()), clock(moved.time or dt.time())
    return f"“{title}” is at {before} in {start.zone}, which is {after} in {moved.zone}."
