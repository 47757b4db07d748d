"""What is kept for a later round, worked out on the records alone, for the checker. No code is
shared with plan or oracle.
"""

from __future__ import annotations

from secondround.records import Application
from secondround.records.models import Session, Story

MINUTES = {"behavioural": 15, "panel": 20, "technical": 30, "presentation": 30, "meal": 30}
MINUTES |= {"informal": 20, "recorded": 10, "ai": 15}
"""What a story takes, by format; in a test or a break, none is told."""


def kept(application: Application, round: int, session: Session) -> set[str]:
    """The ids of the stories kept from a session; none where that also depends on what its people
    are likely to ask.
    """
    record, bank = application.record, application.candidate.stories
    if any(record.interviewers[id].likely_questions for id in session.with_):
        return set()
    talks = [talk for past in record.rounds[:round] for talk in past.sessions]
    told = {id for talk in talks for id in talk.told or ()}
    gone = {_project(story) for story in bank if story.id in told}
    new = [story for story in bank if _project(story) not in gone]
    able = [story for story in new if story.id not in session.avoid]
    matters, asked = top(application, session), asked_for(application, session)
    fit = [story for story in able if matters & set(story.shows)]
    most = 1 if fit else len(new)
    fit = fit or [story for story in able if not asked or asked & set(story.shows)]
    fitting = {_project(story) for story in fit}
    whole = {_project(story) for story in fit if _strength(story) > 1}
    room = sum(map(_room, record.rounds[round].sessions))
    later = [talk for stage in record.rounds[round + 1 :] for talk in stage.sessions]
    later.sort(key=lambda talk: -_rank(application, talk))
    own, found = _rank(application, session), set[str]()
    for talk in later if fit else ():
        if _rank(application, talk) >= own:
            found |= set(_openers(application, talk, new)) - fitting
    for talk in later if fit else ():
        wanted = _openers(application, talk, new) if _rank(application, talk) > own else []
        for project in wanted[:most]:
            if project in fitting and len(whole - found - {project}) >= room:
                found.add(project)
    return {story.id for story in new if _project(story) in found}


def asked_for(application: Application, session: Session) -> set[str]:
    """What the people of a session ask for, or the posting."""
    asked = set(session.focus).union(*(line.shows for line in application.record.role.requirements))
    for id in session.with_:
        interviewer = application.record.interviewers[id]
        asked.update(interviewer.cares_about)
        asked |= _card(application, interviewer.role)
    return asked


def top(application: Application, session: Session) -> set[str]:
    """What matters most in a session."""
    people = [application.record.interviewers[id] for id in session.with_]
    known = set(session.focus).union(*(person.cares_about for person in people))
    return known or set().union(*(_card(application, person.role) for person in people))


def _card(application: Application, role: str) -> set[str]:
    cards = [card for card in application.library.roles if card.role == role]
    return set().union(*(card.judges for card in cards))


def _rank(application: Application, session: Session) -> int:
    people = application.record.interviewers
    deciding = {id for id, person in people.items() if person.decides}
    deciding = deciding or {id for id, who in people.items() if who.role == "hiring manager"}
    roles = {people[id].role for id in session.with_}
    if decides := deciding & set(session.with_):
        return 6 + bool(decides)
    if "hiring manager" in roles:
        return 6
    return 4 if roles & {"senior manager", "executive"} else 2


def _openers(application: Application, talk: Session, bank: list[Story]) -> list[str]:
    """The projects that a session may open with, the best first."""
    wanted = top(application, talk)
    able = [story for story in bank if wanted & set(story.shows)]
    able.sort(key=lambda story: (-_strength(story), -len(wanted & set(story.shows))))
    return [_project(story) for story in able]


def _room(session: Session) -> int:
    """How many stories a session has room for, whatever is pinned there."""
    if session.stories is not None:
        return session.stories
    return min(session.minutes // MINUTES.get(session.format, session.minutes + 1), 6)


def _project(story: Story) -> str:
    return story.project or f"alone {story.id}"


def _strength(story: Story) -> int:
    return story.strength if story.situation and story.action and story.result else 1
