"""What people would hear less of with a change to the plan, and what that counts, in words.

In: an application, a round, its plan, and the change. Out: a sentence's end, with what the loss
counts. It must follow from the definitions in MODEL.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from msgspec import Struct

from secondround.plan import likely, objectives
from secondround.plan.explain.runner_up import Changes
from secondround.plan.inputs import PlanInput
from secondround.plan.listeners import Listener, Point
from secondround.plan.people import who
from secondround.records import Application
from secondround.text import quoted

Loss = tuple[int, str]
"""What it counts, and what it is, in words."""


class Less(Struct, frozen=True):
    """The plan, and what would change."""

    application: Application
    round: int
    inputs: PlanInput
    leads: objectives.Leads
    changes: Changes

    def heard(self) -> Loss:
        """What somebody would hear less of: the loss that counts most, and of equal ones the first.
        That somebody who decides would hear nothing at all of what they care about counts with the
        things themselves.
        """
        worst, words = 0, ""
        for listener in self.inputs.listeners:
            if self.changes.keys().isdisjoint(listener.sessions):
                continue
            now, then = self._hears(listener, {}), self._hears(listener, self.changes)
            lost = _lost(now, then)
            anything = max(sum(map(lost, listener.more)), 0)
            for name, point in listener.points.items():
                loss = sum(map(lost, listener.steps(name)))
                loss += anything if loss > 0 and point.whose == "cares" else 0
                if loss > worst:
                    what = self._missed(name, now[name], then[name])
                    worst, words = loss, f"{self._name(listener)} would hear {what}"
        return worst, words

    def proven(self) -> Loss:
        """What those who decide would hear less proof of: likewise."""
        together = self.inputs.listeners[-1]
        lost = _lost(self._hears(together, {}), self._hears(together, self.changes))
        worst, words = 0, ""
        steps = zip(self.inputs.musts, together.more[::2], together.more[1::2], strict=True)
        for (line, _), proof, sure in steps:
            if (loss := lost(proof) + lost(sure)) > worst:
                text = quoted(self.application.record.role.requirements[line].text)
                worst, words = loss, f"who decides would hear weaker proof of {text}"
                if lost(proof):
                    words = f"nobody who decides would hear proof of {text}"
        return worst, words

    def _hears(self, listener: Listener, changes: Changes) -> Counter[str]:
        """How many stories that the listener hears are on each topic, with what they have heard
        before.
        """
        heard = listener.heard.copy()
        for session in listener.sessions:
            stories = changes.get(session, self.leads.get(session, ()))
            heard += objectives.counts(self.inputs.stories_at(stories))
        return heard

    def _missed(self, topic: str, now: int, then: int) -> str:
        """What somebody would hear no more who hears so many stories on it now, and then would."""
        if question := likely.question(self.application, topic):
            return f"no answer to {quoted(question.text)}"
        if then >= now:
            return f"nothing as strong about {topic}"
        return f"{'less' if then else 'nothing'} about {topic}"

    def _name(self, listener: Listener) -> str:
        if listener.person:
            return self.application.record.interviewers[listener.person].name
        return who(self.application, self.round, listener.sessions[0])


def _lost(now: Counter[str], then: Counter[str]) -> Callable[[Point], int]:
    """How much less a point would count."""
    return lambda step: step.met(now[step.topic]) - step.met(then[step.topic])
