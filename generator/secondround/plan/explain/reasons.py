"""Why: the reasons of every lead and backup, in words that are printed.

In: an application, a round and its plan in numbers. Out: sentences with names, titles and the posting's words; never an
id, and no number without its meaning. Whatever is said of the runner-up was weighed exactly, in `runners`; what it
would cost is said in `costs`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from secondround.plan import objectives
from secondround.plan.explain.costs import Costs
from secondround.plan.explain.runner_up import RunnerUpFinder
from secondround.plan.pins import who
from secondround.plan.terms import PlanInput, SessionInput, StoryInput
from secondround.plan.words import ANSWERS, listed, person, quoted
from secondround.records.workspace import Application


@dataclass(frozen=True, slots=True)
class Explainer:
    """The reasons for one round's choices."""

    application: Application
    round: int
    terms: PlanInput
    finder: RunnerUpFinder

    def told(self, seat: SessionInput, tale: StoryInput) -> tuple[str, ...]:
        """What is said of a story that was told already."""
        return (f"Told to {self._who(seat)}.", *self._shared(seat, tale))

    def lead(self, seat: SessionInput, number: int) -> tuple[str, ...]:
        """Why this story leads here."""
        tale = self.terms.tales[number]
        if tale.id in seat.pins:
            return (f"You pinned it here.{self._before(tale)}", *self._shared(seat, tale))
        if not self.terms.whole:
            return self._shared(seat, tale)  # a runner-up of a part of the bank proves nothing
        costs = Costs(self.application, self.round, self.terms, self.finder)
        return (*self._shared(seat, tale), costs.of(seat, number, self.finder.runner_up(seat.index, number)))

    def _before(self, tale: StoryInput) -> str:
        """Where a pinned story was told before: itself, or one that counts as the same."""
        stages = self.application.record.rounds[: self.round]
        told = {story for stage in stages for session in stage.sessions for story in session.told or ()}
        if tale.id in told:
            return " It was told in an earlier round."
        if any(other.id in told and other.group == tale.group for other in self.terms.tales):
            return " Another story of its project was told in an earlier round."
        return ""

    def backup(self, seat: SessionInput, tale: StoryInput) -> tuple[str, ...]:
        """Why this story is held in reserve here."""
        free = "Nobody else in this round hears it, so you can use it without spoiling another session."
        return (*self._shared(seat, tale), free)

    def _shared(self, seat: SessionInput, tale: StoryInput) -> tuple[str, ...]:
        return (*self._interest(seat, tale), *self._proof(tale), self._answers(tale))

    def _interest(self, seat: SessionInput, tale: StoryInput) -> list[str]:
        """Whose interest it meets, person by person."""
        sentences = []
        said: set[str] = set()
        people = self.application.record.interviewers
        for id in self.application.record.rounds[self.round].sessions[seat.index].with_:
            cares = [name for name in tale.shows if id in people and name in people[id].cares_about]
            if cares:
                sentences.append(f"{person(people[id])} cares about {listed(cares)}, which it shows.")
            said.update(cares)
        sentences += self._by_role(seat, tale, said)
        if not sentences and seat.points:
            rest = [name for name in tale.shows if name in seat.points]
            sentences.append(
                f"It shows {listed(rest)}, which the posting asks for."
                if rest
                else f"It shows nothing asked for by {self._who(seat)}."
            )
        return sentences

    def _by_role(self, seat: SessionInput, tale: StoryInput, said: Collection[str]) -> list[str]:
        people = self.application.record.interviewers
        ids = self.application.record.rounds[self.round].sessions[seat.index].with_
        sentences = []
        for role in dict.fromkeys(people[id].role for id in ids if id in people):
            judged = [name for card in self.application.library.roles if card.role == role for name in card.judges]
            names = [name for name in tale.shows if name in judged and name not in said]
            if names:
                sentences.append(f"It shows {listed(names)}, which {_article(role)} usually judges.")
        return sentences

    def _proof(self, tale: StoryInput) -> list[str]:
        lines = [line for line in self.application.record.role.requirements if objectives.proven(line.shows, [tale])]
        musts, nice = (
            [quoted(line.text) for line in lines if line.must],
            [quoted(line.text) for line in lines if not line.must],
        )
        if musts:
            return [f"It proves {listed(musts)}, {'a must-have' if len(musts) == 1 else 'must-haves'} of the posting."]
        return [f"It proves {listed(nice)}, nice to have for the posting."] if nice else []

    def _answers(self, tale: StoryInput) -> str:
        return f"It answers {listed([quoted(ANSWERS[one]) for one in objectives.ANSWERS if one in tale.answers])}."

    def _who(self, seat: SessionInput) -> str:
        return who(self.application, self.round, seat.index)


def _article(role: str) -> str:
    return f"{'an' if role[0] in 'aeiou' else 'a'} {role}"
