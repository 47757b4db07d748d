"""How well the questions were foreseen: those that came, beside those that were expected.

In: applications. Out: a scorecard, over all packets and by the part that people have. Only sessions
of which it is written down what was asked count. What was asked in an earlier round of the same
packet is expected when it comes again, since the packet shows it with the answer; where it does not
come again, that is no wrong expectation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import attrgetter

from msgspec import Struct

from secondround.records import Application
from secondround.records.models import Asked, Session
from secondround.text import questions

SEVERAL = "several people"
"""Who asked, where a panel did and nobody in particular is named."""


class Score(Struct, frozen=True):
    """How many questions came, and how many of those that were expected did."""

    role: str  # "" for all
    asked: int
    foreseen: int  # of those asked
    predicted: int
    came: int  # of those predicted

    @property
    def recall(self) -> float | None:
        """The share of what was asked that had been expected; None where nothing was asked."""
        return self.foreseen / self.asked if self.asked else None

    @property
    def precision(self) -> float | None:
        """The share of what was expected that was asked; None where nothing was expected."""
        return self.came / self.predicted if self.predicted else None


class Unforeseen(Struct, frozen=True):
    """A question that nobody had expected."""

    packet: str  # id
    text: str
    role: str


class Scorecard(Struct, frozen=True):
    """All scores, and what to be ready for next time."""

    sessions: int  # of which it is written down what was asked
    total: Score
    roles: tuple[Score, ...]  # by name
    unforeseen: tuple[Unforeseen, ...]


def scorecard(applications: Iterable[Application]) -> Scorecard:
    """The questions of all sessions that were written down."""
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    unforeseen: list[Unforeseen] = []
    sessions = 0
    for application in applications:
        for before, session in _noted(application):
            sessions += 1
            heard = list(map(attrgetter("text"), session.asked))
            predicted = _predicted(application, session)
            known = [text for _, text in predicted] + before
            for asked in session.asked:
                role = _role(application, session, asked)
                is_foreseen = _is_among(asked.text, known)
                counts[role][0] += 1
                counts[role][1] += is_foreseen
                if not is_foreseen:
                    unforeseen.append(Unforeseen(application.id, asked.text, role))
            for role, text in predicted:
                counts[role][2] += 1
                counts[role][3] += _is_among(text, heard)
    roles = tuple(Score(role, *counts[role]) for role in sorted(counts))
    sums = map(sum, zip(*counts.values(), strict=True)) if counts else (0, 0, 0, 0)
    return Scorecard(sessions, Score("", *sums), roles, tuple(unforeseen))


def _noted(application: Application) -> Iterator[tuple[list[str], Session]]:
    """Each session that counts, with what was asked in the rounds before."""
    before: list[str] = []
    for stage in application.record.rounds:
        asked: list[str] = []
        for session in filter(attrgetter("asked"), stage.sessions):
            yield before, session
            asked += map(attrgetter("text"), session.asked)
        before = before + asked


def _predicted(application: Application, session: Session) -> list[tuple[str, str]]:
    """What each person of a session was expected to ask, with their part: what is theirs, what
    their part usually asks, and what the record expects of anybody; each question once, however
    it is worded.
    """
    expected = [each.text for each in application.record.expect]
    found: dict[str, str] = {}
    for person in application.record.people(session).values():
        usual = (card for card in application.library.roles if card.role == person.role)
        texts = [each.text for each in person.likely_questions]
        for card in usual:
            texts += card.likely_questions
        for text in texts:
            if not _is_among(text, found):
                found[text] = person.role
    whose = _only_role(application, session)
    for text in expected:
        if not _is_among(text, found):
            found[text] = whose
    return [(role, text) for text, role in found.items()]


def _role(application: Application, session: Session, asked: Asked) -> str:
    speaker = application.record.interviewers.get(asked.by or "")
    return speaker.role if speaker else _only_role(application, session)


def _only_role(application: Application, session: Session) -> str:
    """The part of everybody in a session, where it is one."""
    roles = {person.role for person in application.record.people(session).values()}
    return roles.pop() if len(roles) == 1 else SEVERAL


def _is_among(text: str, others: Iterable[str]) -> bool:
    return any(questions.same(text, other) for other in others)
