"""Which story answers a question: by the questions it is good for, and by what it shows.

In: a question, and the stories that may be told. Out: the one that fits, or None: a story that does not fit is worse
than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from secondround.packet.view import Talk, View
from secondround.records import Story
from secondround.records.record import Expected

_SAME: Final = 0.6
"""The share of the shorter question's words that both must have to count as the same question."""
_EMPTY: Final = frozenset(
    "a about an and any are as at be been can could did do does ever example for from give had has have how i if in is it "
    "me my of on or our out so some tell than that the their them they time to us was we were what when where which who "
    "why will with would you your describe situation worked work".split()  # noqa: SIM905 - reads better than 60 quotes
)


def planned(talks: Iterable[Talk]) -> list[tuple[str, Talk, bool]]:
    """Story ids with where they are planned: those to tell, then those in reserve (True)."""
    talks = [talk for talk in talks if talk.plan]
    leads = [(choice.story, talk, False) for talk in talks if talk.plan for choice in talk.plan.leads]
    return leads + [(choice.story, talk, True) for talk in talks if talk.plan for choice in talk.plan.backups]


def answered(view: View, question: str, talks: Iterable[Talk], *, place: bool) -> str:
    """The cue of the story that answers `question` in one of `talks`, with its place where asked for; else ""."""
    return _best(view, [(_fit(question, view.stories[id]), id, talk, spare) for id, talk, spare in planned(talks)], place)


def expected(view: View, question: Expected) -> str:
    """The cue and the place of the story that answers an expected question; else ""."""
    found = [(_asked(question, view.stories[id]), id, talk, spare) for id, talk, spare in planned(view.talks)]
    return _best(view, found, place=True)


def _best(view: View, found: Sequence[tuple[float, str, Talk, bool]], place: bool) -> str:  # noqa: FBT001 - internal
    score, id, talk, spare = max(found, key=lambda one: one[0], default=(0.0, "", None, False))
    if not score or talk is None:
        return ""
    notes = [note for note in (talk.label if place else "", "in reserve" if spare else "") if note]
    return f"{view.cue(id)} ({', '.join(notes)})" if notes else view.cue(id)


def _asked(question: Expected, story: Story) -> float:
    shown = sum(1 + 1 / (1 + story.shows.index(name)) for name in question.shows if name in story.shows)
    return _fit(question.text, story) * 2 + shown


def _fit(question: str, story: Story) -> float:
    """How well a story answers a question: 1 for the very question, 0 for none at all."""
    asked = _words(question)
    same = max((_overlap(asked, _words(line)) for line in story.good_for), default=0.0)
    named = any(_words(name) and _words(name) <= asked for name in story.shows)
    return same if same >= _SAME else 0.5 if named else 0.0


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    """The words that carry a question's meaning, without their endings."""
    found = re.findall(r"[^\W\d_]+", text.lower())
    return frozenset(re.sub(r"(?<=\w{3})(ing|ed|es|s|e)$", "", word) for word in found if word not in _EMPTY)
