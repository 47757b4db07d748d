"""Expected questions: what they will ask, and what to answer it with.

In: a view. Out: an `Expected` for the candidate and the coach; None for what may lie on the table.
"""

from __future__ import annotations

from functools import partial

from secondround.packet import debriefs, matching, statements
from secondround.packet.model import Expected
from secondround.packet.model_debrief import AskedBefore
from secondround.packet.model_parts import Answered, Missing
from secondround.packet.view import View
from secondround.records.models import LikelyQuestion
from secondround.text import questions
from secondround.vocabulary import layout


def expected_questions(view: View) -> Expected | None:
    """The questions prepared for and those asked before, doubts, pay, and what was said of it."""
    if not view.private:
        return None
    asked = debriefs.asked_before(view)
    prepared = {each.text: each.answer or "" for each in view.record.expect}
    expect: list[LikelyQuestion] = list(view.record.expect)
    for each in asked:
        if not any(_asks(known, each) for known in expect):
            expect.append(LikelyQuestion(text=each.text))
    found = []
    for question in expect:
        before = filter(partial(_asks, question), asked)
        story, answer = matching.answered(view, question), prepared.get(question.text, "")
        found.append(Answered(question.text, story, answer, tuple(before)))
    missing = Missing("questions to be ready for", "expect", layout.RECORD)
    return Expected(
        questions=tuple(found),
        concerns=debriefs.doubts(view),
        pay=view.record.role.pay or "",
        stated=statements.stated(view),
        missing=() if prepared else (missing,),
    )


def _asks(question: LikelyQuestion, before: AskedBefore) -> bool:
    return questions.same(question.text, before.text)
