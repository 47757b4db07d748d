"""Coverage: who hears which story, which competency, and which of can, will and fit.

In: a view. Out: a `Coverage` of tables that fit a page however long the day is, or None without a
plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from secondround.packet import matching, words
from secondround.packet.model_parts import Row, Table
from secondround.packet.model_plan import Coverage
from secondround.packet.view import View
from secondround.plan import Plan
from secondround.text import capital, counted, listed
from secondround.vocabulary import ANSWER_LABELS, ANSWER_QUESTIONS, ANSWERS

_NONE: Final = "–"
_COLUMNS: Final = 7
"""Sessions side by side that a page in print has room for, beside the names of competencies."""


def coverage(view: View) -> Coverage | None:
    """Stories, competencies and the three questions that count, by session."""
    plan = view.plan
    if plan is None or not view.private or not any(session.leads for session in plan.sessions):
        return None
    tables: tuple[Table, ...] = ()
    if len(view.sessions) > 1:
        tables = (_stories(view), *_competencies(view, plan), _three(view, plan))
    return Coverage(
        tables=tables,
        balance=_balance(plan),
        remarks=tuple(map(words.sentence, plan.coverage.remarks)),
    )


def _stories(view: View) -> Table:
    """A line for each story: a column for each session would hold one word, and be too narrow on a
    long day.
    """
    told: dict[str, list[str]] = {}
    reserved: dict[str, list[str]] = {}
    for planned in matching.planned(view.sessions):
        sessions = reserved if planned.reserved else told
        sessions.setdefault(planned.story, []).append(planned.session.labels.line)
    rows = []
    for story in told | reserved:
        cells = ("; ".join(sessions.get(story, ())) or _NONE for sessions in (told, reserved))
        rows.append(Row(view.cue(story), tuple(cells)))
    return Table("Who hears which story", "", "Story", ("Told", "In reserve"), tuple(rows))


def _competencies(view: View, plan: Plan) -> Iterator[Table]:
    """A column for each session; of a long day several tables, the first with the heading."""
    title = "Who hears proof of which competency"
    remark = "How many of the stories told in each session show it."
    unshown = [name for name, cells in plan.coverage.competencies if not any(cells)]
    if unshown:
        remark += f" Asked for, but shown by no story: {listed(unshown)}."
    for part in _parts(len(view.sessions)):
        sessions = view.sessions[part]
        rows = []
        for name, by_session in plan.coverage.competencies:
            cells = [by_session[session.index] for session in sessions]
            if any(cells):
                rows.append(Row(name, tuple(map(_count, cells))))
        if rows:
            heads = tuple(session.labels.column for session in sessions)
            yield Table(title, remark, "Competency", heads, tuple(rows))
            title = remark = ""


def _parts(sessions: int) -> Iterator[slice]:
    """The day in parts of about the same length, none longer than a page is wide."""
    parts = -(-sessions // _COLUMNS)
    for part in range(parts):
        yield slice(sessions * part // parts, sessions * (part + 1) // parts)


def _three(view: View, plan: Plan) -> Table:
    """A line for each session: how many of its stories answer each of the three questions."""
    answers = dict(plan.coverage.answers)
    rows = []
    for session in view.sessions:
        cells = (answers[name][session.index] if name in answers else () for name in ANSWERS)
        rows.append(Row(session.labels.line, tuple(map(_count, cells))))
    return Table(
        title="Can you, will you, will you fit in",
        remark="How many of the stories told in each session answer it.",
        corner="Session",
        heads=tuple(ANSWER_LABELS.values()),
        rows=tuple(rows),
    )


def _count(stories: tuple[str, ...]) -> str:
    return str(len(stories)) if stories else _NONE


def _balance(plan: Plan) -> str:
    """The balance in a line: how many stories answer each of the three."""
    answers = dict(plan.coverage.answers)
    parts: list[str] = []
    for name, question in ANSWER_QUESTIONS.items():
        stories = set().union(*answers.get(name, ()))
        number = counted(len(stories), "story", "stories") if stories else "none"
        if parts:
            parts.append(f"“{question}” by {number}")
        else:
            parts.append(f"“{capital(question)}” is answered by {number}")
    return f"{parts[0]}, {listed(parts[1:])}."
