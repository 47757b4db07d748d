"""An agenda in words: for each client one line after the other, each with its label.

In: agendas. Out: lines, the same in a terminal and on paper.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from secondround.overview.agenda import Agenda, Ahead, Homework, Owed, Past, Promised, Thanked
from secondround.packet import words
from secondround.text import counted, one_line, short_day

NO_PACKET = "There is no packet yet."
_HOW = "How did it go?"


class Line(Struct, frozen=True):
    """One thing to know or to do."""

    label: str  # when, or what kind: "in 3 days", "overdue"; "" where there is nothing
    text: str
    todo: bool = True  # it is to be done, and not only to be known
    past: str = ""  # the packet, of a day that is still to be written down


def lines(client: Agenda) -> Iterator[Line]:
    """Everything about one client, what is past and not written down first."""
    for past in client.past:
        yield Line(_ago(past.days), _past(past), past=past.packet)
    for ahead in client.ahead:
        yield Line(_when(ahead.days), _ahead(ahead), todo=False)
    if not client.past and not client.ahead:
        nothing = "No interview is planned." if client.has_packet else NO_PACKET
        yield Line("", nothing, todo=False)
    for thanked in client.thanked:
        yield Line("thanks", _thanked(thanked), todo=False)
    for made in client.promised:
        yield Line(_by(made.days, "promised"), _promised(made))
    for note in client.owed:
        yield Line("overdue", _owed(note))
    for task in client.homework:
        yield Line(_by(task.days, "homework"), _homework(task))
    for met in client.also_met:
        text = f"{met.person} ({met.company}) also meets {met.others}."
        yield Line("shared", text, todo=False)


def named(client: Agenda) -> str:
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


def _past(item: Past) -> str:
    return f"{words.day(item.date)}: {item.title}, {item.round}. {_HOW}"


def _ahead(item: Ahead) -> str:
    what = f"{item.title}, {item.round}"
    day = words.day(item.date) if item.date else ""
    when = ", ".join(filter(None, (day, item.time)))
    return f"{when}: {what}. {counted(item.gaps, 'gap').capitalize()}." if when else f"{what}."


def _thanked(item: Thanked) -> str:
    """How many notes are sent, in words."""
    number = "all" if item.sent == item.people else f"{item.sent} of"
    return f"{number} {item.people} sent: {item.title}, {item.round}."


def _by(days: int | None, otherwise: str) -> str:
    return "overdue" if days is not None and days < 0 else otherwise


def _promised(made: Promised) -> str:
    day = words.day(made.due) if made.due else "no day yet"
    return f"{day}: {made.text} (to {made.to}; {made.title})"


def _owed(note: Owed) -> str:
    return f"thank-you note to {note.to} ({note.company}, {short_day(note.date)})"


def _homework(task: Homework) -> str:
    whose = "" if task.who == "candidate" else "yours, "
    return f"{words.day(task.due)}: {one_line(task.text)} ({whose}{task.title})"
