"""The input of a plan: all that decides who hears which story, and nothing else.

In: an application, one of its rounds, and what has happened since. Out: `PlanInput`, the sets and
figures that MODEL.md defines. No wording of a story gets in, so a changed word cannot change the
plan.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from secondround.plan import capacity
from secondround.records import Application
from secondround.records.models import Session, Story

Whose = Literal["cares", "role", "requirement"]
WORTH: dict[Whose, tuple[int, int]] = {"cares": (9, 3), "role": (4, 1), "requirement": (1, 0)}
"""What the first and the second story on one point of interest count in a session."""


@dataclass(frozen=True, slots=True)
class Point:
    """A competency that a session is there to find out about."""

    competency: str
    whose: Whose

    @property
    def first(self) -> int:
        """What the first story on it counts."""
        return WORTH[self.whose][0]

    @property
    def second(self) -> int:
        """What the second story on it counts; a third counts nothing."""
        return WORTH[self.whose][1]


@dataclass(frozen=True, slots=True)
class SessionInput:
    """A session as the plan sees it."""

    index: int  # into round.sessions
    capacity: int
    points: dict[str, Point]  # by competency, most important first
    pins: frozenset[str]  # story ids
    bans: frozenset[str]
    waived: dict[str, str]  # story id -> reason why repeating it is right here
    told: tuple[str, ...] | None  # what was told, where the session has begun

    @property
    def open(self) -> bool:
        """Whether there is anything left to plan."""
        return self.told is None

    @property
    def long(self) -> bool:
        """Whether it should answer all three of can, will and fit."""
        return self.open and self.capacity >= capacity.LONG


@dataclass(frozen=True, slots=True)
class StoryInput:
    """A story as the plan sees it."""

    id: str
    group: str  # its project; stories of one group count as one story
    shows: tuple[str, ...]  # strongest first
    answers: frozenset[str]
    strength: int


@dataclass(frozen=True, slots=True)
class PlanInput:
    """A round as the plan sees it."""

    sessions: tuple[SessionInput, ...]  # in the round's order
    stories: tuple[StoryInput, ...]  # in the candidate's order
    musts: tuple[
        tuple[int, frozenset[str]], ...
    ]  # must-haves that a story could prove: index, competencies
    spent: frozenset[
        str
    ]  # groups told before: in an earlier round, or in a session of this one that has begun
    turns: tuple[int, ...]  # session numbers in canonical order, for ties
    without: frozenset[str] = frozenset()  # stories that are not to be told
    bank: tuple[int, ...] = ()  # numbers of the stories to look at; see `prune`
    whole: bool = True  # whether a best plan needs no others

    def relevant(self, session: SessionInput, story: StoryInput) -> bool:
        """Whether the story shows something that the session asks for; where it asks for nothing,
        every story does.
        """
        return not session.points or not session.points.keys().isdisjoint(story.shows)

    def allowed(self, session: SessionInput, story: StoryInput) -> bool:
        """Whether the story may lead in the session, as far as the two of them decide it."""
        if not session.open or story.id in session.bans or story.id in self.without:
            return False
        return (
            story.group not in self.spent or story.id in session.pins or story.id in session.waived
        )


def plan_input(
    application: Application,
    round: int,
    *,
    pins: Collection[tuple[int, str]],
    without: Collection[str] = (),
    told: Mapping[int, tuple[str, ...]] | None = None,
) -> PlanInput:
    """The input for a round. `pins` are those that hold, as (session, story); `told` adds sessions
    that have begun.
    """
    stage = application.record.rounds[round]
    held = {
        number: session.told or () for number, session in enumerate(stage.sessions) if session.held
    }
    heard = held | dict(told or {})
    stories = tuple(_story(story) for story in application.candidate.stories)
    bank = {story.id for story in stories}
    sessions = tuple(
        _session(application, number, session, pins, _known(heard.get(number), bank))
        for number, session in enumerate(stage.sessions)
    )
    return PlanInput(
        sessions=sessions,
        stories=stories,
        musts=_musts(application),
        spent=spent(application, round, heard.values()),
        turns=tuple(
            sorted(range(len(sessions)), key=lambda number: _turn(stage.sessions[number], number))
        ),
        without=frozenset(without),
    )


def group(application: Application, story: str) -> str:
    """The story's project, or the story itself; projects and stories are told apart by a mark no id
    can hold.
    """
    found = next((one for one in application.candidate.stories if one.id == story), None)
    return f"project:{found.project}" if found and found.project else story


def spent(
    application: Application, round: int, heard: Iterable[tuple[str, ...] | None]
) -> frozenset[str]:
    """The groups told before: in earlier rounds to anyone, and in this one where a session has
    begun.
    """
    earlier = [
        session.told for stage in application.record.rounds[:round] for session in stage.sessions
    ]
    return frozenset(
        group(application, story) for told in (*earlier, *heard) for story in told or ()
    )


def _story(story: Story) -> StoryInput:
    shows = tuple(dict.fromkeys(story.shows))
    own = f"project:{story.project}" if story.project else story.id
    return StoryInput(story.id, own, shows, frozenset(story.answers), story.strength)


def _session(
    application: Application,
    number: int,
    session: Session,
    pins: Collection[tuple[int, str]],
    told: tuple[str, ...] | None,
) -> SessionInput:
    pinned = frozenset(story for place, story in pins if place == number)
    return SessionInput(
        index=number,
        capacity=capacity.stories(session, len(pinned)),
        points=points(application, session),
        pins=pinned,
        bans=frozenset(session.avoid),
        waived={repeat.story: repeat.reason for repeat in session.repeat_ok},
        told=told,
    )


def points(application: Application, session: Session) -> dict[str, Point]:
    """What a session is there to find out: what its people care about, what their roles judge, then
    the posting.
    """
    people = [
        application.record.interviewers[id]
        for id in session.with_
        if id in application.record.interviewers
    ]
    cards = application.library.roles
    found: dict[str, Point] = {}
    for whose, names in (
        ("cares", [name for one in people for name in one.cares_about]),
        (
            "role",
            [
                name
                for one in people
                for card in cards
                if card.role == one.role
                for name in card.judges
            ],
        ),
        (
            "requirement",
            [name for line in application.record.role.requirements for name in line.shows],
        ),
    ):
        for name in names:
            found.setdefault(name, Point(name, cast("Whose", whose)))
    return found


def _known(told: tuple[str, ...] | None, bank: Collection[str]) -> tuple[str, ...] | None:
    return None if told is None else tuple(dict.fromkeys(story for story in told if story in bank))


def _musts(application: Application) -> tuple[tuple[int, frozenset[str]], ...]:
    lines = enumerate(application.record.role.requirements)
    return tuple(
        (number, frozenset(line.shows))
        for number, line in lines
        if line.must and line.shows and not line.evidence
    )


def _turn(session: Session, number: int) -> tuple[object, ...]:
    start = session.at.isoformat() if session.at else ""
    return (
        start,
        tuple(sorted(session.with_)),
        session.minutes,
        session.format,
        session.name or "",
        number,
    )
