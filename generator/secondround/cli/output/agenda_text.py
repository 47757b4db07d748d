"""All clients, as text for a terminal or as JSON.

In: agendas. Out: a few lines for each client, or a list of objects.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Final

from secondround.app import agenda, selection
from secondround.cli.output import wrap
from secondround.overview import Agenda, Ahead, Owed, Past, Promised, Thanked
from secondround.packet import words
from secondround.text import counted, short_day

LABEL: Final = 14  # columns up to the text


def as_json(clients: agenda.Clients) -> str:
    """A list of objects. Fields are added, never changed."""
    found = list(map(asdict, clients.agendas))
    return json.dumps(found, indent=2, ensure_ascii=False, default=dt.date.isoformat)


def as_text(clients: agenda.Clients, root: Path) -> str:
    """A block for each client; packets that cannot be read come first."""
    known = (_client(client, root) for client in clients.agendas)
    blocks = [*_unread(clients, root), *known]
    return "\n\n".join(blocks) or selection.none_yet(root)


def _unread(clients: agenda.Clients, root: Path) -> Iterator[str]:
    for packet in clients.unread:
        text = f"cannot be read: run {selection.order(root, 'check', packet)}"
        yield f"{packet}\n{_line('', text)}"


def _client(client: Agenda, root: Path) -> str:
    lines = [_line(_ago(item.days), _past(item, root)) for item in client.past]
    lines += [_line(_when(item.days), _ahead(item)) for item in client.ahead]
    if not lines:
        nothing = "No interview is planned." if client.candidate else selection.NO_PACKET
        lines = [_line("", nothing)]
    lines += [_line("thanks", _thanked(item)) for item in client.thanked]
    lines += [_line(_by(made.days), _promised(made)) for made in client.promised]
    lines += [_line("overdue", _owed(note)) for note in client.owed]
    return "\n".join([wrap.fill(_named(client)), *lines])


def _named(client: Agenda) -> str:
    """The client, with the folder's name where there may be others of that name."""
    if client.candidate and client.id:
        return f"{client.candidate} ({client.id})"
    return client.candidate or client.id


def _when(days: int | None) -> str:
    if days is None:
        return "no date yet"
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")


def _ago(days: int) -> str:
    return "yesterday" if days == 1 else f"{days} days ago"


def _past(item: Past, root: Path) -> str:
    note = f"How did it go? {selection.order(root, 'debrief', item.packet)} asks."
    return f"{words.day(item.date)}: {item.title}, {item.round}. {note}"


def _ahead(item: Ahead) -> str:
    what = f"{item.title}, {item.round}"
    day = words.day(item.date) if item.date else ""
    when = ", ".join(filter(None, (day, item.time)))
    return f"{when}: {what}. {counted(item.gaps, 'gap').capitalize()}." if when else f"{what}."


def _thanked(item: Thanked) -> str:
    """How many notes are sent, in words."""
    number = "all" if item.sent == item.people else f"{item.sent} of"
    return f"{number} {item.people} sent: {item.title}, {item.round}."


def _by(days: int | None) -> str:
    return "overdue" if days is not None and days < 0 else "promised"


def _promised(made: Promised) -> str:
    day = words.day(made.due) if made.due else "no day yet"
    return f"{day}: {made.text} (to {made.to}; {made.title})"


def _owed(note: Owed) -> str:
    return f"thank-you note to {note.to} ({note.company}, {short_day(note.date)})"


def _line(label: str, text: str) -> str:
    first = f"  {label} ".ljust(LABEL)
    return wrap.fill(text, first, " " * LABEL)
