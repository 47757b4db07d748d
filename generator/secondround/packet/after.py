"""After the interview: a form to write each session down, and a thank-you note for each person.

In: a view. Out: an `After` for the candidate and the coach, or None without sessions.
"""

from __future__ import annotations

from collections.abc import Iterator

from secondround.packet import thanks, words
from secondround.packet.model import After, Debrief, Note
from secondround.packet.view import Talk, View
from secondround.records import schedule
from secondround.records.record import Interviewer

BLANKS = ("They asked", "Next time I would", "They said (for the note)")
"""What to write down within the hour, while it is fresh."""


def after_the_interview(view: View) -> After | None:
    """Forms and notes."""
    if not view.talks or not view.private:
        return None
    waiting = _waiting(view)
    debriefs = [_debrief(view, talk) for talk in view.talks]
    return After(
        blanks=BLANKS,
        ahead=tuple(one for one in debriefs if not one.written),
        noted=tuple(one for one in debriefs if one.written),
        notes=tuple(_notes(view, waiting)),
        sent=words.listed([person.name for key, (_, person) in _met(view).items() if key not in waiting]),
    )


def _debrief(view: View, talk: Talk) -> Debrief:
    leads = talk.plan.leads if talk.plan else ()
    return Debrief(talk.called.heading, tuple(view.cue(choice.story) for choice in leads), talk.session.debrief or "")


def _waiting(view: View) -> list[str]:
    return schedule.unthanked(view.round) if view.round else []


def _met(view: View) -> dict[str, tuple[Talk, Interviewer]]:
    """Everybody once, by id, in the order of the day, however often they are met."""
    first: dict[str, tuple[Talk, Interviewer]] = {}
    for talk in view.talks:
        for key, person in zip(talk.ids, talk.people, strict=True):
            first.setdefault(key, (talk, person))
    return first


def _notes(view: View, waiting: list[str]) -> Iterator[Note]:
    """A note for everybody who has not been thanked."""
    for turn, (key, (talk, person)) in enumerate(_met(view).items()):
        if key in waiting:
            yield Note(person.name, person.email or "", thanks.note(_occasion(view, talk, person, turn)))


def _occasion(view: View, talk: Talk, person: Interviewer, turn: int) -> thanks.Occasion:
    date = view.round.date if view.round else None
    told = [view.stories[choice.story].title for choice in talk.plan.leads] if talk.plan else []
    return thanks.Occasion(
        name=person.name,
        role=person.role,
        format=talk.session.format,
        day=words.weekday(date) if date else "",
        position=view.record.role.title,
        company=view.record.company.name,
        story=told[turn % len(told)] if told else "",
        candidate=view.candidate.name,
        turn=turn,
    )
