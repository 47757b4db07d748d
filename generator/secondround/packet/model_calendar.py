"""A round as a calendar and an address book hold it: appointments, and the people who are met.

As in `model`: complete values in words, and nothing that the edition may not see.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

AppointmentKind = Literal["session", "travel", "arrival", "deadline", "rehearsal", "thanks"]
Moment = dt.datetime | dt.date
"""With a zone: there. Without one: on the clock of whoever reads it. A date: all of that day."""


class Contact(Struct, frozen=True):
    """One interviewer, as an address book holds them."""

    key: tuple[str, ...]  # what they are known by, whatever is corrected about them
    name: str
    title: str
    company: str  # "" of those who do not work there
    email: str
    profile: str


class Appointment(Struct, frozen=True):
    """Something that has its time."""

    kind: AppointmentKind
    key: tuple[str, ...]  # what it is known by, whatever its time or its text become
    title: str
    begins: Moment
    ends: Moment | None  # None where nobody knows
    place: str
    link: str
    text: str  # lines
    alarm: int | None  # minutes before it begins; None for none
    record: str = "{}"  # of a session: what the record says of it, as JSON, for whoever imports it


class RoundCalendar(Struct, frozen=True):
    """One round."""

    title: str  # company and position
    round: str  # with a number, where an earlier one has the same name
    date: dt.date
    zone: str  # of the round's times; "" where it is not known
    appointments: tuple[Appointment, ...]  # as they come
    people: tuple[Contact, ...]  # everybody in the round, each once
