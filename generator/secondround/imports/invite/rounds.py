"""Rounds from the sessions of invitations.

In: events. Out: `Found`, with one round for each day, and a question for all that a record needs
and no invitation says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from operator import attrgetter
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.imports.found import Entry, Found, ProposedText, Unplaced, Value
from secondround.imports.invite import (
    invited,
    leftovers,
    local_times,
    people,
    position,
    questions,
    rebooking,
    remarks,
    signature,
    stage,
    titles,
)
from secondround.imports.invite.events import Event
from secondround.imports.invite.known import Known
from secondround.imports.invite.notes import Notes
from secondround.imports.invite.sessions import Session, only_organisers, sessions
from secondround.imports.invite.wording import LINE, clock, short
from secondround.text import one_line, short_day

_START: Final = re.compile(r"(.{3,}?)\s*(?:\s[-–—|/]\s|[:(,])")
"""What a title says before its first mark: "Onsite" in "Onsite: Ana Ruiz"."""


class Day(Struct, frozen=True):
    """One round: the sessions of a day, all in one time zone."""

    key: str
    sessions: tuple[Session, ...]
    told: str = ""  # what the mail with the invitations calls it

    @property
    def name(self) -> str:
        """What the invitations are called, as far as they agree; else what their mail says."""
        titles = list(dict.fromkeys(session.invitation for session in self.sessions))
        if len(titles) == 1:
            return titles[0]
        starts = {_START.match(title) for title in titles}
        shared = {found[1].strip() if found else "" for found in starts}
        return (shared.pop() if len(shared) == 1 else "") or self.told

    def shared(self, name: str) -> str:
        """A field of the meetings, where it is the same in all sessions; else ""."""
        values = {getattr(session.meeting, name) for session in self.sessions}
        return str(values.pop()) if len(values) == 1 else ""


def found(events: Sequence[Event], known: Known, notes: Notes) -> Found:
    """Everything that events say, the latest version of each alone."""
    latest = _latest(events)
    met_as = invited.invited(latest, known, notes)
    known = met_as.known
    record: dict[str, Value] = signature.whose(latest, known)
    held, wanted = _held(latest, known.at(record), notes)
    met = people.meets(held, known)
    notes.remarks += met.remarks
    for event in latest:
        if event.is_cancelled:
            on = f" on {short_day(event.start.date)}" if event.start else ""
            notes.remarks.append(f"It calls off {event.label}{on}.")
    all_sessions: list[Session] = []
    for event in held:
        all_sessions += sessions(event, met.by_event[event.key], notes, known)
    all_sessions = leftovers.with_titles(all_sessions, held, notes)
    remarks.on_organisers(all_sessions, notes)
    days = _days(all_sessions, notes)
    interviewers = people.interviewers(all_sessions_people(all_sessions), notes)
    if interviewers:
        record["interviewers"] = interviewers
    if wanted:
        record["role"] = {"title": ProposedText(wanted)}
    rounds = []
    remarks.on_other_calls(all_sessions, notes)
    for session in all_sessions:
        if session.meeting.call_id:
            notes.unplaced.append(Unplaced(session.meeting.call_id, "meeting ID"))
    for number, of_day in enumerate(days):
        rounds.append(_round(of_day, notes))
        questions.ask(number, of_day.name, of_day.sessions, notes)
        remarks.on_overlaps(of_day.sessions, notes)
        remarks.on_clocks(of_day.sessions, notes)
    if rounds:
        record["rounds"] = tuple(rounds)
        record = leftovers.placed(held, record, known, notes)
    return Found(
        kind="invitation",
        format=notes.format,
        candidate=met_as.candidate,
        record=record,
        cancelled=tuple(event.key for event in latest if event.is_cancelled),
        events={event.key: event.sequence for event in latest},
        moved=tuple(session.key for session in all_sessions if session.is_moved),
        announced={s.key: s.moving for s in all_sessions if s.moving is not None},
        said_off={s.key: s.said_off for s in all_sessions if s.said_off is not None},
        organisers=only_organisers(all_sessions),
        missing=tuple(notes.missing),
        unplaced=tuple(dict.fromkeys(notes.unplaced)),
        remarks=tuple(dict.fromkeys(notes.remarks)),
    )


def _held(latest: Sequence[Event], known: Known, notes: Notes) -> tuple[list[Event], str]:
    """The events that take place, on local clocks and under their names, and the position that
    these name.
    """
    events = local_times.local([event for event in latest if not event.is_cancelled], known, notes)
    named = [_named(event, known) for event in events]
    titles_alone, wanted = position.all_apart([event.title for event in named])
    held = []
    for event, title in zip(named, titles_alone, strict=True):
        held.append(replace(event, title=title))
    return held, wanted or position.said_in(event.description for event in held)


def _named(event: Event, known: Known) -> Event:
    """The event under the name that a round or a session gets."""
    others = [each for each in event.people if not known.is_candidate(each.name, each.email)]
    senders = [event.sent_by] if event.sent_by else []
    hosts = titles.host_names(each.email for each in (*others, *senders))
    title = rebooking.without_words(event.title)
    is_moved = event.says_moved or title != event.title
    return replace(event, title=titles.plain_title(title, known, hosts), says_moved=is_moved)


def all_sessions_people(all_sessions: Sequence[Session]) -> list[people.Person]:
    """Everybody in the sessions, as often as they are in one."""
    present: list[people.Person] = []
    for session in all_sessions:
        present += session.people
    return present


def _latest(events: Sequence[Event]) -> list[Event]:
    """Of each event its latest version, in the order in which they start.

    Of two with the same SEQUENCE the one that was sent later counts, and what calls an event off
    counts among equals.
    """
    latest: dict[str, Event] = {}
    for event in events:
        other = latest.get(event.key)
        if other is None or event.version >= other.version:
            latest[event.key] = event
    changed = {(event.uid, event.recurrence) for event in latest.values()}
    for key, event in tuple(latest.items()):
        if event.repeats and (event.uid, event.written_start) in changed:
            del latest[key]  # the first event of a series has been moved
    return sorted(latest.values(), key=_order)


def _order(event: Event) -> tuple[str, str]:
    return event.start.instant().isoformat() if event.start else "~", event.key


def _days(all_sessions: Sequence[Session], notes: Notes) -> list[Day]:
    """The sessions by day, in the time zone of the day's first; one that is on another day there
    keeps its own.
    """
    by_day: dict[str, list[Session]] = {}
    for session in all_sessions:
        start = session.start
        key = f"day {start.date.isoformat()}"
        first = by_day[key][0].start if key in by_day else start
        if first.zone and start.zone and first.zone != start.zone:
            start = start.moved_to(first.zone)
        if (first.zone is None) != (start.zone is None) or start.date != first.date:
            key = f"{key} {session.start.zone or session.start.calendars_name or 'without a zone'}"
            start = session.start
        if start != session.start:
            notes.remarks.append(local_times.shown(session.invitation, session.start, start))
        by_day.setdefault(key, []).append(replace(session, start=start))
    return _told([Day(key, _in_order(of_day)) for key, of_day in by_day.items()], notes)


def _told(days: list[Day], notes: Notes) -> list[Day]:
    """The days, the only one with the name that its mail has for it."""
    subjects = map(attrgetter("subject"), notes.beside)
    left = chain.from_iterable(map(attrgetter("left"), notes.all_said))
    return [replace(days[0], told=stage.named(subjects, left))] if len(days) == 1 else days


def _in_order(of_day: Sequence[Session]) -> tuple[Session, ...]:
    return tuple(sorted(of_day, key=lambda session: session.start.day_and_time))


def _round(of_day: Day, notes: Notes) -> Entry:
    start = of_day.sessions[0].start
    fields: dict[str, Value] = {}
    if of_day.name:
        fields["name"] = short(of_day.name)
    fields["date"] = start.date.isoformat()
    if start.zone:
        fields["time_zone"] = start.zone
    _put_place(fields, of_day.shared("place"), notes)
    if video := of_day.shared("video"):
        fields["video"] = video
        if passcode := of_day.shared("passcode"):
            fields["passcode"] = short(passcode)
    if dial_in := of_day.shared("dial_in"):
        fields["dial_in"] = dial_in
    fields["sessions"] = tuple(_session(session, of_day, notes) for session in of_day.sessions)
    return Entry(of_day.key, fields)


def _session(session: Session, of_day: Day, notes: Notes) -> Entry:
    fields: dict[str, Value] = {}
    if name := titles.without_people(session.title, session.people):
        fields["name"] = short(name)
    if session.start.time is not None:
        fields["at"] = clock(session.start.time)
    if questions.fits(session.minutes):
        fields["minutes"] = session.minutes or 0
    if session.format:
        fields["format"] = session.format
    if session.is_no_interview:
        fields["stories"] = 0
    if session.people:
        fields["with"] = tuple(dict.fromkeys(person.id for person in session.people))
    place = [session.place]
    if not of_day.shared("place"):
        place.append(session.meeting.place)
    _put_place(fields, ", ".join(filter(None, place)), notes)
    return Entry(session.key, fields | _own_call(session, of_day), session.revision)


def _own_call(session: Session, of_day: Day) -> dict[str, Value]:
    """How a session's call is joined, as far as the day's others are joined otherwise."""
    own = session.meeting
    is_video_shared = of_day.shared("video")
    fields: dict[str, Value] = {}
    if own.video and not is_video_shared:
        fields["video"] = own.video
    if own.passcode and not (is_video_shared and of_day.shared("passcode")):
        fields["passcode"] = short(own.passcode)
    if own.dial_in and not of_day.shared("dial_in"):
        fields["dial_in"] = own.dial_in
    return fields


def _put_place(fields: dict[str, Value], place: str, notes: Notes) -> None:
    """A place that is too long for its field is left over: half a link leads nowhere."""
    place = one_line(place).strip()
    if len(place) > LINE:
        notes.unplaced.append(Unplaced(place, f"place of “{fields.get('name', '')}”"))
    elif place:
        fields["place"] = place
