"""Questions to ask: what to compare, which subjects go to whom, and what is left over.

In: a view. Out: `Questions`, or None where the edition sees no sessions. The questions themselves
stand with their sessions in the story plan; here is what lies across them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from secondround.packet.model_parts import Missing
from secondround.packet.model_plan import Compared, Questions, Subject
from secondround.packet.view import View
from secondround.vocabulary import layout

_SUBJECTS: Final = {
    "goals": "Goals of the position and the company",
    "contribution": "How the position contributes",
    "evaluation": "How the work is judged",
    "culture": "Culture",
    "path": "The way ahead",
    "success": "What success takes",
    "team": "The team",
    "role": "The work",
    "company": "The company",
    "customers": "Customers",
    "change": "What is changing",
    "next steps": "Next steps",
}


def questions_to_ask(view: View) -> Questions | None:
    """What lies across the sessions' questions."""
    asked = [(question, talk) for talk in view.talks for question in talk.asked]
    if not view.talks or (not asked and not view.private):
        return None
    texts = {question.text for question, _ in asked}
    several = list(dict.fromkeys(question.text for question, _ in asked if question.compare))
    left = tuple(question.text for question in view.record.questions if question.text not in texts)
    across = view.private and len(view.talks) > 1 and bool(asked)
    if not (across or left or not asked):
        return None
    return Questions(
        compared=tuple(Compared(text, _answers(view, text)) for text in several) if across else (),
        subjects=tuple(_subjects(view)) if across else (),
        left=left,
        missing=() if asked else (Missing("questions to ask", "questions", layout.RECORD),),
    )


def _answers(view: View, text: str) -> tuple[str, ...]:
    """Who is asked, by session: room for one answer each."""
    return tuple(
        talk.called.line for talk in view.talks if any(asked.text == text for asked in talk.asked)
    )


def _subjects(view: View) -> Iterator[Subject]:
    for about, name in _SUBJECTS.items():
        asked = [
            talk.called.line
            for talk in view.talks
            if any(question.about == about for question in talk.asked)
        ]
        if asked:
            yield Subject(name, "; ".join(asked))
