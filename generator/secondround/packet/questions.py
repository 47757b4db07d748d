"""Questions to ask: what to compare, and what is left over.

In: a view. Out: `Questions`, or None where the edition sees no sessions. The questions themselves
are on the sheets; here is what several sessions share.
"""

from __future__ import annotations

from collections.abc import Iterator

from secondround.packet.model_parts import Missing
from secondround.packet.model_plan import Compared, Questions
from secondround.packet.view import View
from secondround.vocabulary import layout


def questions_to_ask(view: View) -> Questions | None:
    """What several sessions share, and what none has time for."""
    asked: set[str] = set()
    for session in view.sessions:
        asked.update(question.text for question in session.questions)
    if not view.sessions or (not asked and not view.private):
        return None
    left = tuple(question.text for question in view.record.questions if question.text not in asked)
    compared = tuple(_compared(view)) if view.private and len(view.sessions) > 1 else ()
    if asked and not (compared or left):
        return None
    return Questions(
        compared=compared,
        left=left,
        missing=() if asked else (Missing("questions to ask", "questions", layout.RECORD),),
    )


def _compared(view: View) -> Iterator[Compared]:
    """The questions that several are asked on purpose, each with room for one answer a session."""
    sessions: dict[str, list[str]] = {}
    compared = set()
    for session in view.sessions:
        for question in session.questions:
            sessions.setdefault(question.text, []).append(session.labels.line)
            if question.compare:
                compared.add(question.text)
    for text, lines in sessions.items():
        if text in compared:
            yield Compared(text, tuple(lines))
