"""The sessions of an event: itself, or the lines of a schedule in its text.

In: an event and its interviewers. Out: `Session` values.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from secondround.imports.found import Unplaced
from secondround.imports.invite import (
    agenda,
    details,
    formats,
    letter,
    own_call,
    parts,
    people,
    signature,
)
from secondround.imports.invite.agenda import Slot
from secondround.imports.invite.details import Details
from secondround.imports.invite.events import MOST_PEOPLE, Event
from secondround.imports.invite.familiar import Familiar, called
from secondround.imports.invite.known import Known
from secondround.imports.invite.meeting import Meeting, links_in, meeting
from secondround.imports.invite.moments import Moment
from secondround.imports.invite.notes import Notes
from secondround.imports.invite.people import Person
from secondround.imports.invite.role import Role
from secondround.imports.invite.wording import clock
from secondround.records import zones
from secondround.text import calls, listed, plain_letters, slug


class Session(Struct, frozen=True):
    """One conversation."""

    key: str
    revision: int
    title: str
    invitation: str  # the title of the event that it is in
    start: Moment
    minutes: int | None
    format: str  # "" where nothing says so
    people: tuple[Person, ...]
    meeting: Meeting
    place: str = ""  # of its own, within the meeting's
    is_moved: bool = False  # as its title says
    moving: str | None = None  # see `Event`
    said_off: bool | None = None  # see `Event`
    is_no_interview: bool = False  # its line says so

    @property
    def end(self) -> dt.datetime:
        """When it ends, on its own clock."""
        return self.start.day_and_time + dt.timedelta(minutes=self.minutes or 0)


def sessions(event: Event, present: Sequence[Person], notes: Notes, known: Known) -> list[Session]:
    """The sessions of an event; none where it says no day."""
    if event.start is None:
        notes.remarks.append(f"{event.label} has no date that can be read, and was left out.")
        return []
    if event.days > 1:
        notes.remarks.append(f"{event.label} lasts {event.days} days; only the first was read.")
    if event.invited > MOST_PEOPLE:
        notes.remarks.append(f"{event.label} has {event.invited} guests, who were all left out.")
    if event.repeats:
        notes.remarks.append(f"{event.label} repeats; only its first date was read.")
    writer = _writer(event)
    familiar = _familiar(event, present, known, people.own_name(writer))
    slots = _within(event, agenda.slots(event.description, familiar), notes)
    said = _said(event, slots, present, notes)
    if slots:
        return _of_schedule(event, event.start, _with_panel(slots, said.roster.met), present, notes)
    named = letter.whom(event.description, familiar) if event.is_letter else ()
    roles = {role.name: role for role in (*(named or event.named), *said.roster.met)}
    others = [people.named(role, present) for role in roles.values()]
    if writer and letter.meets_writer(event.description):
        others = [writer, *others]
    invited = present if event.said_off is None else ()  # who calls it off need not be in it
    return [
        Session(
            key=event.key,
            revision=event.sequence,
            title=event.title,
            invitation=event.title,
            start=event.start,
            minutes=event.minutes,
            format=formats.of_title(event.title),
            people=_with_part(_each_once((*invited, *others)), event.title),
            meeting=_meeting(event, notes),
            is_moved=event.says_moved,
            moving=event.moving,
            said_off=event.said_off,
        )
    ]


def _familiar(event: Event, present: Sequence[Person], known: Known, writer: str) -> Familiar:
    """Who is known before the text of an event is read, and whom its own schedule names in full."""
    full = [*known.people, *(person.name for person in present)]
    titles = frozenset(map(plain_letters, known.titles))
    first = Familiar(called((*full, writer)), titles, writer)
    for slot in agenda.slots(event.description, first):
        full += [role.name for role in slot.people]
    return replace(first, called=called((*full, writer)))


def _with_part(met: tuple[Person, ...], title: str) -> tuple[Person, ...]:
    """The people, with the part of the only one as the meeting is called."""
    part = parts.of_talk(title)
    return (replace(met[0], part=met[0].part or part),) if part and len(met) == 1 else met


def _writer(event: Event) -> Person | None:
    """Who wrote the letter, with the title of the signature."""
    if event.sent_by is None:
        return None
    writer = people.person(event.sent_by)
    title = signature.title_in(event.description, writer.name)
    return people.with_title(writer, Role(writer.name, title))


def _said(event: Event, slots: Sequence[Slot], present: Sequence[Person], notes: Notes) -> Details:
    """What the text says beside its schedule; it is noted for the event."""
    sender = people.person(event.sender).label if event.sender else ""
    known = [person.name for person in present]
    for slot in slots:
        known += [role.name for role in slot.people]
    days = event.sent, event.start.date if event.start else None
    said = details.details(event.description, slots, sender, known, days)
    notes.said[event.key] = said
    return said


def _with_panel(slots: Sequence[Slot], panel: Sequence[Role]) -> Sequence[Slot]:
    """The lines, those that say "panel" and nobody's name with the people listed as the panel."""
    found = []
    for slot in slots:
        is_panel = not slot.people and "panel" in plain_letters(slot.name)
        found.append(replace(slot, people=tuple(panel)) if is_panel else slot)
    return found


def _each_once(people_: Sequence[Person]) -> tuple[Person, ...]:
    return tuple({person.id: person for person in people_}.values())


def _within(event: Event, slots: Sequence[Slot], notes: Notes) -> Sequence[Slot]:
    """The lines of a schedule, where all of them are within the event."""
    start = event.start
    if not slots or start is None or (len(slots) == 1 and not slots[0].people):
        return ()
    if start.time is None or event.minutes is None:
        return slots
    begins = start.time.hour * 60 + start.time.minute
    for slot in slots:
        if not _is_same_zone(slot.zone, start):
            notes.remarks.append(
                f"The text of {event.label} has a schedule in {slot.zone}, and the invitation "
                f"is in {start.zone}, so it was not read."
            )
            return ()
        after = slot.start.hour * 60 + slot.start.minute - begins
        if after < 0 or after + (slot.minutes or 0) > event.minutes:
            notes.remarks.append(
                f"The text of {event.label} has a schedule that is not within the invitation's "
                f"own times (it has {clock(slot.start)}), so it was not read."
            )
            return ()
    return _closed(event, slots, event.minutes + begins, notes)


def _closed(event: Event, slots: Sequence[Slot], end: int, notes: Notes) -> Sequence[Slot]:
    """The lines of a schedule, the last of which ends with the event where it says no end."""
    last = slots[-1]
    left = end - last.start.hour * 60 - last.start.minute
    if last.minutes is None and 0 < left <= agenda.OPEN:
        slots = (*slots[:-1], replace(last, minutes=left))
    if any(slot.is_open for slot in slots):
        notes.remarks.append(
            f"The schedule in {event.label} only says when each part starts. Each was taken to "
            "last until the next, and the last until the end."
        )
    return slots


def _is_same_zone(written: str, start: Moment) -> bool:
    """Whether a zone that is written on a line may be the invitation's own."""
    if not written or start.zone is None:
        return True
    offset = zones.offset(start.zone, start.day_and_time)
    meant = zones.likely_zones(written, start.date)
    return any(zones.offset(name, start.day_and_time) == offset for name in meant)


def _of_schedule(
    event: Event,
    start: Moment,
    slots: Sequence[Slot],
    present: Sequence[Person],
    notes: Notes,
) -> list[Session]:
    where = _meeting(_without_own_calls(event, slots), notes)
    found: list[Session] = []
    keys: set[str] = set()
    for slot in slots:
        if slot.is_arrival:
            continue
        named = tuple(people.named(role, present) for role in slot.people)
        label = "-".join(person.id for person in named) or slug(slot.name) or "session"
        key = f"{event.key}/{label}"
        while key in keys:
            key += "+"
        keys.add(key)
        own = _own(where, slot.video)
        says_nothing = own.video and not own.place and calls.only_says_call(slot.place)
        found.append(
            Session(
                key=key,
                revision=event.sequence,
                title=slot.name,
                invitation=event.title,
                start=replace(start, time=slot.start),
                minutes=slot.minutes,
                format=slot.format,
                people=named,
                meeting=own,
                place="" if links_in(slot.place) or says_nothing else slot.place,
                is_no_interview=slot.is_no_interview,
                moving=None if slot.is_off else event.moving,
                said_off=slot.is_off or event.said_off,
            )
        )
        if slot.zone:
            notes.unplaced.append(Unplaced(slot.zone, f"time zone at {clock(slot.start)}"))
    _remark_on_people(found, present, notes)
    return found


def _without_own_calls(event: Event, slots: Sequence[Slot]) -> Event:
    """The event without the links that stand in a line of its schedule, and are of that alone."""
    text = event.description
    for slot in slots:
        text = text.replace(slot.line, own_call.split(slot.line)[0]) if slot.video else text
    return replace(event, description=text)


def _own(where: Meeting, video: str) -> Meeting:
    """Where a session takes place that may have a call of its own; what opens the other call does
    not open that one.
    """
    if not video or video == where.video:
        return where
    return Meeting(video, where.place, dial_in=where.dial_in)


def _meeting(event: Event, notes: Notes) -> Meeting:
    """Where it takes place; at the address of a sentence where no place is stated,
    and by the link of a sentence where no other is.
    """
    stated = meeting(event)
    if not stated.video and (links := own_call.links(event.description)):
        stated = meeting(replace(event, links=tuple(links)))
    return stated if stated.place else replace(stated, place=notes.said[event.key].place)


def _remark_on_people(found: Sequence[Session], present: Sequence[Person], notes: Notes) -> None:
    """Says who is invited and in no line of a schedule, and the other way round."""
    in_lines: dict[str, Person] = {}
    for session in found:
        for person in session.people:
            in_lines[person.id] = person
    invited = {person.id for person in present}
    for person in present:
        if person.id not in in_lines and not person.only_organises:
            notes.remarks.append(f"The schedule has no time with {person.label}, who was left out.")
    others = [person.name for person in in_lines.values() if person.id not in invited]
    if invited and others:
        is_ = "is in the schedule, and was" if len(others) == 1 else "are in the schedule, and were"
        notes.remarks.append(f"{listed(others)} {is_} not invited.")


def only_organisers(all_sessions: Sequence[Session]) -> dict[str, tuple[str, ...]]:
    """Who only sent the invitation, by the key of the session."""
    found = {}
    for session in all_sessions:
        only = tuple(person.id for person in session.people if person.only_organises)
        if only:
            found[session.key] = only
    return found
