"""The story plan of a round, made whole: pins resolved, leads, backups and questions assigned, all of it explained.

In: an application, a round, and the earlier plan where there is one. Out: a `Plan`. It reads no file and no clock:
a search that takes more than so much `work` is stopped, and the best plan found is returned, marked as not proven.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from secondround.plan import (
    backups,
    coverage,
    leads,
    lock,
    objectives,
    pins,
    prune,
    questions,
    terms,
    timing,
)
from secondround.plan.explain import gaps, objective_text
from secondround.plan.explain.reasons import Explainer
from secondround.plan.explain.runner_up import RunnerUpFinder
from secondround.plan.leads import Assignment
from secondround.plan.milp.highs import WORK
from secondround.plan.model import Choice, Clash, Plan, SessionPlan, Waiver
from secondround.plan.terms import PlanInput, SessionInput, StoryInput
from secondround.records import schedule
from secondround.records.workspace import Application


def make(application: Application, round: int, *, earlier: lock.Earlier | None = None, work: int = WORK) -> Plan:
    """The best story plan of the round, changing as little of the earlier one as the best allows."""
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

    `without` are stories not to be told, `told` says what was told in a session, by its index: it has begun and keeps
    that, beside what the record says was told there. ValueError where a story or a session is not known.
    """
    heard = _heard(application, round, told or {})
    _check(application, without)
    pinned, clashing = pins.resolve(application, round, without=without, told=heard)
    asked = terms.terms(application, round, pins=pinned, without=without, told=heard)
    was = _earlier(application, round, asked, earlier)
    numbers, whole = prune.undominated(asked, (*was[0], *was[1]))
    asked = replace(asked, bank=numbers, whole=whole)
    led = leads.lead(asked, was[0], work=work)
    held = backups.reserve(asked, led.stories, was[1], work=work // 4)
    assigned = questions.assign(application, round, heard)
    explainer = Explainer(application, round, asked, RunnerUpFinder(asked, led.stories, was[0]))
    stories = {tale.id: tale for tale in asked.tales}
    return _Assembly(application, round, asked, led, held, assigned, explainer, stories).plan(clashing)


def _heard(application: Application, round: int, told: Mapping[int, Sequence[str]]) -> dict[int, tuple[str, ...]]:
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
    """The earlier plan's leads and backups, as numbers of sessions and stories that are still there."""
    stage = application.record.rounds[round]
    numbers = {tale.id: number for number, tale in enumerate(asked.tales)}
    found = [
        (place, was)
        for place, was in lock.matched(earlier, stage.name, stage.sessions).items()
        if asked.seats[place].open
    ]
    return (
        [(place, numbers[story]) for place, was in found for story in dict.fromkeys(was.leads) if story in numbers],
        [(place, numbers[story]) for place, was in found for story in dict.fromkeys(was.backups) if story in numbers],
    )


@dataclass(frozen=True, slots=True)
class _Assembly:
    """The plan in numbers, put into words session by session."""

    application: Application
    round: int
    terms: PlanInput
    led: Assignment
    held: Assignment
    assigned: questions.AssignedQuestions
    explainer: Explainer
    bank: dict[str, StoryInput]

    def plan(self, clashing: tuple[Clash, ...]) -> Plan:
        """The whole plan; of a round that is over, nothing is claimed or missing any more."""
        over = not any(seat.open for seat in self.terms.seats)
        over = over or schedule.is_over(self.application.record.rounds, self.round)
        sessions = tuple(self._session(seat) for seat in self.terms.seats)
        heard = [[self.bank[choice.story] for choice in session.leads] for session in sessions]
        return Plan(
            round=self.round,
            sessions=sessions,
            levels=() if over else objective_text.levels(self.terms, self.led, self.held),
            gaps=() if over else gaps.find(self.application, self.round, self.terms, heard, self.assigned),
            waivers=self._waivers(sessions),
            coverage=coverage.cover(self.application, self.round, self.terms, heard),
            clashes=clashing,
        )

    def _session(self, seat: SessionInput) -> SessionPlan:
        session = self.application.record.rounds[self.round].sessions[seat.index]
        chosen, questions = self._leads(seat), self.assigned.sessions[seat.index]
        answers = {
            answer: tuple(choice.story for choice in chosen if answer in self.bank[choice.story].answers)
            for answer in objectives.ANSWERS
        }
        return SessionPlan(
            index=seat.index,
            interviewers=session.with_,
            minutes=session.minutes,
            room=seat.room,
            leads=chosen,
            backups=self._backups(seat),
            questions=questions,
            spoken=timing.fill(self.application, session, chosen, questions),
            can=answers["can"],
            will=answers["will"],
            fit=answers["fit"],
            begun=not seat.open,
        )

    def _leads(self, seat: SessionInput) -> tuple[Choice, ...]:
        if seat.told is not None:
            tales = [self.bank[story] for story in seat.told]
            return tuple(self._choice(seat, tale, self.explainer.told(seat, tale)) for tale in tales)
        numbers = self._in_order(seat, self.led.stories[seat.index])
        return tuple(
            self._choice(seat, self.terms.tales[number], self.explainer.lead(seat, number)) for number in numbers
        )

    def _backups(self, seat: SessionInput) -> tuple[Choice, ...]:
        numbers = self._in_order(seat, self.held.stories[seat.index])
        return tuple(
            self._choice(seat, self.terms.tales[number], self.explainer.backup(seat, self.terms.tales[number]))
            for number in numbers
        )

    def _in_order(self, seat: SessionInput, numbers: Sequence[int]) -> list[int]:
        """The order to tell them in: what meets most interest first, then the stronger, then the candidate's order."""
        tales = self.terms.tales
        return sorted(numbers, key=lambda one: (-backups.worth(seat, tales[one]), -tales[one].strength, one))

    def _choice(self, seat: SessionInput, tale: StoryInput, reasons: tuple[str, ...]) -> Choice:
        lines = self.application.record.role.requirements
        return Choice(
            story=tale.id,
            reasons=reasons,
            meets=tuple(name for name in tale.shows if name in seat.points),
            proves=tuple(number for number, line in enumerate(lines) if objectives.proven(line.shows, [tale])),
            pinned=tale.id in seat.pins,
            repeats=self._repeated(seat, tale),
        )

    def _repeated(self, seat: SessionInput, tale: StoryInput) -> str:
        """The waiver's reason, where the story (or one of its project) is told elsewhere or was told before."""
        if tale.id not in seat.waived:
            return ""
        elsewhere = any(
            self.terms.tales[number].group == tale.group
            for place, numbers in self.led.stories.items()
            for number in numbers
            if (place, self.terms.tales[number].id) != (seat.index, tale.id)
        )
        return seat.waived[tale.id] if elsewhere or tale.group in self.terms.spent else ""

    def _waivers(self, sessions: Sequence[SessionPlan]) -> tuple[Waiver, ...]:
        return tuple(
            Waiver(session.index, choice.story, choice.repeats)
            for session in sessions
            for choice in session.leads
            if choice.repeats
        )
