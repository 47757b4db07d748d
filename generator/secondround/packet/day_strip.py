"""The day as a strip: sessions to scale, and the breaks between them.

In: scheduled sessions. Out: a `Strip`, or None where fewer than two sessions have a time. A session
whose length nobody knows is a line where it begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from typing import Final, NamedTuple

from secondround.packet import words
from secondround.packet.model_pictures import Strip, StripSession
from secondround.packet.view import ScheduledSession

_ON_PAPER: Final = 1.2
_ON_A_PHONE: Final = 2.1
"""Per cent of the strip that a letter takes."""
_WHOLE: Final = 100
_APART: Final = 14
"""Per cent of the strip's height between two that are at once."""
_LONGEST: Final = 12
"""Letters of what a break may be called here."""


def day_strip(sessions: Sequence[ScheduledSession]) -> Strip | None:
    """The sessions that have a time, as the day goes, and the breaks among them."""
    timed = [(session, *_drawn(session, *session.hours)) for session in sessions if session.hours]
    met = [block for block in timed if not block[0].session.is_break]
    if len(met) < 2:  # noqa: PLR2004 (one block shows nothing)
        return None
    begin, end = min(start for _, start, _ in met), max(stop for _, _, stop in met)
    if begin == end:
        return None
    shown = [block for block in timed if begin <= block[1] and block[2] <= end]
    blocks = _Blocks(begin, _WHOLE / (end - begin))
    for (session, start, stop), lane in zip(shown, _lanes(shown), strict=True):
        blocks.add(session, start, stop, lane)
    until = f" to {words.clock(end)}" if any(stop == end > start for _, start, stop in met) else ""
    return Strip(f"The day from {words.clock(begin)}{until}", tuple(blocks.made))


def _drawn(session: ScheduledSession, start: int, stop: int) -> tuple[int, int]:
    """From when to when a session is drawn."""
    return start, stop if session.is_length_known else start


class _Lane(NamedTuple):
    """Which share of the strip's height a block has."""

    number: int = 0  # from above
    of: int = 1

    @property
    def height(self) -> float:
        """In per cent."""
        return (_WHOLE - _APART * (self.of - 1)) / self.of

    @property
    def top(self) -> float:
        """Where it begins, in per cent from above."""
        return self.number * (self.height + _APART)


def _lanes(timed: Sequence[tuple[ScheduledSession, int, int]]) -> list[_Lane]:
    """A lane for each block, as the day goes, so that no two at once are in one: sessions that
    overlap, and those that overlap with these, share the strip's height.
    """
    numbers: list[int] = []
    found: list[_Lane] = []
    ends: list[int] = []  # of the last block in each lane
    for _, start, stop in timed:
        if ends and start >= max(ends):
            found += map(_Lane, numbers, repeat(len(ends)))
            numbers, ends = [], []
        number = 0
        while number < len(ends) and start < ends[number]:
            number += 1
        ends[number : number + 1] = [stop]
        numbers.append(number)
    return [*found, *map(_Lane, numbers, repeat(len(ends)))]


class _Blocks:
    """The blocks of a strip, from left to right."""

    def __init__(self, begin: int, share: float) -> None:
        self.made: list[StripSession] = []
        self._begin, self._share = begin, share
        self._paper, self._phone = _Labels(_ON_PAPER), _Labels(_ON_A_PHONE, "narrow-")

    def add(self, session: ScheduledSession, start: int, stop: int, lane: _Lane) -> None:
        left, width = (self._share * minutes for minutes in (start - self._begin, stop - start))
        label = _called(session) if session.session.is_break else words.clock(start)
        look = "held" if session.held else "ahead"
        self.made.append(
            StripSession(
                label=label,
                words=", ".join(filter(None, (session.length, session.names))),
                look="pause" if session.session.is_break else look,
                place=self._paper.place(left, width, label, lane),
                narrow=self._phone.place(left, width, label, lane),
                left=f"{left:.2f}",
                width=f"{width:.2f}",
                top=f"{lane.top:.2f}" if lane.of > 1 else "",
                height=f"{lane.height:.2f}" if lane.of > 1 else "",
            )
        )


def _called(session: ScheduledSession) -> str:
    title = session.session.title
    return title if len(title) <= _LONGEST else "Break"


class _Labels:
    """Where each block's label is, so that none is on another: above the strip if it can be."""

    def __init__(self, letter: float, prefix: str = "") -> None:
        """`letter`: what one takes of the strip. `prefix`: what the names of places begin with."""
        self._letter, self._prefix = letter, prefix
        self._taken = {"above": 0.0, "below": 0.0}  # up to where there are labels

    def place(self, left: float, width: float, label: str, lane: _Lane) -> str:
        """Above, below, or hidden where there is no room; one that would go past the end of the
        strip ends with its block: "below ending". A block that does not touch the strip's upper
        edge has its label below, or none.
        """
        room = self._letter * len(label)
        is_ending = left + room > _WHOLE
        begins = left + width - room if is_ending else left
        for place, until in self._taken.items():
            if begins >= until and (place == "below" or not lane.number):
                self._taken[place] = begins + room
                ending = f" {self._prefix}ending" if is_ending else ""
                return f"{self._prefix}{place}{ending}"
        return f"{self._prefix}hidden"
