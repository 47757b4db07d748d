"""Which story answers a question: by the questions it is good for, and by what it shows.

In: a question, and the stories that may be told. Out: the one that fits, or none: a story that does
not fit is worse than no story.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from secondround.packet.view import Talk, View
from secondround.records import Story
from secondround.records.models import Expected

_SAME: Final = 0.6
"""The share of the shorter question's words that both must have to count as the same question."""
_FEWEST: Final = 2
"""Words of meaning that a question and what answers it share: by one alone, "wrong", a wrong story
is named.
"""
_PHRASE: Final = 4
"""Words from which on a question that stands whole within another is the same question."""
_EMPTY: Final = frozenset(
    re.findall(
        r"\w+",
        """a about am an and any anything are as at be been by can could did difficult do does done ever example for
        from get give gave go had has have how i if in is it last made make me month my not of on one or our out past
        people person so some somebody someone something tell than that the their them they thing time to us use very
        was we week were what when where which who whom whose why will with without work worked would year you your
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
    talk: Talk
    spare: bool  # in reserve


def planned(talks: Iterable[Talk]) -> list[Planned]:
    """The stories of those sessions: all that are told, then all in reserve."""
    plans = [(talk, talk.plan) for talk in talks if talk.plan]
    leads = [
        Planned(choice.story, talk, spare=False) for talk, plan in plans for choice in plan.leads
    ]
    return leads + [
        Planned(choice.story, talk, spare=True) for talk, plan in plans for choice in plan.backups
    ]


def answered(view: View, question: str, talks: Iterable[Talk]) -> str:
    """The cue of the story that answers `question` in one of `talks`, else ""."""
    score, found = _best((_fit(question, view.stories[one.story]), one) for one in planned(talks))
    return _cue(view, found, "") if found and score else ""


def expected(view: View, question: Expected) -> str:
    """The cue and the place of the story that answers an expected question, else ""."""
    score, found = _best(
        (_asked(question, view.stories[one.story]), one) for one in planned(view.talks)
    )
    return _cue(view, found, found.talk.called.label) if found and score else ""


def same(one: str, other: str) -> bool:
    """Whether two questions ask for the same thing in nearly the same words."""
    return _alike(one, other) >= _SAME


def _best(scored: Iterable[tuple[float, Planned]]) -> tuple[float, Planned | None]:
    return max(scored, key=lambda pair: pair[0], default=(0.0, None))


def _cue(view: View, found: Planned, place: str) -> str:
    notes = ", ".join(note for note in (place, "in reserve" if found.spare else "") if note)
    return f"{view.cue(found.story)} ({notes})" if notes else view.cue(found.story)


def _asked(question: Expected, story: Story) -> float:
    """By the competencies that it judges, the strongest of the story first; then by its words."""
    shown = sum(
        1 + 1 / (1 + story.shows.index(name)) for name in question.shows if name in story.shows
    )
    return shown + 2 * _fit(question.text, story)


def _fit(question: str, story: Story) -> float:
    """How well a story answers a question: 1 for the very question, 0 for none at all."""
    alike = max((_alike(question, line) for line in story.good_for), default=0.0)
    if alike >= _SAME:
        return alike
    asked = _words(question)
    named = frozenset[str]().union(*(_words(name) for name in story.shows if _words(name) <= asked))
    return 0.5 if len(named) >= _FEWEST else 0.0


def _alike(one: str, other: str) -> float:
    """The share of the shorter question's words of meaning that the other has too; 0 where they
    share one alone.
    """
    if _within(one, other) or _within(other, one):
        return 1.0
    first, second = _words(one), _words(other)
    shared = len(first & second)
    return shared / min(len(first), len(second)) if shared >= _FEWEST else 0.0


def _within(one: str, other: str) -> bool:
    """Whether a question stands whole in the other, as "Tell me about a mistake" does in "… a
    mistake you made".
    """
    part, whole = _WORD.findall(one.lower()), _WORD.findall(other.lower())
    if part == whole and part:
        return True
    return (
        len(part) >= _PHRASE
        and bool(_words(one))
        and f" {' '.join(part)} " in f" {' '.join(whole)} "
    )


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    """The words that carry a question's meaning, without their endings, one for each group."""
    found = _WORD.findall(text.lower())
    return frozenset(
        _MEANINGS.get(_stem(word), _stem(word)) for word in found if word not in _EMPTY
    )


def _stem(word: str) -> str:
    return re.sub(r"(?<=\w{3})(ements?|ments?|ings?|ures?|ies|ed|es|s|e|y)$", "", word)


_MEANINGS: Final = {_stem(word): group.split()[0] for group in _GROUPS for word in group.split()}
