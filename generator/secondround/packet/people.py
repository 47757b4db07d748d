"""The people, as far as it is read the evening before: how they came there; and those of other
rounds by name. What one needs to know in the room is on the sheets.

In: a view. Out: `People`, or None where there is nothing to say.
"""

from __future__ import annotations

from secondround.packet import debriefs
from secondround.packet.model import Card, People
from secondround.packet.view import View
from secondround.records.models import Interviewer
from secondround.text import listed


def people(view: View) -> People | None:
    """Everybody one meets, as the day goes, with their background; and the others."""
    met: dict[str, Interviewer] = {}
    for session in view.sessions:
        met |= zip(session.ids, session.people, strict=True)
    cards = []
    for key, person in met.items():
        if (
            person.background or person.profile or debriefs.asked(view, key)
        ):  # all else is on their sheet
            cards.append(_card(view, key, person))
    others = []
    for key, person in view.record.interviewers.items():
        if key not in met:
            others.append(_card(view, key, person))
    if not view.sessions:  # nobody knows yet whom they will meet in which round
        return People(tuple(others), ()) if others else None
    return People(tuple(cards), tuple(others)) if cards or others else None


def _card(view: View, key: str, person: Interviewer) -> Card:
    sessions = [session for session in view.sessions if key in session.ids]
    asked = debriefs.asked(view, key) if sessions else ()
    return Card(
        name=person.name,
        say=person.say or "",
        title=person.title or "",
        when=listed(session.when for session in sessions),
        profile=person.profile or "",
        background=person.background or "",
        notes="" if sessions else person.notes or "",
        asked=asked,
    )
