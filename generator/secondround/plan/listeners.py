"""Who listens in a round, what each of them is interested in, and what they have heard of it.

In: an application, one of its rounds, and what was told in it. Out: `Listener`s, and their
`Interest`s put together wherever the same stories meet them. A person is one listener, in however
many sessions; for what a session is said to test, and for the rest of the posting, the session is a
listener itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from secondround.plan import likely
from secondround.plan.strengths import as_strong, must_haves, proving, something
from secondround.plan.told_before import tellings
from secondround.plan.weights import deciders
from secondround.records import Application
from secondround.records.models import Interviewer, Session

Whose = Literal[
    "focus",
    "cares",
    "tested",
    "asks",
    "role",
    "guess",
    "requirement",
    "weak",
    "usual",
    "strong",
    "something",
    "proof",
    "sure",
]
WORTH: dict[Whose, tuple[int, int]] = {
    "focus": (12, 6),
    "cares": (9, 3),
    "tested": (9, 0),  # likewise what a session with them tests: a second story counts there
    "asks": (9, 0),
    "role": (4, 1),
    "guess": (2, 0),  # likewise by their role, where it is known what they care about
    "requirement": (1, 0),
    "weak": (7, 3),  # what somebody cares about who decides, or is tested before them,
    "usual": (6, 0),  # that a story on it is no weak one,
    "strong": (3, 0),  # and that it is a strong one
    "something": (3, 0),  # that they hear anything at all on what they care about, and no weak one
    "proof": (4, 0),  # a must-have that who decides hears proof of,
    "sure": (3, 0),  # and that it is no weak one
}
"""What the first and the second story on one point of interest count for a listener."""
STRONG: dict[int, Whose] = {2: "usual", 3: "strong"}
"""The last two, by how strong a story must be for them."""

PROVEN = 9
"""What a must-have counts, beside interests, that anybody hears proof of."""
DECIDED = WORTH["proof"][0] + WORTH["sure"][0]
"""What it counts more at most if somebody who decides hears it."""


class Point(Struct, frozen=True):
    """A competency that a listener, or a session, asks about, or a likely question."""

    topic: str  # as in `strengths.topics`
    whose: Whose

    @property
    def first(self) -> int:
        """What the first story on it counts."""
        return WORTH[self.whose][0]

    @property
    def second(self) -> int:
        """What the second story on it counts; a third counts nothing."""
        return WORTH[self.whose][1]

    def met(self, stories: int) -> int:
        """What so many stories on it count."""
        return sum(WORTH[self.whose][:stories])

    def left(self, heard: int) -> tuple[int, int]:
        """What the next two stories on it count for somebody who has heard so many."""
        worths = (self.first, self.second, 0, 0)
        return worths[min(heard, 2)], worths[min(heard, 2) + 1]


class Listener(Struct, frozen=True):
    """A person of the round, a session, or all who decide together."""

    person: str  # interviewer id, or "" for others
    sessions: tuple[int, ...]  # indexes of the round's sessions that the person is in
    points: dict[str, Point]  # by topic, most important first
    heard: Counter[str]  # by topic, how many stories told to them so far are on it
    decides: bool = False  # this person, or somebody in the session
    more: tuple[Point, ...] = ()  # what counts beyond single competencies and questions

    def steps(self, topic: str) -> Iterator[Point]:
        """The point on a topic; for somebody who decides and cares about it, and for a session with
        them that is said to test it, how strong a story on it is, step by step.
        """
        point = self.points[topic]
        if not (self.decides and point.whose in {"cares", "focus"}):
            yield point
            return
        yield Point(topic, "weak")
        for strength, whose in STRONG.items():
            yield Point(as_strong(topic, strength), whose)

    def all_steps(self) -> Iterator[Point]:
        """Everything that a story can count for."""
        for topic in self.points:
            yield from self.steps(topic)
        yield from self.more


class Interest(Struct, frozen=True):
    """A topic, for all listeners who are in the very same open sessions."""

    topic: str
    sessions: tuple[int, ...]  # open ones
    first: int  # what the first story told in any of them counts
    second: int

    def met(self, stories: int) -> int:
        """What so many stories on it count."""
        return (stories > 0) * self.first + (stories > 1) * self.second


Topics = Mapping[str, tuple[str, ...]]
"""What each story is good for, by its id: see `strengths.topics`."""


def listeners(
    application: Application, round: int, told: Mapping[int, Collection[str]], topics: Topics
) -> tuple[Listener, ...]:
    """The listeners of a round: sessions, then people as they are met. `told` holds the stories
    told in sessions of this round, by their index.
    """
    places: dict[str, list[int]] = {}
    found: list[Listener] = []
    deciding = deciders(application)
    for index, session in enumerate(application.record.rounds[round].sessions):
        people = application.record.people(session)
        for person in people:
            places.setdefault(person, []).append(index)
        asked = points(application, session).items()
        rest = {name: point for name, point in asked if point.whose in {"focus", "requirement"}}
        heard = _heard(topics, told.get(index, ()))
        found.append(Listener("", (index,), rest, heard, decides=not deciding.isdisjoint(people)))
    for person, indexes in places.items():
        heard = heard_before(application, round, person, topics)
        for index in indexes:
            heard += _heard(topics, told.get(index, ()))
        who = application.record.interviewers[person]
        own = _judged(application, [who])
        for name in _tested(application, round, indexes).intersection(who.cares_about):
            own[name] = Point(name, "tested")
        _add(own, (key for key, _ in likely.asked(application, person)), "asks")
        decides = person in deciding
        more = (Point(something(person), "something"),) if decides and who.cares_about else ()
        found.append(Listener(person, tuple(indexes), own, heard, decides=decides, more=more))
    return (*found, _together(application, round, told, topics))


def _tested(application: Application, round: int, indexes: Iterable[int]) -> set[str]:
    """What these sessions are said to test, where nobody decides."""
    deciding, found = deciders(application), set[str]()
    for index in indexes:
        session = application.record.rounds[round].sessions[index]
        found.update(session.focus if deciding.isdisjoint(session.with_) else ())
    return found


def _together(
    application: Application, round: int, told: Mapping[int, Collection[str]], topics: Topics
) -> Listener:
    """All who decide: what they hear proven of the must-haves, and whether by more than a weak
    story. It is enough that one of them hears it.
    """
    deciding, stories = deciders(application), set[str]()
    for telling in tellings(application.record.rounds[:round]):
        stories.update(() if deciding.isdisjoint(telling.session.with_) else telling.stories)
    places = []
    for index, session in enumerate(application.record.rounds[round].sessions):
        if not deciding.isdisjoint(session.with_):
            places.append(index)
            stories.update(told.get(index, ()))
    more: list[Point] = []
    for must, _ in must_haves(application):
        topic = proving(must)
        more += Point(topic, "proof"), Point(as_strong(topic, 2), "sure")
    return Listener("", tuple(places), {}, _heard(topics, stories), more=tuple(more))


def interests(everybody: Iterable[Listener], with_room: Collection[int]) -> Iterator[Interest]:
    """What more the sessions with room for a story can meet."""
    worths: dict[tuple[tuple[int, ...], str], tuple[int, int]] = {}
    for listener in everybody:
        ahead = tuple(index for index in listener.sessions if index in with_room)
        for point in listener.all_steps():
            first, second = point.left(listener.heard[point.topic])
            before = worths.get((ahead, point.topic), (0, 0))
            worths[ahead, point.topic] = (before[0] + first, before[1] + second)
    for (ahead, name), (first, second) in worths.items():
        if ahead and first:
            yield Interest(name, ahead, first, second)


def points(application: Application, session: Session) -> dict[str, Point]:
    """What a session asks about: what it is said to test, then what its people care about, then
    what their roles judge, then what the posting asks for.
    """
    found: dict[str, Point] = {}
    _add(found, session.focus, "focus")
    for name, point in _judged(application, application.record.people(session).values()).items():
        found.setdefault(name, point)
    for line in application.record.role.requirements:
        _add(found, line.shows, "requirement")
    return found


def top(points: Mapping[str, Point]) -> frozenset[str]:
    """What matters most in a session: what it is said to test and what somebody there cares about,
    or else what their role judges.
    """
    roles = {name for name, point in points.items() if point.whose == "role"}
    return known(points) or frozenset(roles)


def judged(points: Mapping[str, Point]) -> frozenset[str]:
    """What the people of a session are there to judge, beyond the posting."""
    return frozenset(name for name, point in points.items() if point.whose != "requirement")


def known(points: Mapping[str, Point]) -> frozenset[str]:
    """What a session is said to test and what somebody in it cares about: no guess by a role."""
    return frozenset(name for name, point in points.items() if point.whose in {"focus", "cares"})


def useful(points: Collection[str], asked: Collection[str], topics: Topics) -> Iterator[str]:
    """The stories that show something that a session asks for, or answer a question that is likely
    there; all, if it asks for nothing.
    """
    wanted = {*points, *asked}
    for story, on in topics.items():
        if not points or not wanted.isdisjoint(on):
            yield story


def decided(application: Application, session: Session) -> frozenset[str]:
    """What those who decide care about, of the people in a session; of whom that is not known, what
    their role judges.
    """
    deciding, found = deciders(application), set[str]()
    for id, person in application.record.people(session).items():
        if id in deciding:
            found |= top(_judged(application, [person]))
    return frozenset(found)


def _judged(application: Application, people: Collection[Interviewer]) -> dict[str, Point]:
    """What people care about, then what their roles judge."""
    found: dict[str, Point] = {}
    for interviewer in people:
        _add(found, interviewer.cares_about, "cares")
    for interviewer in people:
        for card in application.library.cards(interviewer.role):
            _add(found, card.judges, "guess" if interviewer.cares_about else "role")
    return found


def _add(points: dict[str, Point], topics: Iterable[str], whose: Whose) -> None:
    """Add the topics that are not there yet. The most important come first."""
    for topic in topics:
        points.setdefault(topic, Point(topic, whose))


def heard_before(application: Application, round: int, person: str, topics: Topics) -> Counter[str]:
    """By topic, how many stories told to a person in earlier rounds are on it."""
    heard: Counter[str] = Counter()
    for telling in tellings(application.record.rounds[:round]):
        if person in telling.session.with_:
            heard += _heard(topics, telling.stories)
    return heard


def _heard(topics: Topics, stories: Iterable[str]) -> Counter[str]:
    """How many of the stories are on each topic; each story counts once."""
    heard: Counter[str] = Counter()
    for story in set(stories):
        heard.update(topics.get(story, ()))
    return heard
