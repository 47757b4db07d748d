"""Expected questions: what they will ask, and what to answer it with.

In: a view. Out: an `Expected` for the candidate and the coach; None for what may lie on the table.
"""

from __future__ import annotations

from collections.abc import Iterator

from secondround.packet import matching
from secondround.packet.model import Expected
from secondround.packet.model_parts import Answered, FollowUp, Missing
from secondround.packet.view import View
from secondround.plan import spoken
from secondround.text import duration
from secondround.vocabulary import layout


def expected_questions(view: View) -> Expected | None:
    """The pitch, the motivation, the questions prepared for, doubts, pay, and what is said the same
    way to all.
    """
    if not view.private:
        return None
    candidate, role = view.candidate, view.record.role
    pitch = candidate.pitch or ""
    questions = []
    for asked in view.record.expect:
        story = matching.expected(view, asked)
        questions.append(Answered(asked.text, story, asked.answer or ""))
    return Expected(
        pitch=pitch,
        pitch_length=duration(spoken.seconds(pitch, candidate.pace)) if pitch else "",
        motivation=role.motivation or "",
        questions=tuple(questions),
        concerns=tuple(FollowUp(concern.text, concern.answer or "") for concern in role.concerns),
        pay=role.pay or "",
        same=tuple(fact.say for fact in candidate.facts),
        missing=tuple(_missing(view)),
    )


def _missing(view: View) -> Iterator[Missing]:
    if not view.candidate.pitch:
        yield Missing("your answer to “Tell me about yourself”", "pitch", layout.CANDIDATE)
    if not view.record.role.motivation:
        what = "why you want this role at this company"
        yield Missing(what, "role: motivation", layout.RECORD)
    if not view.record.expect:
        yield Missing("questions to be ready for", "expect", layout.RECORD)
