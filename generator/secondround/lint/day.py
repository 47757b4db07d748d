"""Rules about the day: each session has its time, in order, and none begins before the last is
over.

In: an application. Out: problems in the rounds that are still ahead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import attrgetter

from secondround.problems import Problem
from secondround.records import Application, schedule, zones
from secondround.records.models import Round, Session
from secondround.records.yaml import FieldPath


def times(application: Application) -> Iterator[Problem]:
    """In a round with a date each session needs a time."""
    for number, stage in _ahead(application):
        without = [index for index, session in enumerate(stage.sessions) if session.at is None]
        if stage.date and without:
            yield application.record_source.problem(
                ("rounds", number, "sessions", without[0], "minutes"),
                "session-without-time",
                f"`{stage.name}` has a date, but {_how_many(len(without), len(stage.sessions))} no time.",
                'write when it starts, local time: `at: "09:30"`',
            )


def order(application: Application) -> Iterator[Problem]:
    """Sessions stand in the order of the day."""
    for number, stage in _ahead(application):
        for before, after in pairwise(_timed(number, stage)):
            if after.start < before.start:
                yield application.record_source.problem(
                    (*after.path, "at"),
                    "sessions-out-of-order",
                    f"{after.name} starts at {after.session.at:%H:%M}, but comes after one that starts at "
                    f"{before.session.at:%H:%M}.",
                    "put the sessions in the order of the day, or correct the time (afternoons too: `14:30`)",
                )


def rounds(application: Application) -> Iterator[Problem]:
    """Rounds stand in the order of their days."""
    dated = [
        (number, stage) for number, stage in enumerate(application.record.rounds) if stage.date
    ]
    for (_, before), (number, after) in pairwise(dated):
        if before.date and after.date and after.date < before.date:
            yield application.record_source.problem(
                ("rounds", number, "date"),
                "rounds-out-of-order",
                f"`{after.name}` is on {after.date}, before `{before.name}` on {before.date}, but comes after it.",
                "correct the date, or put the rounds in the order in which they take place",
            )


def overlaps(application: Application) -> Iterator[Problem]:
    """One candidate cannot be in two sessions at once."""
    for number, stage in _ahead(application):
        timed = sorted(_timed(number, stage), key=attrgetter("start"))
        for after, last in zip(timed[1:], accumulate(timed, _later), strict=False):
            over = last.end - after.start
            if over > 0:
                yield application.record_source.problem(
                    (*after.path, "at"),
                    "sessions-overlap",
                    f"{after.name} starts at {after.session.at:%H:%M}, {over} {'minute' if over == 1 else 'minutes'} "
                    f"before the {last.session.at:%H:%M} one ends.",
                    "ask which is right and correct `at:` or `minutes:`; two people in one room share a session",
                )


def told(application: Application) -> Iterator[Problem]:
    """Who notes how a session went notes what was told there, too."""
    for number, stage in enumerate(
        application.record.rounds if application.candidate.stories else ()
    ):
        for index, session in enumerate(stage.sessions):
            if session.debrief is not None and session.told is None:
                names = application.record.names(session)
                yield application.record_source.problem(
                    ("rounds", number, "sessions", index, "debrief"),
                    "debrief-without-told",
                    f"Nothing says which stories {names} heard.",
                    "write their ids under `told:`, or `told: []` for none: what is not noted is planned again",
                    key=True,
                )


def clocks(application: Application) -> Iterator[Problem]:
    """A session starts at a time that is on the clock, and on it once."""
    for number, stage in _ahead(application):
        for one in _timed(number, stage):
            at = schedule.clock_time(stage, one.start)
            if at is None or stage.time_zone is None:
                continue
            often = zones.clock(stage.time_zone, at)
            if often != "once":
                told = "is not on the clock" if often == "never" else "is on the clock twice"
                way = "forward" if often == "never" else "back"
                yield application.record_source.problem(
                    (*one.path, "at"),
                    "clock-change",
                    f"{one.name} starts at {at:%H:%M}, which {told} in {stage.time_zone} on {at:%Y-%m-%d}: "
                    f"clocks go {way} that night.",
                    "ask for the time once more, and in which zone it is",
                )


@dataclass(frozen=True, slots=True)
class _Timed:
    """A session with its place in the record and its time."""

    path: FieldPath
    session: Session
    start: int  # minutes from the start of the day
    end: int

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return (
            f"The session `{self.session.name}`"
            if self.session.name
            else f"Session {int(self.path[-1]) + 1}"
        )


def _ahead(application: Application) -> Iterator[tuple[int, Round]]:
    rounds = application.record.rounds
    return (
        (number, stage)
        for number, stage in enumerate(rounds)
        if not schedule.is_over(rounds, number)
    )


def _timed(number: int, stage: Round) -> list[_Timed]:
    """The sessions of a round that have a time, as they are written."""
    found = []
    for index, hours in enumerate(schedule.hours(stage)):
        if hours:
            found.append(
                _Timed(("rounds", number, "sessions", index), stage.sessions[index], *hours)
            )
    return found


def _later(one: _Timed, other: _Timed) -> _Timed:
    """The one that ends later."""
    return max(one, other, key=attrgetter("end"))


def _how_many(without: int, total: int) -> str:
    if total == 1:
        return "its session has"
    return f"{without} of its {total} sessions {'has' if without == 1 else 'have'}"
