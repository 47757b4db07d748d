"""A time zone as a calendar file defines it, exact to the second of each change.

In: a zone's name and two days. Out: a VTIMEZONE with every change between them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from secondround.records import zones


def definition(name: str, first: dt.date, last: dt.date) -> Timezone:
    """The zone from the start of `first` to the end of `last`."""
    zone = zones.zone(name)
    begin = dt.datetime.combine(first, dt.time(), dt.UTC)
    found = Timezone()
    found.add("TZID", name)
    found.add_component(_observance(zone, begin, begin))
    for change in _changes(zone, begin, (last - first).days + 1):
        found.add_component(_observance(zone, change - dt.timedelta(seconds=1), change))
    return found


def _changes(zone: dt.tzinfo, begin: dt.datetime, days: int) -> Iterator[dt.datetime]:
    """When the clocks of a zone change, in UTC; no zone does so twice in a day."""
    moments = (begin + dt.timedelta(days=day) for day in range(days + 1))
    for before, after in pairwise(moments):
        if _offset(zone, before) != _offset(zone, after):
            yield _change(zone, before, after)


def _change(zone: dt.tzinfo, before: dt.datetime, after: dt.datetime) -> dt.datetime:
    """The first second after `before` at which the offset is that of `after`."""
    low, high = 0, int((after - before).total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        if _offset(zone, before + dt.timedelta(seconds=middle)) == _offset(zone, before):
            low = middle
        else:
            high = middle
    return before + dt.timedelta(seconds=high)


def _offset(zone: dt.tzinfo, at: dt.datetime) -> dt.timedelta:
    return at.astimezone(zone).utcoffset() or dt.timedelta()


def _observance(
    zone: dt.tzinfo, before: dt.datetime, at: dt.datetime
) -> TimezoneStandard | TimezoneDaylight:
    """What holds from `at` on. It begins on the clock as it ran before, as RFC 5545 has it."""
    local = at.astimezone(zone)
    made = TimezoneDaylight() if local.dst() else TimezoneStandard()
    earlier = _offset(zone, before)
    made.add("DTSTART", at.replace(tzinfo=None) + earlier)
    made.add("TZOFFSETFROM", earlier)
    made.add("TZOFFSETTO", _offset(zone, at))
    made.add("TZNAME", local.tzname() or "")
    return made
