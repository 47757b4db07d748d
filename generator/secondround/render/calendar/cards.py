"""Interviewers as an address book reads them: vCard 3.0, the version that phones agree on.

In: contacts. Out: one file. A name is given whole: which of its words a person goes by cannot be
known, and a phone would make a wrong one of a guess.
"""

from __future__ import annotations

from collections.abc import Iterable

from icalendar.parser import Contentline

from secondround.packet import Contact
from secondround.render.calendar.events import uid
from secondround.render.made import PRODUCT


def cards(people: Iterable[Contact]) -> bytes:
    """One card for each; b"" for nobody."""
    return b"".join(map(_card, people))


def _card(contact: Contact) -> bytes:
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"UID:{uid(contact.key)}", f"PRODID:{PRODUCT}EN"]
    lines += [f"N:;{_escaped(contact.name)};;;", f"FN:{_escaped(contact.name)}"]
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


def _escaped(text: str) -> str:
    r"""Text as vCard has it: `\,` and `\;`, and a line break as `\n`."""
    for plain in ("\\", ",", ";"):
        text = text.replace(plain, f"\\{plain}")
    return text.replace("\r\n", "\n").replace("\n", "\\n").replace("\r", "")
