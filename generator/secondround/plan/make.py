"""The story plan of a round, made whole: pins resolved, leads, backups and questions assigned, all
of it explained.

In: an application, a round, and the earlier plan where there is one. Out: a `Plan`. It reads no
file and no clock: a search that takes more than so much `work` is stopped, and the best plan found
is returned, marked as not proven.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from secondround.plan import (
    backups,
    coverage,
    inputs,
    leads,
    lock,
    objectives,
    pins,
    prune,
    questions,
    timing,
)
from secondround.plan.explain import Explainer, RunnerUpFinder, gaps, objective_text
from secondround.plan.inputs import PlanInput, SessionInput, StoryInput
from secondround.plan.leads import Assignment
from secondround.plan.milp import WORK
from secondround.plan.model import Choice, Clash, Plan, SessionPlan, Waiver
from secondround.records import Application, schedule
from secondround.vocabulary import ANSWERS


def make(
    application: Application, round: int, *, earlier: lock.Earlier | None = None, work: int = WORK
) -> Plan:
    """The best story plan of the round, changing as little of the earlier one as the best
    allows.
    """
    return replan(application, round, earlier=earlier, work=work)


def replan(  # noqa: PLR0913  # each is a thing that a person may say
    application: Application,
    round: int,
    *,
    earlier: lock.Earlier | None = None,
    without: Collection[str] = (),
    told: Mapping[int, Sequence[str]] | None = None,
    work: int = WORK,
) -> Plan:
    """The best plan of what is left of the round.

    `without` are stories not to be told, `told` says what was told in a session, by its index: it
    has begun and keeps that, beside what the record says was told there. ValueError where a story
    or a session is not known.
    """
    heard = _heard(application, round, told or {})
    _check(application, without)
    pinned, clashing = pins.resolve(application, round, without=without, told=heard)
    asked = inputs.plan_input(application, round, pins=pinned, without=without, told=heard)
    was = _earlier(application, round, asked, earlier)
    numbers, whole = prune.undominated(asked, (*was[0], *was[1]))
    asked = replace(asked, bank=numbers, whole=whole)
    led = leads.lead(asked, was[0], work=work)
    held = backups.reserve(asked, led.stories, was[1], work=work // 4)
    assigned = questions.assign(application, round, heard)
    explainer = Explainer(application, round, asked, RunnerUpFinder(asked, led.stories, was[0]))
    stories = {story.id: story for story in asked.stories}
    return _Assembly(application, round, asked, led, held, assigned, explainer, stories).plan(
        clashing
    )


def _heard(
    application: Application, round: int, told: Mapping[int, Sequence[str]]
) -> dict[int, tuple[str, ...]]:
    """What was told in the sessions of the round that have begun."""
    sessions = application.record.rounds[round].sessions
    heard = {place: session.told or () for place, session in enumerate(sessions) if session.held}
    for place, stories in told.items():
        _check(application, stories)
        if place not in range(len(sessions)):
            raise ValueError(f"This round has no session {place + 1}.")
        heard[place] = tuple(dict.fromkeys((*heard.get(place, ()), *stories)))
    return heard


def _check(application: Application, stories: Collection[str]) -> None:
    for story in stories:
        if pins.title(application, story) is None:
            raise ValueError(f"`{story}` is not in the story bank.")


def _earlier(
    application: Application, round: int, asked: PlanInput, earlier: lock.Earlier | None
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The earlier plan's leads and backups, as numbers of sessions and stories that are still
    there.
    """
    stage = application.record.rounds[round]
    numbers = {story.id: number for number, story in enumerate(asked.stories)}
    found = [
        (place, was)
        for place, was in lock.matched(earlier, stage.name, stage.sessions).items()
        if asked.sessions[place].open
    ]
    return (
        [
            (place, numbers[story])
            for place, was in found
            for story in dict.fromkeys(was.leads)
            if story in numbers
        ],
        [
            (place, numbers[story])
            for place, was in found
            for story in dict.fromkeys(was.backups)
            if story in numbers
        ],
    )


@dataclass(frozen=True, slots=True)
class _Assembly:
    """The plan in numbers, put into words session by session."""

    application: Application
    round: int
    inputs: PlanInput
    led: Assignment
    held: Assignment
    assigned: questions.AssignedQuestions
    explainer: Explainer
    bank: dict[str, StoryInput]

    def plan(self, clashing: tuple[Clash, ...]) -> Plan:
        """The whole plan; of a round that is over, nothing is missing any more."""
        over = not any(session.open for session in self.inputs.sessions)
        over = over or schedule.is_over(self.application.record.rounds, self.round)
        sessions = tuple(self._session(session) for session in self.inputs.sessions)
        heard = [[self.bank[choice.story] for choice in session.leads] for session in sessions]
        return Plan(
            round=self.round,
            sessions=sessions,
            objectives=objective_text.results(self.inputs, self.led, self.held),
            gaps=()
            if over
            else gaps.find(self.application, self.round, self.inputs, heard, self.assigned),
            waivers=self._waivers(sessions),
            coverage=coverage.cover(self.application, self.round, self.inputs, heard),
            clashes=clashing,
        )

    def _session(self, session: SessionInput) -> SessionPlan:
        written = self.application.record.rounds[self.round].sessions[session.index]
        chosen, questions = self._leads(session), self.assigned.sessions[session.index]
        answers = {
            answer: tuple(
                choice.story for choice in chosen if answer in self.bank[choice.story].answers
            )
            for answer in ANSWERS
        }
        return SessionPlan(
            index=session.index,
            interviewers=written.with_,
            minutes=written.minutes,
            capacity=session.capacity,
            leads=chosen,
            backups=self._backups(session),
            questions=questions,
            spoken=timing.fill(self.application, written, chosen, questions),
            can=answers["can"],
            will=answers["will"],
            fit=answers["fit"],
            begun=not session.open,
        )

    def _leads(self, session: SessionInput) -> tuple[Choice, ...]:
        if session.told is not None:
            stories = [self.bank[id] for id in session.told]
            return tuple(
                self._choice(session, story, self.explainer.told(session, story))
                for story in stories
            )
        numbers = self._in_order(session, self.led.stories[session.index])
        return tuple(
            self._choice(session, self.inputs.stories[number], self.explainer.lead(session, number))
            for number in numbers
        )

    def _backups(self, session: SessionInput) -> tuple[Choice, ...]:
        numbers = self._in_order(session, self.held.stories[session.index])
        return tuple(
            self._choice(
                session,
                self.inputs.stories[number],
                self.explainer.backup(session, self.inputs.stories[number]),
            )
            for number in numbers
        )

    def _in_order(self, session: SessionInput, numbers: Sequence[int]) -> list[int]:
        """The order to tell them in: what meets most interest first, then the stronger, then the
        candidate's order.
        """
        stories = self.inputs.stories
        return sorted(
            numbers,
            key=lambda one: (-backups.worth(session, stories[one]), -stories[one].strength, one),
        )

    def _choice(self, session: SessionInput, story: StoryInput, reasons: tuple[str, ...]) -> Choice:
        lines = self.application.record.role.requirements
        return Choice(
            story=story.id,
            reasons=reasons,
            meets=tuple(name for name in story.shows if name in session.points),
            proves=tuple(
                number
                for number, line in enumerate(lines)
                if objectives.proven(line.shows, [story])
            ),
            pinned=story.id in session.pins,
            repeats=self._repeated(session, story),
        )

    def _repeated(self, session: SessionInput, story: StoryInput) -> str:
        """The waiver's reason, where the story (or one of its project) is told elsewhere or was
        told before.
        """
        if story.id not in session.waived:
            return ""
        elsewhere = any(
            self.inputs.stories[number].group == story.group
            for place, numbers in self.led.stories.items()
            for number in numbers
            if (place, self.inputs.stories[number].id) != (session.index, story.id)
        )
        return session.waived[story.id] if elsewhere or story.group in self.inputs.spent else ""

    def _waivers(self, sessions: Sequence[SessionPlan]) -> tuple[Waiver, ...]:
        return tuple(
            Waiver(session.index, choice.story, choice.repeats)
            for session in sessions
            for choice in session.leads
            if choice.repeats
        )
