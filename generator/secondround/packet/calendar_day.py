"""The round as appointments: its sessions, the way there, rehearsals, and what is due when.

In: an application, its plan, an edition. Out: a `RoundCalendar`, or None where the edition sees no
sessions or the round has no date. What may lie on a table holds the sessions and the way there.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from secondround.packet import calendar_due, moments, rehearsals
from secondround.packet.model_calendar import (
    Appointment,
    AppointmentKind,
    Contact,
    Moment,
    RoundCalendar,
)
from secondround.packet.view import UNKNOWN_LENGTH, ScheduledSession, View, view
from secondround.plan import Plan
from secondround.records import Application, schedule
from secondround.records.models import Interviewer, Round, Session
from secondround.text import capital, counted, listed
from secondround.vocabulary import Edition

_ALARM: Final = 15  # minutes before a session
_EVENING: Final = dt.time(18)
_REHEARSAL: Final = 30  # minutes
_WRITING: Final = 15  # minutes that a thank-you note takes
_MOST_NAMED: Final = 3
"""People who are all named in a title."""
_AHEAD: Final = 3 * 60
"""Minutes before the first session from which on a time is one to be there."""
_TIME: Final = re.compile(r"(?<![\d:.])([01]?\d|2[0-3])[:.]([0-5]\d)(?![\d:.]\d|\d)")
_OTHER_DAY: Final = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\bday before|\bevening|\bnight|\b[ap]\.?m\b",
    re.IGNORECASE,
)


def calendar(application: Application, plan: Plan | None, edition: Edition) -> RoundCalendar | None:
    """The round's appointments and people, as the edition may see them."""
    seen = view(application, plan, edition)
    stage = seen.round
    off = None if seen.index is None else application.called_off.get(seen.index)
    date = off.date if off else stage.date if stage else None
    if stage is None or date is None or not (off or seen.sessions) or edition is Edition.PUBLIC:
        return None
    day = _Day(seen, stage, date)
    return RoundCalendar(
        title=seen.record.title,
        round=day.round,
        date=date,
        zone=stage.time_zone or "",
        appointments=tuple(day.appointments()) if seen.sessions else (),
        people=tuple(day.contacts.values()),
    )


class _Day:
    """One round's day, and what is to be done before and after it."""

    def __init__(self, seen: View, stage: Round, date: dt.date) -> None:
        self._view, self._stage, self._date = seen, stage, date
        self._company = seen.record.company.name
        alike = [earlier for earlier in seen.earlier_rounds if earlier.name == stage.name]
        self.round = f"{stage.name} {len(alike) + 1}" if alike else stage.name
        self.contacts: dict[str, Contact] = {}  # by id
        for session in seen.sessions:
            for key, person in zip(session.ids, session.people, strict=True):
                self.contacts.setdefault(key, self._contact(key, person))

    def appointments(self) -> Iterator[Appointment]:
        """Deadlines, and then all others in the order in which they come."""
        private, over = self._view.private, not self._view.left
        if private:
            yield from calendar_due.deadlines(self._view, self._key)
            yield from () if over else self._rehearsals()
        if not over:
            yield from self._arrival()
        yield from self._sessions()
        if private:
            yield from self._thanks()

    def _key(self, *parts: str) -> tuple[str, ...]:
        return (self._view.id, self.round, *parts)

    def _contact(self, key: str, person: Interviewer) -> Contact:
        return Contact(
            key=(self._view.id, key),
            name=person.name,
            title=person.title or "",
            company="" if person.role == "customer" else self._company,
            email=person.email or "",
            profile=person.profile or "",
        )

    def _times(self, session: ScheduledSession) -> tuple[Moment, Moment | None]:
        """When it begins and ends; None for an end that nobody knows."""
        found = moments.between(self._stage, session.hours, session.session.minutes)
        if found and session.hours and not session.is_length_known:
            return found[0], None
        return found or (self._date, self._date + dt.timedelta(days=1))

    def _sessions(self) -> Iterator[Appointment]:
        known: dict[tuple[str, ...], int] = {}
        for session in self._view.sessions:
            own = session.session
            identity = self._key("session", *session.ids, own.name or "")
            known[identity] = known.get(identity, 0) + 1
            begins, ends = self._times(session)
            link = own.video or self._stage.video or ""
            yield Appointment(
                kind="session",
                key=(*identity, str(known[identity])),
                title=f"{_called(session)} ({self._company})",
                begins=begins,
                ends=ends,
                place=", ".join(filter(None, (own.place, self._stage.place))),
                link=link,
                text="\n".join(self._text(session)),
                alarm=self._alarm(session),
                record=self._record(session),
            )

    def _alarm(self, session: ScheduledSession) -> int | None:
        """A quarter of an hour before, or when the one before it has ended; none where that never
        ends before this one begins.
        """
        if not session.hours or session.held:
            return None
        begins = session.hours[0]
        others = [other.hours for other in self._view.sessions if other.hours]
        free = [begins - ends for begun, ends in others if begun < begins]
        alarm = min([_ALARM, *free])
        return alarm if alarm > 0 else None

    def _record(self, session: ScheduledSession) -> str:
        """What the record says of a session and its round, apart from times and what is private."""
        own, people = session.session, {}
        for key, person in zip(session.ids, session.people, strict=True):
            people[key] = _said(name=person.name, title=person.title, email=person.email)
        kind = "" if own.format == Session.model_fields["format"].default else own.format
        said = _said(name=own.name, format=kind, place=own.place, video=own.video)
        stage = self._stage
        of_round = _said(
            name=stage.name, time_zone=stage.time_zone, place=stage.place, video=stage.video
        )
        whole: dict[str, Any] = {"round": of_round, "session": said, "people": people}
        if session.is_length_known:
            whole["minutes"] = own.minutes
        return json.dumps(whole, ensure_ascii=False)

    def _text(self, session: ScheduledSession) -> Iterator[str]:
        """What is good to know before one goes in."""
        if not session.is_length_known:
            yield f"{capital(UNKNOWN_LENGTH)}."
        for person in session.people:
            yield ", ".join(filter(None, (person.name, person.title)))
        if not session.session.is_break:
            if passcode := session.session.passcode or self._stage.passcode:
                yield f"Passcode: {passcode}"
            if dial_in := session.session.dial_in or self._stage.dial_in:
                yield f"Dial in: {dial_in}"
        if self._view.private:
            cues = [self._view.cue(choice.story) for choice in session.leads]
            label = "You told" if session.held and not session.is_assumed else "To tell"
            yield from _under(label, cues)
        if (contact := self._view.logistics.contact) and not session.held:
            yield f"If you are late: {contact}"

    def _arrival(self) -> Iterator[Appointment]:
        """The way there, where the record says how long it takes, and the time at which one has to
        be there, where it names one and no other.
        """
        logistics = self._view.logistics
        starts = [session.hours[0] for session in self._view.sessions if session.hours]
        if len(starts) < len(self._view.sessions):
            return
        first = moments.moment(self._stage, min(starts))
        minute = _time_to_be_there(logistics.arrive or "", min(starts))
        arrives = None if minute is None else moments.moment(self._stage, minute)
        if logistics.travel and first:
            ends = arrives or first
            begins = moments.later(ends, -logistics.travel)
            yield self._on_the_way("travel", "Travel", begins, ends, 30)
        if arrives and first:
            yield self._on_the_way("arrival", "Be there", arrives, first, 60)

    def _on_the_way(
        self, kind: AppointmentKind, title: str, begins: Moment, ends: Moment, alarm: int
    ) -> Appointment:
        return Appointment(
            kind=kind,
            key=self._key(kind),
            title=f"{title} ({self._company})",
            begins=begins,
            ends=ends,
            place=self._stage.place or "",
            link="",
            text=(self._view.logistics.arrive or "").strip(),
            alarm=alarm,
        )

    def _rehearsals(self) -> Iterator[Appointment]:
        """Evenings before the round, none before an earlier round is over."""
        days = rehearsals.days_before(self._date, self._view)
        for number, ahead in enumerate(days, 1):
            begins = dt.datetime.combine(self._date - dt.timedelta(days=ahead), _EVENING)
            yield Appointment(
                kind="rehearsal",
                key=self._key("rehearsal", str(ahead)),
                title=f"Rehearse {number} of {len(days)} ({self._company})",
                begins=begins,
                ends=begins + dt.timedelta(minutes=_REHEARSAL),
                place="",
                link="",
                text="\n".join(self._to_rehearse()),
                alarm=0,
            )

    def _to_rehearse(self) -> Iterator[str]:
        """The cues of the day, session by session."""
        yield "Say each story aloud, with a clock beside you."
        for session in self._view.sessions:
            if session.index in self._view.left:
                cues = [self._view.cue(choice.story) for choice in session.leads]
                yield from _under(session.names, cues)  # no time, which may move

    def _thanks(self) -> Iterator[Appointment]:
        """When notes are due: 24 hours after people were met first."""
        waiting = set(schedule.unthanked(self._stage))
        for session in self._view.sessions:
            names = [self.contacts[key].name for key in session.ids if key in waiting]
            waiting -= set(session.ids)
            if not names:
                continue
            begun, ended = self._times(session)
            due = moments.within_a_day(ended or begun)
            timed = isinstance(due, dt.datetime)
            whom = "each of them" if len(names) > 1 else names[0]
            yield Appointment(
                kind="thanks",
                key=self._key("thanks", *session.ids),
                title=f"Thank {listed(names)} ({self._company})",
                begins=moments.later(due, -_WRITING) if isinstance(due, dt.datetime) else due,
                ends=due if timed else due + dt.timedelta(days=1),
                place="",
                link="",
                text=f"A note to {whom}, with one thing they said.",
                alarm=3 * 60,
            )


def _said(**fields: str | None) -> dict[str, str]:
    """The fields that have anything in them."""
    return {name: value for name, value in fields.items() if value}


def _called(session: ScheduledSession) -> str:
    """What a session is called beside others in a calendar."""
    if not session.people:
        return session.session.title
    names = session.names
    if len(session.people) > _MOST_NAMED:
        others = counted(len(session.people) - 1, "other")
        names = f"{session.people[0].name} and {others}"
    return f"{session.session.name or 'Interview'}: {names}"


def _under(label: str, lines: Iterable[str]) -> Iterator[str]:
    lines = list(lines)
    if lines:
        yield f"{label}:"
    for line in lines:
        yield f"– {line}"


def _time_to_be_there(arrive: str, first: int) -> int | None:
    """The minute of the day that a text says to be there at; None unless it is certain.

    The text names one time of day, in a sentence without another day, within three hours before the
    first session: any other time may be that of a train, or of yesterday.
    """
    times = list(_TIME.finditer(arrive))
    if len(times) != 1:
        return None
    (found,) = times
    before, after = arrive[: found.start()], arrive[found.end() :]
    clause = re.split(r"[.;!?\n]", before)[-1] + re.split(r"[.;!?\n]", after)[0]
    minute = int(found[1]) * 60 + int(found[2])
    if _OTHER_DAY.search(clause) or not 0 <= first - minute <= _AHEAD or minute == first:
        return None
    return minute
