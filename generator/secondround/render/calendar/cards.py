"""Interviewers as an address book reads them: vCard 3.0, the version that phones agree on.

In: contacts. Out: one file. A name is given in its parts where these are plain, and else whole: a
phone would make a wrong one of a guess.
"""

from __future__ import annotations

from collections.abc import Iterable

from icalendar.parser import Contentline

from secondround.packet import Contact
from secondround.records import names
from secondround.render.calendar.events import uid
from secondround.render.made import PRODUCT


def cards(people: Iterable[Contact]) -> bytes:
    """One card for each; b"" for nobody."""
    return b"".join(map(_card, people))


def _card(contact: Contact) -> bytes:
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"UID:{uid(contact.key)}", f"PRODID:{PRODUCT}EN"]
    lines += [f"N:{_parts(contact.name)}", f"FN:{_escaped(contact.name)}"]
    for name, value in (
        ("TITLE", contact.title),
        ("ORG", contact.company),
        ("EMAIL;TYPE=INTERNET,WORK", contact.email),
    ):
        if value:
            lines.append(f"{name}:{_escaped(value)}")
    if contact.profile:
        lines.append(f"URL:{contact.profile}")
    lines.append("END:VCARD")
    folded = [Contentline(line).to_ical() for line in lines]  # type: ignore[no-untyped-call]
    return b"\r\n".join((*folded, b""))


def _parts(name: str) -> str:
    """A name as vCard has it: family, given, more of these, titles before and behind."""
    known = names.western(name) or names.WesternName("", name, "")
    return ";".join(map(_escaped, (known.family, known.given, "", known.title, "")))


def _escaped(text: str) -> str:
    r"""Text as vCard has it: `\,` and `\;`, and a line break as `\n`."""
    for plain in ("\\", ",", ";"):
        text = text.replace(plain, f"\\{plain}")
    return text.replace("\r\n", "\n").replace("\n", "\\n").replace("\r", "")
