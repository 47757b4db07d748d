"""The days on which a round is rehearsed, counted back from it.

In: a view. Out: days before the round, the first first. No clock is read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from secondround.packet import words
from secondround.packet.view import View
from secondround.records.models import Round

_SOON: Final = (7, 5, 3, 1)
_EARLY: Final = (14, 10, 6, 3, 1)
"""Days before a round on which it is rehearsed: closer together the nearer it comes, since what was
nearly forgotten and is found again stays (Cepeda 2008).
"""


def days_before(date: dt.date, earlier: Sequence[Round]) -> list[int]:
    """How many days before a round it is rehearsed; never before an earlier round is over."""
    before = [stage.date for stage in earlier if stage.date]
    free = (date - max(before)).days if before else _SOON[0] + 1
    return within(free - 1)


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
    ahead = days_before(stage.date, view.earlier_rounds)
    return tuple(words.day(stage.date - dt.timedelta(days=each)) for each in ahead)
