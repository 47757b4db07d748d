"""Rounds and sessions from the events of invitations.

In: events. Out: `Found`, with one round for each day, and a question for all that a record needs
and no invitation says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from secondround.imports.found import Entry, Found, Missing, Unplaced, Value
from secondround.imports.invite import people
from secondround.imports.invite.events import Event
from secondround.imports.invite.known import Known
from secondround.imports.invite.meeting import Meeting, meeting
from secondround.imports.invite.moments import Moment
from secondround.records import zones
from secondround.text import one_line

SHORTEST: Final = 5
LONGEST: Final = 480
"""Minutes of a session, as `records` allows them."""


@dataclass(slots=True)
class _Notes:
    """What is asked and remarked on the way."""

    missing: list[Missing] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def found(events: tuple[Event, ...], known: Known, remarks: tuple[str, ...]) -> Found:
    """Everything that events say, the latest version of each alone."""
    notes = _Notes(remarks=list(remarks))
    latest = _latest(events, notes)
    standing = tuple(event for event in latest if not event.is_cancelled)
    met = people.meets(standing, known)
    notes.remarks += met.remarks
    interviewers: dict[str, Value] = {}
    for persons in met.by_event.values():
        for person in persons:
            _add_interviewer(interviewers, person, notes)
    record: dict[str, Value] = {}
    if interviewers:
        record["interviewers"] = interviewers
    made = _rounds(standing, met, known, notes)
    if made:
        record["rounds"] = made
    return Found(
        kind="invitation",
        format="a calendar invitation",
        candidate={},
        record=record,
        cancelled=tuple(event.key for event in latest if event.is_cancelled),
        missing=tuple(notes.missing),
        unplaced=tuple(notes.unplaced),
        remarks=tuple(notes.remarks),
    )


def _latest(events: tuple[Event, ...], notes: _Notes) -> tuple[Event, ...]:
    """Of each event its latest version, in the order in which they start."""
    latest: dict[str, Event] = {}
    for event in events:
        other = latest.get(event.key)
        if other is None or (event.sequence, event.stamp) >= (other.sequence, other.stamp):
            latest[event.key] = event
    return tuple(sorted(latest.values(), key=_order))


def _order(event: Event) -> tuple[str, str]:
    start = event.start.instant().isoformat() if event.start else "~"
    return start, event.key


def _add_interviewer(interviewers: dict[str, Value], person: people.Person, notes: _Notes) -> None:
    if person.id in interviewers:
        return
    fields: dict[str, Value] = {"name": one_line(person.name)}
    if person.email:
        fields["email"] = person.email
    interviewers[person.id] = fields
    if person.name == people.TODO:
        question = f"Who is {person.email or 'the person without a name'}?"
        notes.missing.append(Missing(("interviewers", person.id, "name"), question))
    if person.made_up_from_address:
        notes.remarks.append(f"The name {person.name} was made from the address {person.email}.")
    if person.besides:
        notes.unplaced.append(Unplaced(person.besides, f"after the name {person.name}"))


def _rounds(
    events: tuple[Event, ...], met: people.Meets, known: Known, notes: _Notes
) -> tuple[Entry, ...]:
    """One round for each day."""
    days: dict[str, list[tuple[Event, Moment]]] = {}
    for event in events:
        if event.start is None:
            notes.remarks.append(f"“{event.title}” says no day that can be read, and was left out.")
            continue
        days.setdefault(event.start.date.isoformat(), []).append((event, event.start))
    made = []
    for number, (day, of_day) in enumerate(days.items()):
        made.append(_round(number, day, of_day, met, notes))
    return tuple(made)


def _round(
    number: int, day: str, of_day: list[tuple[Event, Moment]], met: people.Meets, notes: _Notes
) -> Entry:
    first, start = of_day[0]
    fields: dict[str, Value] = {"name": one_line(first.title), "date": day}
    if start.zone:
        fields["time_zone"] = start.zone
    meetings = [meeting(event) for event, _ in of_day]
    shared = meetings[0]
    if shared.video:
        fields["video"] = shared.video
    if shared.place_with_codes:
        fields["place"] = shared.place_with_codes
    sessions = []
    for index, (event, moment) in enumerate(of_day):
        sessions.append(_session(number, index, event, moment, met, notes))
    fields["sessions"] = tuple(sessions)
    return Entry(f"day {day}", fields)


def _session(
    number: int, index: int, event: Event, start: Moment, met: people.Meets, notes: _Notes
) -> Entry:
    fields: dict[str, Value] = {"name": one_line(event.title)}
    if start.time is not None:
        fields["at"] = start.time.strftime("%H:%M")
    if event.minutes is not None:
        fields["minutes"] = event.minutes
    fields["with"] = tuple(person.id for person in met.by_event[event.key])
    return Entry(event.key, fields)
