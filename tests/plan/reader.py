"""A plan, and the facts that its sentences are held against: whom a sentence means, and what is
told to whom.

Nothing of the program's plan is used but its result.
"""

# ruff: noqa: N803  # the letters of MODEL.md
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from tests.plan import oracle
from tests.plan.oracle import Facts

from secondround.plan.model import Plan

Kinds = list[tuple[str, Callable[..., bool]]]
"""Patterns of sentences, each with what makes it true."""
COUNTS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
WITHOUT_PEOPLE = {
    "recorded": ("whoever watches the recording", "whoever watches"),
    "ai": ("the AI interviewer", "the AI interviewer in"),
    "test": ("the test", "the test"),
    "break": ("the break", "the break"),
}
"""What a sentence calls a session that nobody is in, and how that begins if it has a name."""
ANY = "your interviewer", "your interviewer in"
"""What it calls any other."""
ASKS = {"can you do it": "can", "will you do it": "will", "will you fit in": "fit"}


def names(text: str) -> list[str]:
    """The items of `a, b and c` or `a, b or c`, without their quotes."""
    return [part.strip("“”") for part in re.split(r", | and | or ", text)] if text else []


@dataclass
class Reader:
    """One plan, and the facts that its sentences are held against."""

    facts: Facts
    plan: Plan

    def __post_init__(self) -> None:
        self.application, self.record = self.facts.application, self.facts.application.record
        self.number = {story.id: j for j, story in enumerate(self.facts.J)}
        self.titled = {story.title: j for j, story in enumerate(self.facts.J)}
        self.L = {
            session.index: frozenset(self.number[choice.story] for choice in session.leads)
            for session in self.plan.sessions
            if not session.begun
        }
        self.H = self.L | {s: frozenset(told) for s, told in self.facts.told.items()}
        self.K = {
            session.index: {self.number[choice.story] for choice in session.backups}
            for session in self.plan.sessions
        }
        self.past = [
            session
            for stage in self.record.rounds[: self.facts.round]
            for session in stage.sessions
        ]

    # Whom a sentence means.

    def name(self, id: str) -> str:
        return self.record.interviewers[id].name

    def session(self, label: str) -> int:
        """The one session that a label fits; an assertion fails where there are several or none."""
        found = re.fullmatch(r"(.*?)(?: \((?:at (\d\d:\d\d)|in session (\w+)|in “(.*)”)\))?", label)
        assert found, label
        people, at, place, title = found.groups()
        fits = []
        for s, session in enumerate(self.facts.S):
            alone, begin = WITHOUT_PEOPLE.get(session.format, ANY)
            nobody = f"{begin} “{session.name}”" if session.name else alone
            there = {self.name(id) for id in session.with_} or {nobody.strip("“”")}
            known = {name.lower() for name in there} == set(names(people.lower()))
            then = at is None or (session.at is not None and f"{session.at:%H:%M}" == at)
            if known and then and place in {None, COUNTS[s + 1]} and title in {None, session.name}:
                fits.append(s)
        assert len(fits) == 1, f"{label} is {fits}"
        return fits[0]

    def alone(self, label: str) -> str:
        """The names of a session's label, without its time or name."""
        found = re.fullmatch(r"(.*?)(?: \((?:at|in) .*\))?", label)
        assert found, label
        return found[1]

    def is_for_the_posting(self, s: int, j: int) -> bool:
        """Whether only the posting asks in the session for what the story shows."""
        return self.facts.use(s, j) and not self.facts.ask(s, j)

    def with_(self, label: str) -> set[str]:
        """The ids of everybody of a list of names, with their titles or without."""
        found = {interviewer.name: id for id, interviewer in self.record.interviewers.items()}
        return {found[name] for name in names(label)}

    def hears(self, id: str) -> set[str]:
        """What the stories of all of a person's sessions show, those of earlier rounds included."""
        (u,) = [u for u in self.facts.U if u.person == id]
        stories = (*u.before, *(j for s in u.places for j in self.H[s]))
        return set(chain.from_iterable(self.facts.shows[j] for j in stories))

    def requirement(self, text: str) -> set[str]:
        return next(
            set(line.shows)
            for line in self.record.role.requirements
            if line.text.rstrip(".") == text
        )

    def everything(self) -> list[tuple[int, int]]:
        return [(s, j) for s, told in self.H.items() for j in told]

    def held(self, sentence: str, kinds: Kinds) -> Iterator[str]:
        """Nothing where the sentence is one of these kinds, and true."""
        for pattern, check in kinds:
            if found := re.fullmatch(pattern, sentence):
                if not check(*found.groups()):
                    yield f"not true: {sentence}"
                return
        yield f"not known: {sentence}"

    def useful(self, s: int, stories: frozenset[int]) -> list[int]:
        return [j for j in stories if self.facts.use(s, j)]

    def answers(self, L: oracle.Plan) -> set[str]:
        heard = [
            *((s, j) for s in L for j in L[s]),
            *((s, j) for s, told in self.facts.told.items() for j in told),
        ]
        return {a for s, j in heard if self.facts.use(s, j) for a in self.facts.J[j].answers}
