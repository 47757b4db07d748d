"""What invitations say beside their sessions, brought into the record: nothing is lost.

In: events, their sessions, and what `details` found in their texts. Out: people with their titles,
the record's logistics, and its notes, which hold to the letter what has no field.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final

from msgspec.structs import replace

from secondround.imports.found import Entry, Kept, Missing, Unplaced, Value, entries
from secondround.imports.invite import (
    appositions,
    courtesies,
    doubts,
    mentions,
    parts,
    people,
    signature,
)
from secondround.imports.invite.arranging import Arranged, left_of
from secondround.imports.invite.details import Details
from secondround.imports.invite.events import Event
from secondround.imports.invite.known import Known
from secondround.imports.invite.notes import Notes
from secondround.imports.invite.people import Person
from secondround.imports.invite.role import Role
from secondround.imports.invite.sessions import Session
from secondround.imports.invite.wording import short
from secondround.records import names
from secondround.text import listed, plain_letters

_TO_LINK: Final = re.compile(r"[,;(]?\s*(?:\w+\s*:\s*)?https?://.*$", re.IGNORECASE)
"""A link with its label, and what opens it: the rest of a sentence."""
_OF_A_SIGNATURE: Final = 45
"""Letters of a line at most that stands in a signature."""
KEPT: Final = "The invitation also says:"
"""What the notes begin with."""


def placed(
    events: Sequence[Event], record: Mapping[str, Value], known: Known, notes: Notes
) -> dict[str, Value]:
    """The record with everything that is said beside the sessions."""
    whole = {**record, **_logistics(events, notes)}
    whole |= doubts.placed(notes.doubts, whole)
    if said := list(dict.fromkeys(notes.pay)):
        lines = Kept(f"The invitation says: {' '.join(said)}")
        whole["role"] = {**_map(whole.get("role")), "pay": lines}
    _list_left(events, whole, known, notes)
    return whole | _kept(notes, events)


def with_titles(
    sessions: Sequence[Session], events: Iterable[Event], notes: Notes
) -> list[Session]:
    """The sessions, each person with the title and the profile that any text gives them, and with
    the address that they write from.
    """
    roles: dict[str, Role] = {}
    described: list[Role | Person] = [*_people(sessions)]
    for said in notes.all_said:
        described += said.roster.described
        for slot in said.used:
            described += slot.people
    present = list(dict.fromkeys(each.name for each in _people(sessions)))
    for event in events:
        described += appositions.described(event.description, present)
        for name in present:
            if title := signature.title_in(event.description, name):
                described.append(Role(name, title))
        for name, part in parts.described(event.description, present).items():
            described.append(Role(name, "", part=part))
    for each in described:
        bare = names.bare_name(each.name)
        roles[bare] = people.with_title(roles.get(bare, Role(each.name, "")), each)
    senders = {names.bare_name(each.name): each.email for each in _senders(events)}
    titled = []
    for session in sessions:
        full = []
        for person in session.people:
            bare = names.bare_name(person.name)
            known_by = replace(person, email=person.email or senders.get(bare, ""))
            full.append(people.with_title(known_by, roles[bare]))
        titled.append(replace(session, people=tuple(full)))
    return titled


def _senders(events: Iterable[Event]) -> Iterator[Person]:
    """Who wrote, with an address of their own."""
    for sender in filter(None, (event.sender for event in events)):
        is_shared = people.is_mailbox(sender.name, sender.email)
        if not is_shared and not people.is_system(sender.email):
            yield people.person(sender)


def _logistics(events: Iterable[Event], notes: Notes) -> dict[str, Value]:
    """How to arrive, what to bring and wear, and whom to call: of all events together, as a field
    of the record.
    """
    arrive: dict[str, None] = {}
    bring: dict[str, None] = {}
    before: dict[str, Entry] = {}
    contact = signed = dress = mailbox = ""
    told = [(notes.said.get(event.key), _signed(event), _mailbox(event)) for event in events]
    told += [(each.said, "", "") for each in notes.beside]
    for said, below, box in told:
        if said is None:
            continue
        arrive.update(dict.fromkeys(said.arrive))
        bring.update(dict.fromkeys(map(short, said.bring)))
        for each in said.errands:
            due = {"due": each.due.isoformat()} if each.due else {}
            errand = Entry(plain_letters(each.text), {"text": each.text, **due})
            if errand.key not in before and each.is_open:
                at = ("logistics", "before", len(before), "due")
                notes.missing.append(Missing(at, f"Which day is meant: “{each.text}”?"))
            before.setdefault(errand.key, errand)
        contact = contact or said.contact
        signed = signed or below
        dress = dress or said.dress
        mailbox = mailbox or box
    stated: dict[str, Value] = {
        "arrive": " ".join(arrive),
        "dress": short(dress),
        "bring": tuple(bring),
        "before": tuple(before.values()),
        "contact": short(contact or signed or mailbox),
    }
    stated = {name: value for name, value in stated.items() if value}
    return {"logistics": stated} if stated else {}


def _map(value: Value | None) -> Mapping[str, Value]:
    return value if isinstance(value, Mapping) else {}


def _signed(event: Event) -> str:
    """Who signed, with the number below their name; "" without one."""
    number = signature.phone_in(event.description)
    name = next((each.name for each in _senders([event]) if not each.is_from_address), "")
    name = name or (event.sender.name if event.sender else "")
    return ", ".join(filter(None, (name, number))) if number else ""


def _mailbox(event: Event) -> str:
    """The mailbox that arranged it, where somebody reads it."""
    sender = event.sender
    if sender is None or not people.is_mailbox(sender.name, sender.email):
        return ""
    is_read = sender.email and not people.is_system(sender.email)
    return f"{sender.name}, {sender.email}" if is_read and sender.name else ""


def _list_left(
    events: Iterable[Event], record: Mapping[str, Value], known: Known, notes: Notes
) -> None:
    """Lists every sentence that found no field, and whom it names."""
    unplaced = " ".join(each.text for each in notes.unplaced)
    found = courtesies.words_in(f"{' '.join(_texts(record))} {unplaced}")
    placed = {names.bare_name(each) for each in _names(record)}
    left_in: dict[str, list[str]] = {}
    for event in events:
        said = notes.said.get(event.key)
        sender = people.person(event.sender).label if event.sender else ""
        placed_here = {*placed, names.bare_name(sender)}
        elsewhere = found | courtesies.words_in(f"{event.title} {event.location} {sender}")
        elsewhere |= courtesies.words_in(" ".join(known.names))
        arranged = _arranged(event, record)
        left = _left(said, elsewhere, event.sent, arranged) if said else ()
        for sentence in _in_one(left, said) if said else ():
            where = _where(event.title, _unknown(sentence, placed_here, known))
            left_in.setdefault(sentence, []).append(where)
    for sentence, places in left_in.items():
        where = places[0] if len(set(places)) == 1 else "several invitations"
        notes.unplaced.append(Unplaced(sentence, where))
    _list_beside(found, notes)


def _list_beside(found: set[str], notes: Notes) -> None:
    """Lists what mails with several invitations say beside them, and no field took."""
    for mail in notes.beside:
        elsewhere = found | courtesies.words_in(f"{mail.subject} {mail.sender}")
        for slot in mail.said.used:
            if not slot.is_arrival and not courtesies.is_said(parts.without(slot.rest), elsewhere):
                notes.unplaced.append(Unplaced(slot.line.strip(), f"“{mail.subject}”"))
        for sentence in _in_one((*mail.said.left, *mail.said.signed), mail.said):
            if not courtesies.is_said(courtesies.without_sign_off(sentence), elsewhere):
                notes.unplaced.append(Unplaced(sentence, f"“{mail.subject}”"))


def _unknown(sentence: str, placed: Collection[str], known: Known) -> list[str]:
    """Whom a sentence says that one meets, and who is in no session."""
    others = [name for name in mentions.names_in(sentence) if names.bare_name(name) not in placed]
    return [name for name in others if not known.is_candidate(name, "")]


def _where(title: str, others: Sequence[str]) -> str:
    """Where a sentence is, and whom it names."""
    where = f"“{title}”" if title else "the invitation"
    return f"{where} names {listed(others)}" if others else where


def _arranged(event: Event, record: Mapping[str, Any]) -> Arranged:
    """What the record has of the rounds of an event's day."""
    day = event.start.date if event.start else dt.date.min
    places: list[str] = []
    times: set[dt.time] = set()
    minutes: set[int] = set()
    is_call = has_zone = False
    for stage in entries(record.get("rounds")):
        if stage.fields.get("date") == day.isoformat():
            places.append(str(stage.fields.get("place", "")))
            is_call = is_call or "video" in stage.fields or "dial_in" in stage.fields
            has_zone = has_zone or "time_zone" in stage.fields
            for session in entries(stage.fields.get("sessions")):
                times |= _times(session.fields)
                minutes.add(int(str(session.fields.get("minutes", 0))))
    people_ = list(_names(record))
    return Arranged(day, places, times, is_call, people_, minutes - {0}, has_zone)


def _times(session: Mapping[str, Any]) -> set[dt.time]:
    """When a session starts and ends."""
    if "at" not in session:
        return set()
    start = dt.datetime.combine(dt.date.min, dt.time.fromisoformat(session["at"]))
    return {start.time(), (start + dt.timedelta(minutes=session.get("minutes", 0))).time()}


def _left(
    said: Details, elsewhere: set[str], sent: dt.date | None, arranged: Arranged
) -> Iterator[str]:
    """What of a text has words that are nowhere else."""
    for slot in said.used:
        if not slot.is_arrival and not courtesies.is_said(parts.without(slot.rest), elsewhere):
            yield slot.line.strip()
    for sentence in (*said.left, *said.signed):
        link = _TO_LINK.search(sentence)
        if link and link.start() and courtesies.is_said(sentence[link.start() :], elsewhere):
            sentence = sentence[: link.start()]  # noqa: PLW2901 - the call is in the record
        left = left_of(courtesies.without_sign_off(sentence), sent, arranged)
        if not courtesies.is_said(left, elsewhere):
            yield sentence


def _in_one(left: Iterable[str], said: Details) -> Iterator[str]:
    """What is left, of which the lines of a signature are one: name, title, firm."""
    signed = []
    for sentence in left:
        if sentence in said.signed and len(sentence) <= _OF_A_SIGNATURE:
            signed.append(sentence)
        else:
            yield sentence
    if signed:
        yield ", ".join(signed)


def _kept(notes: Notes, events: Sequence[Event]) -> dict[str, Value]:
    """What is left over, as a field of the record: its notes. The only mail is not named."""
    titles = dict.fromkeys(map(attrgetter("subject"), notes.beside))
    titles = titles if len(events) > 1 else {events[0].title: None}
    only = _where(next(iter(titles)), ()) if len(titles) == 1 else ""
    lines = [_line(each, only) for each in dict.fromkeys(notes.unplaced)]
    return {"notes": Kept("\n".join([KEPT, "", *lines]))} if lines else {}


def _line(each: Unplaced, only: str) -> str:
    return f"- {each.text}" if each.where == only else f"- {each.where}: {each.text}"


def _people(sessions: Iterable[Session]) -> Iterator[Person]:
    for session in sessions:
        yield from session.people


def _names(record: Mapping[str, Any]) -> Iterator[str]:
    for fields in record.get("interviewers", {}).values():
        yield fields["name"]


def _texts(value: Any) -> Iterator[str]:
    """Every text of a record."""
    if isinstance(value, Entry):
        value = value.fields
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    else:
        yield str(value)
