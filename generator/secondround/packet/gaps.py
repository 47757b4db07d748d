"""Gaps: what the story bank cannot give, for whom, and what to write.

In: a view. Out: `Gaps` for the candidate and the coach, or None where nothing is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from secondround import plan
from secondround.packet.model import Gap, Gaps
from secondround.packet.view import View
from secondround.text import as_sentence, capital, listed


def gaps(view: View) -> Gaps | None:
    """What is missing, each with a question that helps to write it. A rule that empties several
    sessions is named once, and so is a competency that several wait for in vain.
    """
    if view.plan is None or not view.plan.gaps or not view.private:
        return None
    ruled = [gap.rule for gap in view.plan.gaps if gap.rule]
    shared = ruled[0] if len(ruled) > 1 and len(set(ruled)) == 1 else ""
    found: list[Gap] = []
    for message, gap in _lines(view, tuple(plan.prompts_once(view.plan.gaps)), shared):
        found.append(Gap(as_sentence(message), gap.prompt, *gap.offer))
    return Gaps(as_sentence(shared) if shared else "", tuple(found))


def _lines(view: View, found: tuple[plan.Gap, ...], shared: str) -> Iterator[tuple[str, plan.Gap]]:
    """Each gap with its line; of each competency one line for all who care about it."""
    waiting: dict[str, list[plan.Gap]] = {}
    for gap in found:
        if _is_shared(gap):
            waiting.setdefault(gap.subject, []).append(gap)
    for gap in found:
        if not _is_shared(gap):
            yield (gap.without_rule if shared and gap.rule else gap.message), gap
        elif waiting[gap.subject][0] is gap:
            alike = waiting[gap.subject]
            yield gap.message if len(alike) == 1 else _unheard(view, alike), gap


def _is_shared(gap: plan.Gap) -> bool:
    """Whether somebody waits for a competency that others may wait for, too, and no story that
    shows it is named.
    """
    is_there = gap.move or gap.is_held
    return bool(gap.people) and gap.kind == "competency" and not is_there


def _unheard(view: View, alike: list[plan.Gap]) -> str:
    """The competency that none of several hears of, with who they are and when they are met."""
    listeners = []
    for session in view.sessions:
        ids: set[str] = set()
        for gap in alike:
            ids.update(gap.people if gap.session == session.index else ())
        names = [view.record.interviewers[key].name for key in session.ids if key in ids]
        if names:
            time = f" ({session.labels.short})" if session.hours else ""
            listeners.append(f"{listed(names)}{time}")
    subject = capital(alike[0].subject)
    return f"{subject} is shown by no story that is told to {listed(listeners, 'or')}."
