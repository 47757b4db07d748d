"""When an event starts, as its calendar says it.

In: a property such as `DTSTART;TZID=Europe/Berlin:20261124T093000`. Out: a `Moment`, with a zone
only where the calendar leaves no doubt about it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from secondround.imports.invite.components import Component, Property
from secondround.imports.invite.zone_names import iana
from secondround.records import zones

_YEARS: Final = (1970, 2200)
"""What calendars hold, and far from where dates overflow."""
_WRITTEN: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})?)?")
_SPAN: Final = re.compile(
    r"P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:\d+S)?)?"
)


class Moment(Struct, frozen=True):
    """A day, and a time on it unless the event lasts all day."""

    date: dt.date
    time: dt.time | None
    zone: str | None  # IANA name; None where nobody can know it
    calendars_name: str = ""  # what the calendar calls a zone that is unknown

    @property
    def day_and_time(self) -> dt.datetime:
        """Day and time without a zone; midnight for a whole day."""
        return dt.datetime.combine(self.date, self.time or dt.time())

    def instant(self) -> dt.datetime:
        """The moment in UTC; where the zone is unknown, as if it were UTC."""
        zone = zones.zone(self.zone) if self.zone else dt.UTC
        return self.day_and_time.replace(tzinfo=zone).astimezone(dt.UTC)

    def moved_to(self, zone: str) -> Moment:
        """The same instant on the clocks of another zone."""
        if self.time is None or self.zone is None:
            return self
        there = self.instant().astimezone(zones.zone(zone))
        return Moment(there.date(), there.time().replace(tzinfo=None), zone)


def moment(found: Property, definitions: Mapping[str, Component]) -> Moment | None:
    """The moment that a property says; None where it says none."""
    written = _WRITTEN.fullmatch(found.value.strip())
    if not written:
        return None
    year, month, day, hour, minute, _, zone = written.groups()
    try:
        date = dt.date(int(year), int(month), int(day))
        time = dt.time(int(hour), int(minute)) if hour else None
    except ValueError:
        return None
    if not _YEARS[0] <= date.year <= _YEARS[1]:
        return None
    if zone == "Z":
        return Moment(date, time, "UTC")
    calendars_name = f"UTC{zone[:3]}:{zone[3:]}" if zone else found.parameters.get("TZID", "")
    known = iana(calendars_name, definitions) if time else None
    return Moment(date, time, known, "" if known else calendars_name)


def minutes_between(start: Moment, end: Moment) -> int:
    """Minutes from one moment to another, across a change of clocks, too."""
    if start.zone is None or end.zone is None:
        return int((end.day_and_time - start.day_and_time).total_seconds()) // 60
    return int((end.instant() - start.instant()).total_seconds()) // 60


def minutes_of(span: str) -> int | None:
    """The minutes of a DURATION such as `PT45M`; None where it is none."""
    found = _SPAN.fullmatch(span.strip().upper())
    if not found or span.strip().upper() in {"P", "PT"}:
        return None
    weeks, days, hours, minutes = (int(figure or 0) for figure in found.groups())
    return ((weeks * 7 + days) * 24 + hours) * 60 + minutes
