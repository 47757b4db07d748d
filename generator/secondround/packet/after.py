"""After the interview: a form to write each session down, and a thank-you note for each person.

In: a view. Out: an `After` for the candidate and the coach, or None without sessions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from secondround.packet import thanks, words
from secondround.packet.model import After, Debrief, ThankYouNote
from secondround.packet.view import ScheduledSession, View, scheduled
from secondround.records import schedule
from secondround.records.models import Interviewer, Round
from secondround.text import listed, short_day

BLANKS = ("They asked", "Next time I would", "They said (for the note)")
"""What to write down within the hour, while it is fresh."""


def after_the_interview(view: View) -> After | None:
    """Forms and notes; notes of the round before, too, as long as they are not sent."""
    if not view.sessions or not view.private or view.round is None:
        return None
    earlier = list(_earlier_notes(view))
    waiting = schedule.unthanked(view.round)
    thanked = [person.name for key, _, person in _met(view.sessions) if key not in waiting]
    ahead: list[Debrief] = []
    noted: list[Debrief] = []
    for session in view.sessions:
        if session.session.is_break:
            continue
        cues = tuple(view.cue(choice.story) for choice in session.leads)
        debrief = Debrief(session.labels.heading, cues, session.session.debrief or "")
        (noted if debrief.written else ahead).append(debrief)
    return After(
        blanks=BLANKS,
        ahead=tuple(ahead),
        noted=tuple(noted),
        notes=(*earlier, *_notes(view, view.round, view.sessions, len(earlier))),
        thanked=listed(thanked),
    )


def _earlier_notes(view: View) -> Iterator[ThankYouNote]:
    """The notes still to be sent of the last round that was held: a new round must not hide
    them.
    """
    held = [stage for stage in view.earlier_rounds if schedule.has_begun(stage)]
    if held:
        stage = held[-1]
        date = f", {short_day(stage.date)}" if stage.date else ""
        for note in _notes(view, stage, scheduled(view.record, stage), 0):
            yield replace(note, of=f"{stage.name}{date}")


def _met(
    sessions: Iterable[ScheduledSession],
) -> Iterator[tuple[str, ScheduledSession, Interviewer]]:
    """Everybody once, by id, as the day goes, with the session in which they are met first."""
    met = set()
    for session in sessions:
        for key, person in zip(session.ids, session.people, strict=True):
            if key not in met:
                met.add(key)
                yield key, session, person


def _notes(
    view: View, stage: Round, sessions: Iterable[ScheduledSession], before: int
) -> Iterator[ThankYouNote]:
    """A note for everybody of a round who has not been thanked; `before` notes are drafted
    already.
    """
    waiting = schedule.unthanked(stage)
    for turn, (key, session, person) in enumerate(_met(sessions), before):
        if key in waiting:
            occasion = thanks.Occasion(
                name=person.name,
                role=person.role,
                format=session.session.format,
                day=words.weekday(stage.date) if stage.date else "",
                position=view.record.role.title,
                company=view.record.company.name,
                candidate=view.candidate.name,
                turn=turn,
            )
            subject = f"Thank you: {view.record.role.title}"
            note = thanks.note(occasion)
            yield ThankYouNote(person.name, person.email or "", subject, note)
