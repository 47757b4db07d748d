"""Who is in a session, and what a sentence calls them.

In: an application, a round and a session. Out: people, and names as they were written. It must
never print an id.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from secondround.records import Application
from secondround.records.models import Interviewer
from secondround.text import listed, number_word, quoted


def who(application: Application, round: int, session: int) -> str:
    """The names of the people in a session, or what is there instead, with its time or name if any
    of them is in another one, too, or if it has neither people nor a name.
    """
    sessions = application.record.rounds[round].sessions
    here = sessions[session]
    names = application.record.names(here)
    others = (*sessions[:session], *sessions[session + 1 :])
    met: set[str] = set()
    times, titles = set(), set()
    for other in others:
        met.update(other.with_ or [application.record.names(other)])
        times.add(other.at)
        titles.add(other.name)
    is_nameless = others and not here.with_ and not here.name
    if met.isdisjoint(here.with_ or [names]) and not (is_nameless and here.at):
        return names
    if here.at and here.at not in times:
        return f"{names} (at {here.at:%H:%M})"
    if here.name and here.name not in titles:
        return f"{names} (in {quoted(here.name)})"
    return f"{names} (in session {number_word(session + 1)})"


def names_of(application: Application, ids: Iterable[str]) -> str:
    """The names of people, as a sentence lists them."""
    return listed(application.record.interviewers[id].name for id in ids)


def replaced(application: Application, person: str) -> Application:
    """The application with somebody in the person's place whose name nobody knows yet; as it is for
    "", which is nobody's id.
    """
    people = dict(application.record.interviewers)
    if person not in people:
        return application
    people[person] = people[person].model_copy(update={"name": "whoever comes"})
    record = application.record.model_copy(update={"interviewers": people})
    return replace(application, record=record)


def several(application: Application, round: int, session: int) -> bool:
    """Whether the session is with more than one person, so that its verbs are plural."""
    return len(application.record.people(application.record.rounds[round].sessions[session])) > 1


def titled(interviewer: Interviewer) -> str:
    """Name and title: `Ana Ruiz (Director of Operations)`."""
    return f"{interviewer.name} ({interviewer.title})" if interviewer.title else interviewer.name
