"""Questions to ask: which subjects go to whom, what to compare, and what is left over.

In: a view. Out: `Questions`, or None where the edition sees no sessions. The questions themselves
are on the sheets; here is what several sessions share.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from secondround.packet.model_parts import Missing
from secondround.packet.model_plan import Compared, Questions, Subject
from secondround.packet.view import View
from secondround.vocabulary import layout

_SUBJECTS: Final = {
    "goals": "Goals of the position and beyond",
    "contribution": "How the position contributes",
    "evaluation": "How your work will be judged",
    "culture": "Culture",
    "path": "Career path",
    "success": "What success looks like",
    "team": "The team",
    "role": "The work",
    "company": "The bigger picture",
    "customers": "Customers",
    "change": "What is changing",
    "next steps": "Next steps",
}


def questions_to_ask(view: View) -> Questions | None:
    """What several sessions share, and what none has time for."""
    asked: set[str] = set()
    for session in view.sessions:
        asked.update(question.text for question in session.questions)
    if not view.sessions or (not asked and not view.private):
        return None
    left = tuple(question.text for question in view.record.questions if question.text not in asked)
    across = view.private and len(view.sessions) > 1
    subjects = tuple(_subjects(view)) if across else ()
    compared = tuple(_compared(view)) if across else ()
    if asked and not (subjects or compared or left):
        return None
    return Questions(
        subjects=subjects,
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


def _subjects(view: View) -> Iterator[Subject]:
    """Each subject, and the sessions in which something on it is asked."""
    sessions: dict[str, list[str]] = {}
    for session in view.sessions:
        for about in {question.about for question in session.questions}:
            sessions.setdefault(about, []).append(session.labels.line)
    for about, name in _SUBJECTS.items():
        if about in sessions:
            yield Subject(name, "; ".join(sessions[about]))
