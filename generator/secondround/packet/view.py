"""What the sections are made from: one application as its edition sees it, and the day's sessions
with their labels.

In: redacted record, candidate and plan. Out: a `View`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from secondround.lint import SaidOtherwise, said_otherwise
from secondround.packet import labels, words
from secondround.packet.model_parts import Person
from secondround.packet.redact import redacted
from secondround.packet.titles import tidied
from secondround.plan import Asked, Choice, Plan, SessionPlan
from secondround.records import (
    Application,
    Candidate,
    Library,
    Record,
    Renaming,
    Story,
    renaming_of,
    schedule,
    shared_research,
    under_pseudonyms,
)
from secondround.records.models import (
    Comment,
    Interviewer,
    Logistics,
    Round,
    Session,
    comments_for,
)
from secondround.records.yaml import FieldPath
from secondround.vocabulary import Edition

NO_STORY_LEFT: Final = "No story is left for this session."
FORMATS = {
    "behavioural": "",  # the usual kind goes without saying
    "technical": "technical",
    "panel": "a panel",
    "meal": "over a meal",
    "presentation": "a presentation",
    "informal": "informal",
    "recorded": "recorded answers",
    "ai": "with an AI interviewer",
    "test": "a test",
    "break": "a break",
}


UNKNOWN_LENGTH: Final = "length not known"
"""Stands where minutes would, while nobody has said how many."""


class ScheduledSession(Struct, frozen=True):
    """One session of a round, with its people and what is planned for it."""

    index: int  # in the record
    hours: tuple[int, int] | None  # from start to end, in minutes of the day, where known
    session: Session
    ids: tuple[str, ...]
    people: tuple[Interviewer, ...]
    names: str  # everybody in it, as a sentence lists them
    plan: SessionPlan | None
    labels: labels.SessionLabels
    is_length_known: bool = True  # else its minutes are only planned with

    @property
    def length(self) -> str:
        """How long it is: "45 minutes"."""
        return f"{self.session.minutes} minutes" if self.is_length_known else UNKNOWN_LENGTH

    @property
    def short_length(self) -> str:
        """How long it is, where there is little room: "45 min"."""
        return f"{self.session.minutes} min" if self.is_length_known else UNKNOWN_LENGTH

    @property
    def when(self) -> str:
        """Its hours, or its length where no time is known."""
        if not self.is_length_known:
            start = f"{words.clock(self.hours[0])}, " if self.hours else ""
            return f"{start}{UNKNOWN_LENGTH}"
        return words.between(*self.hours) if self.hours else self.short_length

    @property
    def until(self) -> str:
        """When it ends, for where its start stands before it: "until 10:15"; its length where no
        time is known.
        """
        if self.hours and self.is_length_known:
            return f"until {words.clock(self.hours[1])}"
        return self.short_length

    @property
    def held(self) -> bool:
        """Whether the plan treats it as over."""
        return bool(self.plan and self.plan.begun)

    @property
    def is_assumed(self) -> bool:
        """Whether it is over, and nobody has said yet what was told: what was planned stands."""
        return bool(self.plan and self.plan.assumed)

    @property
    def leads(self) -> tuple[Choice, ...]:
        """The stories to tell in it."""
        return self.plan.leads if self.plan else ()

    @property
    def backups(self) -> tuple[Choice, ...]:
        """The stories held in reserve for it."""
        return self.plan.backups if self.plan else ()

    @property
    def questions(self) -> tuple[Asked, ...]:
        """The questions to ask in it."""
        return self.plan.questions if self.plan else ()


class View(Struct, frozen=True):
    """One application, its plan and its round to prepare, as the edition sees them."""

    id: str
    record: Record
    candidate: Candidate
    library: Library
    plan: Plan | None
    edition: Edition
    index: int | None  # of the round to prepare
    sessions: tuple[ScheduledSession, ...]  # as the day goes
    left: tuple[int, ...]  # the sessions still to come, by index; known to every edition
    stories: dict[str, Story]
    comments: tuple[Comment, ...]  # those that the edition may hold
    shared: str = ""  # what is from shared research, in words
    # What was said in sessions with another figure than elsewhere, by its place in the record.
    differing: Mapping[FieldPath, SaidOtherwise] = field(default_factory=dict)

    @property
    def round(self) -> Round | None:
        """The round to prepare."""
        return None if self.index is None else self.record.rounds[self.index]

    @property
    def logistics(self) -> Logistics:
        """What to know to get to the round to prepare."""
        stage = self.round
        return self.record.logistics_of(stage) if stage else self.record.logistics or Logistics()

    @property
    def earlier_rounds(self) -> tuple[Round, ...]:
        """The rounds before the one to prepare."""
        return () if self.index is None else self.record.rounds[: self.index]

    @property
    def private(self) -> bool:
        """Whether this is for the candidate's and the coach's eyes."""
        return self.edition <= Edition.CANDIDATE

    def cue(self, story: str) -> str:
        """What the card says for a story: its cue, else its title."""
        return self.stories[story].cue or self.stories[story].title


def view(application: Application, plan: Plan | None, edition: Edition) -> View:
    """The application as the edition sees it."""
    index = plan.round if plan else application.record.upcoming
    left = () if index is None else tuple(schedule.remaining(application.record.rounds[index]))
    if edition is Edition.PUBLIC:
        plan, application = _renamed_plan(plan, application), under_pseudonyms(application)
    record, candidate, plan = redacted(application, plan, edition)
    record, candidate = tidied(record, candidate)
    return View(
        id=application.id,
        record=record,
        candidate=candidate,
        library=application.library,
        plan=plan,
        edition=edition,
        index=index,
        sessions=() if index is None else _scheduled(application, record, index, plan),
        left=left,
        stories={story.id: story for story in candidate.stories},
        comments=comments_for(application.comments, edition),
        shared=shared_research.taken(application.record_source),
        differing=said_otherwise(application) if edition <= Edition.CANDIDATE else {},
    )


def _renamed_plan(plan: Plan | None, application: Application) -> Plan | None:
    """The plan with its questions as they are published: nothing else in it is in somebody's
    words.
    """
    if plan is None or not application.pseudonyms.hiding:
        return plan
    rename = renaming_of(application)
    return replace(plan, sessions=tuple(_renamed(session, rename) for session in plan.sessions))


def _renamed(session: SessionPlan, rename: Renaming) -> SessionPlan:
    questions = (
        replace(
            question,
            text=rename.text(question.text),
            follow_up=rename.text(question.follow_up),
        )
        for question in session.questions
    )
    return replace(session, questions=tuple(questions))


def _scheduled(
    application: Application, record: Record, number: int, plan: Plan | None
) -> tuple[ScheduledSession, ...]:
    """The sessions of a round; of those whose length is still to be written, that is said."""
    found = []
    for session in scheduled(record, record.rounds[number], plan):
        path = ("rounds", number, "sessions", session.index, "minutes")
        is_known = not application.record_source.is_replaced(path)
        found.append(replace(session, is_length_known=is_known))
    return tuple(found)


def scheduled(
    record: Record, stage: Round, plan: Plan | None = None
) -> tuple[ScheduledSession, ...]:
    """A round's sessions as the day goes, with what `plan` holds for them."""
    order = schedule.order(stage)
    hours = schedule.hours(stage)
    plans = {planned.index: planned for planned in plan.sessions} if plan else {}
    unlabelled = []
    for index in order:
        session = stage.sessions[index]
        people = tuple(person.name for person in record.people(session).values())
        people = people or (session.title,)
        unlabelled.append(labels.Unlabelled(session.at, session.name or "", people))
    found = []
    for index, session_labels in zip(order, labels.label(unlabelled), strict=True):
        session = stage.sessions[index]
        found.append(
            ScheduledSession(
                index=index,
                hours=hours[index],
                session=session,
                ids=session.with_,
                people=tuple(record.people(session).values()),
                names=record.names(session),
                plan=plans.get(index),
                labels=session_labels,
            )
        )
    return tuple(found)


def person(interviewer: Interviewer) -> Person:
    """An interviewer by name."""
    return Person(interviewer.name, interviewer.say or "", interviewer.title or "")
