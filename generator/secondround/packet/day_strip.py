"""The day as a strip: sessions to scale, and the breaks between them.

In: scheduled sessions. Out: a `Strip`, or None where fewer than two sessions have a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from secondround.packet import words
from secondround.packet.model_pictures import Strip, StripSession
from secondround.packet.view import ScheduledSession

_TIME: Final = 10
"""Per cent of the strip that a time takes on a phone, where there is least room."""


def day_strip(sessions: Sequence[ScheduledSession]) -> Strip | None:
    """The sessions that have a time, as the day goes."""
    timed = [(session, session.hours) for session in sessions if session.hours]
    if len(timed) < 2:  # noqa: PLR2004 (one block shows nothing)
        return None
    begin = min(start for _, (start, _) in timed)
    end = max(end for _, (_, end) in timed)
    blocks = []
    taken = {"above": 0.0, "below": 0.0}  # up to where times stand
    for session, (start, stop) in timed:
        left = 100 * (start - begin) / (end - begin)
        # A time that begins too near the end ends with its block.
        edge = min(left, 100 - _TIME)
        place = next((place for place, until in taken.items() if edge >= until), "hidden")
        taken[place] = edge + _TIME
        blocks.append(
            StripSession(
                time=words.clock(start),
                words=", ".join(filter(None, (f"{stop - start} minutes", session.names))),
                look="held" if session.held else "ahead",
                place=place,
                left=f"{left:.2f}",
                width=f"{100 * (stop - start) / (end - begin):.2f}",
            )
        )
    return Strip(f"The day from {words.clock(begin)} to {words.clock(end)}", tuple(blocks))
