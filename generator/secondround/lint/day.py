"""Rules about the day: each session has its time, in order, and none begins before the last is
over.

In: an application. Out: problems in the rounds that are still ahead.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter

from msgspec import Struct

from secondround.problems import Problem
from secondround.records import Application, schedule, zones
from secondround.records.models import Round, Session
from secondround.records.yaml import FieldPath


def sessions(application: Application) -> Iterator[Problem]:
    """The round to prepare has sessions."""
    index = application.record.upcoming
    if index is None or application.record.rounds[index].sessions:
        return
    if index in application.called_off:
        return
    name = application.record.rounds[index].name
    yield application.record_source.problem(
        ("rounds", index, "name"),
        "round-without-sessions",
        f"`{name}` has no sessions yet, so nothing is planned for it.",
        "write under `sessions:` who you meet, and for how many minutes",
        about=(name,),
    )


def times(application: Application) -> Iterator[Problem]:
    """In a round with a date each session needs a time; the round to prepare needs both."""
    for number, stage in _ahead(application):
        is_next = number == application.record.upcoming
        if is_next and stage.sessions and not (stage.date or _timed(number, stage)):
            yield application.record_source.problem(
                ("rounds", number, "name"),
                "session-without-time",
                f"`{stage.name}` has no date, and no session of it has a time.",
                'write `date: 2026-11-24`, and at each session when it starts: `at: "09:30"`',
                about=(stage.name,),
            )
        without = [index for index, session in enumerate(stage.sessions) if session.at is None]
        if stage.date and without:
            yield application.record_source.problem(
                ("rounds", number, "sessions", without[0], "minutes"),
                "session-without-time",
                f"`{stage.name}` has a date, but {_how_many(len(without), len(stage.sessions))} "
                "no time.",
                'write when it starts, local time: `at: "09:30"`',
                about=(stage.name,),
            )


def order(application: Application) -> Iterator[Problem]:
    """Sessions are in the order of the day."""
    for number, stage in _ahead(application):
        for before, after in pairwise(_timed(number, stage)):
            if after.start < before.start:
                yield application.record_source.problem(
                    (*after.path, "at"),
                    "sessions-out-of-order",
                    f"{after.name} starts at {after.session.at:%H:%M}, but comes after one that "
                    f"starts at {before.session.at:%H:%M}.",
                    "put the sessions in the order of the day, or correct the time "
                    "(afternoons too: `14:30`)",
                )


def rounds(application: Application) -> Iterator[Problem]:
    """Rounds are in the order of their days."""
    before: Round | None = None  # the last round with a date
    for number, after in enumerate(application.record.rounds):
        if after.date is None:
            continue
        if before and before.date and after.date < before.date:
            yield application.record_source.problem(
                ("rounds", number, "date"),
                "rounds-out-of-order",
                f"`{after.name}` is on {after.date}, before `{before.name}` on {before.date}, but "
                "comes after it.",
                "correct the date, or put the rounds in the order in which they take place",
            )
        before = after


def overlaps(application: Application) -> Iterator[Problem]:
    """One candidate cannot be in two sessions at once."""
    for number, stage in _ahead(application):
        timed = sorted(_timed(number, stage), key=attrgetter("start"))
        source = application.record_source
        last: _Timed | None = None  # the one that ends latest so far
        for after in timed:
            over = last.end - after.start if last else 0
            if last and over > 0:
                minutes = "1 minute" if over == 1 else f"{over} minutes"
                yield source.problem(
                    (*after.path, "at"),
                    "sessions-overlap",
                    f"{after.name} starts at {after.session.at:%H:%M}, {minutes} before the "
                    f"{last.session.at:%H:%M} one ends.",
                    "ask which is right and correct `at:` or `minutes:`; two people in one room "
                    "share a session",
                )
            is_known = not source.is_replaced((*after.path, "minutes"))
            if is_known and (last is None or after.end > last.end):
                last = after


def clocks(application: Application) -> Iterator[Problem]:
    """A session starts at a time that the clock shows, and shows once."""
    for number, stage in _ahead(application):
        for timed in _timed(number, stage):
            at = schedule.clock_time(stage, timed.start)
            if at is None or stage.time_zone is None:
                continue
            often = zones.clock(stage.time_zone, at)
            if often != "once":
                is_skipped = often == "never"
                fault = "is not on the clock" if is_skipped else "is on the clock twice"
                way = "forward" if is_skipped else "back"
                yield application.record_source.problem(
                    (*timed.path, "at"),
                    "clock-change",
                    f"{timed.name} starts at {at:%H:%M}, which {fault} in {stage.time_zone} on "
                    f"{at:%Y-%m-%d}: clocks go {way} that night.",
                    "ask for the time once more, and in which zone it is",
                )


def in_utc(application: Application) -> Iterator[Problem]:
    """Times are those of the candidate's clock, not UTC, in which calendars send them."""
    for number, stage in _ahead(application):
        if stage.time_zone == "UTC" and any(session.at for session in stage.sessions):
            yield application.record_source.problem(
                ("rounds", number, "time_zone"),
                "times-in-utc",
                f"The times of `{stage.name}` are in UTC, as a calendar sends them, and not those "
                "on your clock.",
                "import the invitation again with `--time-zone` and the zone where you will be, "
                "such as `Europe/Berlin`: that changes the times as well. If your clock does show "
                "UTC, write `Etc/UTC`",
                about=(stage.name,),
            )


class _Timed(Struct, frozen=True):
    """A session with its place in the record and its time."""

    path: FieldPath
    session: Session
    start: int  # minutes from the start of the day
    end: int

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        if self.session.name:
            return f"The session `{self.session.name}`"
        return f"Session {int(self.path[-1]) + 1}"


def _ahead(application: Application) -> Iterator[tuple[int, Round]]:
    rounds = application.record.rounds
    for number, stage in enumerate(rounds):
        if not schedule.is_over(rounds, number):
            yield number, stage


def _timed(number: int, stage: Round) -> list[_Timed]:
    """The sessions of a round that have a time, as they are written."""
    found = []
    for index, hours in enumerate(schedule.hours(stage)):
        if hours:
            found.append(
                _Timed(("rounds", number, "sessions", index), stage.sessions[index], *hours)
            )
    return found


def _how_many(without: int, total: int) -> str:
    if total == 1:
        return "its session has"
    return f"{without} of its {total} sessions {'has' if without == 1 else 'have'}"
