"""What a person should know of sessions that were found, and decide.

In: sessions. Out: remarks, added to the notes.
"""

from __future__ import annotations

from collections.abc import Sequence

from secondround.imports.found import Unplaced
from secondround.imports.invite.dates import Day
from secondround.imports.invite.mail import Mail
from secondround.imports.invite.notes import Notes
from secondround.imports.invite.sessions import Session
from secondround.imports.invite.wording import clock
from secondround.records import zones
from secondround.text import short_day


def on_day(day: Day | None, words: str, mail: Mail, notes: Notes) -> None:
    """Says which day was taken where a text leaves the year or the week to its reader."""
    if day and day.said and mail.date:
        notes.remarks.append(
            f"The text is of {short_day(mail.date)}, so “{day.said}” was taken to be "
            f"{short_day(day.date)}."
        )
    elif day and (day.is_next or not (str(day.date.year) in words or mail.is_mail)):
        notes.remarks.append(
            f"The year is not written: {short_day(day.date)} was taken, the next such day."
        )


def on_other_calls(sessions: Sequence[Session], notes: Notes) -> None:
    """Says which sessions have the links of several calls; the others are listed."""
    for session in sessions:
        for link in session.meeting.other_calls:
            notes.unplaced.append(Unplaced(link, "another call"))
            notes.remarks.append(
                f"“{session.title}” has the links of two calls. Ask which is meant: "
                f"{session.meeting.video} was taken, and {link} is in the notes."
            )


def on_organisers(sessions: Sequence[Session], notes: Notes) -> None:
    """Says who is among the interviewers only as the sender of the invitation."""
    for session in sessions:
        for person in session.people:
            is_described = person.title or person.background
            if person.only_organises and len(session.people) > 1 and not is_described:
                notes.remarks.append(
                    f"{person.label} sent the invitation. "
                    "Take them out if all they did was arrange it."
                )


def on_clocks(sessions: Sequence[Session], notes: Notes) -> None:
    """Says which times are skipped or come twice where clocks change."""
    for session in sessions:
        start = session.start
        if start.zone is None or start.time is None:
            continue
        often = zones.clock(start.zone, start.day_and_time)
        if often != "once":
            after = start.instant().astimezone(zones.zone(start.zone))
            fault = "is not on the clock" if often == "never" else "is on the clock twice"
            way = "forward" if often == "never" else "back"
            meant = f"{after:%H:%M}" if often == "never" else "the first of the two"
            notes.remarks.append(
                f"“{session.title}” starts at {clock(start.time)}, which {fault} in {start.zone} "
                f"on {short_day(start.date)}: clocks go {way} then. It is kept as it is written, "
                f"and counted as {meant}. Ask which time is meant."
            )


def on_overlaps(sessions: Sequence[Session], notes: Notes) -> None:
    """Says which sessions of a day are at the same time."""
    latest = sessions[0]
    for session in sessions[1:]:
        if session.start.time and latest.start.time and session.start.day_and_time < latest.end:
            notes.remarks.append(
                f"“{latest.title}” and “{session.title}” are at the same time, "
                f"at {clock(session.start.time)} on {short_day(session.start.date)}."
            )
        if session.end > latest.end:
            latest = session
