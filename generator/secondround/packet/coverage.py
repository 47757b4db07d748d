"""Coverage: who hears which story, which competency, and which of can, will and fit.

In: a view. Out: a `Coverage` of tables that fit a page however long the day is, or None without a
plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    tables = (
        (_stories(view), *_competencies(view, plan), _three(view, plan))
        if len(view.talks) > 1
        else ()
    )
    return Coverage(
        tables=tuple(table for table in tables if table.rows),
        balance=_balance(plan),
        remarks=tuple(map(words.sentence, plan.coverage.remarks)),
    )


def _stories(view: View) -> Table:
    """A line for each story: a column for each session would hold one word, and be too narrow on a
    long day.
    """
    heard: dict[str, tuple[list[str], list[str]]] = {}
    for one in matching.planned(view.talks):
        heard.setdefault(one.story, ([], []))[one.spare].append(one.talk.called.line)
    rows = tuple(Row(view.cue(story), tuple(map(_listed, cells))) for story, cells in heard.items())
    return Table("Who hears which story", "", "Story", ("Told", "In reserve"), rows)


def _listed(sessions: Sequence[str]) -> str:
    return "; ".join(sessions) or _NONE


def _competencies(view: View, plan: Plan) -> Iterator[Table]:
    """A column for each session; of a long day several tables, the first with the heading."""
    unheard = [name for name, cells in plan.coverage.competencies if not any(cells)]
    nowhere = f" Asked for, but shown by no story: {listed(unheard)}." if unheard else ""
    title = "Who hears proof of which competency"
    remark = f"How many of the stories told in each session show it.{nowhere}"
    for part in _parts(len(view.talks)):
        there = view.talks[part]
        heads = tuple(talk.called.head for talk in there)
        counted = [
            (name, [cells[talk.index] for talk in there])
            for name, cells in plan.coverage.competencies
        ]
        rows = tuple(Row(name, tuple(map(_count, cells))) for name, cells in counted if any(cells))
        if rows:
            yield Table(title, remark, "Competency", heads, rows)
            title = remark = ""


def _parts(sessions: int) -> Iterator[slice]:
    """The day in parts of about the same length, none longer than a page is wide."""
    many = -(-sessions // _COLUMNS)
    ends = [sessions * part // many for part in range(many + 1)]
    yield from map(slice, ends, ends[1:])


def _three(view: View, plan: Plan) -> Table:
    by_answer = dict(plan.coverage.answers)
    rows = tuple(Row(talk.called.line, tuple(_cells(by_answer, talk.index))) for talk in view.talks)
    remark = "How many of the stories told in each session answer it."
    return Table(
        "Can you, will you, will you fit in", remark, "Session", tuple(ANSWER_LABELS.values()), rows
    )


def _cells(by_answer: dict[str, tuple[tuple[str, ...], ...]], column: int) -> Iterator[str]:
    for answer in ANSWERS:
        yield _count(by_answer[answer][column]) if answer in by_answer else _NONE


def _count(stories: tuple[str, ...]) -> str:
    return str(len(stories)) if stories else _NONE


def _balance(plan: Plan) -> str:
    """The balance in a line: how many stories answer each of the three."""
    answers = {
        name: {story for cell in cells for story in cell} for name, cells in plan.coverage.answers
    }
    parts: list[str] = []
    for name, question in ANSWER_QUESTIONS.items():
        stories = _stories_in_words(len(answers.get(name, ())))
        parts.append(
            f"“{question}” by {stories}"
            if parts
            else f"“{capital(question)}” is answered by {stories}"
        )
    return f"{parts[0]}, {listed(parts[1:])}."


def _stories_in_words(many: int) -> str:
    return counted(many, "story", "stories") if many else "none"
