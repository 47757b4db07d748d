"""The hard constraints of a plan, checked on the records alone. No code is shared with plan or
oracle.
"""

from __future__ import annotations

from collections import Counter

from tests.plan.keeping import asked_for, kept

from secondround.plan.model import Plan
from secondround.records import Application
from secondround.records.models import Session


def broken(application: Application, plan: Plan) -> list[str]:
    """Every hard constraint that the plan breaks, in words; empty for a sound plan."""
    record, found = application.record, list[str]()
    stage = record.rounds[plan.round]
    project = {
        story.id: story.project or f"alone {story.id}" for story in application.candidate.stories
    }
    shows = {story.id: set(story.shows) for story in application.candidate.stories}
    open_sessions = [
        session for session in plan.sessions if stage.sessions[session.index].told is None
    ]
    over = {
        project[id]
        for past in record.rounds[: plan.round]
        for session in past.sessions
        for id in session.told or ()
    }
    over |= {project[id] for session in stage.sessions for id in session.told or ()}
    ignored = {
        (clash.path[3], stage.sessions[int(clash.path[3])].tell[int(clash.path[5])])
        for clash in plan.clashes
    }
    fresh: Counter[str] = Counter()
    led = set[str]()
    for planned in open_sessions:
        session = stage.sessions[planned.index]
        leads = [choice.story for choice in planned.leads]
        waived = {repeat.story for repeat in session.repeat_ok}
        pinned = {id for id in session.tell if (planned.index, id) not in ignored}
        if len(set(leads)) != len(leads):
            found.append(f"{planned.index}: a story twice in one session")
        if len(leads) > planned.capacity:
            found.append(f"{planned.index}: more stories than room")
        if session.stories is not None and planned.capacity != session.stories:
            found.append(f"{planned.index}: room is not what the record says")
        if not pinned <= set(leads):
            found.append(f"{planned.index}: a pinned story is not told")
        asked = _asked(application, session)
        idle = {id for id in leads if id not in pinned and asked and not shows[id] & asked}
        if idle and (len(leads) > 1 or plan.round + 1 < len(record.rounds)):
            found.append(f"{planned.index}: a story that nobody there asks for")
        if set(leads) & set(session.avoid):
            found.append(f"{planned.index}: a banned story is told")
        found += [
            f"{planned.index}: {id} was told before"
            for id in leads
            if project[id] in over - {""} and id not in pinned | waived
        ]
        keeping = kept(application, plan.round, session)
        found += [
            f"{planned.index}: {id} is kept for a later round"
            for id in leads
            if id in keeping and id not in pinned | waived
        ]
        fresh.update(project[id] for id in leads if id not in waived)
        led |= {project[id] for id in leads}
        if {waiver.story for waiver in plan.waivers if waiver.session == planned.index} - waived:
            found.append(f"{planned.index}: a waiver that nobody gave")
    found += [f"{name} is told {times} times" for name, times in fresh.items() if times > 1]
    reserve = [
        (session.index, choice.story) for session in open_sessions for choice in session.backups
    ]
    held = Counter(project[id] for _, id in reserve)
    found += [f"{name} is held {times} times" for name, times in held.items() if times > 1]
    found += [f"{name} is both lead and backup" for name in set(held) & (led | over)]
    found += [
        f"{index}: backup {id} is banned"
        for index, id in reserve
        if id in stage.sessions[index].avoid
    ]
    return [*found, *_questions(application, plan)]


def _asked(application: Application, session: Session) -> set[str]:
    """What the people of a session ask for; nothing where that also depends on their questions."""
    people = [application.record.interviewers[id] for id in session.with_]
    if any(interviewer.likely_questions for interviewer in people):
        return set()
    return asked_for(application, session)


def _questions(application: Application, plan: Plan) -> list[str]:
    """No question twice, unless it is marked to be asked of everyone; nobody asked who is not
    there.
    """
    everyone = {question.text for question in application.record.questions if question.ask_everyone}
    everyone |= {
        question.text for question in application.library.questions if question.ask_everyone
    }
    asked = Counter(question.text for session in plan.sessions for question in session.questions)
    found = [
        f"{text} is asked twice"
        for text, times in asked.items()
        if times > 1 and text not in everyone
    ]
    for session in plan.sessions:
        texts = [question.text for question in session.questions]
        if len(texts) != len(set(texts)):
            found.append(f"{session.index}: a question twice in one session")
        if any(
            not set(question.to) <= set(session.interviewers) or not question.to
            for question in session.questions
        ):
            found.append(f"{session.index}: a question for somebody who is not there")
    return found
