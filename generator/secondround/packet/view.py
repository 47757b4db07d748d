"""What the sections are made from: one application as its edition sees it, and the day's sessions
by name.

In: redacted record, candidate and plan. Out: a `View`, whose sessions carry their times, labels and
people in words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from secondround.packet import labels, words
from secondround.packet.model_parts import Person
from secondround.packet.redact import redacted
from secondround.plan import Asked, Plan, SessionPlan
from secondround.records import Application, Candidate, Library, Record, Renaming, Story, schedule
from secondround.records.models import Comment, Interviewer, Round, Session, renamed, renaming, seen
from secondround.text import listed
from secondround.vocabulary import Edition

FORMATS = {
    "behavioural": "",  # the usual kind goes without saying
    "technical": "technical",
    "panel": "a panel",
    "meal": "over a meal",
    "presentation": "a presentation",
    "informal": "informal",
}


@dataclass(frozen=True, slots=True)
class Talk:
    """One session of the round, with its people and what is planned for it."""

    index: int  # in the record
    hours: (
        tuple[int, int] | None
    )  # from its start to its end, in minutes of the day; None where no time is known
    session: Session
    ids: tuple[str, ...]
    people: tuple[Interviewer, ...]
    plan: SessionPlan | None
    called: labels.Called

    @property
    def names(self) -> str:
        """Everybody in it, in words."""
        return listed([person.name for person in self.people])

    @property
    def when(self) -> str:
        """Its hours, or its length where no time is known."""
        return words.between(*self.hours) if self.hours else f"{self.session.minutes} min"

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The questions to ask in it."""
        return self.plan.questions if self.plan else ()

    @property
    def told_here(self) -> str:
        """Where a story is told, in words: "at 09:30 to Ana Ruiz"."""
        at = f"at {words.time(self.session.at)} " if self.session.at else ""
        return f"{at}to {self.names}"


@dataclass(frozen=True, slots=True)
class View:
    """One application, its plan and its round to prepare, as the edition sees them."""

    id: str
    record: Record
    candidate: Candidate
    library: Library
    plan: Plan | None
    edition: Edition
    index: int | None  # of the round to prepare
    talks: tuple[Talk, ...]  # as the day goes
    left: tuple[int, ...]  # the sessions still to come, by index; known to every edition
    stories: dict[str, Story]
    comments: tuple[Comment, ...]  # those that the edition may hold

    @property
    def round(self) -> Round | None:
        """The round to prepare."""
        return None if self.index is None else self.record.rounds[self.index]

    @property
    def private(self) -> bool:
        """Whether this is for the candidate's and the coach's eyes."""
        return self.edition <= Edition.CANDIDATE

    def cue(self, story: str) -> str:
        """What stands on the card for a story: its cue, else its title."""
        return self.stories[story].cue or self.stories[story].title


def view(application: Application, plan: Plan | None, edition: Edition) -> View:
    """The application as the edition sees it."""
    index = plan.round if plan else application.record.upcoming
    left = () if index is None else tuple(schedule.left(application.record.rounds[index]))
    if edition is Edition.PUBLIC:
        plan, application = _with_other_names(plan, application), renamed(application)
    record, candidate, plan = redacted(application, plan, edition)
    return View(
        id=application.id,
        record=record,
        candidate=candidate,
        library=application.library,
        plan=plan,
        edition=edition,
        index=index,
        talks=() if index is None else _talks(record, record.rounds[index], plan),
        left=left,
        stories={story.id: story for story in candidate.stories},
        comments=seen(application.comments, edition),
    )


def _with_other_names(plan: Plan | None, application: Application) -> Plan | None:
    """The plan with the questions as they are published: they alone of it are in somebody's
    words.
    """
    if plan is None or not application.pseudonyms.hiding:
        return plan
    rename = renaming(application)
    return replace(plan, sessions=tuple(_asking(session, rename) for session in plan.sessions))


def _asking(session: SessionPlan, rename: Renaming) -> SessionPlan:
    return replace(
        session,
        questions=tuple(replace(one, text=rename.text(one.text)) for one in session.questions),
    )


def talks(record: Record, stage: Round) -> tuple[Talk, ...]:
    """A round's sessions as the day goes, without a plan."""
    return _talks(record, stage, None)


def person(interviewer: Interviewer) -> Person:
    """An interviewer by name."""
    return Person(interviewer.name, interviewer.say or "", interviewer.title or "")


def _talks(record: Record, stage: Round, plan: Plan | None) -> tuple[Talk, ...]:
    day = [(index, stage.sessions[index]) for index in schedule.order(stage)]
    there = [tuple(record.interviewers[key] for key in session.with_) for _, session in day]
    called = labels.called(
        [_who(session, people) for (_, session), people in zip(day, there, strict=True)]
    )
    plans = {made.index: made for made in plan.sessions} if plan else {}
    hours = schedule.hours(stage)
    return tuple(
        Talk(
            index, hours[index], session, session.with_, there[turn], plans.get(index), called[turn]
        )
        for turn, (index, session) in enumerate(day)
    )


def _who(session: Session, people: tuple[Interviewer, ...]) -> labels.Who:
    return labels.Who(session.at, session.name or "", tuple(person.name for person in people))
