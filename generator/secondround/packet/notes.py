"""The candidate's own notes, on this interview and on every interview.

In: a view. Out: `Notes`, or None where there are none. Their reach is the candidate's: no other
edition has them.
"""

from __future__ import annotations

from secondround.packet.model import Notes
from secondround.packet.view import View


def notes(view: View) -> Notes | None:
    """What the candidate wants to be reminded of."""
    here, always = view.record.notes or "", view.candidate.notes or ""
    return Notes(here, always) if here or always else None
