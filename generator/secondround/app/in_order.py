"""The sessions that an import has added or moved, put where the day has them.

In: a record before and after an import. Out: the record with each of its last sessions that is new
at its time. Where the others are in no order, everything stays where it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any

from secondround.records.edit import entry_moved
from secondround.records.models import TIME_PATTERN
from secondround.records.yaml import reader

_EVENING, _MORNING = "18:00", "06:00"


def after_import(before: bytes, after: bytes) -> bytes:
    """The record as the import leaves it, in the order of the day."""
    old, new = _rounds(before), _rounds(after)
    for number, (were, sessions) in enumerate(zip(old, new, strict=False)):
        for index in range(1, len(sessions) if were else 0):
            place = _place(sessions[:index], sessions[index])
            if place < index and all(each not in were for each in sessions[index:]):
                moved = entry_moved(after, ("rounds", number, "sessions"), index, place)
                if moved != after:
                    sessions.insert(place, sessions.pop(index))
                after = moved
    return after


def _place(others: Sequence[Any], session: Any) -> int:
    """Where a session goes among those before it; behind them where that is not known."""
    at, times = _at(session), list(map(_at, others))
    last = next((time for time in reversed(times) if time), "")
    is_night = last >= _EVENING and at < _MORNING
    if not at or is_night or any(two < one for one, two in pairwise(filter(None, times))):
        return len(others)
    return next((index for index, time in enumerate(times) if time > at), len(others))


def _at(session: Any) -> str:
    """When it begins, as `09:30`; "" without a time of that form."""
    at = str(session.get("at", "")) if isinstance(session, dict) else ""
    return at.replace(".", ":").zfill(5) if re.fullmatch(TIME_PATTERN, at) else ""


def _rounds(data: bytes) -> list[list[Any]]:
    """The sessions of each round, as they are written."""
    value = reader.read(PurePosixPath("record"), data)[0].value if data else None
    rounds = value.get("rounds") if isinstance(value, dict) else None
    found: list[list[Any]] = []
    for stage in rounds if isinstance(rounds, list) else ():
        sessions = stage.get("sessions") if isinstance(stage, dict) else None
        found.append(list(sessions) if isinstance(sessions, list) else [])
    return found
