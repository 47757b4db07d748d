"""What a record needs to know of a round and no invitation says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from secondround.imports.found import NO_ZONE, Missing
from secondround.imports.invite.moments import Moment
from secondround.imports.invite.notes import Notes
from secondround.imports.invite.sessions import Session
from secondround.imports.invite.wording import clock
from secondround.records import zones
from secondround.text import short_day

SHORTEST: Final = 5
LONGEST: Final = 480
"""Minutes of a session, as `records` allows them."""
_ALONE: Final = frozenset({"break", "test"})
"""Formats of what one does by oneself."""


_WHERE: Final = "In which time zone will you be?"


def fits(minutes: int | None) -> bool:
    """Whether a session may last so long."""
    return minutes is not None and SHORTEST <= minutes <= LONGEST


def in_utc(missing: Missing) -> bool:
    """Whether it is asked where the candidate will be, since times are in UTC: once is enough."""
    return missing.question.startswith(_WHERE)


def ask(number: int, name: str, sessions: Sequence[Session], notes: Notes) -> None:
    """Asks for what the round with that number lacks, unless it is one on record."""
    if all(session.said_off is not None for session in sessions):
        return
    start = sessions[0].start
    if not name:
        question = f"What do they call the round on {short_day(start.date)}?"
        notes.missing.append(Missing(("rounds", number, "name"), question))
    is_unknown = start.time is not None and start.zone in {None, "UTC"}
    if is_unknown and not (start.zone == "UTC" and any(map(in_utc, notes.missing))):
        notes.missing.append(Missing(("rounds", number, "time_zone"), _of_zone(start)))
    for index, session in enumerate(sessions):
        at = ("rounds", number, "sessions", index)
        title = session.title or session.invitation
        label = f"{f'“{title}”' if title else 'the meeting'} on {short_day(session.start.date)}"
        if session.start.time is None:
            notes.missing.append(Missing((*at, "at"), f"At what time does {label} start?"))
        if not fits(session.minutes):
            notes.missing.append(Missing((*at, "minutes"), _of_minutes(label, session.minutes)))
        is_alone = session.format in _ALONE or session.is_no_interview
        if not session.people and not is_alone:
            notes.missing.append(Missing((*at, "with"), f"Whom do you meet in {label}?"))


def _of_minutes(label: str, minutes: int | None) -> str:
    question = f"How many minutes does {label} last?"
    if minutes is None:
        return question
    return f"{question} The invitation says {minutes}; a session has {SHORTEST} to {LONGEST}."


def _of_zone(start: Moment) -> str:
    time = clock(start.time) if start.time else ""
    when = f"{time} on {short_day(start.date)}"
    if start.zone == "UTC":
        return f"{_WHERE} The invitation says {when}, in UTC."
    if not start.calendars_name:
        return f"In which time zone is {when}? {NO_ZONE}"
    question = f"In which time zone is {when}? The invitation calls it “{start.calendars_name}”"
    meant = zones.likely_zones(start.calendars_name, start.date)
    return f"{question}, which may be {' or '.join(meant)}." if meant else f"{question}."
