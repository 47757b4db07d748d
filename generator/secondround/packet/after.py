"""After the interview: a form to write down each session, and a thank-you note for each person.

In: a view. Out: an `After` for the candidate and the coach, or None without sessions.
"""

from __future__ import annotations

from secondround.packet import thanks, words
from secondround.packet.model import After, Debrief, Note
from secondround.packet.view import Talk, View

BLANKS = (
    "They asked",
    "It went well when",
    "Next time I would",
    "One thing they said, for the note",
    "What comes next, and when",
)
"""What to write down within the hour, while it is fresh."""


def after_the_interview(view: View) -> After | None:
    """Forms and notes, session by session."""
    if not view.talks or not view.private:
        return None
    thanked: set[str] = set()
    return After(tuple(_debrief(view, talk, thanked) for talk in view.talks))


def _debrief(view: View, talk: Talk, thanked: set[str]) -> Debrief:
    written = talk.session.debrief or ""
    leads = talk.plan.leads if talk.plan else ()
    return Debrief(
        heading=talk.heading,
        told=() if talk.session.held else tuple(view.cue(choice.story) for choice in leads),
        written=written,
        blanks=() if written else BLANKS,
        notes=tuple(_notes(view, talk, thanked)),
    )


def _notes(view: View, talk: Talk, thanked: set[str]) -> list[Note]:
    """A note for everybody in the session who has none yet; one person gets one note for the day."""
    notes = []
    for key, person in zip(talk.ids, talk.people, strict=True):
        if key in thanked:
            continue
        date = view.round.date if view.round else None
        heard = [choice.story for choice in talk.plan.leads] if talk.plan else []
        occasion = thanks.Occasion(
            name=person.name,
            role=person.role,
            format=talk.session.format,
            day=words.day(date).split()[0] if date else "",
            position=view.record.role.title,
            company=view.record.company.name,
            story=view.stories[heard[len(thanked) % len(heard)]].title if heard else "",
            candidate=view.candidate.name,
            turn=len(thanked),
        )
        thanked.add(key)
        notes.append(Note(person.name, person.email or "", thanks.note(occasion), sent=talk.session.thanked))
    return notes
