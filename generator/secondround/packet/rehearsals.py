"""The days on which a round is rehearsed, counted back from it.

In: a view. Out: days before the round, the first first. No clock is read.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from secondround.packet import words
from secondround.packet.view import View

_SOON: Final = (7, 5, 3, 1)
_EARLY: Final = (14, 10, 6, 3, 1)
"""Days before a round on which it is rehearsed: closer together the nearer it comes, since what was
nearly forgotten and is found again stays (Cepeda 2008).
"""


def days_before(date: dt.date, view: View) -> list[int]:
    """How many days before a round it is rehearsed: never before an earlier round is over, nor
    before the day of the research, which has gone by when the packet is read.
    """
    left = [(date - stage.date).days - 1 for stage in view.earlier_rounds if stage.date]
    if view.record.company.researched:
        left.append((date - view.record.company.researched).days)
    return within(min(left, default=_SOON[0]))


def within(left: int) -> list[int]:
    """On which of the days that are left one rehearses."""
    return [days for days in (_EARLY if left >= _EARLY[0] else _SOON) if days <= left]


def days(view: View) -> tuple[str, ...]:
    """The days on which the round is rehearsed, in words; none once it has begun."""
    stage = view.round
    if not view.private or stage is None or stage.date is None or not view.sessions:
        return ()
    if any(session.held for session in view.sessions):
        return ()
    ahead = days_before(stage.date, view)
    dates = [stage.date - dt.timedelta(days=each) for each in ahead]
    return tuple(f"{words.weekday(date)} {words.day_of_month(date)}" for date in dates)
