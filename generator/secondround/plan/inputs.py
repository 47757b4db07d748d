"""The input of a plan: all that decides who hears which story, and nothing else.

In: an application, one of its rounds, and what has happened since. Out: `PlanInput`, the sets and
figures that MODEL.md defines. It must hold no wording of a story, so that a changed word cannot
change the plan.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping

from msgspec import Struct, field

from secondround.plan import ahead, capacity, likely, strengths, weights
from secondround.plan.groups import own, spent
from secondround.plan.listeners import (
    PROVEN,
    Interest,
    Listener,
    Point,
    Topics,
    decided,
    heard_before,
    interests,
    judged,
    known,
    listeners,
    points,
    top,
    useful,
)
from secondround.plan.strengths import Musts, must_haves
from secondround.plan.told_before import Place
from secondround.records import Application
from secondround.records.models import Session, Story

STRONGEST = 3
"""The highest rating that a candidate gives a story."""


class SessionInput(Struct, frozen=True):
    """A session as the plan sees it."""

    index: int  # into round.sessions
    capacity: int  # lead stories that it has room for
    points: dict[str, Point]  # by competency, most important first
    top: frozenset[str]  # those of its points that matter most
    decided: frozenset[str]  # what matters most to those there who decide
    judged: frozenset[str]  # what its people are there to judge, beyond the posting
    wanted: frozenset[str]  # what is known to matter there: all of these but guesses by a role
    asked: frozenset[str]  # the topics of what its people are likely to ask
    musts: frozenset[str]  # what proves a must-have, if anybody there decides
    pins: frozenset[str]  # story ids
    bans: frozenset[str]
    waived: dict[str, str]  # story id -> reason why repeating it is right here
    told: tuple[str, ...] | None  # what was told, where the session has begun
    deciding: bool  # whether anybody there decides
    weight: int  # of the session among others, by who is in it
    # What its first useful story counts, the next, and so on; and what those count more that are
    # asked for: see `weights.NEXT`.
    serves: tuple[tuple[int, ...], ...]
    # By topic, what only this session can meet, and what one story on it counts here.
    own: dict[str, Interest] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)
    second: dict[str, int] = field(default_factory=dict)  # and a second one
    useful: set[str] = field(default_factory=set)  # the ids of the stories that are useful there
    kept: dict[str, Place] = field(default_factory=dict)  # from here, for somebody met later

    @property
    def open(self) -> bool:
        """Whether there is anything left to plan."""
        return self.told is None

    @property
    def long(self) -> bool:
        """Whether it should answer all of can, will and fit."""
        return self.open and self.capacity >= capacity.LONG


class StoryInput(Struct, frozen=True):
    """A story as the plan sees it."""

    id: str
    group: str  # its project; stories of one group count as one story
    shows: tuple[str, ...]  # strongest first
    topics: tuple[str, ...]  # what it is good for: see `strengths.topics`
    answers: frozenset[str]
    strength: int

    def shown_of(self, competencies: Container[str]) -> list[str]:
        """The ones of these competencies that it shows, strongest first."""
        return [name for name in self.shows if name in competencies]


class PlanInput(Struct, frozen=True):
    """A round as the plan sees it. A story is known by its index in `stories`."""

    sessions: tuple[SessionInput, ...]  # in the round's order
    stories: tuple[StoryInput, ...]  # in the candidate's order
    indexes: dict[str, int]  # of the stories, by their ids
    musts: Musts  # those that a story could prove
    spent: frozenset[str]  # groups told in an earlier round, or in a session that has begun
    undecided: Musts  # those that nobody who decides has heard proof of yet
    turns: tuple[int, ...]  # session indexes in canonical order, for ties
    listeners: tuple[Listener, ...]
    shared: tuple[Interest, ...]  # of people who are in several open sessions
    without: frozenset[str] = frozenset()  # stories that are not to be told
    bank: tuple[int, ...] = ()  # the stories to look at; see `prune`
    saving: bool = False  # whether a later round may need the stories that nobody asks for
    whole: bool = True  # whether a best plan needs no others

    @property
    def open_sessions(self) -> list[SessionInput]:
        """The sessions that have not begun."""
        return [session for session in self.sessions if session.open]

    @property
    def proof(self) -> int:
        """What a must-have counts that anybody hears proof of: it may still in a later round."""
        return 0 if self.saving else PROVEN

    @property
    def places(self) -> int:
        """How many lead stories all open sessions have room for."""
        return sum(session.capacity for session in self.sessions if session.open)

    def index_of(self, id: str) -> int:
        """The index of the story with this id; KeyError where there is none."""
        return self.indexes[id]

    def with_ids(self, ids: Iterable[str]) -> list[StoryInput]:
        """The stories with these ids."""
        return self.stories_at(map(self.index_of, ids))

    def groups_at(self, indexes: Iterable[int]) -> set[str]:
        """The groups of the stories with these indexes."""
        return {self.stories[index].group for index in indexes}

    def stories_at(self, indexes: Iterable[int]) -> list[StoryInput]:
        """The stories with these indexes."""
        return [self.stories[index] for index in indexes]

    def relevant(self, session: SessionInput, story: StoryInput) -> bool:
        """Whether the story is useful there."""
        return story.id in session.useful

    def useful(self, session: SessionInput, stories: Iterable[StoryInput]) -> list[StoryInput]:
        """The ones of these stories that are useful in the session."""
        return [story for story in stories if self.relevant(session, story)]

    def is_idle(self, session: SessionInput, story: StoryInput) -> bool:
        """Whether nobody wants the story there: it is neither useful nor pinned."""
        return story.id not in session.pins and not self.relevant(session, story)

    def go_together(self, session: SessionInput, indexes: Collection[int]) -> bool:
        """Whether these stories may lead in the session together: an idle one only by itself."""
        stories = self.stories_at(indexes)
        return len(stories) <= 1 or not any(self.is_idle(session, story) for story in stories)

    def allowed(self, session: SessionInput, story: StoryInput) -> bool:
        """Whether the story may lead in the session, whatever leads elsewhere."""
        if not session.open or story.id in session.bans or story.id in self.without:
            return False
        if self.saving and self.is_idle(session, story):
            return False
        return (
            (story.group not in self.spent and story.id not in session.kept)
            or story.id in session.pins
            or story.id in session.waived
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
    written = application.record.rounds[round].sessions
    heard: dict[int, tuple[str, ...]] = {}
    for index, session in enumerate(written):
        if session.held:
            heard[index] = session.told or ()
    heard |= told or {}
    topics = strengths.topics(application, round)
    stories = tuple(_story(story, topics[story.id]) for story in application.candidate.stories)
    indexes = {story.id: index for index, story in enumerate(stories)}
    sessions = []
    kept = ahead.kept(application, round, topics)
    for index in range(len(written)):
        told_here = None
        if index in heard:
            told_here = tuple(filter(indexes.__contains__, dict.fromkeys(heard[index])))
        here = _session(application, round, index, pins, told_here)
        here.useful.update(useful(here.points, here.asked, topics))
        here.kept.update(kept[index])
        sessions.append(here)
    everybody = listeners(application, round, heard, topics)
    with_room = {session.index for session in sessions if session.open and session.capacity}
    shared = []
    for interest in interests(everybody, with_room):
        for index in interest.sessions:
            first = sessions[index].first
            first[interest.topic] = first.get(interest.topic, 0) + interest.first
            second = sessions[index].second
            second[interest.topic] = second.get(interest.topic, 0) + interest.second
        if len(interest.sessions) > 1:
            shared.append(interest)
        else:
            sessions[interest.sessions[0]].own[interest.topic] = interest
    turns = sorted(range(len(written)), key=lambda index: _turn(written[index], index))
    musts = must_haves(application)
    return PlanInput(
        sessions=tuple(sessions),
        stories=stories,
        indexes=indexes,
        musts=musts,
        undecided=tuple(_undecided(application, musts, everybody, round, topics)),
        spent=spent(application, round, heard.values()),
        turns=tuple(turns),
        listeners=everybody,
        shared=tuple(shared),
        without=frozenset(without),
        saving=round + 1 < len(application.record.rounds),
    )


def _story(story: Story, topics: tuple[str, ...]) -> StoryInput:
    shows = tuple(dict.fromkeys(story.shows))
    strength = strengths.strength(story)
    return StoryInput(story.id, own(story), shows, topics, frozenset(story.answers), strength)


def _session(
    application: Application,
    round: int,
    index: int,
    pins: Collection[tuple[int, str]],
    told: tuple[str, ...] | None,
) -> SessionInput:
    session = application.record.rounds[round].sessions[index]
    pinned = frozenset(story for pinned_to, story in pins if pinned_to == index)
    here = points(application, session)
    deciding = not weights.deciders(application).isdisjoint(session.with_)
    proofs = (shows for _, shows in must_haves(application) if deciding)
    return SessionInput(
        index=index,
        capacity=capacity.stories(session, len(pinned)),
        points=here,
        top=top(here),
        decided=(matters := decided(application, session)),
        judged=judged(here),
        wanted=known(here) | matters,
        asked=frozenset(_asked(application, session)),
        pins=pinned,
        bans=frozenset(session.avoid),
        waived={repeat.story: repeat.reason for repeat in session.repeat_ok},
        told=told,
        deciding=deciding,
        musts=frozenset().union(*proofs),
        weight=weights.weight(application, session),
        serves=weights.serves(application, round, index),
    )


def _asked(application: Application, session: Session) -> Iterator[str]:
    for person in application.record.people(session):
        for topic, _ in likely.asked(application, person):
            yield topic


def _undecided(
    application: Application,
    musts: Musts,
    everybody: Iterable[Listener],
    round: int,
    topics: Topics,
) -> Iterator[tuple[int, frozenset[str]]]:
    """The must-haves that no decider has heard proof of, in this round or an earlier one."""
    heard: set[str] = set()
    for person in weights.deciders(application):
        heard |= heard_before(application, round, person, topics).keys()
    for listener in everybody:
        if listener.person in weights.deciders(application):
            heard |= listener.heard.keys()
    for index, shows in musts:
        if shows.isdisjoint(heard):
            yield index, shows


def _turn(session: Session, index: int) -> tuple[object, ...]:
    start = session.at.isoformat() if session.at else ""
    people = tuple(sorted(session.with_))
    return (start, people, session.minutes, session.format, session.name or "", index)
