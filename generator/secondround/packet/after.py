"""After the interview: a form to write each session down, and a thank-you note for each person.

In: a view. Out: an `After` for the candidate and the coach, or None without sessions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from secondround.packet import thanks, words
from secondround.packet.model import After, Debrief, Note
from secondround.packet.view import Talk, View, talks
from secondround.records import schedule
from secondround.records.models import Interviewer, Round
from secondround.text import listed

BLANKS = ("They asked", "Next time I would", "They said (for the note)")
"""What to write down within the hour, while it is fresh."""


def after_the_interview(view: View) -> After | None:
    """Forms and notes; notes of the round before, too, as long as they are not sent."""
    if not view.talks or not view.private or view.round is None:
        return None
    waiting = schedule.unthanked(view.round)
    debriefs = [_debrief(view, talk) for talk in view.talks]
    earlier = list(_earlier(view))
    return After(
        blanks=BLANKS,
        ahead=tuple(one for one in debriefs if not one.written),
        noted=tuple(one for one in debriefs if one.written),
        notes=(*earlier, *_notes(view, view.round, view.talks, len(earlier))),
        sent=listed(
            [person.name for key, (_, person) in _met(view.talks).items() if key not in waiting]
        ),
    )


def _debrief(view: View, talk: Talk) -> Debrief:
    leads = talk.plan.leads if talk.plan else ()
    return Debrief(
        talk.called.heading,
        tuple(view.cue(choice.story) for choice in leads),
        talk.session.debrief or "",
    )


def _earlier(view: View) -> Iterator[Note]:
    """The notes still to be sent of the last round that was held: a new round must not hide
    them.
    """
    for stage in reversed(view.record.rounds[: view.index]):
        if any(session.held for session in stage.sessions):
            of = ", ".join(
                part
                for part in (stage.name, words.short_day(stage.date) if stage.date else "")
                if part
            )
            for note in _notes(view, stage, talks(view.record, stage), 0):
                yield replace(note, of=of)
            return


def _met(there: Iterable[Talk]) -> dict[str, tuple[Talk, Interviewer]]:
    """Everybody once, by id, in the order of the day, however often they are met."""
    first: dict[str, tuple[Talk, Interviewer]] = {}
    for talk in there:
        for key, person in zip(talk.ids, talk.people, strict=True):
            first.setdefault(key, (talk, person))
    return first


def _notes(view: View, stage: Round, there: Iterable[Talk], before: int) -> Iterator[Note]:
    """A note for everybody of a round who has not been thanked; `before` notes are drafted
    already.
    """
    waiting = schedule.unthanked(stage)
    for turn, (key, (talk, person)) in enumerate(_met(there).items(), before):
        if key in waiting:
            paragraphs = thanks.note(_occasion(view, stage, talk, person, turn))
            yield Note(person.name, person.email or "", paragraphs)


def _occasion(
    view: View, stage: Round, talk: Talk, person: Interviewer, turn: int
) -> thanks.Occasion:
    planned = [choice.story for choice in talk.plan.leads] if talk.plan else talk.session.told or ()
    told = [view.stories[story].title for story in planned if story in view.stories]
    return thanks.Occasion(
        name=person.name,
        role=person.role,
        format=talk.session.format,
        day=words.weekday(stage.date) if stage.date else "",
        position=view.record.role.title,
        company=view.record.company.name,
        story=told[turn % len(told)] if told else "",
        candidate=view.candidate.name,
        turn=turn,
    )
