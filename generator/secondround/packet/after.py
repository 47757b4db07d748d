"""After the interview: a form to write each session down, and a thank-you note for each person.

In: a view. Out: an `After` for the candidate and the coach, or None without sessions.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from secondround.packet import debriefs, moments, thanks, words
from secondround.packet.model_debrief import After, Debrief, ThankYouNote
from secondround.packet.view import ScheduledSession, View, scheduled
from secondround.records import schedule
from secondround.records.models import Interviewer, Round
from secondround.text import listed, one_line, short_day

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
        promised=debriefs.promised(view),
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
    """A note for everybody of a round who has not been thanked, in the candidate's own words where
    there are any; `before` notes are drafted already.
    """
    waiting, written = schedule.unthanked(stage), _written(stage)
    for turn, (key, session, person) in enumerate(_met(sessions), before):
        if key in waiting:
            promised = debriefs.promised_to(view, key, stage)
            occasion = thanks.Occasion(
                name=person.name,
                role=view.library.like(person.role),
                format=session.session.format,
                day=_day(view, stage),
                position=view.record.role.title,
                company=view.record.company.name,
                candidate=view.candidate.name,
                said=tuple(_said(stage, key)),
                turn=turn,
                promised=tuple(each.text for each in promised if not each.kept),
            )
            yield ThankYouNote(
                to=person.name,
                email=person.email or "",
                subject=f"Thank you: {view.record.role.title}",
                paragraphs=written.get(key) or thanks.note(occasion),
                promised=promised,
                **_due(stage, session),
            )


def _day(view: View, stage: Round) -> str:
    """How a note names the day of a round: by its weekday, unless another round follows, and the
    weekday may be that of another week.
    """
    if stage.date is None:
        return ""
    return words.weekday(stage.date) if stage is view.round else words.day_of_month(stage.date)


def _written(stage: Round) -> dict[str, tuple[str, ...]]:
    """The notes that the candidate has written, by whom they thank."""
    found: dict[str, tuple[str, ...]] = {}
    for session in stage.sessions:
        for note in session.thanks:
            found[note.to] = tuple(map(one_line, re.split(r"\n\s*\n", note.text.strip())))
    return found


def _said(stage: Round, person: str) -> Iterator[str]:
    """What somebody said in a round, as far as it is theirs for certain."""
    for session in stage.sessions:
        for quote in session.quotes:
            if quote.by == person or (quote.by is None and session.with_ == (person,)):
                yield quote.text


def _due(stage: Round, session: ScheduledSession) -> dict[str, Any]:
    """When a note is to be sent, and the same in words."""
    times = moments.between(stage, session.hours, session.session.minutes)
    due = moments.within_a_day(times[session.is_length_known]) if times else None
    text = words.day(due) if due else ""
    if isinstance(due, dt.datetime):
        text += f", {words.time(due.time())}"
        text += f" ({stage.time_zone})" if stage.time_zone else ""
    return {"due": due, "due_text": text}
