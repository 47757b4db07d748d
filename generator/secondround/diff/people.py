"""What has changed about the people and the days: who is met, when, where, and what came of it.

In: two states of a packet. Out: sentences.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import chain

from secondround.diff.model import State
from secondround.diff.pairs import altered, from_to, gone, partners, reworded
from secondround.diff.story_plan import name, together
from secondround.packet import words
from secondround.records import Application
from secondround.records.models import Interviewer, Round, Session
from secondround.text import capital, listed, quoted


def people(old: State, new: State) -> Iterator[str]:
    """Interviewers who are added, removed, or known better."""
    before, after = old.application.record.interviewers, new.application.record.interviewers
    for id_, person in after.items():
        if id_ in before:
            yield from _person(before[id_], person)
        else:
            title = f" ({person.title})" if person.title else ""
            yield f"{person.name}{title} has been added."
    for id_, person in before.items():
        if id_ not in after:
            yield f"{person.name} has been removed."


def _person(was: Interviewer, now: Interviewer) -> Iterator[str]:
    if was.name != now.name:
        yield f"{was.name} is now spelled {now.name}."
    if was.title != now.title:
        yield from_to(f"{now.name}’s title", was.title, now.title)
    if was.role != now.role:
        yield from_to(f"{now.name}’s part in the decision", was.role, now.role)
    yield from reworded(now.name, altered(was, now, "name", "title", "role"))


def rounds(old: State, new: State) -> Iterator[str]:
    """Rounds and sessions that are added, removed, moved or held."""
    before, after = old.application.record.rounds, new.application.record.rounds
    found = partners(before, after, _likeness)
    for index, stage in enumerate(after):
        if index in found:
            yield from _round(old, before[found[index]], new, stage)
        else:
            date = f": {words.day(stage.date)}" if stage.date else ""
            yield f"The round {quoted(stage.name)} has been added{date}."
    for stage in gone(before, found):
        yield f"The round {quoted(stage.name)} has been removed."


def _likeness(old: Round, new: Round) -> float:
    """Rounds of one name are the same; else those with the most alike session."""
    likeness = 2.0 if old.name == new.name else 0.0
    for was in old.sessions:
        for now in new.sessions:
            likeness = max(likeness, together(was, now))
    return likeness


def _round(old: State, was: Round, new: State, now: Round) -> Iterator[str]:
    if was.name != now.name:
        yield f"The round {quoted(was.name)} is now called {quoted(now.name)}."
    if was.date != now.date:
        yield from_to(f"The date of {quoted(now.name)}", _day(was.date), _day(now.date))
    yield from reworded(quoted(now.name), altered(was, now, "name", "date", "sessions"))
    found = partners(was.sessions, now.sessions, together)
    for index, session in enumerate(now.sessions):
        if index in found:
            yield from _session(old, was.sessions[found[index]], new, session)
        else:
            at = f", at {words.time(session.at)}" if session.at else ""
            yield f"A {_called(new.application, session)} has been added{at}."
    off = [*chain.from_iterable(stage.sessions for stage in new.application.called_off.values())]
    for session in gone(was.sessions, found):
        is_off = any(together(session, other) for other in off)
        happened = "called off" if is_off else "removed"
        yield f"The {_called(old.application, session)} has been {happened}."


def _called(application: Application, session: Session) -> str:
    """`session with Ana Ruiz`, or `session called “Coding test”` where nobody is in it."""
    if session.with_:
        return f"session with {name(application, session)}"
    return f"session called {quoted(session.title)}"


def _session(old: State, was: Session, new: State, now: Session) -> Iterator[str]:
    who = name(new.application, now)
    called = _called(new.application, now)
    session = f"The {called}"
    reported = {"at", "minutes"}
    if set(was.with_) != set(now.with_):
        reported.add("with_")
        yield f"{session} was previously with {name(old.application, was)}."
    if was.at != now.at:
        yield from_to(f"The time of the {called}", _time(was.at), _time(now.at))
    if was.minutes != now.minutes:
        yield f"{session} is now {now.minutes} minutes long; it was {was.minutes}."
    if now.told is not None:
        reported.add("told")
        if was.told != now.told:
            titles = [quoted(new.application.story(story).title) for story in now.told]
            yield f"{capital(who)} heard {listed(titles) or 'no story'}."
    if set(now.people_thanked) >= set(was.people_thanked):
        reported.add("thanked")
        sent = [id_ for id_ in now.people_thanked if id_ not in was.people_thanked]
        if sent:
            known = new.application.record.interviewers
            whom = listed(known[id_].name for id_ in sent)
            yield f"A thank-you note has been sent to {whom}."
    if now.debrief and not was.debrief:
        reported.add("debrief")
        yield f"A debrief has been added for the {called}."
    yield from reworded(session, altered(was, now, *reported))


def _day(date: dt.date | None) -> str:
    return words.day(date) if date else ""


def _time(at: dt.time | None) -> str:
    return words.time(at) if at else ""


def names(old: State, new: State) -> Iterator[str]:
    """Who has another name in what is published."""
    was, now = old.application.pseudonyms.names, new.application.pseudonyms.names
    for real in now | was:
        if was.get(real) != now.get(real):
            yield from_to(f"{real}’s name in public", was.get(real), now.get(real))
