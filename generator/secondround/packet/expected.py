"""Expected questions: what they will ask, and what to answer it with.

In: a view. Out: an `Expected` for the candidate and the coach; None for what may lie on the table.
"""

from __future__ import annotations

from secondround.packet import debriefs, matching
from secondround.packet.model import Expected
from secondround.packet.model_parts import Answered, Missing
from secondround.packet.view import View
from secondround.vocabulary import layout


def expected_questions(view: View) -> Expected | None:
    """The questions prepared for, doubts, pay, and what was said of it."""
    if not view.private:
        return None
    questions = []
    for asked in view.record.expect:
        story = matching.answered(view, asked)
        questions.append(Answered(asked.text, story, asked.answer or ""))
    missing = Missing("questions to be ready for", "expect", layout.RECORD)
    return Expected(
        questions=tuple(questions),
        concerns=debriefs.doubts(view),
        pay=view.record.role.pay or "",
        stated=debriefs.stated(view),
        missing=() if questions else (missing,),
    )
