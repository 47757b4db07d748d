"""Why each lead and backup was chosen, in words to print.

In: an application, a round and its plan in numbers. Out: sentences with names, titles and the
posting's words. They must hold no id, and no number without its meaning. `runner_up` finds the
runner-up, and `costs` says what it would cost.
"""

from __future__ import annotations

from dataclasses import dataclass

from secondround.plan import objectives
from secondround.plan.coverage import asked
from secondround.plan.explain.costs import Costs
from secondround.plan.explain.runner_up import RunnerUpFinder
from secondround.plan.inputs import PlanInput, SessionInput, StoryInput
from secondround.plan.people import titled, who
from secondround.records import Application
from secondround.text import listed, quoted, with_article

FREE = "Nobody else in this round hears it, so you can use it without spoiling another session."


def _look(role: str) -> str:
    """Who looks for something in a role, with the verb."""
    return "most interviewers look" if role == "other" else f"{with_article(role)} usually looks"


@dataclass(frozen=True, slots=True)
class Explainer:
    """The reasons for one round's choices."""

    application: Application
    round: int
    inputs: PlanInput
    finder: RunnerUpFinder

    def told(self, session: SessionInput, story: StoryInput) -> tuple[str, ...]:
        """The reasons for a story that was already told."""
        return (
            f"Told to {who(self.application, self.round, session.index)}.",
            *self._shared(session, story),
        )

    def lead(self, session: SessionInput, index: int) -> tuple[str, ...]:
        """Why this story leads here."""
        story = self.inputs.stories[index]
        if story.id in session.pins:
            return (f"You pinned it here.{self._before(story)}", *self._shared(session, story))
        if not self.inputs.whole:
            return self._shared(session, story)  # a runner-up of a part of the bank proves nothing
        costs = Costs(self.application, self.round, self.inputs, self.finder)
        return (
            *self._shared(session, story),
            costs.of(session, index, self.finder.runner_up(session.index, index)),
        )

    def _before(self, story: StoryInput) -> str:
        """Whether a pinned story was told before, or one that counts as the same."""
        told: set[str] = set()
        for stage in self.application.record.rounds[: self.round]:
            for session in stage.sessions:
                told.update(session.told or ())
        if story.id in told:
            return " It was told in an earlier round."
        for other in self.inputs.stories:
            if other.id in told and other.group == story.group:
                return " Another story from its project was told in an earlier round."
        return ""

    def backup(self, session: SessionInput, story: StoryInput) -> tuple[str, ...]:
        """Why this story is held in reserve here."""
        return (*self._shared(session, story), FREE)

    def _shared(self, session: SessionInput, story: StoryInput) -> tuple[str, ...]:
        answers = f"It answers {asked(story.answers)}."
        return (*self._interest(session, story), *self._proof(story), answers)

    def _interest(self, session: SessionInput, story: StoryInput) -> list[str]:
        """Whose interest it meets, person by person."""
        sentences = []
        written = self.application.record.rounds[self.round].sessions[session.index]
        tested = story.shown_of(written.focus)
        if tested:
            sentences.append(f"It shows {listed(tested)}, which this session is said to test.")
        named = set(tested)
        roles: dict[str, None] = {}
        for id, interviewer in self.application.record.people(written).items():
            roles[interviewer.role] = None
            cares = story.shown_of(interviewer.cares_about)
            if cares:
                name = titled(interviewer)
                sentences.append(f"It shows {listed(cares)}, which {name} cares about.")
                named.update(cares)
                again = [name for name in cares if session.open and self._heard(id, name)]
                if again:
                    sentences.append(f"{interviewer.name} has already heard about {listed(again)}.")
        for role in roles:
            names = story.shown_of(self._judged(role) - named)
            if names:
                sentences.append(f"It shows {listed(names)}, which {_look(role)} for.")
        if not sentences and session.points:
            rest = story.shown_of(session.points)
            if rest:
                sentences.append(f"It shows {listed(rest)}, which the posting asks for.")
            else:
                sentences.append("It shows nothing that this session asks for.")
        return sentences

    def _heard(self, person: str, competency: str) -> bool:
        """Whether the person was told of it before, in this round or an earlier one."""
        for listener in self.inputs.listeners:
            if listener.person == person:
                return competency in listener.heard
        return False

    def _judged(self, role: str) -> set[str]:
        """What people of a role judge, by the library's cards."""
        judged: set[str] = set()
        for card in self.application.library.roles:
            if card.role == role:
                judged.update(card.judges)
        return judged

    def _proof(self, story: StoryInput) -> list[str]:
        musts: list[str] = []
        nice: list[str] = []
        for line in self.application.record.role.requirements:
            if objectives.proven(line.shows, [story]):
                (musts if line.must else nice).append(quoted(line.text))
        if musts:
            kind = "a must-have" if len(musts) == 1 else "must-haves"
            return [f"It proves {listed(musts)}, {kind} in the posting."]
        kind = "a nice-to-have" if len(nice) == 1 else "nice-to-haves"
        return [f"It proves {listed(nice)}, {kind} in the posting."] if nice else []
