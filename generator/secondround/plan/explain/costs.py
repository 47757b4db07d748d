"""What choosing the runner-up of a lead would cost, in words.

In: an application, a round, its plan, and a runner-up. Out: one or two sentences that name each
loss and each gain and whose it is. Every one of them must follow from the definitions in MODEL.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from secondround.plan import objectives
from secondround.plan.coverage import asked
from secondround.plan.explain.runner_up import Changes, RunnerUp, RunnerUpFinder
from secondround.plan.inputs import Musts, PlanInput, SessionInput, StoryInput
from secondround.plan.listeners import Listener
from secondround.plan.people import several, who
from secondround.records import Application
from secondround.text import capital, listed, quoted

Stories = list[StoryInput]


@dataclass(frozen=True, slots=True)
class Costs:
    """The plan, compared with what it might have been."""

    application: Application
    round: int
    inputs: PlanInput
    finder: RunnerUpFinder

    def of(self, session: SessionInput, index: int, runner: RunnerUp | None) -> str:
        """The runner-up of the story in this session, and what it would cost."""
        if runner is None:
            return "No other story is free to go here."
        choice = self._title(runner.story)
        if runner.swapped is not None:
            choice = f"a swap with {choice}, planned for {self._who(runner.swapped)}"
        if runner.better:
            return f"The search for the best plan was cut off: {choice} would be better here."
        return f"Runner-up: {choice}. {self._cost(session, index, runner)}"

    def _cost(self, session: SessionInput, index: int, runner: RunnerUp) -> str:
        costs: Mapping[str, Callable[[], str]] = {
            "served": lambda: self._sessions(runner) or self._places(runner),
            "sessions": lambda: self._sessions(runner),
            "places": lambda: self._places(runner),
            "requirements": lambda: self._requirements(runner),
            "interest": lambda: self._interest(runner),
            "answers": lambda: self._answers(runner),
            "balance": lambda: self._balance(runner),
            "strength": lambda: self._strength(runner),
            "emphasis": lambda: self._emphasis(runner),
            "fresh": lambda: "You allow it here as a repeat, but a fresh story comes first.",
            "kept": lambda: self._kept(session, index, runner),
            "order": lambda: self._order(index, runner),
        }
        return costs[runner.objective]()

    def _strength(self, runner: RunnerUp) -> str:
        """That a story is rated lower, or counts as weak until it is written."""
        id_ = self.inputs.stories[runner.story].id
        story = next(story for story in self.application.candidate.stories if story.id == id_)
        return "It is still to be written in full." if story.is_unfinished else "You rate it lower."

    def _sessions(self, runner: RunnerUp) -> str:
        """Who would no longer hear a useful story."""
        left = []
        for session, now, then in self._changed(runner):
            if self.inputs.useful(session, now) and not self.inputs.useful(session, then):
                left.append(self._who(session.index))
        return f"With it, {listed(left)} would hear nothing they ask for." if left else ""

    def _places(self, runner: RunnerUp) -> str:
        """The moved stories that would be useless where they go."""
        parts = []
        for session, index in self._moved(runner):
            if not self.inputs.relevant(session, self.inputs.stories[index]):
                ask = "ask" if self._several(session.index) else "asks"
                asked_for = f"{self._who(session.index)} {ask} for"
                parts.append(f"{self._title(index)} shows nothing that {asked_for}")
        return f"{capital(listed(parts))}."

    def _requirements(self, runner: RunnerUp) -> str:
        everywhere = set(self.finder.leads)
        begun = objectives.begun(self.inputs)
        lost, gained = self._proven(runner, self.inputs.musts, everywhere, begun)
        instead = f"; {listed(gained)} would be proven instead" if gained else ""
        return f"With it, nothing would prove {listed(lost, 'or')}{instead}."

    def _proven(
        self, runner: RunnerUp, musts: Musts, where: Collection[int], begun: Stories
    ) -> tuple[list[str], list[str]]:
        """The must-haves that would no longer be proven in these sessions, and those that would be
        instead.
        """
        now, then = list(begun), list(begun)
        for index in where:
            stories = self.finder.leads[index]
            now += self.inputs.stories_at(stories)
            then += self.inputs.stories_at(runner.changes.get(index, stories))
        lost: list[str] = []
        gained: list[str] = []
        for line, shows in musts:
            before, after = objectives.proven(shows, now), objectives.proven(shows, then)
            if before != after:
                text = quoted(self.application.record.role.requirements[line].text)
                (lost if before else gained).append(text)
        return lost, gained

    def _interest(self, runner: RunnerUp) -> str:
        """What would be heard less of, and more of, by whom."""
        differences: dict[str, _Difference] = {}
        for listener in self.inputs.listeners:
            difference = differences.setdefault(self._name(listener), _Difference())
            now, then = self._heard(listener, {}), self._heard(listener, runner.changes)
            difference.add(listener, now, then)
        names: dict[str, list[str]] = {}
        less = ""
        for name, difference in differences.items():
            if heard := difference.text():
                names.setdefault(heard, []).append(name)
            if difference.new or difference.more:
                less = " On balance, that counts for less."
        parts = [f"{listed(same)} would hear {heard}" for heard, same in names.items()]
        deciding = [index for index in self.finder.leads if self.inputs.sessions[index].deciding]
        lost_proof, new_proof = self._proven(runner, self.inputs.undecided, deciding, [])
        if lost_proof:
            parts.append(f"nobody who decides would hear proof of {listed(lost_proof, 'or')}")
        if new_proof:
            parts.append(f"somebody who decides would hear proof of {listed(new_proof)}")
            less = " On balance, that counts for less."
        return f"With it, {'; '.join(parts)}.{less}"

    def _heard(self, listener: Listener, changes: Changes) -> Counter[str]:
        """How many stories that the listener hears show each competency, with what they have heard
        before.
        """
        heard = listener.heard.copy()
        for session in listener.sessions:
            stories = changes.get(session, self.finder.leads.get(session, ()))
            heard += objectives.counts(self.inputs.stories_at(stories))
        return heard

    def _name(self, listener: Listener) -> str:
        if listener.person:
            return self.application.record.interviewers[listener.person].name
        return self._who(listener.sessions[0])

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
        return f"With it, no useful story would answer {asked(now - then, 'or')}."

    def _balance(self, runner: RunnerUp) -> str:
        """The answers that a long session would lose, and those that it would get instead."""
        parts = []
        for session, stories, changed in self._changed(runner):
            if not session.long:
                continue
            now = objectives.answered(self.inputs.useful(session, stories))
            then = objectives.answered(self.inputs.useful(session, changed))
            people = self._who(session.index)
            if lost := now - then:
                parts.append(f"no story useful to {people} would answer {asked(lost, 'or')}")
            if gained := then - now:
                parts.append(f"one useful to {people} would answer {asked(gained)}")
        return f"With it, {listed(parts)}."

    def _emphasis(self, runner: RunnerUp) -> str:
        """The moved stories whose strongest point nobody there would judge."""
        parts = []
        for session, index in self._moved(runner):
            story, title = self.inputs.stories[index], self._title(index)
            if not story.shows:
                parts.append(f"{title} shows nothing")
            elif not objectives.emphasis(session, story):
                judge = "are" if self._several(session.index) else "is"
                judged = f"what {self._who(session.index)} {judge} there to judge"
                parts.append(f"the strongest point of {title}, {story.shows[0]}, is not {judged}")
        return f"{capital(listed(parts))}."

    def _kept(self, session: SessionInput, index: int, runner: RunnerUp) -> str:
        """Where the earlier plan made the same choice as this one."""
        which = "this one here"
        if (session.index, index) not in self.finder.earlier and runner.swapped is not None:
            which = f"that one for {self._who(runner.swapped)}"
        return f"It is just as good, but the earlier plan has {which}."

    def _order(self, index: int, runner: RunnerUp) -> str:
        """Why this plan is chosen of two equal ones: by the candidate's order, or for a swap by the
        order of the day.
        """
        if runner.swapped is None:
            return "It is just as good, but this one comes first in your story bank."
        early = min(index, runner.story)
        (index,) = (index for index in runner.changes if early in self.finder.leads[index])
        hears = "hear" if self._several(index) else "hears"
        first = f"{self._who(index)} {hears} the one that comes first in your story bank"
        return f"It is just as good; this way, {first}."

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


@dataclass(slots=True)
class _Difference:
    """The competencies that somebody would hear less of and more of."""

    gone: list[str] = field(default_factory=list)
    less: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    more: list[str] = field(default_factory=list)

    def add(self, listener: Listener, before: Counter[str], after: Counter[str]) -> None:
        """Add a listener's, by how many stories on each competency they hear before and after."""
        for name, point in listener.points.items():
            # Only the first two stories on a point count, and of what only the posting asks for
            # only the first.
            most = 2 if point.second else 1
            was, will = min(before[name], most), min(after[name], most)
            if will < was:
                (self.less if will else self.gone).append(name)
            elif was < will:
                (self.more if was else self.new).append(name)

    def text(self) -> str:
        """The difference in words: `nothing about hiring and less about rail`."""
        lost = [f"nothing about {listed(self.gone, 'or')}"] if self.gone else []
        lost += [f"less about {listed(self.less)}"] if self.less else []
        gained = [f"something about {listed(self.new)}"] if self.new else []
        gained += [f"more about {listed(self.more)}"] if self.more else []
        return ", but ".join(filter(None, (listed(lost), listed(gained))))
