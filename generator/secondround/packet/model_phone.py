"""The day on the phone: what one screen after the other shows, complete and in words.

As in `model`: nothing that a template must guess at. Ids and numbers are here as well, since the
phone plans the rest of the day anew and writes the debrief as it stands in a record.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from secondround.packet.model_parts import Answered, FollowUp, Person


@dataclass(frozen=True, slots=True)
class PhoneStory:
    """One story in half a minute, the result first."""

    number: int  # in the bank
    id: str
    cue: str  # its cue, else its title
    result: str
    rest: str  # the half-minute version without its result
    follow_ups: tuple[FollowUp, ...]


@dataclass(frozen=True, slots=True)
class PhoneQuestion:
    """One question to ask."""

    text: str
    to: str  # a name, where it is meant for one of several


@dataclass(frozen=True, slots=True)
class PhoneSession:
    """One conversation."""

    number: int  # in the record
    short: str  # what its button says: its time, else its people
    heading: str
    begins: str  # ISO 8601, with the distance from UTC where that is known; "" without a time
    ends: str
    length: str  # "45 min"
    kind: str  # what the invitation calls it, and the format where that is not the usual one
    place: str
    people: tuple[Person, ...]
    stories: tuple[PhoneStory, ...]  # to tell, or that were told
    reserves: tuple[PhoneStory, ...]
    nothing: str  # why there is no story; "" where there is one
    questions: tuple[PhoneQuestion, ...]
    notes: tuple[tuple[str, str], ...]  # private: a name and what is noted of that person
    held: bool
    is_break: bool  # nothing happens in it that could be noted
    indent: int  # the column of the session's fields in the record, less one


@dataclass(frozen=True, slots=True)
class Phone:
    """One round on a phone."""

    key: str  # what is remembered on the phone is kept under this name
    title: str
    company: str
    date: str  # "Tuesday 24 November 2026"; "" without one
    short_date: str  # "24 November"
    place: str
    video: str
    zone: str
    arrive: str
    bring: tuple[str, ...]
    contact: str
    call: str  # the number to call, as a phone dials it; "" where there is none
    caller: str  # who answers there
    sessions: tuple[PhoneSession, ...]
    bank: tuple[PhoneStory, ...]  # the stories that no session has
    expected: tuple[Answered, ...]  # what they may ask
    tables: dict[str, Any]  # see `plan.day`; empty where nothing is left to plan
    notice: str  # the edition, where it is not the candidate's
    brief: bool  # only the day: it may lie on the table
