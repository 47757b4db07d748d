"""What the sessions of a round are called where there is little room: short, always different,
meaning something.

In: sessions with the names of their people. Out: for each what it is called in a remark, in a list,
as a heading and as a column's head. Names are given whole: which of its words a person goes by
cannot be known.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from secondround.packet import words
from secondround.text import counted, listed

_NAMED: Final = 2
"""People who are all named in a list; of a larger group the session's name stands, or the first of
them.
"""
_IN_A_HEADING: Final = 3
"""People who are all named in a heading: more names fill its line."""
_WORD: Final = 12
"""Letters of the longest word that a column of seven has room for on A4."""
_HEAD: Final = 24
"""Letters of a name that fill three lines of such a column's head."""


@dataclass(frozen=True, slots=True)
class Who:
    """A session as far as it is needed to name it."""

    at: dt.time | None
    title: str  # the session's own name; "" where it has none
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Called:
    """One session's names, each different from that of all other sessions."""

    label: str  # its time, else its people: "09:40"
    line: str  # its time and its people: "09:40 Ana Ruiz"
    heading: str  # the same, with up to three names
    head: str  # the same, cut to a column's width


def called(sessions: Sequence[Who]) -> list[Called]:
    """What each session is called, in the order of the day."""
    at_once = Counter(one.at for one in sessions)
    return [
        Called(*names)
        for names in zip(
            _apart(
                words.time(one.at) if one.at and at_once[one.at] == 1 else _group(one, _NAMED)
                for one in sessions
            ),
            _apart(_timed(one, _group(one, _NAMED)) for one in sessions),
            _apart(_timed(one, _group(one, _IN_A_HEADING)) for one in sessions),
            _apart(_timed(one, _narrow(one)) for one in sessions),
            strict=True,
        )
    ]


def _apart(names: Iterable[str]) -> list[str]:
    """The names; one that several sessions would bear, with the session's number in the day."""
    listed = list(names)
    numbered = [f"{name}, session {i}" for i, name in enumerate(listed, 1)]
    often = Counter(listed)
    apart = [
        name if often[name] == 1 else number for name, number in zip(listed, numbered, strict=True)
    ]
    return (
        apart if len(set(apart)) == len(apart) else numbered
    )  # somebody is called "Ana, session 2"


def _timed(one: Who, name: str) -> str:
    return f"{words.time(one.at)} {name}" if one.at else name


def _group(one: Who, most: int) -> str:
    """All the people where there are up to `most`; else the session's name, or the first of
    them.
    """
    if len(one.people) <= most:
        return listed(one.people)
    others = counted(len(one.people) - 1, "other")
    return one.title or f"{one.people[0]} and {others}"


def _narrow(one: Who) -> str:
    """One name and how many more, or the session's own name, as far as a column's head has room."""
    if len(one.people) == 1 or one.title:
        return _cut(one.title if len(one.people) > 1 else one.people[0])
    return f"{_cut(one.people[0])} +{len(one.people) - 1}"


def _cut(name: str) -> str:
    """As much of a name as a column's head holds: no word longer than the column, no more than its
    lines.
    """
    kept = ""
    for part in re.findall(r"[^\s-]+(?:-|\s*)", name):
        if len(part.strip("- ")) > _WORD or len(kept + part.rstrip()) > _HEAD:
            return f"{kept or part[: _WORD - 1]}".rstrip("- ") + "…"
        kept += part
    return kept or name
