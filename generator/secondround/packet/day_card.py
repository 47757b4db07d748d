"""The day card: when, where, who, which stories, which questions, on one printed page.

In: a view. Out: a `DayCard`, or None where there is no round or the edition sees no sessions. What
may lie on a table in front of an interviewer shows nothing of what somebody else is to hear or be
asked: only the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from operator import attrgetter
from typing import Final

from msgspec.structs import replace

from secondround.packet import debriefs, messages, stress, whereabouts, words
from secondround.packet.day_strip import day_strip
from secondround.packet.model_parts import Missing, Person
from secondround.packet.model_take_along import DayCard, DayCardRow
from secondround.packet.thanks_wording import running_on
from secondround.packet.view import FORMATS, NO_STORY_LEFT, ScheduledSession, View, person
from secondround.records import schedule
from secondround.records.models import Interviewer, Logistics, Round
from secondround.text import counted, listed
from secondround.vocabulary import layout

_FEW: Final = 5
"""Sessions up to which the card has room for two questions each."""


def day_card(view: View) -> DayCard | None:
    """The day on one page."""
    stage = view.round
    if stage is None or not view.sessions:
        return None
    practical = view.logistics
    hours = schedule.span(stage)
    return DayCard(
        day=words.day(stage.date) if stage.date else "",
        hours=_hours(view, hours) if hours else "",
        zone=words.zone(stage.time_zone, schedule.begin(stage)) if stage.time_zone else "",
        place=whereabouts.shared(stage),
        video=stage.video or "",
        passcode=stage.passcode or "",
        dial_in=stage.dial_in or "",
        contact=practical.contact or "",
        arrive=practical.arrive or "",
        bring=practical.bring,
        strip=day_strip(view.sessions),
        rows=tuple(_rows(view)),
        compared=_compared(view) if view.private else (),
        end=_end(view, hours) if view.private else "",
        brief=not view.private,
        missing=tuple(_missing(stage, practical)) if view.private else (),
        messages=messages.of_day(view),
        if_then=view.candidate.if_then if view.private else (),
    )


def _compared(view: View) -> tuple[str, ...]:
    """The questions that several are asked on purpose, each once."""
    texts: dict[str, None] = {}
    for session in view.sessions:
        for question in session.questions:
            if question.compare:
                texts[question.text] = None
    return tuple(texts)


def _rows(view: View) -> Iterator[DayCardRow]:
    """A row for each session. What was left open with somebody stands where they are met first."""
    seen: set[str] = set()
    for session in view.sessions:
        row = _row(view, session)
        if view.private and not session.held:
            promised, doubt = _left_open(view, session, seen)
            row = replace(row, promised=promised, doubt=doubt)
            seen.update(session.ids)
        yield row


def _left_open(
    view: View, session: ScheduledSession, seen: set[str]
) -> tuple[tuple[str, ...], str]:
    """What those who were not `seen` today were promised when they were met before, and the first
    doubt that they had. In a group a promise to one of them says to whom.
    """
    promised: dict[str, list[str]] = {}
    doubt = ""
    for key in session.ids:
        if key in seen:
            continue
        for promise in debriefs.owed(view, key):
            promised.setdefault(promise, []).append(view.record.interviewers[key].name)
        for heard in chain.from_iterable(map(attrgetter("doubts"), debriefs.met(view, key))):
            doubt = doubt or heard.text
    by_whom: dict[str, list[str]] = {}
    for promise, names in promised.items():
        for_some = len(names) < len(session.ids)
        by_whom.setdefault(f"for {listed(names)}, " if for_some else "", []).append(promise)
    said = []
    for whom, promises in by_whom.items():
        said += [f"{whom}{listed(map(running_on, promises))}"] if whom else promises
    return tuple(said), doubt


def _row(view: View, session: ScheduledSession) -> DayCardRow:
    row = DayCardRow(
        heading=session.labels.heading,
        named=session.names in session.labels.heading or not session.people,
        until=session.until,
        people=tuple(map(_met, session.people)) or (Person(session.session.title, "", ""),),
        format=_format(session),
        place=whereabouts.within(view.round, session.session),
        video=session.session.video or "",
        passcode=session.session.passcode or "",
        dial_in=session.session.dial_in or "",
        done="",
        cues=(),
        more="",
        questions=(),
    )
    if not view.private:
        return row
    most = stress.QUESTIONS if len(view.sessions) <= _FEW else 1
    questions = [question.text for question in session.questions if not question.compare]
    return replace(
        row,
        done=_done(session),
        cues=tuple(view.cue(choice.story) for choice in session.leads),
        more=_more(session),
        questions=tuple(questions[:most]),
    )


def _more(session: ScheduledSession) -> str:
    """How many stories have no cue on the card, but stand on the session's sheet; or that none is
    left, or only one in reserve, where some could be told.
    """
    if session.plan and session.plan.capacity and not session.leads and not session.held:
        return "A story in reserve" if session.backups else NO_STORY_LEFT.rstrip(".")
    number = len(session.leads) - stress.CUES
    if number <= 0 or session.held:
        return ""
    return f"{counted(number, 'more story', 'more stories')} on the sheet"


def _met(interviewer: Interviewer) -> Person:
    """Somebody by name and title, and that they decide."""
    known = person(interviewer)
    decides = "decides" if interviewer.decides else ""
    return replace(known, title=", ".join(filter(None, (known.title, decides))))


def _format(session: ScheduledSession) -> str:
    """What kind of session it is; "" where its title says so."""
    if session.people:
        return FORMATS[session.session.format]
    known = session.session.format in session.session.title.lower()
    return FORMATS[session.session.format] if session.session.name and not known else ""


def _hours(view: View, hours: tuple[int, int]) -> str:
    """From when to when the day is; of one whose end nobody knows, when it begins."""
    for session in view.sessions:
        if session.hours and session.hours[1] == hours[1] and not session.is_length_known:
            return words.clock(hours[0])
    return words.between(*hours)


def _end(view: View, hours: tuple[int, int] | None) -> str:
    """What ends the day; "" once it is over."""
    last = view.sessions[-1]
    if last.held:
        return ""
    if hours and last.is_length_known:
        return f"Over at {words.clock(hours[1])}"
    return f"Over after {last.names}"


def _done(session: ScheduledSession) -> str:
    """What the card says of a session that is over; the cues of what was told there follow."""
    if not session.held or session.session.is_break:
        return ""
    if session.leads:
        return "Done. Planned there:" if session.is_assumed else "Done. You told:"
    return "Done." if session.session.told is None else "Done. You told no story."


def _missing(stage: Round, practical: Logistics) -> Iterator[Missing]:
    has_place = (
        whereabouts.shared(stage)
        or stage.video
        or stage.dial_in
        or all(each.place or each.video or each.dial_in for each in stage.sessions)
    )
    if not stage.date:
        yield Missing("the date", "rounds: date", layout.RECORD)
    if not has_place:
        yield Missing("the place", "rounds: place", layout.RECORD)
    if not all(session.at for session in stage.sessions):
        yield Missing("when each session starts", "sessions: at", layout.RECORD)
    if not practical.contact:
        yield Missing("who to call if you are late", "logistics: contact", layout.RECORD)
