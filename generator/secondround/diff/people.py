"""What has changed about the people and the days: who is met, when, where, and what came of it.

In: two states of a packet. Out: sentences.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from secondround.diff.model import State
from secondround.diff.pairs import altered, from_to, paired, reworded
from secondround.diff.story_plan import name, together
from secondround.packet import words
from secondround.records.models import Round, Session
from secondround.text import listed, quoted


def people(old: State, new: State) -> Iterator[str]:
    """Interviewers who are new, gone, or known better."""
    before, after = old.application.record.interviewers, new.application.record.interviewers
    for id_, them in after.items():
        if id_ not in before:
            yield f"{them.name}{f', {them.title},' if them.title else ''} is new."
            continue
        was = before[id_]
        if was.name != them.name:
            yield f"{was.name} is now written {them.name}."
        if was.title != them.title:
            yield from_to(f"{them.name}’s title", was.title, them.title)
        if was.role != them.role:
            yield from_to(f"{them.name}’s part in the decision", was.role, them.role)
        yield from reworded(them.name, altered(was, them, "name", "title", "role"))
    yield from (f"{them.name} is gone." for id_, them in before.items() if id_ not in after)


def rounds(old: State, new: State) -> Iterator[str]:
    """Rounds and sessions that are new, gone, moved or held."""
    before, after = old.application.record.rounds, new.application.record.rounds
    for i, j in paired(
        before, after, lambda was, now: 2 if was.name == now.name else _alike(was, now)
    ):
        if j is None and i is not None:
            yield f"The round {quoted(before[i].name)} is gone."
        elif j is not None and i is None:
            date = after[j].date
            yield f"The round {quoted(after[j].name)} is new{f': {words.day(date)}' if date else ''}."
        elif i is not None and j is not None:
            yield from _round(old, before[i], new, after[j])


def _alike(old: Round, new: Round) -> float:
    return max((together(was, now) for was in old.sessions for now in new.sessions), default=0)


def _round(old: State, was: Round, new: State, now: Round) -> Iterator[str]:
    if was.name != now.name:
        yield f"The round {quoted(was.name)} is now called {quoted(now.name)}."
    if was.date != now.date:
        yield from_to(f"The date of {quoted(now.name)}", _day(was.date), _day(now.date))
    yield from reworded(quoted(now.name), altered(was, now, "name", "date", "sessions"))
    for i, j in paired(was.sessions, now.sessions, together):
        if j is None and i is not None:
            yield f"The session with {name(old.application, was.sessions[i])} is gone."
        elif j is not None and i is None:
            yield f"A session with {name(new.application, now.sessions[j])} is new{_at(now.sessions[j])}."
        elif i is not None and j is not None:
            yield from _session(old, was.sessions[i], new, now.sessions[j])


def _session(old: State, was: Session, new: State, now: Session) -> Iterator[str]:
    who = name(new.application, now)
    them = f"The session with {who}"
    if set(was.with_) != set(now.with_):
        yield f"{them} was one with {name(old.application, was)}."
    if was.at != now.at:
        yield from_to(
            f"The time with {who}", was.at and words.time(was.at), now.at and words.time(now.at)
        )
    if was.minutes != now.minutes:
        yield f"{them} has {now.minutes} minutes; it had {was.minutes}."
    if now.told is not None and was.told != now.told:
        titles = {story.id: story.title for story in new.application.candidate.stories}
        told = [quoted(titles[story]) for story in now.told]
        yield f"{who} heard {listed(told)}." if told else f"{who} heard no story."
    if now.thanked and not was.thanked:
        yield f"Thanks are sent to {who}."
    if now.debrief and not was.debrief:
        yield f"{them} has a debrief."
    said = {
        "with_": set(was.with_) != set(now.with_),
        "told": now.told is not None,
        "thanked": now.thanked,
        "debrief": bool(now.debrief and not was.debrief),
    }
    yield from reworded(
        them, altered(was, now, "at", "minutes", *(name for name, told in said.items() if told))
    )


def _day(date: dt.date | None) -> str:
    return words.day(date) if date else ""


def _at(session: Session) -> str:
    return f", at {words.time(session.at)}" if session.at else ""


def names(old: State, new: State) -> Iterator[str]:
    """Who stands under another name in what is published."""
    was, now = old.application.pseudonyms.names, new.application.pseudonyms.names
    for real in dict.fromkeys((*now, *was)):
        if was.get(real) != now.get(real):
            yield from_to(f"{real}’s name in public", was.get(real), now.get(real))
