"""The day on the phone: the sessions of a round with their cues in half a minute, and all that is
needed to plan the rest of the day anew.

In: an application, its plan, an edition. Out: a `Phone`, or None where the edition sees no
sessions. What may lie on a table shows the day, and nothing of what anybody is to hear or be asked.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from secondround.packet import expected, words
from secondround.packet.model_parts import Answered, FollowUp, Person
from secondround.packet.model_phone import Phone, PhoneQuestion, PhoneSession, PhoneStory
from secondround.packet.view import FORMATS, ScheduledSession, View, person, view
from secondround.plan import Plan, spoken
from secondround.records import Application, Story, schedule, zones
from secondround.records.models import Logistics, Round
from secondround.text import listed, short_day
from secondround.vocabulary import Edition

_BRIEF: Final = 30
"""Seconds of a story's short version."""
_NUMBER: Final = re.compile(r"\+?\(?\d[\d ()/.\-\u2011\u2013]{4,}\d")
"""What a phone can dial: six digits or more, as people group them."""


def phone(application: Application, plan: Plan | None, edition: Edition) -> Phone | None:
    """The round on a phone, as the edition may see it."""
    seen = view(application, plan, edition)
    stage = seen.round
    if stage is None or not seen.sessions or edition is Edition.PUBLIC:
        return None
    stories = _Stories(seen)
    sessions = tuple(_session(application, seen, stage, each, stories) for each in seen.sessions)
    practical = seen.record.logistics or Logistics()
    contact = practical.contact or ""
    dialled = _NUMBER.search(contact)
    begin = schedule.begin(stage)
    return Phone(
        key=f"{seen.id}, {stage.name}, {stage.date or ''}, {edition.label}",
        title=seen.record.title,
        company=seen.record.company.name,
        date=words.day(stage.date) if stage.date else "",
        short_date=short_day(stage.date).rpartition(" ")[0] if stage.date else "",
        place=stage.place or "",
        video=stage.video or "",
        zone=words.zone(stage.time_zone, begin) if stage.time_zone else "",
        arrive=practical.arrive or "",
        bring=practical.bring,
        contact=contact,
        call=re.sub(r"[^\d+]", "", dialled[0]) if dialled else "",
        caller=contact[: dialled.start()].strip(" ,:;(") if dialled else "",
        sessions=sessions,
        bank=stories.left(),
        expected=_expected(seen),
        tables=_tables(seen),
        notice=edition.notice,
        brief=not seen.private,
    )


class _Stories:
    """Each story of the bank in half a minute; those shown in no session are left."""

    def __init__(self, seen: View) -> None:
        self._view = seen
        self._numbers = {story.id: index for index, story in enumerate(seen.candidate.stories)}
        self._shown: set[str] = set()

    def of(self, id_: str) -> PhoneStory:
        """The story of that id, which is shown from now on."""
        self._shown.add(id_)
        return self._made(self._view.stories[id_])

    def left(self) -> tuple[PhoneStory, ...]:
        """The stories that have not been shown, in the candidate's order."""
        if not self._view.private:
            return ()
        stories = self._view.candidate.stories
        return tuple(self._made(story) for story in stories if story.id not in self._shown)

    def _made(self, story: Story) -> PhoneStory:
        result, rest = list[str](), list[str]()
        for beat, sentences in spoken.cut(story, _BRIEF, self._view.candidate.pace).parts:
            (result if beat == "result" else rest).extend(sentences)
        return PhoneStory(
            number=self._numbers[story.id],
            id=story.id,
            cue=self._view.cue(story.id),
            result=" ".join(result),
            rest=" ".join(rest),
            follow_ups=tuple(FollowUp(probe.text, probe.answer or "") for probe in story.probes),
        )


def _session(
    application: Application,
    seen: View,
    stage: Round,
    session: ScheduledSession,
    stories: _Stories,
) -> PhoneSession:
    own, private = session.session, seen.private
    path = ("rounds", seen.index or 0, "sessions", session.index, "minutes")
    begins, ends = _times(stage, session)
    notes = [(one.name, one.notes) for one in session.people if private and one.notes]
    leads, backups = (session.leads, session.backups) if private else ((), ())
    return PhoneSession(
        number=session.index,
        short=session.labels.short,
        heading=session.labels.heading,
        begins=begins,
        ends=ends,
        length=f"{own.minutes} min",
        kind=_kind(session),
        place=own.place or stage.place or "",
        people=tuple(map(person, session.people)) or (Person(own.title, "", ""),),
        stories=tuple(stories.of(choice.story) for choice in leads),
        reserves=tuple(stories.of(choice.story) for choice in backups),
        nothing=_nothing(session) if private else "",
        questions=_questions(seen, session) if private else (),
        notes=tuple(notes),
        held=session.held and private,
        is_break=own.is_break,
        indent=application.record_source.place(path, key=True).column - 1,
    )


def _kind(session: ScheduledSession) -> str:
    """What the invitation calls it, and its format, as far as its title does not say so."""
    own = session.session
    name = own.name or "" if session.people else ""
    said = (name or ("" if session.people else own.title)).lower()
    format_ = FORMATS[own.format]
    return ", ".join(filter(None, (name, "" if own.format in said else format_)))


def _times(stage: Round, session: ScheduledSession) -> tuple[str, str]:
    """When it begins and ends, as ISO 8601 has it; "" without a date or a time."""
    found: list[str] = []
    for minute in session.hours or ():
        at = schedule.clock_time(stage, minute)
        if at and stage.time_zone:
            at = at.replace(tzinfo=zones.zone(stage.time_zone))
        found.append(at.isoformat() if at else _undated(minute))
    return (found[0], found[1]) if found else ("", "")


def _undated(minute: int) -> str:
    """A time without a day, which a phone takes as its own day's."""
    at = dt.timedelta(minutes=minute % schedule.DAY)
    return f"T{str(at).zfill(8)}"


def _nothing(session: ScheduledSession) -> str:
    """What a session without a story says instead."""
    if session.leads:
        return ""
    if session.held:
        return "You told no story."
    if session.plan and session.plan.capacity == 0:
        return "No story: listen, and ask."
    return "No story is left for this session."


def _questions(seen: View, session: ScheduledSession) -> tuple[PhoneQuestion, ...]:
    found = []
    for asked in session.questions:
        names = [seen.record.interviewers[key].name for key in asked.to if key in session.ids]
        to = listed(names) if len(names) < len(session.people) else ""
        found.append(PhoneQuestion(asked.text, to))
    return tuple(found)


def _expected(seen: View) -> tuple[Answered, ...]:
    """What they may ask, with the cue that answers it."""
    section = expected.expected_questions(seen)
    return section.questions if section else ()


def _tables(seen: View) -> dict[str, object]:
    """The round in numbers, where a session is still to come and the bank has stories."""
    open_ = [session for session in seen.sessions if not session.held]
    if not seen.private or seen.plan is None or not open_ or not seen.candidate.stories:
        return {}
    return dict(seen.plan.tables)
