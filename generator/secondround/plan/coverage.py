"""Coverage: who hears proof of what, and the empty cells that matter.

In: an application, a round, and who leads where. Out: `Coverage`: requirement by session,
competency by session, and can, will and fit by session, with remarks in words.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from secondround.plan import objectives
from secondround.plan.inputs import PlanInput, StoryInput
from secondround.plan.model import Coverage
from secondround.plan.pins import who
from secondround.records import Application
from secondround.records.models import Record
from secondround.text import capital, listed, quoted
from secondround.vocabulary import ANSWER_QUESTIONS, ANSWERS

Heard = Sequence[Sequence[StoryInput]]
"""The stories of each session, told or planned."""


def cover(application: Application, round: int, inputs: PlanInput, heard: Heard) -> Coverage:
    """The tables, and what is empty in them."""
    lines = application.record.role.requirements
    asked = list(dict.fromkeys(name for session in inputs.sessions for name in session.points))
    return Coverage(
        requirements=tuple(_proof(heard, line.shows) for line in lines),
        competencies=tuple((name, _proof(heard, (name,))) for name in asked),
        answers=tuple((answer, _answers(heard, answer)) for answer in ANSWERS),
        remarks=(
            *_unproven(application, round, heard),
            *_silent(application, round, inputs, heard),
        ),
    )


def _proof(heard: Heard, shows: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(story.id for story in stories if objectives.proven(shows, [story]))
        for stories in heard
    )


def _answers(heard: Heard, answer: str) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(story.id for story in stories if answer in story.answers) for stories in heard
    )


def _unproven(application: Application, round: int, heard: Heard) -> list[str]:
    everything = [story for stories in heard for story in stories]
    return [
        f"Nobody{in_this_round(application.record, round)} hears a story that proves {quoted(line.text)}"
        f"{', a must-have' if line.must else ''}."
        for line in application.record.role.requirements
        if not line.evidence and not objectives.proven(line.shows, everything)
    ]


def _silent(application: Application, round: int, inputs: PlanInput, heard: Heard) -> list[str]:
    """Interests that nobody meets, and answers that a session long enough for them does not
    give.
    """
    remarks, missed = [], unheard(application, round, heard)
    for session, stories in zip(inputs.sessions, heard, strict=True):
        name = who(application, round, session.index)
        if not stories:
            if session.capacity and known(application, round, session.index):
                remarks.append(
                    f"{capital(name)} {'will hear' if session.open else 'heard'} no story."
                )
            continue
        for people, competencies in missed.get(session.index, {}).items():
            names = listed([application.record.interviewers[id].name for id in people])
            hears = "will hear" if _ahead(inputs, application, round, people) else "heard"
            where = in_this_round(application.record, round, people)
            remarks.append(
                f"{capital(names)} {hears} nothing about {listed(competencies, 'or')}{where}."
            )
        silent = [
            answer
            for answer in ANSWERS
            if session.long and answer not in objectives.answered(stories)
        ]
        if silent:
            remarks.append(
                f"Nothing told to {name} answers {listed([quoted(ANSWER_QUESTIONS[one]) for one in silent], 'or')}."
            )
    return remarks


def unheard(
    application: Application, round: int, heard: Heard
) -> dict[int, dict[tuple[str, ...], list[str]]]:
    """What somebody cares about and hears nothing of: by their first session that has stories, else
    their first.

    A person who is met twice has heard of a thing if either session has. People who miss the same
    are named together.
    """
    sessions, people = application.record.rounds[round].sessions, application.record.interviewers
    shown: dict[str, set[str]] = {}
    home: dict[str, int] = {}
    for place, (session, stories) in enumerate(zip(sessions, heard, strict=True)):
        for id in session.with_:
            if id in people:
                shown.setdefault(id, set()).update(
                    name for story in stories for name in story.shows
                )
                if id not in home or (stories and not heard[home[id]]):
                    home[id] = place
    unknown = {
        id
        for place, one in enumerate(sessions)
        if not known(application, round, place)
        for id in one.with_
    }
    found: dict[int, dict[str, list[str]]] = {}
    for id, place in home.items():
        if id in unknown:
            continue
        for name in people[id].cares_about:
            if name not in shown[id]:
                found.setdefault(place, {}).setdefault(name, []).append(id)
    return {place: _together(missed) for place, missed in sorted(found.items())}


def known(application: Application, round: int, place: int) -> bool:
    """Whether it can be said what is told in a session: where it is over, only if that was
    noted.
    """
    session = application.record.rounds[round].sessions[place]
    return session.told is not None or not session.held


def _together(missed: dict[str, list[str]]) -> dict[tuple[str, ...], list[str]]:
    """Competencies by the people who miss them."""
    found: dict[tuple[str, ...], list[str]] = {}
    for name, people in missed.items():
        found.setdefault(tuple(dict.fromkeys(people)), []).append(name)
    return found


def in_this_round(record: Record, round: int | None, people: Collection[str] = ()) -> str:
    """` in this round`, where an earlier one told stories (to any of `people`, where given): what
    is missing in this one may have been told in that.
    """
    before = [session for stage in record.rounds[:round] for session in stage.sessions]
    met = any(
        session.told and (not people or set(people) & set(session.with_)) for session in before
    )
    return " in this round" if met else ""


def _ahead(inputs: PlanInput, application: Application, round: int, people: Sequence[str]) -> bool:
    """Whether any of them is still to be met."""
    sessions = application.record.rounds[round].sessions
    return any(
        session.open and set(people) & set(sessions[session.index].with_)
        for session in inputs.sessions
    )
