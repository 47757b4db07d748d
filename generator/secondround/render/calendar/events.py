"""Appointments as a calendar file.

In: a round's appointments, the file as it was written before, a moment to stamp it with. Out: the
new file. An event keeps its UID whatever changes about it, and its SEQUENCE rises when it does;
one that is no more is called off, so that calendars take it out.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable
from typing import Final

from icalendar import Alarm, Calendar, Event, Timezone, vUri

from secondround import __version__
from secondround.packet import Appointment, RoundCalendar
from secondround.render import made as made_by_us
from secondround.render.calendar import zone
from secondround.vocabulary import EVENT_RECORD

_BLOCK: Final = re.compile(r"^BEGIN:VEVENT\r\n.*?^END:VEVENT\r\n", re.MULTILINE | re.DOTALL)
_FOLD: Final = re.compile(r"\r\n[ \t]")
_ALARM: Final = re.compile(r"^BEGIN:VALARM\r\n.*?^END:VALARM\r\n", re.MULTILINE | re.DOTALL)
_VERSION: Final = re.compile(r"^(?:SEQUENCE|DTSTAMP):.*\r\n", re.MULTILINE)
_CALLED_OFF: Final = "STATUS:CANCELLED\r\n"
_ALONE: Final = frozenset(("deadline", "rehearsal"))
"""What nobody else waits for at its time."""
_FREE: Final = frozenset(("deadline", "thanks"))
"""What leaves the time free for something else."""
_KEPT: Final = ("BEGIN", "SUMMARY", "DTSTART", "DTEND", "UID", "CLASS", "END")
"""What a calendar needs to find the event that is called off."""


def uid(key: Iterable[str]) -> str:
    """The same for the same key, and nothing that could be read out of it."""
    whole = "\x1f".join(key)  # a mark that no record may hold
    return f"{hashlib.sha256(whole.encode()).hexdigest()[:32]}@secondround"


def events(
    calendar: RoundCalendar, earlier: bytes, stamp: dt.datetime, today: dt.date | None = None
) -> bytes:
    """The calendar file; `earlier` is the one that it takes the place of, b"" for none. What was to
    be done before `today` is not put in any more.
    """
    made = Calendar()
    made.add("PRODID", f"{made_by_us.PRODUCT}{__version__}//EN")
    made.add("VERSION", "2.0")
    made.add("METHOD", "PUBLISH")
    made.add("X-WR-CALNAME", f"{calendar.title}, {calendar.round}")
    days = [appointment.begins for appointment in calendar.appointments]
    if days and calendar.zone and calendar.zone != "UTC":
        made.add_component(_zone(calendar.zone, min(map(_day, days)), max(map(_day, days))))
    was = _blocks(earlier)
    blocks = []
    for appointment in calendar.appointments:
        was_there = uid(appointment.key) in was
        if today and not was_there and _is_past(appointment, today):
            continue
        text = _event(appointment, stamp).to_ical().decode()
        blocks.append(_numbered(text, was.pop(uid(appointment.key), "")))
    blocks += map(_called_off, was.values())
    head, end, _ = made.to_ical().decode().rpartition("END:VCALENDAR")
    return f"{head}{''.join(blocks)}{end}\r\n".encode()


def continues(calendar: RoundCalendar, earlier: bytes) -> bool:
    """Whether an earlier file holds an event of this calendar, and so is of the same round."""
    known = _blocks(earlier)
    return any(uid(appointment.key) in known for appointment in calendar.appointments)


def _day(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


def _is_past(appointment: Appointment, today: dt.date) -> bool:
    """Whether it is too late for something that one does by oneself."""
    return appointment.kind in _ALONE and _day(appointment.begins) < today


def _zone(name: str, first: dt.date, last: dt.date) -> Timezone:
    """The zone over the years of the appointments, so that each has a change before it."""
    return zone.definition(name, dt.date(first.year - 1, 1, 1), dt.date(last.year + 1, 12, 31))


def _event(appointment: Appointment, stamp: dt.datetime) -> Event:
    made = Event()
    made.add("UID", uid(appointment.key))
    made.add("DTSTAMP", stamp)
    made.add("SEQUENCE", 0)
    for name, time in zip(("DTSTART", "DTEND"), _times(appointment), strict=True):
        if time:
            made.add(name, time)
    made.add("SUMMARY", appointment.title)
    made.add("CLASS", "PRIVATE")
    made.add("TRANSP", "TRANSPARENT" if appointment.kind in _FREE else "OPAQUE")
    text = appointment.text
    if appointment.link:
        made.add("CONFERENCE", vUri(appointment.link), {"VALUE": "URI"})
        text = f"{appointment.link}\n{text}"
    if place := appointment.place or appointment.link:
        made.add("LOCATION", place)
    if text:
        made.add("DESCRIPTION", text)
    made.add(EVENT_RECORD, appointment.record)
    if appointment.alarm is not None:
        made.add_component(_alarm(appointment))
    return made


def _times(appointment: Appointment) -> tuple[dt.date, dt.date | None]:
    """When it begins and ends: in UTC where the clock shows the end for the second time, which a
    calendar would take for the first.
    """
    begins, ends = appointment.begins, appointment.ends
    if isinstance(begins, dt.datetime) and isinstance(ends, dt.datetime) and ends.fold:
        return begins.astimezone(dt.UTC), ends.astimezone(dt.UTC)
    return begins, ends


def _alarm(appointment: Appointment) -> Alarm:
    made = Alarm()
    made.add("ACTION", "DISPLAY")
    made.add("DESCRIPTION", appointment.title)
    made.add("TRIGGER", -dt.timedelta(minutes=appointment.alarm or 0))
    return made


def _blocks(data: bytes) -> dict[str, str]:
    """The events of an earlier file of ours, as they are written there, by UID."""
    found: dict[str, str] = {}
    for block in _BLOCK.findall(data.decode("utf-8", "replace")):
        if known := _property(block, "UID"):
            found[known] = block
    return found


def _property(block: str, name: str) -> str:
    found = re.search(rf"^{name}:(.*)\r\n", _FOLD.sub("", block), re.MULTILINE)
    return found[1] if found else ""


def _sequence(block: str) -> int:
    written = _property(block, "SEQUENCE")
    return int(written) if re.fullmatch(r"[0-9]{1,9}", written) else 0


def _numbered(text: str, was: str) -> str:
    """An event with the number of its version: one more where anything is not as it was."""
    number = _sequence(was)
    if was and _VERSION.sub("", was) != _VERSION.sub("", text):
        number += 1
    return re.sub(r"^SEQUENCE:0\r\n", f"SEQUENCE:{number}\r\n", text, flags=re.MULTILINE)


def _called_off(was: str) -> str:
    """An event that is no more, without what was in its text."""
    if _CALLED_OFF in was:
        return was
    lines = _FOLD.sub("", _ALARM.sub("", was)).splitlines()
    kept = [line for line in lines if re.split("[:;]", line, maxsplit=1)[0] in _KEPT]
    stamp, number = _property(was, "DTSTAMP"), _sequence(was) + 1
    kept[-1:-1] = [
        f"{EVENT_RECORD}:{{}}",
        f"DTSTAMP:{stamp}",
        f"SEQUENCE:{number}",
        _CALLED_OFF.strip(),
    ]
    made: str = Event.from_ical("\r\n".join(kept)).to_ical().decode()
    return made
