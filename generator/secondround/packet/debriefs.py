"""What was written down of earlier sessions, for what comes next.

In: a view. Out: doubts, statements and promises of all rounds, what a person has heard and asked,
and what was asked that no sheet says. Only the candidate and the coach see any of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain, filterfalse
from operator import attrgetter

from msgspec.structs import replace

from secondround.packet import statements, stress_sheet, words
from secondround.packet.model_debrief import AskedBefore, Doubt
from secondround.packet.model_parts import FollowUp, MetBefore
from secondround.packet.model_thanks import Promised
from secondround.packet.view import View
from secondround.packet.view import view as view_of
from secondround.plan import Plan, likely
from secondround.records import Application, models
from secondround.records.models import Asked, LikelyQuestion, Promise, Round, Session
from secondround.text import caseless, counted
from secondround.vocabulary import Edition

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


def promised(view: View) -> tuple[Promised, ...]:
    """Promises by their days; those without one first, then those that are kept."""
    noted = _noted(view)
    return _promised(view, ((when, session, session.promised) for _, when, session in noted))


def promised_to(view: View, person: str, stage: Round) -> tuple[Promised, ...]:
    """What was promised to a person: all that is not kept, and what was kept of a round."""
    theirs = []
    for _, when, session in _noted(view):
        promises = _made_to(person, session)
        if session not in stage.sessions:
            promises = filterfalse(attrgetter("kept"), promises)
        theirs.append((when, session, promises))
    return _promised(view, theirs)


def _promised(
    view: View, sessions: Iterable[tuple[str, Session, Iterable[Promise]]]
) -> tuple[Promised, ...]:
    found: list[tuple[bool, dt.date, Promised]] = []
    for when, session, promises in sessions:
        for promise in promises:
            due = words.day(promise.due) if promise.due else ""
            to = f"{view.record.promised_to(session, promise)}, {when}"
            made = Promised(promise.text, due, to, promise.kept)
            found.append((promise.kept, promise.due or dt.date.min, made))
    found.sort(key=lambda each: each[:2])
    return tuple(made for _, _, made in found)


def _made_to(person: str, session: Session) -> Iterator[Promise]:
    """The promises of a session to one person; those to nobody in particular are everybody's."""
    for promise in session.promised:
        if promise.to == person or (promise.to is None and person in session.with_):
            yield promise


def open_promises(view: View) -> str:
    """How many promises are not kept yet, and by when the first of them is due; "" where none
    is.
    """
    left = [each for each in promised(view) if not each.kept]
    due = [each.due for each in left if each.due]
    first = "the first by" if len(left) > 1 else "by"
    by = f", {first} {due[0]}" if due else ""
    return f"{counted(len(left), 'promise')} to keep{by}" if left else ""


def met(view: View, person: str) -> tuple[MetBefore, ...]:
    """What a person heard, asked and doubted on each earlier day, and what they were promised; the
    last one first. A doubt of nobody in particular stands with the first who may have it, and so
    does what was stated.
    """
    found: dict[str, MetBefore] = {}
    order = list(dict.fromkeys(chain.from_iterable(map(attrgetter("ids"), view.sessions))))
    for who, when, session in _noted(view, view.earlier_rounds):
        if person in session.with_:
            told = tuple(view.cue(story) for story in session.told or () if story in view.stories)
            asked, doubts = _of(session.asked, person), _of(session.concerns, person)
            first = next((id_ for id_ in order if id_ in session.with_), person)
            said = tuple(statements.said_to(view, f"{who}, {when}")) if person == first else ()
            if person != first:
                doubts = _of(filter(attrgetter("by"), session.concerns), person)
            new = MetBefore(when, told, asked, tuple(_open(person, session)), doubts, said)
            found[when] = _with(found.get(when, _NOTHING), new)
    return tuple(each for each in reversed(found.values()) if replace(each, when="") != _NOTHING)


def _with(first: MetBefore, second: MetBefore) -> MetBefore:
    """Two meetings of one day as one."""
    return MetBefore(
        second.when,
        tuple(dict.fromkeys((*first.told, *second.told))),
        (*first.asked, *second.asked),
        tuple(dict.fromkeys((*first.promised, *second.promised))),
        (*first.doubts, *second.doubts),
        tuple(dict.fromkeys((*first.stated, *second.stated))),
    )


def last_meetings(view: View, people: Iterable[str]) -> dict[str, MetBefore]:
    """The last meeting with each of those people who was met before, by their id, with all that
    they are still promised.
    """
    found: dict[str, MetBefore] = {}
    for key in people:
        if meetings := met(view, key):
            promised = chain.from_iterable(map(attrgetter("promised"), meetings))
            found[key] = replace(meetings[0], promised=tuple(promised))
    return found


def owed(view: View, person: str) -> tuple[str, ...]:
    """What a person was promised in earlier rounds and is not kept yet, without its days."""
    found: dict[str, None] = {}
    for _, _, session in _noted(view, view.earlier_rounds):
        if person in session.with_:
            open_ = filterfalse(attrgetter("kept"), _made_to(person, session))
            found |= dict.fromkeys(map(attrgetter("text"), open_))
    return tuple(found)


def people_met(view: View) -> set[str]:
    """Everybody by id whom an earlier round has met."""
    found: set[str] = set()
    for stage in view.earlier_rounds:
        for session in stage.sessions:
            if session.held:
                found.update(session.with_)
    return found


def met_before(application: Application, plan: Plan) -> dict[str, tuple[MetBefore, ...]]:
    """The people of a round, by id as they are met, each with the earlier meetings."""
    seen = view_of(application, plan, Edition.CANDIDATE)
    people = dict.fromkeys(chain.from_iterable(map(attrgetter("ids"), seen.sessions)))
    return {person: met(seen, person) for person in people}


def asked(view: View, person: str) -> tuple[AskedBefore, ...]:
    """What somebody has asked in this round, which no sheet says."""
    found: list[AskedBefore] = []
    for who, when, session in _noted(view, (view.round,) if view.round else ()):
        if person in session.with_:
            theirs = (each for each in session.asked if _is_of(each, person))
            found += [_asked(view, each, who, when, session) for each in theirs]
    return tuple(found)


def asked_before(view: View) -> tuple[AskedBefore, ...]:
    """What was asked in earlier rounds and no sheet says in full: by those whom this one does not
    meet, since people compare notes, and by whoever is met again, where it is beyond the room that
    there is for it beside them.
    """
    on_sheets = _asked_on_sheets(view)
    found: list[AskedBefore] = []
    for who, when, session in _noted(view, view.earlier_rounds):
        again = on_sheets.keys() & session.with_
        for each in session.asked:
            theirs = [on_sheets[person] for person in again if _is_of(each, person)]
            if not any(_follow_up(each) in shown for shown in theirs):
                asked = _asked(view, each, who, when, session)
                found.append(replace(asked, again=bool(theirs)))
    return tuple(found)


def _asked_on_sheets(view: View) -> dict[str, set[FollowUp]]:
    """Everybody of the round, by id, with what their sheet says in full of what they asked."""
    found: dict[str, set[FollowUp]] = {}
    for session in view.sessions:
        for person in session.ids:
            if person not in found:
                before = met(view, person)
                if not session.held:
                    before = stress_sheet.met_before(before, len(session.ids))
                found[person] = set(chain.from_iterable(map(attrgetter("asked"), before)))
    return found


def _asked(view: View, each: Asked, who: str, when: str, session: Session) -> AskedBefore:
    """A question that was asked, with the story told there that answers it."""
    speaker = view.record.interviewers.get(each.by or "")
    told = [view.stories[story] for story in session.told or () if story in view.stories]
    answer = likely.answering(LikelyQuestion(text=each.text), told)[:1]
    return AskedBefore(
        text=each.text,
        by=speaker.name if speaker else who,
        when=when,
        answer=each.answer or "",
        told="".join(map(view.cue, answer)),
        heard=who,
    )


def _of(said: Iterable[Asked | models.Doubt], person: str) -> tuple[FollowUp, ...]:
    """What a person asked or doubted; in a panel also what nobody in particular did."""
    return tuple(_follow_up(each) for each in said if _is_of(each, person))


def _follow_up(said: Asked | models.Doubt) -> FollowUp:
    return FollowUp(said.text, said.answer or "")


def _is_of(said: Asked | models.Doubt, person: str) -> bool:
    return said.by in {None, person}


def _open(person: str, session: Session) -> Iterator[str]:
    """The promises of a session to somebody that are not kept yet, each with its day."""
    for promise in _made_to(person, session):
        if not promise.kept:
            yield f"{promise.text}, by {words.day(promise.due)}" if promise.due else promise.text


def _noted(view: View, rounds: Iterable[Round] | None = None) -> Iterator[tuple[str, str, Session]]:
    """The sessions that are written down, each with who was there and when; of all rounds, or of
    some.
    """
    for stage in (view.record.rounds if rounds is None else rounds) if view.private else ():
        when = statements.when(stage)
        for session in stage.sessions:
            if session.noted:
                yield view.record.names(session), when, session
