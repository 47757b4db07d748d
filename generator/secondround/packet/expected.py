"""Expected questions: what they will ask, and what to answer it with.

In: a view. Out: an `Expected` for the candidate and the coach; None for what may lie on the table.
"""

from __future__ import annotations

from secondround.packet import matching, words
from secondround.packet.model import Expected
from secondround.packet.model_parts import Answered, FollowUp, Missing
from secondround.packet.view import View
from secondround.plan import spoken
from secondround.vocabulary import layout


def expected_questions(view: View) -> Expected | None:
    """The pitch, the motivation, the questions prepared for, doubts, pay, and what is said the same
    way to all.
    """
    if not view.private:
        return None
    candidate, role = view.candidate, view.record.role
    pitch = candidate.pitch or ""
    return Expected(
        pitch=pitch,
        pitch_length=words.length(spoken.seconds(pitch, candidate.pace)) if pitch else "",
        motivation=role.motivation or "",
        questions=tuple(
            Answered(asked.text, matching.expected(view, asked), asked.answer or "")
            for asked in view.record.expect
        ),
        concerns=tuple(FollowUp(concern.text, concern.answer or "") for concern in role.concerns),
        pay=role.pay or "",
        same=tuple(fact.say for fact in candidate.facts),
        missing=tuple(_missing(view)),
    )


def _missing(view: View) -> list[Missing]:
    wanted = (
        ("“tell me about yourself”", "pitch", layout.CANDIDATE, view.candidate.pitch),
        (
            "why this role, why this company",
            "role: motivation",
            layout.RECORD,
            view.record.role.motivation,
        ),
        ("questions to be ready for", "expect", layout.RECORD, view.record.expect),
    )
    return [Missing(what, field, file) for what, field, file, there in wanted if not there]
