"""The day card: when, where, who, which stories, which questions, on one printed page.

In: a view. Out: a `DayCard`, or None where there is no round or the edition sees no sessions. What
may lie on a table in front of an interviewer holds nothing of what somebody else is to hear or be
asked: the day alone.
"""

from __future__ import annotations

from secondround.packet import words
from secondround.packet.model import DayCard, Slot
from secondround.packet.model_parts import Missing
from secondround.packet.view import FORMATS, Talk, View, person
from secondround.records import schedule
from secondround.records.models import Logistics, Round
from secondround.vocabulary import layout

_FEW, _MANY = 4, 8
"""Sessions: up to the first, three questions fit beside each other on the page; from the second,
one.
"""


def day_card(view: View) -> DayCard | None:
    """The day on one page."""
    stage = view.round
    if stage is None or not view.talks:
        return None
    practical = view.record.logistics or Logistics()
    return DayCard(
        day=words.day(stage.date) if stage.date else "",
        hours=_hours(stage),
        zone=words.zone(stage.time_zone, schedule.begin(stage)) if stage.time_zone else "",
        place=stage.place or "",
        video=stage.video or "",
        arrive=practical.arrive or "",
        slots=tuple(_slot(view, talk) for talk in view.talks),
        compared=_compared(view) if view.private else (),
        bring=practical.bring,
        contact=practical.contact or "",
        brief=not view.private,
        missing=tuple(_missing(stage, practical)) if view.private else (),
    )


def _compared(view: View) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(one.text for talk in view.talks for one in talk.asked if one.compare)
    )


def _hours(stage: Round) -> str:
    """From the first start to the last end; "" unless every session has a time."""
    hours = schedule.whole(stage)
    return words.between(*hours) if hours else ""


def _slot(view: View, talk: Talk) -> Slot:
    questions = 3 if len(view.talks) <= _FEW else 2 if len(view.talks) < _MANY else 1
    return Slot(
        when=talk.when,
        people=tuple(map(person, talk.people)),
        format=talk.session.name or FORMATS[talk.session.format],
        place=talk.session.place or "",
        done=_done(talk) if view.private else "",
        cues=tuple(view.cue(choice.story) for choice in talk.plan.leads)
        if talk.plan and view.private
        else (),
        questions=tuple(one.text for one in talk.asked if not one.compare)[:questions]
        if view.private
        else (),
    )


def _done(talk: Talk) -> str:
    """How a session that is over stands on the card: the cues of what was told there follow."""
    if talk.plan is None or not talk.plan.begun:
        return ""
    if talk.plan.leads:
        return "Done. Told:"
    return "Done." if talk.session.told is None else "Done. No story told."


def _missing(stage: Round, practical: Logistics) -> list[Missing]:
    wanted = (
        ("the day", "rounds: date", stage.date),
        (
            "where it is",
            "rounds: place",
            stage.place or stage.video or all(session.place for session in stage.sessions),
        ),
        ("when each session starts", "sessions: at", all(session.at for session in stage.sessions)),
        ("whom to call if late", "logistics: contact", practical.contact),
    )
    return [Missing(what, field, layout.RECORD) for what, field, there in wanted if not there]
