"""Gaps: what the story bank cannot give, for whom, and what to write.

In: a view. Out: `Gaps` for the candidate and the coach, or None where nothing is missing.
"""

from __future__ import annotations

from secondround.packet import words
from secondround.packet.model import Gap, Gaps
from secondround.packet.view import View


def gaps(view: View) -> Gaps | None:
    """What is missing, each with a question that helps to write it."""
    if view.plan is None or not view.plan.gaps or not view.private:
        return None
    return Gaps(tuple(Gap(words.sentence(gap.message), gap.prompt) for gap in view.plan.gaps))
