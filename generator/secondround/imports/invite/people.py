"""Whom an event brings together: the interviewers among its attendees.

In: events, and what is known of the candidate. Out: for each event its interviewers, and a remark
for everybody who is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from secondround.imports.found import Missing, Unplaced, Value
from secondround.imports.invite import parts, words
from secondround.imports.invite.events import Attendee, Event
from secondround.imports.invite.known import Known
from secondround.imports.invite.notes import Notes
from secondround.imports.invite.role import Role
from secondround.imports.invite.wording import short
from secondround.records import names
from secondround.text import LONGEST_SLUG, caseless, free_slug, plain_letters, slug

UNKNOWN: Final = "TODO"
"""Stands for a name in a record until somebody writes it."""
LONGEST_ID: Final = LONGEST_SLUG
_ADDRESS: Final = re.compile(r"[^\s@]+@[^\s@]+")
_FIRST_LAST: Final = re.compile(r"([a-z]{2,20})[._]([a-z]{2,20}(?:-[a-z]{2,20})?)")
_SYSTEM_MAILBOX: Final = re.compile(
    r"(?:no-?reply|do-?not-?reply|calendar|scheduling|scheduler|bookings?|notifications?|invites?)"
    r"(?:[+._-].*)?@",
    re.IGNORECASE,
)
_SYSTEM_HOST: Final = re.compile(
    r"@(?:[\w-]+\.)*(?:calendly|goodtime|greenhouse|greenhouse-mail|lever|ashbyhq|modernloop"
    r"|cronofy|myworkday|smartrecruiters|workablemail|teamtailor-mail"
    r"|(?:resource|group)\.calendar)(?:\.[a-z]+)+$",
    re.IGNORECASE,
)
"""Addresses of booking systems and of calendars."""
_ROOM: Final = re.compile(
    r"(?:conf(?:erence)? ?room|meeting ?room|besprechungsraum|salle de r[ée]union"
    r"|sala de reuniones)\b",
    re.IGNORECASE,
)
_FIRST_NAMES: Final = 3
"""First names of one person, at most; more words before a comma are something else."""
_DEGREE: Final = re.compile(r"[A-Z][A-Za-z.]{0,3}[A-Z.]|MSc|BSc|MBA|CPA|FRCP")
"""RN, PhD, M.D."""
_BRACKETS: Final = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")


class Person(Struct, frozen=True):
    """An interviewer."""

    id: str
    name: str  # UNKNOWN where nobody can know it
    email: str
    title: str = ""
    profile: str = ""  # a link
    only_organises: bool = False  # sent the invitation, and is not invited
    is_from_address: bool = False  # the name was made from the address
    besides: str = ""  # what is in brackets behind the name
    part: str = ""  # in the decision, as records call it
    background: str = ""  # a department, as a text names it

    @property
    def label(self) -> str:
        """What remarks call them."""
        return self.email if self.name == UNKNOWN and self.email else self.name


class Meets(Struct, frozen=True):
    """The interviewers of each event, by its key, and what is said about the others."""

    by_event: Mapping[str, tuple[Person, ...]]
    remarks: tuple[str, ...]


def meets(events: Iterable[Event], known: Known) -> Meets:
    """The interviewers of each event."""
    events = tuple(events)
    repeated = _repeated_organisers(events)
    by_event = {}
    remarks: list[str] = []
    ids: dict[str, str] = {}  # by mailbox
    coordinators: list[Attendee] = []
    met: set[str] = set()  # mailboxes
    for event in events:
        present = [each for each in event.people if _stays(each, known, remarks)]
        stay = _without_coordinator(present, repeated)
        coordinators += [each for each in present if each not in stay]
        met.update(map(_mailbox, stay))
        by_event[event.key] = tuple(_with_free_id(person(each), ids) for each in stay)
    for each in coordinators:
        where = " where others are invited" if _mailbox(each) in met else ""
        remarks.append(f"{_label(each)} organised every invitation, and was left out{where}.")
    return Meets(by_event, tuple(dict.fromkeys(remarks)))


def _stays(attendee: Attendee, known: Known, remarks: list[str]) -> bool:
    reason = _why_left_out(attendee, known)
    if reason:
        remarks.append(f"{_label(attendee)} was left out: {reason}.")
    return not reason


def _without_coordinator(present: list[Attendee], repeated: frozenset[str]) -> list[Attendee]:
    """The people without an organiser who is in every invitation, unless nobody else is there.

    The organiser of one invitation may be an interviewer, and stays.
    """
    others = [each for each in present if _mailbox(each) not in repeated]
    return others or present


def _with_free_id(found: Person, ids: dict[str, str]) -> Person:
    """The person, with an id that nobody else has."""
    mailbox = caseless(found.email or found.name)
    if mailbox not in ids:
        ids[mailbox] = free_slug(found.id, ids.values())
    return replace(found, id=ids[mailbox])


def _repeated_organisers(events: tuple[Event, ...]) -> frozenset[str]:
    """Who organises two events or more, and is in all of them."""
    in_all: set[str] | None = None
    uids = set()
    for event in events:
        organisers = {_mailbox(each) for each in event.people if each.organises}
        in_all = organisers if in_all is None else in_all & organisers
        uids.add(event.uid)
    return frozenset(in_all or ()) if len(uids) > 1 else frozenset()


def _why_left_out(attendee: Attendee, known: Known) -> str:
    """Why somebody is no interviewer; "" for one who is."""
    reasons = {
        "the candidate": known.is_candidate(attendee.name, attendee.email),
        "a room or a device": attendee.kind in {"ROOM", "RESOURCE"} or _ROOM.match(attendee.name),
        "a booking system or a calendar": is_system(attendee.email),
        "a mailing list": attendee.kind == "GROUP",
        "a shared mailbox": is_mailbox(attendee.name, attendee.email),
        "declined": attendee.answer == "DECLINED",
        "only informed": attendee.part == "NON-PARTICIPANT",
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def is_system(email: str) -> bool:
    """Whether nobody reads what is sent there: a booking system, a calendar, `noreply@…`."""
    return bool(_SYSTEM_MAILBOX.match(email) or _SYSTEM_HOST.search(email))


def is_mailbox(name: str, email: str) -> bool:
    """Whether several people read what is sent there, so that it is nobody's own."""
    name = _BRACKETS.sub(" ", name).strip()
    if name and not _ADDRESS.fullmatch(name):
        return words.is_mailbox_name(name)
    return words.is_mailbox_address(email)


def person(attendee: Attendee) -> Person:
    """An attendee as an interviewer."""
    name, behind = _name(attendee.name)
    besides, part = parts.apart(behind)
    made = "" if name else from_address(attendee.email)
    return Person(
        id=_id(name or made) or _id(attendee.email.partition("@")[0]) or "somebody",
        name=name or made or UNKNOWN,
        email=attendee.email,
        only_organises=attendee.only_organises,
        is_from_address=bool(made),
        besides=besides,
        part=part,
    )


def own_name(writer: Person | None) -> str:
    """The name of who wrote a letter, where it is a person's."""
    if writer is None or writer.is_from_address or is_mailbox(writer.name, writer.email):
        return ""
    return writer.name


def _id(name: str) -> str:
    return slug(name)[:LONGEST_ID].strip("-")


def named(role: Role, present: Sequence[Person]) -> Person:
    """Somebody a text names: the invited person of that name, if there is one."""
    for known in present:
        if names.bare_name(known.name) == names.bare_name(role.name):
            return with_title(known, role)
    called = [known for known in present if first_name(known) == role.name]
    if len(called) == 1:
        return with_title(called[0], role)
    return with_title(Person(_id(role.name) or "somebody", role.name, ""), role)


_Named = TypeVar("_Named", Person, Role)


def with_title(known: _Named, told: Role | Person) -> _Named:
    """Somebody, with what a text says of them and no other did."""
    return replace(
        known,
        title=known.title or told.title,
        profile=known.profile or told.profile,
        part=known.part or told.part,
        background=known.background or told.background,
    )


def first_name(person: Person) -> str:
    """What people may call somebody: "Maya"."""
    return names.name_words(person.name)[0] if " " in person.name else ""


def interviewers(present: Iterable[Person], notes: Notes) -> dict[str, Value]:
    """The people as a record lists them, each once, and questions about those without a name."""
    found: dict[str, Value] = {}
    for each in present:
        if each.id in found:
            continue
        fields: dict[str, Value] = {"name": short(each.name) or UNKNOWN}
        told = {
            "title": short(each.title),
            "role": each.part,
            "background": short(each.background),
            "profile": each.profile,
        }
        fields.update((field, value) for field, value in told.items() if value)
        if each.email and each.email == short(each.email):
            fields["email"] = each.email
        found[each.id] = fields
        if each.name == UNKNOWN:
            question = f"What is the name of {each.email or 'the person without a name'}?"
            notes.missing.append(Missing(("interviewers", each.id, "name"), question))
        if each.is_from_address:
            notes.remarks.append(f"The name {each.name} was made from the address {each.email}.")
        if each.besides:
            notes.unplaced.append(Unplaced(each.besides, f"after the name {each.name}"))
    return found


def _name(written: str) -> tuple[str, str]:
    """A name, first name first, and what stood in brackets behind it; "" for an address."""
    if _ADDRESS.fullmatch(written):
        return "", ""
    besides = ", ".join(found.strip() for found in _BRACKETS.findall(written))
    name = " ".join(_BRACKETS.sub(" ", written).split())
    name, degrees = _without_degrees(name)
    besides = ", ".join(filter(None, (besides, degrees)))
    last, comma, first = map(str.strip, name.partition(","))
    turned = f"{first} {last}"
    is_short = 0 < len(first.split()) <= _FIRST_NAMES and "," not in first
    if comma and is_short and not words.names_a_job(first) and _is_turned(name, first):
        name = turned
    elif comma:
        name, besides = last, ", ".join(filter(None, (first, besides)))
    return name, besides


def _without_degrees(name: str) -> tuple[str, str]:
    """A name, and the degrees behind it: "Ito, Kenji, RN"."""
    last, first, degrees = [*name.split(",", 2), "", ""][:3]
    is_degrees = all(map(_DEGREE.fullmatch, re.split(r"[\s,]+", degrees.strip())))
    return (f"{last},{first}", degrees.strip()) if degrees and is_degrees else (name, "")


def _is_turned(name: str, first: str) -> bool:
    """Whether what is behind the comma is a first name, and no degree: "Ruiz, Ana"."""
    words = names.name_words(name)
    return bool(words) and first.startswith(words[0])


def from_address(email: str) -> str:
    """The name in an address that is plainly first.last; else ""."""
    found = _FIRST_LAST.fullmatch(plain_letters(email.partition("@")[0]))
    if not found or words.mailbox_words() & {found[1], *found[2].split("-")}:
        return ""
    last = "-".join(part.capitalize() for part in found[2].split("-"))
    return f"{found[1].capitalize()} {last}"


def _mailbox(attendee: Attendee) -> str:
    return caseless(attendee.email or attendee.name)


def _label(attendee: Attendee) -> str:
    return attendee.name or attendee.email or "Somebody without a name"
