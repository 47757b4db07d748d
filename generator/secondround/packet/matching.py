"""Which story answers a question: by the questions it is good for, and by what it shows.

In: a question, and the stories that may be told. Out: the one that fits, or none: a story that does
not fit is worse than no story.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from secondround.packet.view import ScheduledSession, View
from secondround.records import Story
from secondround.records.models import Expected
from secondround.text import listed

_SAME: Final = 0.6
"""The share of the shorter question's words that both must have to count as the same question."""
_FEWEST: Final = 2
"""Words of meaning that a question and what answers it share: with just one, "wrong", a wrong story
would be named.
"""
_PHRASE: Final = 4
"""Words from which on a question that is part of another word for word is the same question."""
_EMPTY: Final = frozenset(
    re.findall(
        r"\w+",
        """a about am an and any anything are as at be been by can could did difficult do does done
        ever example for from get give gave go had has have how i if in is it last made make me
        month my not of on one or our out past people person so some somebody someone something tell
        than that the their them they thing time to us use very was we week were what when where
        which who whom whose why will with without work worked would year you your
        describe situation""",
    )
)
"""Words that say nothing of what a question is after."""
_GROUPS: Final = (
    "conflict disagree disagreement quarrel argue argument dispute",
    "mistake fail failure wrong regret error",
    "customer client",
    "colleague team teammate peer coworker",
    "data figure number measure statistics",
    "change resistance resist transformation",
    "crisis incident emergency outage disaster",
    "cost money budget saving save cheaper",
    "develop grow coach mentor teach",
    "hire hiring choose recruit",
    "persuade convince win influence",
    "priority prioritise prioritize deadline pressure",
)
"""Words that ask for the same thing."""
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Planned:
    """A story with where it is planned."""

    story: str  # id
    session: ScheduledSession
    reserved: bool  # held in reserve


def planned(sessions: Sequence[ScheduledSession]) -> Iterator[Planned]:
    """The stories of those sessions: all that are told, then all in reserve."""
    for session in sessions:
        for choice in session.leads:
            yield Planned(choice.story, session, reserved=False)
    for session in sessions:
        for choice in session.backups:
            yield Planned(choice.story, session, reserved=True)


def whereabouts(view: View) -> dict[str, str]:
    """Every story of the bank by id, with where it is planned: "09:40", "in reserve for 09:40" or
    "not planned". The order is the day's: what is told, what is in reserve, and the others.
    """
    places: dict[str, list[str]] = {}
    for each in planned(view.sessions):
        short = each.session.labels.short
        where = places.setdefault(each.story, [])
        where.append(f"in reserve for {short}" if each.reserved else short)
    found = {story: listed(where) for story, where in places.items()}
    for story in view.stories:
        found.setdefault(story, "not planned")
    return found


def answered(view: View, question: str, session: ScheduledSession) -> str:
    """The cue of the story that answers `question` in `session`, with where it is planned if that
    is elsewhere; "" where no story answers it.
    """
    own = {choice.story: "" for choice in session.leads}
    own |= {choice.story: "in reserve" for choice in session.backups}
    places = own | {story: where for story, where in whereabouts(view).items() if story not in own}
    return _best(view, places, lambda story: _fit(question, story))


def expected(view: View, question: Expected) -> str:
    """The cue of the story that answers an expected question, with where it is planned, else ""."""
    return _best(view, whereabouts(view), lambda story: _asked(question, story))


def same(question: str, other: str) -> bool:
    """Whether two questions ask for the same thing in nearly the same words."""
    return _alike(question, other) >= _SAME


def _best(view: View, places: Mapping[str, str], score: Callable[[Story], float]) -> str:
    """The cue of the first of those stories with the highest score, and its place; "" where none
    fits at all.
    """
    best = max(places, key=lambda story: score(view.stories[story]), default="")
    if not best or not score(view.stories[best]):
        return ""
    return f"{view.cue(best)} ({places[best]})" if places[best] else view.cue(best)


def _asked(question: Expected, story: Story) -> float:
    """By the competencies that it judges, the strongest of the story first; then by its words."""
    score = 2 * _fit(question.text, story)
    for name in question.shows:
        if name in story.shows:
            score += 1 + 1 / (1 + story.shows.index(name))
    return score


def _fit(question: str, story: Story) -> float:
    """How well a story answers a question: 1 for the very question, 0 for none at all."""
    alike = max((_alike(question, line) for line in story.good_for), default=0.0)
    if alike >= _SAME:
        return alike
    asked = _words(question)
    named: set[str] = set()
    for competency in story.shows:
        if _words(competency) <= asked:
            named |= _words(competency)
    return 0.5 if len(named) >= _FEWEST else 0.0


def _alike(question: str, other: str) -> float:
    """The share of the shorter question's words of meaning that the other has too; 0 where they
    share only one.
    """
    if _within(question, other) or _within(other, question):
        return 1.0
    first, second = _words(question), _words(other)
    shared = len(first & second)
    return shared / min(len(first), len(second)) if shared >= _FEWEST else 0.0


def _within(question: str, other: str) -> bool:
    """Whether a question is part of the other word for word, as "Tell me about a mistake" is of
    "… a mistake you made".
    """
    part, whole = _WORD.findall(question.lower()), _WORD.findall(other.lower())
    if part == whole and part:
        return True
    if len(part) < _PHRASE or not _words(question):
        return False
    return f" {' '.join(part)} " in f" {' '.join(whole)} "


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    """The words that carry a question's meaning, without their endings, one for each group."""
    stems = (_stem(word) for word in _WORD.findall(text.lower()) if word not in _EMPTY)
    return frozenset(_MEANINGS.get(stem, stem) for stem in stems)


def _stem(word: str) -> str:
    return re.sub(r"(?<=\w{3})(ements?|ments?|ings?|ures?|ies|ed|es|s|e|y)$", "", word)


def _meanings() -> dict[str, str]:
    """For the stem of each word in a group, the group's first word."""
    meanings = {}
    for group in _GROUPS:
        first, *others = group.split()
        for word in (first, *others):
            meanings[_stem(word)] = first
    return meanings


_MEANINGS: Final = _meanings()
