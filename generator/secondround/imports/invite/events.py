"""The events of a calendar file, each with what a session needs.

In: the components of a file. Out: `Event` values, as the calendar states them: nobody is left out
yet, and nothing is asked.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.imports.invite.components import Component, Property
from secondround.imports.invite.markup import text_of
from secondround.imports.invite.moments import Moment, minutes_between, minutes_of, moment
from secondround.imports.invite.role import Role
from secondround.imports.invite.zone_names import iana
from secondround.text import one_line
from secondround.vocabulary import EVENT_RECORD

_LINKS: Final = (
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
    "X-MICROSOFT-ONLINEMEETINGCONFLINK",
    "CONFERENCE",
)
"""Properties that hold the link of a call, the most trustworthy first."""

MOST_PEOPLE: Final = 60
"""People in an interview; an event with more is a gathering, and nobody is listed for it."""


class Attendee(Struct, frozen=True):
    """Somebody or something that is invited."""

    name: str  # CN, which may be empty or an address
    email: str
    kind: str  # CUTYPE: INDIVIDUAL, GROUP, RESOURCE, ROOM
    answer: str  # PARTSTAT
    part: str  # ROLE, which is never a job title
    organises: bool = False
    only_organises: bool = False  # and is not listed among those who are invited


class Event(Struct, frozen=True):
    """One event, as it is written."""

    uid: str
    title: str
    start: Moment | None
    written_start: str = ""  # as in the file
    recurrence: str = (
        ""  # RECURRENCE-ID: the written start of the event of a series that it changes
    )
    sequence: int = 0
    stamp: str = ""  # DTSTAMP: which of two is the later one, where SEQUENCE is the same
    method: str = ""  # METHOD of its calendar
    is_cancelled: bool = False
    minutes: int | None = None
    days: int = 1  # more than one for an event of several whole days
    repeats: bool = False
    says_moved: bool = False  # its title does, or the mail that it came in
    moving: str | None = None  # the sentences of a mail without a calendar that say a meeting was
    # moved; "" where its schedule says which; None where none says so
    said_off: bool | None = None  # by a mail's words; False: it takes place after all
    location: str = ""
    links: tuple[str, ...] = ()
    description: str = ""
    people: tuple[Attendee, ...] = ()
    named: tuple[Role, ...] = ()  # whom its sentences name, where there is no list
    sent_by: Attendee | None = None  # who sent the e-mail that it is made from
    sent_to: Attendee | None = None  # the only one to whom that e-mail was written
    sent: dt.date | None = None  # when that e-mail was
    invited: int = 0  # how many are listed, the organiser not counted
    ours: str = ""  # what the program itself wrote into it for an import, see `own`
    calendars_zone: str | None = None  # that of all the calendar, for times in UTC

    @property
    def label(self) -> str:
        """What remarks call it."""
        return f"“{self.title}”" if self.title else "An event without a title"

    @property
    def is_letter(self) -> bool:
        """Whether sentences of a mail arrange it anew, and no calendar and no schedule."""
        is_mail = self.sent_by is not None and self.moving is None
        return is_mail and bool(self.start and self.start.time)

    @property
    def sender(self) -> Attendee | None:
        """Who arranged it."""
        organisers = [each for each in self.people if each.organises]
        return organisers[0] if organisers else self.sent_by

    @property
    def version(self) -> tuple[int, str, bool]:
        """Compares as versions do: the later one is greater."""
        return self.sequence, self.stamp, self.is_cancelled

    @property
    def key(self) -> str:
        """The same for every version of the event."""
        return f"{self.uid}#{self.recurrence}" if self.recurrence else self.uid


def who_sent(name: str, email: str) -> Attendee | None:
    """Who sent a mail: "Darren Poole | Keystone Search" is a name and a firm."""
    name = name.partition("|")[0].strip()
    return Attendee(name, email, "INDIVIDUAL", "", "") if name or email else None


def events(calendar: Component) -> tuple[Event, ...]:
    """Every whole event of a file."""
    definitions = {}
    for definition in calendar.walk("VTIMEZONE"):
        definitions[definition.text("TZID")] = definition
    found = []
    for holder in _holders(calendar):
        method = holder.text("METHOD").upper()
        zone = _zone_of(holder)
        for part in holder.parts:
            if part.name == "VEVENT" and part.ended:
                event = _event(part, definitions)
                is_cancelled = event.is_cancelled or method == "CANCEL"
                found.append(
                    replace(event, method=method, is_cancelled=is_cancelled, calendars_zone=zone)
                )
    return tuple(found)


def _zone_of(calendar: Component) -> str | None:
    """The zone of a whole calendar, or the only one that it defines."""
    definitions = [part for part in calendar.parts if part.name == "VTIMEZONE"]
    names = {iana(part.text("TZID"), {part.text("TZID"): part}) for part in definitions}
    only = next(iter(names)) if len(names) == 1 else None
    stated = calendar.text("X-WR-TIMEZONE")
    return (iana(stated, {}) if stated else None) or only


def _holders(component: Component) -> list[Component]:
    """The components that hold others: calendars, and the file itself for a bare event."""
    held = [component]
    for part in component.parts:
        held += _holders(part)
    return held


def _event(component: Component, definitions: Mapping[str, Component]) -> Event:
    written = component.get("DTSTART")
    start = moment(written, definitions) if written else None
    minutes, days = _length(component, start, definitions)
    title = component.text("SUMMARY")
    sequence = component.text("SEQUENCE")
    return Event(
        uid=component.text("UID") or f"{title} {written.value if written else ''}".strip(),
        written_start=written.value.strip() if written else "",
        recurrence=component.text("RECURRENCE-ID"),
        sequence=int(sequence) if re.fullmatch(r"[0-9]{1,9}", sequence) else 0,
        stamp=component.text("DTSTAMP"),
        is_cancelled=component.text("STATUS").upper() == "CANCELLED",
        title=title,
        start=start,
        minutes=minutes,
        days=days,
        repeats=bool(component.get("RRULE") or component.get("RDATE")),
        location=component.text("LOCATION"),
        links=_links(component),
        description=_description(component),
        people=_people(component),
        ours=component.text(EVENT_RECORD),
        invited=len(list(component.all("ATTENDEE"))),
    )


def _length(
    component: Component, start: Moment | None, definitions: Mapping[str, Component]
) -> tuple[int | None, int]:
    """Minutes of an event with a time, and how many days a whole-day event takes."""
    if start is None:
        return None, 1
    written = component.get("DTEND")
    end = moment(written, definitions) if written else None
    if start.time is None:
        return None, max((end.date - start.date).days, 1) if end else 1
    if end and end.time is not None:
        minutes: int | None = minutes_between(start, end)
    else:
        minutes = minutes_of(component.text("DURATION"))
    return minutes if minutes and minutes > 0 else None, 1


def _links(component: Component) -> tuple[str, ...]:
    links: list[str] = []
    for name in _LINKS:
        links.extend(found.value.strip() for found in component.all(name))
    return tuple(links)


def _description(component: Component) -> str:
    """The text under the title: plain where there is one, else taken out of the HTML."""
    plain = component.text("DESCRIPTION")
    return text_of(plain or component.text("X-ALT-DESC"))


def _people(component: Component) -> tuple[Attendee, ...]:
    """The organiser first; somebody who is attendee as well is named once."""
    people: dict[str, Attendee] = {}
    if len(list(component.all("ATTENDEE"))) > MOST_PEOPLE:
        return ()
    for found in (*component.all("ORGANIZER"), *component.all("ATTENDEE")):
        person = _attendee(found)
        known = people.get(person.email.casefold() or person.name)
        if known is None:
            people[person.email.casefold() or person.name] = person
        elif known.organises:
            name = person.name or known.name
            people[known.email.casefold()] = replace(person, name=name, organises=True)
    return tuple(people.values())


def _attendee(found: Property) -> Attendee:
    address = found.value.strip()
    is_mail = address.casefold().startswith("mailto:")
    email = address[len("mailto:") :] if is_mail else found.parameters.get("EMAIL", "")
    return Attendee(
        name=one_line(found.parameters.get("CN", "")).strip().strip("'\"").strip(),
        email=email.strip() or (address if "@" in address and ":" not in address else ""),
        kind=found.parameters.get("CUTYPE", "INDIVIDUAL").upper(),
        answer=found.parameters.get("PARTSTAT", "").upper(),
        part=found.parameters.get("ROLE", "").upper(),
        organises=found.name == "ORGANIZER",
        only_organises=found.name == "ORGANIZER",
    )
