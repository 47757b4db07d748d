"""The day as a strip: sessions to scale, and the breaks between them.

In: scheduled sessions. Out: a `Strip`, or None where fewer than two sessions have a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from secondround.packet import words
from secondround.packet.model_pictures import Strip, StripSession
from secondround.packet.view import ScheduledSession

_ON_PAPER: Final = 6.0
_ON_A_PHONE: Final = 10.0
"""Per cent of the strip that a time takes."""


def day_strip(sessions: Sequence[ScheduledSession]) -> Strip | None:
    """The sessions that have a time, as the day goes."""
    met = (session for session in sessions if not session.session.is_break)
    timed = [(session, *session.hours) for session in met if session.hours]
    if len(timed) < 2:  # noqa: PLR2004 (one block shows nothing)
        return None
    begin = min(start for _, start, _ in timed)
    end = max(stop for _, _, stop in timed)
    share = 100 / (end - begin)
    lefts = [share * (start - begin) for _, start, _ in timed]
    places = zip(_places(lefts, _ON_PAPER), _places(lefts, _ON_A_PHONE), strict=True)
    blocks = []
    for (session, start, stop), left, (place, narrow) in zip(timed, lefts, places, strict=True):
        blocks.append(
            StripSession(
                time=words.clock(start),
                words=", ".join(filter(None, (session.length, session.names))),
                look="held" if session.held else "ahead",
                place=place,
                narrow=f"narrow-{narrow}",
                left=f"{left:.2f}",
                width=f"{share * (stop - start):.2f}",
            )
        )
    return Strip(f"The day from {words.clock(begin)} to {words.clock(end)}", tuple(blocks))


def _places(lefts: Sequence[float], room: float) -> list[str]:
    """Where each block's time is, so that none is on another: above the strip if it can be."""
    taken = {"above": 0.0, "below": 0.0}  # up to where there are times
    places = []
    for left in lefts:
        begins = min(left, 100 - room)  # a time too near the end ends with its block
        place = next((place for place, until in taken.items() if begins >= until), "hidden")
        taken[place] = begins + room
        places.append(place)
    return places
