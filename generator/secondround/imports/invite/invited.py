"""Who is invited, where nobody has said yet who the candidate is.

In: events. Out: the one whom the organisers' own people invite from outside; nobody where that may
be somebody else. A recruiter of an agency invites both sides from outside, and so tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from secondround.imports.found import ProposedText, Value
from secondround.imports.invite import people, titles
from secondround.imports.invite.events import Attendee, Event
from secondround.imports.invite.known import Known
from secondround.imports.invite.notes import Notes
from secondround.imports.providers import PROVIDERS


class Invited(Struct, frozen=True):
    """What is known of the candidate with what the invitations say."""

    known: Known
    candidate: dict[str, Value]  # fields of the candidate's file, proposed


def invited(events: Iterable[Event], known: Known, notes: Notes) -> Invited:
    """The candidate as the events have them, where nobody else has said who that is; whoever is
    taken for them is remarked on.
    """
    if known.names or known.emails:
        return Invited(known, {})
    guest = _only_guest(events)
    if guest is None:
        return Invited(known, {})
    called = people.person(guest)
    label = guest.email if called.name == people.UNKNOWN else f"{called.name} ({guest.email})"
    notes.remarks.append(
        f"{label} was taken to be you, as the only guest from outside. If it is somebody you meet, "
        "write your own name and address into your file, and import the invitation again."
    )
    fields: dict[str, Value] = {"email": ProposedText(guest.email)}
    names: tuple[str, ...] = ()
    if called.name != people.UNKNOWN and not called.is_from_address:
        fields = {"name": ProposedText(called.name), **fields}
        names = (called.name,)
    return Invited(replace(known, names=names, emails=(guest.email,)), fields)


def _only_guest(events: Iterable[Event]) -> Attendee | None:
    """The only attendee of all events with an address at another host than whoever organises."""
    guests: dict[str, Attendee] = {}
    for event in events:
        hosts = titles.host_names([event.sender.email] if event.sender else [])
        if not hosts or hosts & PROVIDERS:
            continue
        for each in filter(None, (event.sent_to, *event.people)):
            is_somebody = each.kind == "INDIVIDUAL" and not people.is_system(each.email)
            if each.email and is_somebody and not titles.host_names([each.email]) & hosts:
                known = guests.setdefault(each.email.casefold(), each)
                if not known.name or "@" in known.name:
                    guests[each.email.casefold()] = each
    return next(iter(guests.values())) if len(guests) == 1 else None
