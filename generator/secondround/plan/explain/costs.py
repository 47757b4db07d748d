"""What the runner-up of a lead would cost, in words.

In: an application, a round, its plan, and a runner-up. Out: one or two sentences, each loss and
each gain beside the people whose it is. Everything that is said follows from the definitions in
MODEL.md.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from secondround.plan import objectives
from secondround.plan.explain.runner_up import RunnerUp, RunnerUpFinder
from secondround.plan.inputs import PlanInput, SessionInput, StoryInput
from secondround.plan.pins import several, who
from secondround.records import Application
from secondround.text import capital, listed, quoted
from secondround.vocabulary import ANSWER_QUESTIONS, ANSWERS


@dataclass(frozen=True, slots=True)
class Costs:
    """The plan against what it might have been."""

    application: Application
    round: int
    inputs: PlanInput
    finder: RunnerUpFinder

    def of(self, session: SessionInput, number: int, runner: RunnerUp | None) -> str:
        """The runner-up of the story in this session, and what falls with it."""
        if runner is None:
            return "No other story is free for this place."
        choice = self._title(runner.story)
        if runner.swapped is not None:
            choice = f"a swap with {choice}, planned for {self._who(runner.swapped)}"
        if runner.better:
            return f"The search for the best plan was cut off: {choice} would be better here."
        return f"Runner-up: {choice}. {self._cost(session, number, runner)}"

    def _cost(self, session: SessionInput, number: int, runner: RunnerUp) -> str:
        costs: Mapping[str, Callable[[], str]] = {
            "sessions": lambda: (
                f"With it, {listed(self._left(runner))} would hear nothing they ask for."
            ),
            "places": lambda: f"{capital(listed(self._idle(runner)))}.",
            "requirements": lambda: self._unproven(runner),
            "interest": lambda: self._heard(runner),
            "answers": lambda: (
                f"With it, no story of use to anybody would answer {self._unanswered(runner)}."
            ),
            "balance": lambda: self._unbalanced(runner),
            "strength": lambda: "You rate it lower.",
            "emphasis": lambda: f"{capital(listed(self._blunt(runner)))}.",
            "fresh": lambda: "You allow it here as a repeat, and a fresh story goes first.",
            "kept": lambda: (
                f"It is as good, but the earlier plan has {self._kept(session, number, runner)}."
            ),
            "order": lambda: self._first(number, runner),
        }
        return costs[runner.objective]()

    def _left(self, runner: RunnerUp) -> list[str]:
        """Whoever would hear a story of use no longer."""
        now, then = self._useful(self.finder.leads), self._useful(runner.changes)
        return [self._who(place) for place in runner.changes if now[place] and not then[place]]

    def _idle(self, runner: RunnerUp) -> list[str]:
        """The stories of the change that would be of no use where they went."""
        return [
            f"{self._title(story)} shows nothing asked for by {self._who(place)}"
            for place, story in self._moved(runner)
            if not self.inputs.relevant(self.inputs.sessions[place], self.inputs.stories[story])
        ]

    def _unproven(self, runner: RunnerUp) -> str:
        begun = objectives.begun(self.inputs)
        now = [*begun, *self._stories(self.finder.leads)]
        then = [*begun, *self._stories(self.finder.leads | runner.changes)]
        lost: list[str] = []
        gained: list[str] = []
        for line, shows in self.inputs.musts:
            before, after = objectives.proven(shows, now), objectives.proven(shows, then)
            if before != after:
                text = quoted(self.application.record.role.requirements[line].text)
                (lost if before else gained).append(text)
        instead = f"; {listed(gained)} would be proven instead" if gained else ""
        return f"With it, nothing would prove {listed(lost, 'or')}{instead}."

    def _heard(self, runner: RunnerUp) -> str:
        """What would be heard less of, and more of, by whom."""
        parts, gains = [], False
        for place, numbers in runner.changes.items():
            lost, gained = self._difference(place, numbers)
            if lost or gained:
                parts.append(
                    f"{self._who(place)} would hear {', but '.join(filter(None, (lost, gained)))}"
                )
            gains = gains or bool(gained)
        return (
            f"With it, {'; '.join(parts)}.{' All in all, that counts for less.' if gains else ''}"
        )

    def _difference(self, place: int, numbers: Collection[int]) -> tuple[str, str]:
        """What one session would hear less of and more of, in words: `nothing about hiring and less
        about rail`.
        """
        points = self.inputs.sessions[place].points
        now, then = self._shown(self.finder.leads[place]), self._shown(numbers)
        gone = [name for name in points if now.count(name) and not then.count(name)]
        new = [name for name in points if then.count(name) and not now.count(name)]
        # Only the first two stories on a point count, and of what only the posting asks for only
        # the first.
        less = [
            name
            for name in points
            if now.count(name) > then.count(name) == 1 and points[name].second
        ]
        more = [
            name
            for name in points
            if then.count(name) > now.count(name) == 1 and points[name].second
        ]
        lost = [f"nothing about {listed(gone, 'or')}"] if gone else []
        lost += [f"less about {listed(less)}"] if less else []
        gained = [f"something about {listed(new)}"] if new else []
        gained += [f"more about {listed(more)}"] if more else []
        return listed(lost), listed(gained)

    def _unanswered(self, runner: RunnerUp) -> str:
        begun = objectives.begun(self.inputs, useful=True)
        now, then = (
            objectives.answered(
                [*begun, *(story for stories in self._useful(leads).values() for story in stories)]
            )
            for leads in (self.finder.leads, self.finder.leads | runner.changes)
        )
        return _three(now - then)

    def _unbalanced(self, runner: RunnerUp) -> str:
        """The answers that a long session would no longer be given, and those that it would be
        given instead.
        """
        parts = []
        for place in runner.changes:
            if not self.inputs.sessions[place].long:
                continue
            now, then = (
                objectives.answered(self._useful(leads)[place])
                for leads in (self.finder.leads, runner.changes)
            )
            if lost := now - then:
                parts.append(f"no story of use to {self._who(place)} would answer {_three(lost)}")
            if gained := then - now:
                parts.append(
                    f"one of use to {self._who(place)} would answer {_three(gained, 'and')}"
                )
        return f"With it, {listed(parts)}."

    def _blunt(self, runner: RunnerUp) -> list[str]:
        """The stories of the change whose strongest point would meet nobody who judges it."""
        parts = []
        for place, number in self._moved(runner):
            session, story = self.inputs.sessions[place], self.inputs.stories[number]
            if objectives.emphasis(session, story):
                continue
            if story.shows:
                judge = "are" if several(self.application, self.round, place) else "is"
                parts.append(
                    f"what {self._title(number)} shows best, {story.shows[0]}, is not what {self._who(place)} {judge} "
                    "there to judge"
                )
            else:
                parts.append(f"{self._title(number)} shows nothing")
        return parts

    def _kept(self, session: SessionInput, number: int, runner: RunnerUp) -> str:
        """Which of the changed places the earlier plan filled as this one does."""
        if (session.index, number) in self.finder.earlier or runner.swapped is None:
            return "this one here"
        return f"that one for {self._who(runner.swapped)}"

    def _first(self, number: int, runner: RunnerUp) -> str:
        """Why of two equal plans this one is taken: by the candidate's order, and for a swap by
        that of the day.
        """
        if runner.swapped is None:
            return "It is as good, but this one comes first in your story bank."
        early = min(number, runner.story)
        place = next(place for place in runner.changes if early in self.finder.leads[place])
        hears = "hear" if several(self.application, self.round, place) else "hears"
        return f"It is as good; this way {self._who(place)} {hears} the one that comes first in your story bank."

    def _moved(self, runner: RunnerUp) -> list[tuple[int, int]]:
        """The pairs (session, story) that the change makes."""
        return [
            (place, story)
            for place, numbers in runner.changes.items()
            for story in numbers
            if story not in self.finder.leads[place]
        ]

    def _useful(self, leads: Mapping[int, Iterable[int]]) -> dict[int, list[StoryInput]]:
        """The stories of each session that are of use there."""
        found = {}
        for place, numbers in leads.items():
            stories = [self.inputs.stories[number] for number in numbers]
            found[place] = [
                story
                for story in stories
                if self.inputs.relevant(self.inputs.sessions[place], story)
            ]
        return found

    def _stories(self, leads: Mapping[int, Iterable[int]]) -> list[StoryInput]:
        return [self.inputs.stories[number] for numbers in leads.values() for number in numbers]

    def _shown(self, numbers: Iterable[int]) -> list[str]:
        return [name for number in numbers for name in self.inputs.stories[number].shows]

    def _title(self, number: int) -> str:
        return quoted(self.application.story(self.inputs.stories[number].id).title)

    def _who(self, place: int) -> str:
        return who(self.application, self.round, place)


def _three(answers: Collection[str], joint: str = "or") -> str:
    return listed([quoted(ANSWER_QUESTIONS[one]) for one in ANSWERS if one in answers], joint)
