"""Moments on a round's clock: a day, a time and a zone, as far as they are known.

In: a round, minutes of its day. Out: moments that can be compared and moved. No clock is read.
"""

from __future__ import annotations

import datetime as dt

from secondround.packet.model_calendar import Moment
from secondround.records import schedule, zones
from secondround.records.models import Round


def moment(stage: Round, minute: int) -> dt.datetime | None:
    """A minute of a round's day, in its zone where that is known; None without a date."""
    at = schedule.clock_time(stage, minute)
    return at.replace(tzinfo=zones.zone(stage.time_zone)) if at and stage.time_zone else at


def later(at: dt.datetime, minutes: int) -> dt.datetime:
    """So many minutes later as they pass, also in a night in which clocks are changed."""
    if at.tzinfo is None:
        return at + dt.timedelta(minutes=minutes)
    passed = at.astimezone(dt.UTC) + dt.timedelta(minutes=minutes)
    return passed.astimezone(at.tzinfo)


def between(
    stage: Round, hours: tuple[int, int] | None, minutes: int
) -> tuple[Moment, Moment] | None:
    """From when to when a session is; all of its day without a time, None without a date."""
    if stage.date is None:
        return None
    begins = moment(stage, hours[0]) if hours else None
    if begins is None:
        return stage.date, stage.date + dt.timedelta(days=1)
    return begins, later(begins, minutes)


def within_a_day(end: Moment) -> Moment:
    """24 hours after a session has ended; of one whose time is not known, all of the next day."""
    return later(end, 24 * 60) if isinstance(end, dt.datetime) else end
