"""Rules about the day: each session has its time, in order, and none begins before the last is over.

In: an application. Out: problems in the rounds that are still ahead.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import accumulate, pairwise

from secondround.records.problems import Problem, Severity
from secondround.records.record import Round, Session
from secondround.records.source import Path
from secondround.records.workspace import Application

Placed = tuple[Path, Session, dt.time]


def times(application: Application) -> Iterator[Problem]:
    """In a round with a date each session needs a time."""
    for number, stage in _ahead(application):
        without = [index for index, session in enumerate(stage.sessions) if session.at is None]
        if stage.date and without:
            yield application.record_source.problem(
                ("rounds", number, "sessions", without[0], "minutes"),
                Severity.WARNING,
                "session-without-time",
                f"`{stage.name}` has a date, but {_how_many(len(without), len(stage.sessions))} no time.",
                'write when it starts, local time: `at: "09:30"`',
            )


def order(application: Application) -> Iterator[Problem]:
    """Sessions stand in the order of the day."""
    for number, stage in _ahead(application):
        for (_, _, before), (path, session, at) in pairwise(_placed(number, stage)):
            if at < before:
                yield application.record_source.problem(
                    (*path, "at"),
                    Severity.WARNING,
                    "sessions-out-of-order",
                    f"{_name(session, path)} starts at {at:%H:%M}, but stands after one that starts at {before:%H:%M}.",
                    "put the sessions in the order of the day, or correct the time (afternoons too: `14:30`)",
                )


def overlaps(application: Application) -> Iterator[Problem]:
    """One candidate cannot be in two sessions at once."""
    for number, stage in _ahead(application):
        placed = sorted(_placed(number, stage), key=_begin)
        for (path, session, at), last in zip(placed[1:], accumulate(placed, _later), strict=False):
            over = _end(last) - _minute(at)
            if over > 0:
                yield application.record_source.problem(
                    (*path, "at"),
                    Severity.WARNING,
                    "sessions-overlap",
                    f"{_name(session, path)} starts at {at:%H:%M}, {over} {'minute' if over == 1 else 'minutes'} "
                    f"before the one of {last[2]:%H:%M} is over.",
                    "ask which is right and correct `at:` or `minutes:`; two people in one room share a session",
                )


def _ahead(application: Application) -> Iterator[tuple[int, Round]]:
    return ((number, stage) for number, stage in enumerate(application.record.rounds) if not stage.held)


def _placed(number: int, stage: Round) -> list[Placed]:
    return [
        (("rounds", number, "sessions", index), session, session.at)
        for index, session in enumerate(stage.sessions)
        if session.at
    ]


def _begin(placed: Placed) -> dt.time:
    return placed[2]


def _end(placed: Placed) -> int:
    return _minute(placed[2]) + placed[1].minutes


def _later(one: Placed, other: Placed) -> Placed:
    """The one that ends later."""
    return max(one, other, key=_end)


def _minute(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def _name(session: Session, path: Path) -> str:
    return f"The session `{session.name}`" if session.name else f"Session {int(path[-1]) + 1}"


def _how_many(without: int, total: int) -> str:
    if total == 1:
        return "its session has"
    return f"{without} of its {total} sessions {'has' if without == 1 else 'have'}"
