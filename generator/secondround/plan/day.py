"""A round in numbers, for a search elsewhere: what is left of the day can be planned anew where
there is no Python, on the phone.

In: an application, and the plan of a round, which the page shows and which is the earlier one
there. Out: plain lists and numbers, without a word of any story. It searches nothing:
`templates/phone/replan.js` does, by the same MODEL.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from secondround.plan import capacity, inputs, objectives
from secondround.plan.groups import spent
from secondround.plan.inputs import PlanInput, SessionInput
from secondround.plan.listeners import listeners
from secondround.plan.model import Plan, story_ids
from secondround.plan.strengths import proving
from secondround.records import Application, schedule
from secondround.records.models import Session
from secondround.vocabulary import ANSWERS

Tables = dict[str, Any]
"""What JSON can hold."""


def tables(application: Application, plan: Plan) -> Tables:
    """The round as it is before anything more is told, in columns. Stories and sessions are known
    by their index in the bank and in the round, groups and competencies by numbers.
    """
    round = plan.round
    stage = application.record.rounds[round]
    asked = inputs.plan_input(application, round, pins=())
    groups, names = _Numbers(), _Numbers()
    before = spent(application, round, ())
    sessions = []
    for index, session in enumerate(stage.sessions):
        over = schedule.passed_over(stage, {index})
        known = _session(asked, index, session, names)
        if session.held and session.told is None:  # what was planned there counts as told
            known["told"] = _indexes(asked, story_ids(plan.sessions[index].leads))
        sessions.append({**known, "over": over})
    everybody = _listeners(application, round, asked, names)
    musts = [names[proving(must)] for must, _ in asked.musts]
    # What a story is good for beyond what it shows is left out where it no longer counts.
    stories = []
    for story in asked.stories:
        answers = sum(1 << bit for bit, name in enumerate(ANSWERS) if name in story.answers)
        stories.append(
            {
                "group": groups[story.group],
                "shows": [names[name] for name in story.topics if name in {*names, *story.shows}],
                "answers": answers,
                "strength": story.strength,
            }
        )
    return {
        "stories": _columns(stories),
        "sessions": _columns(sessions),
        "listeners": _columns(everybody),
        "musts": musts,
        "spent": sorted({groups[story.group] for story in asked.stories if story.group in before}),
        "saving": int(asked.saving),
        "proof": asked.proof,
        "turns": list(asked.turns),
        "earlier": _earlier(asked, plan),
    }


def _columns(rows: list[Tables]) -> dict[str, list[Any]]:
    """Rows of the same fields, field by field: what is alike is side by side, and packs well."""
    found: dict[str, list[Any]] = {}
    for row in rows:
        for name, value in row.items():
            found.setdefault(name, []).append(value)
    return found


def _turned(rows: list[list[int]]) -> list[list[int]]:
    """Rows as columns, for the same reason."""
    return [list(column) for column in zip(*rows, strict=True)]


class _Numbers(dict[str, int]):
    """A number for each name, in the order in which they are asked for."""

    def __missing__(self, name: str) -> int:
        self[name] = len(self)
        return self[name]

    def of(self, some: Iterable[str]) -> list[int]:
        """The numbers of names that have no order. They are asked for by the alphabet: a set's own
        order changes from run to run, and with it the number of a name that is new.
        """
        return sorted([self[name] for name in sorted(some)])


def _session(asked: PlanInput, index: int, session: Session, names: _Numbers) -> Tables:
    known = asked.sessions[index]
    room = capacity.stories(session, len(session.tell))
    return {
        "stories": session.stories,  # how many there are to be, where the record says so
        "room": capacity.stories(session),
        "points": _turned([[names[name], _asked_for(known, name)] for name in known.points]),
        "top": names.of(known.top),
        "firsts": [names.of(objectives.tested(known)), names.of(known.decided)],
        "asked": names.of(known.asked),
        "musts": names.of(known.musts),
        "tell": _indexes(asked, session.tell),
        "avoid": _indexes(asked, session.avoid),
        "waived": _indexes(asked, known.waived),
        "kept": _indexes(asked, known.kept),
        "weight": known.weight,
        "serves": [list(worths[:room]) for worths in known.serves],
        "told": None if known.told is None else _indexes(asked, known.told),
    }


def _asked_for(session: SessionInput, competency: str) -> int:
    """As in `objectives.asked_for`, of stories that show this alone."""
    return (competency in session.judged) + (competency in session.wanted)


def _listeners(
    application: Application, round: int, asked: PlanInput, names: _Numbers
) -> list[Tables]:
    """Who listens in which sessions: per point of interest what the first and the second story on
    it count, and how many were told in earlier rounds; and which of them are likely questions. What
    nothing more can be told on is left out.
    """
    found = []
    topics = {story.id: story.topics for story in asked.stories}
    for listener in listeners(application, round, {}, topics):
        points, questions = [], []
        for point in listener.all_steps():
            name, heard = names[point.topic], listener.heard[point.topic]
            if any(point.left(heard)):
                points.append([name, point.first, point.second, heard])
                questions += [name] if point.whose == "asks" else []
        sessions = list(listener.sessions)
        turned = _turned(points)
        found.append({"sessions": sessions, "points": turned, "questions": questions})
    return found


def _indexes(asked: PlanInput, ids: Any) -> list[int]:
    """The stories that the bank has, each once."""
    return [asked.indexes[id] for id in dict.fromkeys(ids) if id in asked.indexes]


def _earlier(asked: PlanInput, plan: Plan) -> Tables:
    """The pairs of session and story of the plan, of leads and of backups."""
    leads: list[list[int]] = []
    backups: list[list[int]] = []
    for session in plan.sessions:
        told, reserve = story_ids(session.leads), story_ids(session.backups)
        leads += [[session.index, story] for story in _indexes(asked, told)]
        backups += [[session.index, story] for story in _indexes(asked, reserve)]
    return {"leads": leads, "backups": backups}
