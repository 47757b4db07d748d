"""The day as a strip: sessions to scale, and the breaks between them.

In: scheduled sessions. Out: a `Strip`, or None where fewer than two sessions have a time. A session
whose length nobody knows is a line where it begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from secondround.packet import words
from secondround.packet.model_pictures import Strip, StripSession
from secondround.packet.view import ScheduledSession

_ON_PAPER: Final = 1.2
_ON_A_PHONE: Final = 2.0
"""Per cent of the strip that a letter takes."""
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
    blocks = _Blocks(begin, 100 / (end - begin))
    for session, start, stop in timed:
        if begin <= start and stop <= end:
            blocks.add(session, start, stop)
    until = f" to {words.clock(end)}" if any(stop == end > start for _, start, stop in met) else ""
    return Strip(f"The day from {words.clock(begin)}{until}", tuple(blocks.made))


def _drawn(session: ScheduledSession, start: int, stop: int) -> tuple[int, int]:
    """From when to when a session is drawn."""
    return start, stop if session.is_length_known else start


class _Blocks:
    """The blocks of a strip, from left to right."""

    def __init__(self, begin: int, share: float) -> None:
        self.made: list[StripSession] = []
        self._begin, self._share = begin, share
        self._paper, self._phone = _Labels(_ON_PAPER), _Labels(_ON_A_PHONE)

    def add(self, session: ScheduledSession, start: int, stop: int) -> None:
        left = self._share * (start - self._begin)
        label = _called(session) if session.session.is_break else words.clock(start)
        look = "held" if session.held else "ahead"
        self.made.append(
            StripSession(
                label=label,
                words=", ".join(filter(None, (session.length, session.names))),
                look="pause" if session.session.is_break else look,
                place=self._paper.place(left, label),
                narrow=f"narrow-{self._phone.place(left, label)}",
                left=f"{left:.2f}",
                width=f"{self._share * (stop - start):.2f}",
            )
        )


def _called(session: ScheduledSession) -> str:
    title = session.session.title
    return title if len(title) <= _LONGEST else "Break"


class _Labels:
    """Where each block's label is, so that none is on another: above the strip if it can be."""

    def __init__(self, letter: float) -> None:
        self._letter = letter
        self._taken = {"above": 0.0, "below": 0.0}  # up to where there are labels

    def place(self, left: float, label: str) -> str:
        """Above, below, or hidden where there is no room."""
        room = self._letter * len(label)
        begins = min(left, 100 - room)  # a label too near the end ends with its block
        for place, until in self._taken.items():
            if begins >= until:
                self._taken[place] = begins + room
                return place
        return "hidden"
