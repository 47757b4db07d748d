"""Coverage: who hears which story, which competency, and which of can, will and fit.

In: a view. Out: a `Coverage` of tables with a column for each session, or None without a plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from secondround.packet import words
from secondround.packet.model_parts import Row, Table
from secondround.packet.model_plan import Coverage
from secondround.packet.view import Talk, View
from secondround.plan.model import Plan

THREE: Final = {"can": "Can do it", "will": "Will do it", "fit": "Fits in"}
_ASKS: Final = {"can": "Can you do it", "will": "will you do it", "fit": "will you fit in"}
_NONE: Final = "–"
_NAMED: Final = 2
"""First names in a column's head; a larger group stands by its time."""


def coverage(view: View) -> Coverage | None:
    """Stories, competencies and the three questions that count, by session."""
    plan = view.plan
    if plan is None or not view.private or not any(session.leads for session in plan.sessions):
        return None
    heads = tuple(map(head, view.talks))
    tables = (_stories(view, heads), _competencies(plan, heads), _three(view, plan)) if len(heads) > 1 else ()
    return Coverage(
        tables=tuple(table for table in tables if table.rows),
        balance=_balance(plan),
        remarks=tuple(map(words.sentence, plan.coverage.remarks)),
    )


def head(talk: Talk) -> str:
    """A column's head: the time with first names, as far as they fit."""
    names = ", ".join(words.first_name(person.name) for person in talk.people)
    if not talk.session.at or talk.label in names:
        return talk.label
    return f"{talk.label} {names}" if len(talk.people) <= _NAMED else talk.label


def _stories(view: View, heads: tuple[str, ...]) -> Table:
    marks: dict[str, list[str]] = {}
    for mark, kind in (("Tell", "leads"), ("reserve", "backups")):
        for column, talk in enumerate(view.talks):
            for choice in getattr(talk.plan, kind, ()):
                marks.setdefault(choice.story, [_NONE] * len(heads))[column] = mark
    rows = tuple(Row(view.cue(story), tuple(cells)) for story, cells in marks.items())
    return Table("Who hears which story", "", "Story", heads, rows)


def _competencies(plan: Plan, heads: tuple[str, ...]) -> Table:
    heard = [(name, cells) for name, cells in plan.coverage.competencies if any(cells)]
    unheard = [name for name, cells in plan.coverage.competencies if not any(cells)]
    rows = tuple(Row(name, tuple(map(_count, cells))) for name, cells in heard)
    nowhere = f" Asked for, and shown by nothing told: {words.listed(unheard)}." if unheard else ""
    remark = f"How many of the stories told there show it.{nowhere}"
    return Table("Who hears proof of which competency", remark, "Competency", heads, rows)


def _three(view: View, plan: Plan) -> Table:
    by_answer = dict(plan.coverage.answers)
    rows = tuple(
        Row(f"{talk.label} {talk.names}" if talk.session.at else talk.names, tuple(_cells(by_answer, column)))
        for column, talk in enumerate(view.talks)
    )
    remark = "How many of the stories told there answer it."
    return Table("Can you, will you, will you fit in", remark, "Session", tuple(THREE.values()), rows)


def _cells(by_answer: dict[str, tuple[tuple[str, ...], ...]], column: int) -> Iterator[str]:
    for answer in THREE:
        yield _count(by_answer[answer][column]) if answer in by_answer else _NONE


def _count(stories: tuple[str, ...]) -> str:
    return str(len(stories)) if stories else _NONE


def _balance(plan: Plan) -> str:
    """The balance in a line: how many stories answer each of the three."""
    answers = {name: {story for cell in cells for story in cell} for name, cells in plan.coverage.answers}
    counts = {asks: len(answers.get(name, ())) for name, asks in _ASKS.items()}
    first, *rest = [f"“{asks}” by {_stories_in_words(many)}" for asks, many in counts.items()]
    return f"{first.replace('” by', '” is answered by')}, {words.listed(rest)}."


def _stories_in_words(many: int) -> str:
    return words.count(many, "story", "stories") if many else "none"
