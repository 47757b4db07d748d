"""What choosing the runner-up of a lead would cost, in words.

In: an application, a round, its plan, and a runner-up. Out: one sentence that names the runner-up
and the weightiest loss with it. It must follow from the definitions in MODEL.md.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from msgspec import Struct

from secondround.plan import objectives
from secondround.plan.coverage import asked
from secondround.plan.explain.less import Less
from secondround.plan.explain.runner_up import RunnerUp, RunnerUpFinder
from secondround.plan.inputs import PlanInput, SessionInput, StoryInput
from secondround.plan.people import several, who
from secondround.plan.strengths import Musts
from secondround.plan.worths import ORDER
from secondround.records import Application
from secondround.text import capital, quoted

Stories = list[StoryInput]


class Costs(Struct, frozen=True):
    """The plan, compared with what it might have been."""

    application: Application
    round: int
    inputs: PlanInput
    finder: RunnerUpFinder

    def of(self, session: SessionInput, index: int, runner: RunnerUp | None) -> str:
        """The runner-up of the story in this session, and what it would cost."""
        if runner is None:
            return "No other story is free to go here."
        title, swap = self._title(runner.story), runner.swapped is not None
        if runner.swapped is not None:
            title = f"{title}, planned for {self._who(runner.swapped)}"
        if runner.better:
            choice = f"a swap with {title}," if swap else title
            return f"The search for the best plan was cut off: {choice} would be better here."
        if equal := self._equal(session, index, runner):
            choice = f"a swap with {title}," if swap else title
            return f"{capital(choice)} is just as good, but {equal}."
        choice = f"to swap it with {title}" if swap else title
        return f"Next best is {choice}, {self._but(runner)}."

    def _but(self, runner: RunnerUp) -> str:
        """What is lost. Who was named just now is not named again."""
        loss = self._loss(runner)
        if runner.swapped is not None:
            stage = self.application.record.rounds[self.round]
            alone = self.application.record.names(stage.sessions[runner.swapped])
            for name in (self._who(runner.swapped), alone):
                if loss.startswith(f"{name} would "):
                    return f"who would then {loss.removeprefix(f'{name} would ')}"
        return f"but {loss}"

    def _loss(self, runner: RunnerUp) -> str:
        losses: Mapping[str, Callable[[RunnerUp], str]] = {
            "interest": self._interest,
            "sessions": self._sessions,
            "twice": self._twice,
            "answers": self._answers,
            "balance": self._balance,
            "openers": self._openers,
            "otherwise": self._otherwise,
            "strength": self._strength,
            "emphasis": self._emphasis,
            "fresh": lambda _: "you allow it here only as a repeat",
        }
        return losses[runner.objective](runner)

    def _strength(self, runner: RunnerUp) -> str:
        """That a story is rated lower, or counts as weak until it is written."""
        id_ = self.inputs.stories[runner.story].id
        story = next(story for story in self.application.candidate.stories if story.id == id_)
        return "it is still to be written in full" if story.is_unfinished else "you rate it lower"

    def _otherwise(self, runner: RunnerUp) -> str:
        """Who would hear a weaker story, where two that hear nothing they ask for swap theirs."""
        if runner.swapped is None:
            return self._strength(runner)
        for session, now, then in self._changed(runner):
            if sum(story.strength for story in then) < sum(story.strength for story in now):
                return f"{self._who(session.index)} would hear the weaker of the two"
        return ""

    def _sessions(self, runner: RunnerUp) -> str:
        """Who would no longer hear a useful story."""
        for session, now, then in self._changed(runner):
            if self.inputs.useful(session, now) and not self.inputs.useful(session, then):
                return f"{self._who(session.index)} would hear nothing that matters to them"
        return ""

    def _places(self, runner: RunnerUp) -> str:
        """A moved story that would be useless where it goes."""
        for session, index in self._moved(runner):
            if not self.inputs.relevant(session, self.inputs.stories[index]):
                people = self._who(session.index)
                return f"{self._title(index)} shows nothing that matters to {people}"
        return ""

    def _unproven(
        self, runner: RunnerUp, musts: Musts, where: Collection[int], begun: Stories
    ) -> str:
        """The first must-have that would no longer be proven in these sessions; "" for none."""
        now, then = list(begun), list(begun)
        for index in where:
            stories = self.finder.leads[index]
            now += self.inputs.stories_at(stories)
            then += self.inputs.stories_at(runner.changes.get(index, stories))
        for line, shows in musts:
            if objectives.proven(shows, now) and not objectives.proven(shows, then):
                return quoted(self.application.record.role.requirements[line].text)
        return ""

    def _asked_for_less(self, runner: RunnerUp) -> str:
        """A moved story that nobody asks for where it goes, beyond the posting or a role card."""
        for session, index in self._moved(runner):
            story = self.inputs.stories[index]
            asked = objectives.asked_for(session, story)
            if asked < objectives.WANTED:
                what = "what their role usually looks for" if asked else "what the posting asks for"
                return f"{self._title(index)} shows {self._who(session.index)} only {what}"
        return ""

    def _twice(self, runner: RunnerUp) -> str:
        """The first must-have that fewer sessions would hear proof of."""
        told = objectives.told(self.inputs)
        for line, shows in self.inputs.musts:
            now = then = sum(objectives.proven(shows, stories) for stories in told)
            for index, stories in self.finder.leads.items():
                changed = runner.changes.get(index, stories)
                now += objectives.proven(shows, self.inputs.stories_at(stories))
                then += objectives.proven(shows, self.inputs.stories_at(changed))
            if then < now and then < objectives.TWICE:
                text = self.application.record.role.requirements[line].text
                return f"only one session would hear proof of {quoted(text)}"
        return ""

    def _openers(self, runner: RunnerUp) -> str:
        """The session that would open worse, by how much that counts."""
        worst, words = 0, ""
        for session, now, then in self._changed(runner):
            left = objectives.opener(session, then)
            loss = session.weight * (objectives.opener(session, now) - left)
            if loss > worst:
                worse = "open with a weaker story" if left else "have nothing to open with"
                worst, words = loss, f"you would {worse} for {self._who(session.index)}"
        return words

    def _interest(self, runner: RunnerUp) -> str:
        """Who would hear nothing useful, or a story that is of no use to them; where nobody would,
        what would no longer be proven, or what somebody would hear less of: the loss that counts
        most, and of equal ones the first; where that is nothing, what only the posting asks for.
        """
        if useless := self._sessions(runner) or self._places(runner):
            return useless
        less = Less(self.application, self.round, self.inputs, self.finder.leads, runner.changes)
        worst, words = less.heard()
        begun = objectives.begun(self.inputs)
        if self.inputs.proof >= max(worst, 1) and (
            proof := self._unproven(runner, self.inputs.musts, self.finder.leads, begun)
        ):
            return f"nothing would prove {proof}"
        loss, proof = less.proven()
        return (proof if loss > worst else words) or self._asked_for_less(runner)

    def _answers(self, runner: RunnerUp) -> str:
        begun = objectives.begun(self.inputs, useful=True)
        now = then = objectives.answered(begun)
        for index, stories in self.finder.leads.items():
            session = self.inputs.sessions[index]
            changed = runner.changes.get(index, stories)
            now |= objectives.answered(self.inputs.useful(session, self.inputs.stories_at(stories)))
            then |= objectives.answered(
                self.inputs.useful(session, self.inputs.stories_at(changed))
            )
        return f"no useful story would answer {asked(now - then, 'or')}"

    def _balance(self, runner: RunnerUp) -> str:
        """The answers that a long session would lose."""
        for session, stories, changed in self._changed(runner):
            now = objectives.answered(self.inputs.useful(session, stories))
            then = objectives.answered(self.inputs.useful(session, changed))
            if session.long and now - then:
                people = self._who(session.index)
                return f"no story useful to {people} would answer {asked(now - then, 'or')}"
        return ""

    def _emphasis(self, runner: RunnerUp) -> str:
        """A moved story whose strongest point nobody there would judge."""
        for session, index in self._moved(runner):
            story = self.inputs.stories[index]
            if not objectives.emphasis(session, story):
                if not story.shows:
                    return f"{self._title(index)} shows nothing"
                people = self._who(session.index)
                judge = "are" if self._several(session.index) else "is"
                strongest = f"{self._title(index)} is strongest on {story.shows[0]}"
                return f"{strongest}, which {people} {judge} not there to judge"
        return ""

    def _equal(self, session: SessionInput, index: int, runner: RunnerUp) -> str:
        """Why this plan is chosen of two equal ones: by the earlier plan, by the candidate's order,
        or for a swap by the order of the day; "" where they are not equal.
        """
        if runner.objective == "kept":
            if runner.swapped is None or (session.index, index) in self.finder.earlier:
                return "the earlier plan has this one here"
            return f"the earlier plan has that one for {self._who(runner.swapped)}"
        if runner.objective != ORDER:
            return ""
        if runner.swapped is None:
            return "this one comes first in your story bank"
        early = min(index, runner.story)
        (place,) = (place for place in runner.changes if early in self.finder.leads[place])
        hears = "hear" if self._several(place) else "hears"
        return f"this way, {self._who(place)} {hears} the one that comes first in your story bank"

    def _changed(self, runner: RunnerUp) -> Iterator[tuple[SessionInput, Stories, Stories]]:
        """Each session that hears something else, with its stories now and then."""
        for index, changed in runner.changes.items():
            now = self.inputs.stories_at(self.finder.leads[index])
            yield self.inputs.sessions[index], now, self.inputs.stories_at(changed)

    def _moved(self, runner: RunnerUp) -> Iterator[tuple[SessionInput, int]]:
        """The pairs (session, story) that the change makes."""
        for index, stories in runner.changes.items():
            for story in stories:
                if story not in self.finder.leads[index]:
                    yield self.inputs.sessions[index], story

    def _title(self, index: int) -> str:
        return quoted(self.application.story(self.inputs.stories[index].id).title)

    def _several(self, session: int) -> bool:
        return several(self.application, self.round, session)

    def _who(self, session: int) -> str:
        return who(self.application, self.round, session)
