"""The day on the phone: what one screen after the other shows, complete and in words.

As in `model`: nothing that a template must guess at. Ids and numbers are here as well, since the
phone plans the rest of the day anew and writes the debrief as it stands in a record.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from secondround.packet.model_parts import Answered
from secondround.packet.model_practice import Deck
from secondround.packet.model_take_along import IfAsked, Sheet, SheetStory
from secondround.packet.model_thanks import ThankYouNote
from secondround.records.models import Practised


class PhoneStory(Struct, frozen=True):
    """One story in half a minute, wherever it is planned."""

    number: int  # in the bank
    text: SheetStory


class PhoneSession(Struct, frozen=True):
    """One conversation, or a break."""

    number: int  # among those of the round that take place
    called: str  # what `debrief --from` finds it by
    short: str  # what its button says: its time, and who it is with where others begin then
    time: str  # "" without one
    heading: str  # time and people, different from all other sessions'
    title: str  # what it is called where nobody is in it; "" elsewhere
    begins: int | None  # minutes after midnight; None without a time
    ends: int | None  # None where nobody knows
    length: str  # "45 min"
    place: str
    video: str  # only where it is not the round's
    passcode: str
    dial_in: str  # the number to join the call by, and its PIN
    sheet: Sheet | None  # None for a break
    stories: tuple[PhoneStory, ...]  # to tell, or that were told
    reserves: tuple[PhoneStory, ...]
    indent: int  # the column of the session's fields in the record, less one


class Phone(Struct, frozen=True):
    """One round on a phone."""

    key: str  # what is remembered on the phone is kept under this name
    packet: str
    round: str  # its name, or its number in the record
    title: str
    company: str
    date: str  # "Tuesday 24 November 2026"; "" without one
    iso_date: str  # "2026-11-24"
    noon: str  # ISO 8601, with what it is from UTC where that is known; "" without a date
    short_date: str  # "24 November"
    place: str
    video: str
    passcode: str
    dial_in: str  # the number to join the call by, and its PIN
    zone: str
    arrive: str
    bring: tuple[str, ...]
    contact: str
    call: str  # the number to call, as a phone dials it; "" where there is none
    caller: str  # who answers there
    sessions: tuple[PhoneSession, ...]
    bank: tuple[PhoneStory, ...]  # the stories that no session has
    index: tuple[IfAsked, ...]  # if they ask … tell …
    asked: tuple[Answered, ...]  # what was asked before, by people who are not met again
    deck: Deck | None  # what is rehearsed; None where it may lie on the table
    ids: tuple[str, ...]  # of each story of the bank
    words: tuple[int, ...]  # likewise, where it is told in full
    practised: tuple[Practised, ...]  # what has been said of it before
    tables: dict[str, Any]  # see `plan.day`; empty where nothing is left to plan
    notice: str  # the edition, where it is not the candidate's
    brief: bool  # only the day: it may lie on the table
    thanks: tuple[ThankYouNote, ...] = ()  # still to be sent
    messages: tuple[str, ...] = ()  # whole; a session has their beginnings
