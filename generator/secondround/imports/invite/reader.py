"""Invitations read: files in, one `Found` out.

Several files are read together where they belong to one day, since only together they show who is
in every invitation and which of two versions is the later one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Final

from msgspec.structs import replace

from secondround.imports.documents import decoded
from secondround.imports.found import Found, UnreadableError
from secondround.imports.invite import (
    addresses,
    agenda,
    calling,
    components,
    dates,
    errands,
    own,
    quoted,
    rebooking,
    remarks,
    rounds,
    zone_words,
)
from secondround.imports.invite.components import Component
from secondround.imports.invite.events import Event, events, who_sent
from secondround.imports.invite.known import Known
from secondround.imports.invite.letter import Letter
from secondround.imports.invite.mail import Mail, is_mail, nothing_in, pasted, read_mail
from secondround.imports.invite.moments import Moment
from secondround.imports.invite.notes import LETTER, MAIL, TEXT, Notes

_LARGEST: Final = 5_000_000
"""Bytes of a calendar file; one invitation has a few thousand."""
_NOBODY: Final = Known()
_OUTLOOK: Final = b"\xd0\xcf\x11\xe0"
"""How a .msg file begins."""
_MAKERS: Final = (
    ("google", "Google Calendar"), ("microsoft", "Outlook"), ("apple", "Apple Calendar"),
    ("mozilla", "Thunderbird"), ("zoom", "Zoom"), ("calendly", "Calendly"),
)  # fmt: skip
_HEAD: Final = 4000
"""Bytes by which a calendar is known."""
_SCHEDULE: Final = 2
"""Lines with times that make a schedule for certain."""
_NO_INVITATION: Final = "Save the invitation itself as an .ics or .eml file."


def read(data: bytes, name: str, known: Known = _NOBODY) -> Found:
    """What one `.ics` or `.eml` file says.

    Raises `UnreadableError` where it holds no event, or too many.
    """
    return read_several(((data, name),), known)


def is_invitation(data: bytes) -> bool:
    """Whether a file is a calendar or an e-mail."""
    head = decoded(data[:_HEAD])[0].lstrip("\ufeff \t\r\n").upper()
    return is_mail(data) or head.startswith(("BEGIN:VCALENDAR", "BEGIN:VEVENT"))


def is_in_words(text: str, today: dt.date | None = None) -> bool:
    """Whether a text invites to a meeting: it names one day, and a time or a schedule."""
    found = quoted.within(text)
    own, day = dates.without_own(found.text)
    return _is_meeting(Mail(text=own, subject=found.subject, date=found.date or day or today))


def _is_meeting(mail: Mail) -> bool:
    if rebooking.meeting_in(mail.text, mail.subject, mail.date):
        return True
    words = f"{mail.subject}\n{mail.text}"
    return _has_schedule(agenda.slots(mail.text)) and bool(errands.meeting_day(words, mail.date))


def _has_schedule(slots: Sequence[agenda.Slot]) -> bool:
    return len(slots) >= _SCHEDULE and any(slot.people for slot in slots)


def is_meeting(data: bytes, name: str, today: dt.date | None = None) -> bool:
    """Whether an e-mail holds a calendar, or invites in its words."""
    mail = read_mail(data, name)
    mail = replace(mail, date=mail.date or today)
    return bool(mail.calendars) or mail.has_outlook_data or _is_meeting(mail)


def words_of(data: bytes, name: str) -> bytes:
    """What an e-mail says, in UTF-8, without its headers and the letters that it answers."""
    return read_mail(data, name).text.encode()


def read_several(files: Iterable[tuple[bytes, str]], known: Known = _NOBODY) -> Found:
    """What several files say together, each given as its bytes and its name."""
    found: list[Event] = []
    notes = Notes()
    receivers: list[str] = []
    for data, path in files:
        name = PurePath(path).name
        if is_mail(data):
            mail = read_mail(data, name)
            mail = replace(mail, date=mail.date or known.today)
            receivers += mail.receivers
            to = who_sent(*mail.written_to)
            found += [replace(event, sent_to=to) for event in _in_mail(mail, name, notes)]
            notes.add_cover(mail)
        elif is_invitation(data) or data.startswith((_OUTLOOK, b"BEGIN:")):
            found += _in_calendar(data, name, notes)
        else:
            text = pasted(data, name)
            mail = replace(text, date=text.date or known.today)
            found.append(_of_text(mail, name, notes))
            notes.add_cover(mail)
    if len(found) > components.EVENTS:
        raise UnreadableError(f"These files hold {len(found)} events: read them one by one.")
    ours = [event for event in found if event.ours]
    if ours and len(ours) == len(found):
        return own.found(ours)
    if ours:
        found = [event for event in found if not event.ours]
        notes.remarks.append("What `calendar` wrote was left out: the record has it already.")
    known = replace(known, emails=(*known.emails, *receivers))
    found = [_at_known_place(event, known, notes) for event in found]
    return rounds.found(found, known, notes)


def _at_known_place(event: Event, known: Known, notes: Notes) -> Event:
    """An event at “the same place as last time”, where the record says which place that was."""
    day = event.start.date.isoformat() if event.start else ""
    place = known.place_before(day) if addresses.is_as_before(event.location) else ""
    if not place:
        return event
    notes.remarks.append(f"“{event.location}” is where the last round was: {place}.")
    return replace(event, location=place)


def _in_calendar(data: bytes, name: str, notes: Notes) -> tuple[Event, ...]:
    if data.startswith(_OUTLOOK):
        raise UnreadableError(
            f"{name} is in Outlook's own format. Open it in Outlook, and save it as iCalendar "
            "(.ics)."
        )
    if len(data) > _LARGEST:
        raise UnreadableError(
            f"{name} is larger than {_LARGEST // 1_000_000} MB: it is a whole calendar, or holds "
            f"attachments. {_NO_INVITATION}"
        )
    calendar = _calendar(decoded(data)[0], name, notes)
    found = _invitations(calendar, name, notes)
    if not found:
        raise UnreadableError(f"{name} holds no invitation. {_NO_INVITATION}")
    return found


def _calendar(text: str, name: str, notes: Notes) -> Component:
    calendar, senseless = components.parse(text, name)
    if senseless:
        lines = "1 line" if senseless == 1 else f"{senseless} lines"
        notes.remarks.append(f"{lines} of {name} could not be read.")
    if any(not part.ended for part in calendar.walk("VEVENT")):
        notes.remarks.append(f"{name} is cut off: its last event is incomplete and was left out.")
    notes.makers += [_maker(part.text("PRODID")) for part in calendar.walk("VCALENDAR")]
    return calendar


def _maker(product: str) -> str:
    for word, maker in _MAKERS:
        if word in product.casefold():
            return maker
    return ""


def _invitations(calendar: Component, name: str, notes: Notes) -> tuple[Event, ...]:
    """The events, without answers to invitations."""
    found = []
    for event in events(calendar):
        if event.method in {"REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"}:
            notes.remarks.append(f"{name} holds an answer to {event.label}, which was left out.")
        else:
            found.append(event)
    return tuple(found)


def _in_mail(mail: Mail, name: str, notes: Notes) -> list[Event]:
    """The events of a mail's calendars; where it has none, that of the schedule in its text."""
    found: dict[str, Event] = {}
    is_move = rebooking.is_said(mail.text, mail.subject)
    for text, calls_off in mail.calendars:
        for event in _invitations(_calendar(text, name, notes), name, notes):
            is_off = event.is_cancelled or calls_off
            found[event.key] = replace(event, is_cancelled=is_off, says_moved=is_move)
    if found and mail.text:
        _add_text(mail, found, notes)
    if not found:
        return [_of_text(mail, name, notes)]
    return list(found.values())


def _add_text(mail: Mail, found: dict[str, Event], notes: Notes) -> None:
    """Adds what a mail says, and its calendar does not, to its only event; beside several events
    nobody can know which of them is meant.
    """
    said: set[str] = set()
    has_schedule = len(found) > 1
    for event in found.values():
        said.update(map(str.strip, event.description.split("\n")))
        has_schedule = has_schedule or bool(agenda.slots(event.description))
    slots = agenda.slots(mail.text) if has_schedule else ()
    new = [line for line in agenda.rest_of(mail.text, slots) if line.strip() not in said]
    if len(found) == 1:
        ((key, event),) = found.items()
        text = "\n".join([event.description, "", *new]).strip()
        found[key] = replace(event, description=text)
        return
    notes.add_beside(mail.subject, mail.sender[0], "\n".join(new), mail.date, slots)


def _of_text(mail: Mail, name: str, notes: Notes) -> Event:
    """The event that a text without a calendar describes: by a day and a schedule, or in a
    sentence.
    """
    slots = agenda.slots(mail.text)
    said = rebooking.meeting_in(mail.text, mail.subject, mail.date)
    if said and not _has_schedule(slots):
        return _of_letter(said, mail, notes)
    if not slots:
        what_to_do = calling.advice(mail.text, mail.subject) or _NO_INVITATION
        raise UnreadableError(nothing_in(mail, name, what_to_do))
    day = _day_of(mail, notes)
    if day is None:
        raise UnreadableError(
            f"{name} has a schedule, but not one day that it is plainly for. Write that day into "
            "its text, as in 2026-11-24."
        )
    notes.makers.append(MAIL if mail.is_mail else TEXT)
    place = addresses.of_meeting(mail.text)
    zone, calendars_name = _zone_of(mail, [slot.zone for slot in slots], day, place, notes)
    return Event(
        uid=mail.id or f"{mail.subject} {day}".strip(),
        title=mail.subject,
        start=Moment(day, None, zone, calendars_name),
        location=place,
        description=mail.text,
        sent_by=who_sent(*mail.sender),
        sent=mail.date,
        moving="" if rebooking.is_said(mail.text, mail.subject) else None,
    )


def _day_of(mail: Mail, notes: Notes) -> dt.date | None:
    """The day that a mail names; where its year is a guess, that is remarked on."""
    words = f"{mail.subject}\n{mail.text}"
    found = errands.meeting_day(words, mail.date)
    remarks.on_day(found, words, mail, notes)
    return found.date if found else None


def _of_letter(said: Letter, mail: Mail, notes: Notes) -> Event:
    """The event that a letter arranges in its sentences."""
    notes.makers.append(LETTER)
    moving = rebooking.words(mail.text, mail.subject)
    _day_of(mail, notes)
    place = said.place or addresses.of_meeting(mail.text)
    zone, calendars_name = _zone_of(mail, [said.zone], said.day, place, notes)
    return Event(
        uid=mail.id or f"{mail.subject} {said.day}".strip(),
        title=mail.subject,
        start=Moment(said.day, said.start, zone, calendars_name),
        minutes=said.minutes,
        location=place,
        description=mail.text,
        named=said.people,
        sent_by=who_sent(*mail.sender),
        sent=mail.date,
        moving=moving or None,
        said_off=None if moving else calling.said(mail.text, mail.subject),
    )


def _zone_of(
    mail: Mail, written: Sequence[str], day: dt.date, place: str, notes: Notes
) -> tuple[str | None, str]:
    """The zone of a mail's times, or what it calls it; why it was taken is remarked on."""
    origin = zone_words.Origin(mail.sender[1], mail.date, mail.offset)
    found = zone_words.zone_in(mail.text, written, day, origin, place)
    if found.remark:
        notes.remarks.append(found.remark)
    return found.name, found.written
