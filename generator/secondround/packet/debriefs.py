"""What was written down of earlier sessions, for what comes next.

In: a view. Out: doubts, statements and promises of all rounds, and what a person has
heard and asked. Only
the candidate and the coach see any of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import filterfalse
from operator import attrgetter

from secondround.packet import words
from secondround.packet.model_debrief import AskedBefore, Doubt, Promised, Stated
from secondround.packet.model_parts import FollowUp, MetBefore
from secondround.packet.view import View
from secondround.records import models
from secondround.records.models import Asked, Round, Session
from secondround.text import capital, caseless, counted, short_day

_OTHER = "other"
_NOTHING = MetBefore("", (), ())


def doubts(view: View) -> tuple[Doubt, ...]:
    """Those they may have, then others that were heard; each once, with all whom it was heard from
    and the answer, where there is one.
    """
    found: dict[str, Doubt] = {}
    for concern in view.record.role.concerns:
        found[caseless(concern.text)] = Doubt(concern.text, "", concern.answer or "")
    for who, when, session in _noted(view):
        for concern in session.concerns:
            key = caseless(concern.text)
            known = found.get(key, Doubt(concern.text, "", ""))
            speaker = view.record.interviewers.get(concern.by or "")
            heard = known.heard
            if (from_ := f"{speaker.name if speaker else who}, {when}") not in heard:
                heard = "; ".join(filter(None, (heard, from_)))
            answer = concern.answer or known.answer
            found[key] = Doubt(known.text, heard, answer)
    return tuple(found.values())


def stated(view: View) -> tuple[Stated, ...]:
    """What was said of pay, notice and reasons, the first time first."""
    found = []
    for who, when, session in _noted(view):
        for statement in session.stated:
            about = "" if statement.about == _OTHER else capital(statement.about)
            found.append(Stated(about, statement.text, f"{who}, {when}"))
    return tuple(found)


def promised(view: View) -> tuple[Promised, ...]:
    """Promises by their days; those without one first, then those that are kept."""
    return _promised(_noted(view))


def promised_to(view: View, person: str, stage: Round) -> tuple[Promised, ...]:
    """What was promised where a person was: all that is not kept, and what was kept of a round."""
    there = []
    for who, when, session in _noted(view):
        if person in session.with_:
            promises = session.promised
            if session not in stage.sessions:
                promises = tuple(filterfalse(attrgetter("kept"), promises))
            there.append((who, when, session.model_copy(update={"promised": promises})))
    return _promised(there)


def _promised(sessions: Iterable[tuple[str, str, Session]]) -> tuple[Promised, ...]:
    found: list[tuple[bool, dt.date, Promised]] = []
    for who, when, session in sessions:
        for promise in session.promised:
            due = words.day(promise.due) if promise.due else ""
            made = Promised(promise.text, due, f"{who}, {when}", promise.kept)
            found.append((promise.kept, promise.due or dt.date.min, made))
    found.sort(key=lambda each: each[:2])
    return tuple(made for _, _, made in found)


def open_promises(view: View) -> str:
    """How many promises are not kept yet, and by when the first of them is due; "" where none
    is.
    """
    left = [each for each in promised(view) if not each.kept]
    due = [each.due for each in left if each.due]
    by = f", by {due[0]}" if due else ""
    return f"{counted(len(left), 'promise')} to keep{by}" if left else ""


def met(view: View, person: str) -> tuple[MetBefore, ...]:
    """What a person heard, asked and doubted in each earlier round, and what they were promised;
    the last time first.
    """
    found = []
    for _, when, session in _noted(view, view.earlier_rounds):
        if person in session.with_:
            told = tuple(view.cue(story) for story in session.told or () if story in view.stories)
            asked, doubts = _of(session.asked, person), _of(session.concerns, person)
            found.append(MetBefore(when, told, asked, tuple(_open(session)), doubts))
    return tuple(each for each in reversed(found) if replace(each, when="") != _NOTHING)


def asked(view: View, person: str) -> tuple[AskedBefore, ...]:
    """What a person has asked, as far as no sheet says it: all of somebody who is not met in this
    round, else what they have asked in this one.
    """
    is_met = any(person in session.ids for session in view.sessions)
    rounds = view.record.rounds[len(view.earlier_rounds) * is_met :]
    found: list[AskedBefore] = []
    for _, when, session in _noted(view, rounds):
        if person in session.with_:
            theirs = _of(session.asked, person)
            found += (AskedBefore(each.text, when, each.answer) for each in theirs)
    return tuple(found)


def _of(said: Iterable[Asked | models.Doubt], person: str) -> tuple[FollowUp, ...]:
    """What a person asked or doubted; in a panel also what nobody in particular did."""
    theirs = (each for each in said if each.by in {None, person})
    return tuple(FollowUp(each.text, each.answer or "") for each in theirs)


def _open(session: Session) -> Iterator[str]:
    """The promises of a session that are not kept yet, each with its day."""
    for promise in session.promised:
        if not promise.kept:
            yield f"{promise.text}, by {words.day(promise.due)}" if promise.due else promise.text


def _noted(view: View, rounds: Iterable[Round] | None = None) -> Iterator[tuple[str, str, Session]]:
    """The sessions that are written down, each with who was there and when; of all rounds, or of
    some.
    """
    for stage in (view.record.rounds if rounds is None else rounds) if view.private else ():
        when = short_day(stage.date) if stage.date else stage.name
        for session in stage.sessions:
            if session.noted:
                yield view.record.names(session), when, session
