"""Why: the reasons of every lead and backup, in words that are printed.

In: an application, a round and its plan in numbers. Out: sentences with names, titles and the
posting's words; never an id, and no number without its meaning. Whatever is said of the runner-up
was weighed exactly, in `runner_up`; what it would cost is said in `costs`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from secondround.plan import objectives
from secondround.plan.explain.costs import Costs
from secondround.plan.explain.runner_up import RunnerUpFinder
from secondround.plan.inputs import PlanInput, SessionInput, StoryInput
from secondround.plan.pins import who
from secondround.plan.words import person
from secondround.records import Application
from secondround.text import listed, quoted
from secondround.vocabulary import ANSWER_QUESTIONS, ANSWERS


@dataclass(frozen=True, slots=True)
class Explainer:
    """The reasons for one round's choices."""

    application: Application
    round: int
    inputs: PlanInput
    finder: RunnerUpFinder

    def told(self, session: SessionInput, story: StoryInput) -> tuple[str, ...]:
        """What is said of a story that was told already."""
        return (f"Told to {self._who(session)}.", *self._shared(session, story))

    def lead(self, session: SessionInput, number: int) -> tuple[str, ...]:
        """Why this story leads here."""
        story = self.inputs.stories[number]
        if story.id in session.pins:
            return (f"You pinned it here.{self._before(story)}", *self._shared(session, story))
        if not self.inputs.whole:
            return self._shared(session, story)  # a runner-up of a part of the bank proves nothing
        costs = Costs(self.application, self.round, self.inputs, self.finder)
        return (
            *self._shared(session, story),
            costs.of(session, number, self.finder.runner_up(session.index, number)),
        )

    def _before(self, story: StoryInput) -> str:
        """Where a pinned story was told before: itself, or one that counts as the same."""
        stages = self.application.record.rounds[: self.round]
        told = {id for stage in stages for session in stage.sessions for id in session.told or ()}
        if story.id in told:
            return " It was told in an earlier round."
        if any(other.id in told and other.group == story.group for other in self.inputs.stories):
            return " Another story of its project was told in an earlier round."
        return ""

    def backup(self, session: SessionInput, story: StoryInput) -> tuple[str, ...]:
        """Why this story is held in reserve here."""
        free = "Nobody else in this round hears it, so you can use it without spoiling another session."
        return (*self._shared(session, story), free)

    def _shared(self, session: SessionInput, story: StoryInput) -> tuple[str, ...]:
        return (*self._interest(session, story), *self._proof(story), self._answers(story))

    def _interest(self, session: SessionInput, story: StoryInput) -> list[str]:
        """Whose interest it meets, person by person."""
        sentences = []
        said: set[str] = set()
        people = self.application.record.interviewers
        for id in self.application.record.rounds[self.round].sessions[session.index].with_:
            cares = [
                name for name in story.shows if id in people and name in people[id].cares_about
            ]
            if cares:
                sentences.append(
                    f"{person(people[id])} cares about {listed(cares)}, which it shows."
                )
            said.update(cares)
        sentences += self._by_role(session, story, said)
        if not sentences and session.points:
            rest = [name for name in story.shows if name in session.points]
            sentences.append(
                f"It shows {listed(rest)}, which the posting asks for."
                if rest
                else f"It shows nothing asked for by {self._who(session)}."
            )
        return sentences

    def _by_role(
        self, session: SessionInput, story: StoryInput, said: Collection[str]
    ) -> list[str]:
        people = self.application.record.interviewers
        ids = self.application.record.rounds[self.round].sessions[session.index].with_
        sentences = []
        for role in dict.fromkeys(people[id].role for id in ids if id in people):
            judged = [
                name
                for card in self.application.library.roles
                if card.role == role
                for name in card.judges
            ]
            names = [name for name in story.shows if name in judged and name not in said]
            if names:
                sentences.append(
                    f"It shows {listed(names)}, which {_article(role)} usually judges."
                )
        return sentences

    def _proof(self, story: StoryInput) -> list[str]:
        lines = [
            line
            for line in self.application.record.role.requirements
            if objectives.proven(line.shows, [story])
        ]
        musts, nice = (
            [quoted(line.text) for line in lines if line.must],
            [quoted(line.text) for line in lines if not line.must],
        )
        if musts:
            return [
                f"It proves {listed(musts)}, {'a must-have' if len(musts) == 1 else 'must-haves'} of the posting."
            ]
        return [f"It proves {listed(nice)}, nice to have for the posting."] if nice else []

    def _answers(self, story: StoryInput) -> str:
        return f"It answers {listed([quoted(ANSWER_QUESTIONS[one]) for one in ANSWERS if one in story.answers])}."

    def _who(self, session: SessionInput) -> str:
        return who(self.application, self.round, session.index)


def _article(role: str) -> str:
    return f"{'an' if role[0] in 'aeiou' else 'a'} {role}"
