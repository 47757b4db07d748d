"""The whole story plan of a round: pins resolved, leads, backups and questions assigned, and all of
it explained.

In: an application, a round, and the earlier plan if there is one. Out: a `Plan`. It must read no
file and no clock: a search that exceeds its `work` is stopped, and the best plan found is returned,
marked as not proven.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from secondround.plan import coverage, lock, objectives, questions, timing
from secondround.plan.choosing import Chosen, choose
from secondround.plan.explain import (
    Elsewhere,
    Explainer,
    RunnerUpFinder,
    Unanswered,
    gaps,
    objective_text,
)
from secondround.plan.inputs import PlanInput, SessionInput, StoryInput
from secondround.plan.milp import WORK
from secondround.plan.model import Choice, Earlier, Gap, Plan, SessionPlan, Waiver, story_ids
from secondround.plan.people import who
from secondround.records import Application, schedule
from secondround.records.models import Debriefed


def make(
    application: Application,
    round: int,
    *,
    earlier: Earlier | None = None,
    reasons: bool = True,
    work: int = WORK,
) -> Plan:
    """The best story plan of the round; among equally good ones, the one closest to the earlier
    plan. `reasons`: with those for each story, a fifth of the time.
    """
    return replan(application, round, earlier=earlier, reasons=reasons, work=work)


def replan(  # noqa: PLR0913  # each is a thing that a person may say
    application: Application,
    round: int,
    *,
    earlier: Earlier | None = None,
    without: Collection[str] = (),
    told: Mapping[int, Sequence[str]] | None = None,
    reasons: bool = True,
    work: int = WORK,
) -> Plan:
    """The best plan of what is left of the round.

    `without` are stories not to be told. `told` holds the stories told in a session, by its index:
    that session has begun, and keeps them beside those in the record. ValueError for an unknown
    story or session.
    """
    chosen = choose(application, round, earlier=earlier, without=without, told=told, work=work)
    assigned = questions.assign(application, round, chosen.heard)
    explainer = None
    if reasons:
        finder = RunnerUpFinder(chosen.inputs, chosen.leads.stories, chosen.earlier)
        explainer = Explainer(application, round, chosen.inputs, finder, chosen.assumed)
    return _Assembly(application, round, chosen, assigned, explainer).plan()


def as_it_was(application: Application, round: int) -> Earlier | None:
    """The plan of a round as it was before anything in it began, for one that nobody kept; None
    where nothing has begun, or nothing is left.
    """
    stage = application.record.rounds[round]
    if not schedule.has_begun(stage) or not schedule.remaining(stage):
        return None
    nothing = {name: field.get_default() for name, field in Debriefed.model_fields.items()}
    sessions = tuple(session.model_copy(update=nothing) for session in stage.sessions)
    rounds = list(application.record.rounds)
    rounds[round] = stage.model_copy(update={"sessions": sessions})
    record = application.record.model_copy(update={"rounds": tuple(rounds)})
    before = replace(application, record=record)
    return replace(lock.of(make(before, round, reasons=False), before), is_remade=True)


def as_shown(application: Application, round: int, earlier: Earlier | None) -> Earlier:
    """The plan that the packet and the phone show, as the earlier one for what is left of the day
    when more has been told: from it the fewest stories move.
    """
    shown = make(application, round, earlier=earlier, reasons=False)
    is_remade = earlier is None or earlier.is_remade
    return replace(lock.of(shown, application), is_remade=is_remade)


class _Assembly(Struct, frozen=True):
    """The plan in numbers, put into words session by session."""

    application: Application
    round: int
    chosen: Chosen
    assigned: questions.AssignedQuestions
    explainer: Explainer | None  # None where no reasons are asked for

    @property
    def inputs(self) -> PlanInput:
        """What the plan was asked for."""
        return self.chosen.inputs

    def plan(self) -> Plan:
        """The whole plan. A round that is over has no gaps any more."""
        sessions = tuple(map(self._session, self.inputs.sessions))
        heard = [self._stories(session.leads) for session in sessions]
        over = schedule.is_over(self.application.record.rounds, self.round)
        missing: tuple[Gap, ...] = ()
        if self.inputs.open_sessions and not over:
            leads, held = self.chosen.leads.stories, self.chosen.backups.stories
            where = Elsewhere(self.application, self.round, self.inputs, heard, held)
            missing = (
                *gaps.find(where, self.assigned),
                *Unanswered(self.application, self.round, self.inputs, leads, held).gaps(),
            )
        return Plan(
            round=self.round,
            sessions=sessions,
            objectives=objective_text.results(self.inputs, self.chosen.leads, self.chosen.backups),
            gaps=missing,
            waivers=tuple(self._waivers(sessions)),
            coverage=coverage.cover(self.application, self.round, self.inputs, heard),
            clashes=self.chosen.clashes,
        )

    def _session(self, session: SessionInput) -> SessionPlan:
        written = self.application.record.rounds[self.round].sessions[session.index]
        chosen = self._leads(session) if session.open else self._told(session)
        asked = self.assigned.sessions[session.index]
        return SessionPlan(
            index=session.index,
            interviewers=written.with_,
            minutes=written.minutes,
            capacity=session.capacity,
            leads=chosen,
            backups=self._backups(session),
            questions=asked,
            spoken=timing.fill(self.application, written, chosen, asked),
            begun=not session.open,
            assumed=session.index in self.chosen.assumed,
        )

    def _stories(self, chosen: Sequence[Choice]) -> list[StoryInput]:
        return self.inputs.with_ids(story_ids(chosen))

    def _told(self, session: SessionInput) -> tuple[Choice, ...]:
        """The stories of a session that has begun, in the order in which they were told."""
        stories = self.inputs.with_ids(session.told or ())
        chosen = []
        for story in stories:
            reasons = self.explainer.told(session, story) if self.explainer else ()
            chosen.append(self._choice(session, story, reasons))
        return tuple(chosen)

    def _leads(self, session: SessionInput) -> tuple[Choice, ...]:
        chosen = []
        for index in self.chosen.in_order(session, self.chosen.leads.stories[session.index]):
            reasons = self.explainer.lead(session, index) if self.explainer else ()
            chosen.append(self._choice(session, self.inputs.stories[index], reasons))
        return tuple(chosen)

    def _backups(self, session: SessionInput) -> tuple[Choice, ...]:
        chosen = []
        for index in self.chosen.in_order(session, self.chosen.backups.stories[session.index]):
            story = self.inputs.stories[index]
            reasons = self.explainer.backup(session, story) if self.explainer else ()
            chosen.append(self._choice(session, story, reasons))
        return tuple(chosen)

    def _choice(self, session: SessionInput, story: StoryInput, reasons: tuple[str, ...]) -> Choice:
        proves = []
        for index, line in enumerate(self.application.record.role.requirements):
            if objectives.proven(line.shows, [story]):
                proves.append(index)
        return Choice(
            story=story.id,
            reasons=reasons,
            meets=tuple(story.shown_of(session.points)),
            proves=tuple(proves),
            pinned=story.id in session.pins,
            repeats=self._repeated(session, story),
        )

    def _repeated(self, session: SessionInput, story: StoryInput) -> str:
        """Why a story is told a second time, where it (or one from its project) was told before;
        with who heard it, where the waiver is that of the first telling.
        """
        day = schedule.order(self.application.record.rounds[self.round])
        before = [*takewhile(session.index.__ne__, day)]
        elsewhere = self._elsewhere(session, story)
        if story.group not in self.inputs.spent and elsewhere.isdisjoint([*before, session.index]):
            return ""
        if own := self._waived(session, story):
            return own
        for index in filter(elsewhere.__contains__, before):
            there = self.inputs.sessions[index]
            for other in self.inputs.stories_at(self.chosen.leads.stories[index]):
                if other.group == story.group and (reason := self._waived(there, other)):
                    people = who(self.application, self.round, index)
                    return f"Told to {people} before. {reason}"
        return ""

    def _waived(self, session: SessionInput, story: StoryInput) -> str:
        """The waiver's reason, if the story (or one from its project) is told elsewhere or was told
        before.
        """
        why = session.waived.get(story.id, "")
        if why and (story.group in self.inputs.spent or self._elsewhere(session, story)):
            return why
        return ""

    def _elsewhere(self, session: SessionInput, story: StoryInput) -> set[int]:
        """Where else a story of its group leads, its own session with another story included."""
        found: set[int] = set()
        for index, stories in self.chosen.leads.stories.items():
            for other in self.inputs.stories_at(stories):
                same_place = (index, other.id) == (session.index, story.id)
                if other.group == story.group and not same_place:
                    found.add(index)
        return found

    def _waivers(self, sessions: Iterable[SessionPlan]) -> Iterator[Waiver]:
        """The waivers that the plan needs, each with its own session."""
        for session in sessions:
            for story in self._stories(session.leads):
                if reason := self._waived(self.inputs.sessions[session.index], story):
                    yield Waiver(session.index, story.id, reason)
