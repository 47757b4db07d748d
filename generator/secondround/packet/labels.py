"""What the sessions of a round are called where there is little room: short, always different,
meaning something.

In: sessions with the names of their people. Out: the labels of each. Names are given whole: which
of its words a person goes by cannot be known.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from secondround.packet import words
from secondround.text import counted, listed, shortened

_MOST_IN_A_LINE: Final = 2
"""People who are all named in a line; a larger group goes by the session's name, or by its first
person.
"""
_MOST_IN_A_HEADING: Final = 3
"""People who are all named in a heading: more names fill its line."""
_COLUMNS: Final = 7
_LONGEST_WORD: Final = 12
"""Letters of the longest word that one of so many columns has room for on A4."""
_LONGEST_COLUMN: Final = 24
"""Letters of a name that fill three lines of such a column's head."""


class Unlabelled(Struct, frozen=True):
    """A session, as far as it is needed to label it."""

    at: dt.time | None
    name: str  # the session's own; "" where it has none
    people: tuple[str, ...]


class SessionLabels(Struct, frozen=True):
    """What one session is called, each label different from those of all other sessions."""

    short: str  # its time, else its people: "09:40"
    line: str  # its time and its people: "09:40 Ana Ruiz"
    heading: str  # the same, with up to three names
    column: str  # the same, cut to a column's width


def label(sessions: Sequence[Unlabelled]) -> list[SessionLabels]:
    """The labels of each session, in the order of the day."""
    starts = Counter(session.at for session in sessions)
    short, lines, headings, columns = [], [], [], []
    room = max(1, _COLUMNS / len(sessions)) if sessions else 1
    for session in sessions:
        people = _people(session, _MOST_IN_A_LINE)
        unique = session.at if starts[session.at] == 1 else None
        short.append(words.time(unique) if unique else people)
        lines.append(_timed(session, people))
        headings.append(_timed(session, _people(session, _MOST_IN_A_HEADING)))
        columns.append(_timed(session, _narrow(session, room)))
    kinds = map(_distinct, (short, lines, headings, columns))
    return [SessionLabels(*labels) for labels in zip(*kinds, strict=True)]


def _distinct(labels: list[str]) -> list[str]:
    """The labels; one that several sessions would bear, with the session's number in the day."""
    times = Counter(labels)
    numbered = [f"{label}, session {number}" for number, label in enumerate(labels, 1)]
    distinct = list(labels)
    for index, label in enumerate(labels):
        if times[label] > 1:
            distinct[index] = numbered[index]
    # Somebody may be called "Ana, session 2".
    return distinct if len(set(distinct)) == len(distinct) else numbered


def _timed(session: Unlabelled, label: str) -> str:
    return f"{words.time(session.at)} {label}" if session.at else label


def _people(session: Unlabelled, most: int) -> str:
    """All the people where there are up to `most`; else the session's name, or the first of
    them.
    """
    if len(session.people) <= most:
        return listed(session.people)
    others = counted(len(session.people) - 1, "other")
    return session.name or f"{session.people[0]} and {others}"


def _narrow(session: Unlabelled, room: float) -> str:
    """One name and how many more, or the session's own name, as far as a column's head has room.
    room: how many times as wide as one of seven the column is.
    """
    first, *others = session.people
    if not others:
        return _cut(first, room)
    return _cut(session.name, room) if session.name else f"{_cut(first, room)} +{len(others)}"


def _cut(name: str, room: float) -> str:
    """As much of a name as a column's head holds: no word longer than the column, no more than its
    lines.
    """
    longest, most, kept = int(_LONGEST_WORD * room), int(_LONGEST_COLUMN * room), ""
    for part in re.findall(r"[^\s-]+(?:-|\s*)", name):
        if len(part.strip("- ")) > longest or len(kept + part.rstrip()) > most:
            return kept.rstrip("- ") + "…" if kept else shortened(part.strip("- "), longest)
        kept += part
    return kept or name
