"""Coverage: who hears proof of what, and the gaps in it that matter.

In: an application, a round, and who leads where. Out: `Coverage`: tables of requirements,
competencies, and can, will and fit, each by session, and remarks on them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from secondround.plan import objectives
from secondround.plan.inputs import PlanInput, SessionInput, StoryInput
from secondround.plan.model import Coverage
from secondround.plan.people import names_of, who
from secondround.plan.told_before import proving, told_in, told_to
from secondround.records import Application, schedule
from secondround.records.models import Record
from secondround.text import capital, listed, quoted
from secondround.vocabulary import ANSWER_QUESTIONS, ANSWERS

Heard = Sequence[Sequence[StoryInput]]
"""The stories of each session, told or planned."""


def cover(application: Application, round: int, inputs: PlanInput, heard: Heard) -> Coverage:
    """The tables, with remarks on their empty cells."""
    asked: dict[str, None] = {}
    for session in inputs.sessions:
        asked |= dict.fromkeys(session.points)
    lines = application.record.role.requirements
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
    """By session, the stories that show any of these competencies."""
    cells = []
    for stories in heard:
        proofs = [story.id for story in stories if objectives.proven(shows, [story])]
        cells.append(tuple(proofs))
    return tuple(cells)


def _answers(heard: Heard, answer: str) -> tuple[tuple[str, ...], ...]:
    """By session, the stories that give the answer."""
    cells = []
    for stories in heard:
        answering = [story.id for story in stories if answer in story.answers]
        cells.append(tuple(answering))
    return tuple(cells)


def _unproven(application: Application, round: int, heard: Heard) -> Iterator[str]:
    """Requirements that no story proves to anybody in this round; who heard proof before."""
    everything = list(chain.from_iterable(heard))
    where = in_this_round(application.record, round)
    bank = application.candidate.stories
    for line in application.record.role.requirements:
        if line.evidence or objectives.proven(line.shows, everything):
            continue
        must = ", a must-have" if line.must else ""
        if before := told_to(application.record, round, proving(bank, line)):
            comma = "," if line.must else ""
            yield f"Proof of {quoted(line.text)}{must}{comma} was heard before, by {before}."
        else:
            yield f"Nobody{where} hears a story that proves {quoted(line.text)}{must}."


def _silent(application: Application, round: int, inputs: PlanInput, heard: Heard) -> Iterator[str]:
    """Interests that no story meets, and answers that are missing from a session long enough to
    give them.
    """
    missed = unheard(application, round, inputs, heard)
    for session, stories in zip(inputs.sessions, heard, strict=True):
        name = who(application, round, session.index)
        if not stories:
            if session.capacity and known(application, round, session.index):
                yield f"{capital(name)} {'will hear' if session.open else 'heard'} no story."
            continue
        for ids, competencies in missed.get(session.index, {}).items():
            names = names_of(application, ids)
            hears = "will hear" if _ahead(inputs, application, round, ids) else "heard"
            yield f"{capital(names)} {hears} nothing about {listed(competencies, 'or')}."
        if session.long:
            silent = set(ANSWERS) - objectives.answered(stories)
            if silent:
                yield f"Nothing told to {name} answers {asked(silent, 'or')}."


def unheard(
    application: Application, round: int, inputs: PlanInput, heard: Heard
) -> dict[int, dict[tuple[str, ...], list[str]]]:
    """What people care about and hear nothing of, by session.

    A person is reported with their first session that has stories, or else with their first.
    Somebody you meet twice, in this round or an earlier one, has heard of a thing if it came up
    once. People who miss the same things are named together.
    """
    people = application.record.interviewers
    homes = _homes(application, round, heard)
    missed: dict[int, dict[str, list[str]]] = {}
    for listener in inputs.listeners:
        if listener.person not in homes:
            continue
        shown = set(listener.heard)
        for index in listener.sessions:
            shown |= objectives.shown(heard[index])
        for name in people[listener.person].cares_about:
            if name not in shown:
                at_home = missed.setdefault(homes[listener.person], {})
                at_home.setdefault(name, []).append(listener.person)
    return {index: _together(missed[index]) for index in sorted(missed)}


def unmet(inputs: PlanInput, session: SessionInput, heard: Heard) -> dict[str, int]:
    """What is asked for in a session of somebody who hears nothing of it, there or elsewhere, and
    what a first story on it counts.
    """
    found: dict[str, int] = {}
    for listener in inputs.listeners:
        if session.index not in listener.sessions:
            continue
        hears = set(listener.heard)
        for index in listener.sessions:
            hears |= objectives.shown(heard[index])
        for name, point in listener.points.items():
            if point.whose != "asks" and name not in hears:
                found[name] = found.get(name, 0) + point.first
    return found


def _homes(application: Application, round: int, heard: Heard) -> dict[str, int]:
    """The session that each person is reported with; without people if nobody knows what they
    heard.
    """
    homes: dict[str, int] = {}
    unknown: set[str] = set()
    for index, session in enumerate(application.record.rounds[round].sessions):
        if not known(application, round, index):
            unknown.update(session.with_)
        for id in application.record.people(session):
            if id not in homes or (heard[index] and not heard[homes[id]]):
                homes[id] = index
    return {id: index for id, index in homes.items() if id not in unknown}


def asked(answers: Collection[str], joint: str = "and") -> str:
    """The questions that these answer, e.g. `“can you do it” and “will you fit in”`."""
    questions = [quoted(ANSWER_QUESTIONS[answer]) for answer in ANSWERS if answer in answers]
    return listed(questions, joint)


def known(application: Application, round: int, session: int) -> bool:
    """Whether it is known what is told in a session: for one that is over, only if the record says
    so.
    """
    stage = application.record.rounds[round]
    return stage.sessions[session].told is not None or session not in schedule.begun(stage)


def _together(missed: dict[str, list[str]]) -> dict[tuple[str, ...], list[str]]:
    """Competencies by the people who miss them."""
    found: dict[tuple[str, ...], list[str]] = {}
    for name, people in missed.items():
        found.setdefault(tuple(dict.fromkeys(people)), []).append(name)
    return found


def in_this_round(record: Record, round: int | None) -> str:
    """` in this round`, if stories were told in an earlier one, since what is missing now may have
    been told then; else nothing.
    """
    return " in this round" if told_in(record.rounds[:round]) else ""


def _ahead(inputs: PlanInput, application: Application, round: int, people: Sequence[str]) -> bool:
    """Whether any of them is still to be met."""
    sessions = application.record.rounds[round].sessions
    met_later: set[str] = set()
    for session in inputs.open_sessions:
        met_later.update(sessions[session.index].with_)
    return not met_later.isdisjoint(people)
