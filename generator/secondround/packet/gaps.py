"""Gaps: what the story bank cannot give, for whom, and what to write.

In: a view. Out: `Gaps` for the candidate and the coach, or None where nothing is missing.
"""

from __future__ import annotations

from secondround.packet import words
from secondround.packet.model import Gap, Gaps
from secondround.packet.view import View


def gaps(view: View) -> Gaps | None:
    """What is missing, each with a question that helps to write it. A rule that empties several
    sessions is named once, and so is a question.
    """
    if view.plan is None or not view.plan.gaps or not view.private:
        return None
    ruled = [gap.rule for gap in view.plan.gaps if gap.rule]
    shared = ruled[0] if len(ruled) > 1 and len(set(ruled)) == 1 else ""
    found: list[Gap] = []
    prompts: set[str] = set()
    for gap in view.plan.gaps:
        message = gap.without_rule if shared and gap.rule else gap.message
        prompt = "" if gap.prompt in prompts else gap.prompt
        prompts.add(gap.prompt)
        found.append(Gap(words.sentence(message), prompt))
    return Gaps(words.sentence(shared) if shared else "", tuple(found))
