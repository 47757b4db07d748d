"""Entries that a newer file has in other words: the bullet of a resume, written anew.

In: what a file states for the first time, and what was imported before and is not in it any more.
Out: which of them are one. What is still in the file is never taken for something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any, Final

from secondround.imports.found import Value
from secondround.imports.merge.model import Memory
from secondround.imports.proposals import story_text
from secondround.text import is_placeholder, likeness, slug

_WORDINGS: Final = ("text", "action", "result")
"""Fields that say what an entry is about at length."""
_BEATS: Final = ("action", "result")
"""Where the sentence of a resume may stand in a story."""
_FEWEST_WORDS: Final = 6  # of a wording that is compared word by word
_NEARLY: Final = 0.9  # of the words, where a wording is still the same
_MOST: Final = 0.5  # of the telling words, where a story is still the same
_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*")


def with_reworded(base: list[list[Any]], theirs: tuple[Any, ...]) -> list[list[Any]]:
    """What is remembered of a list, each reworded entry under the key that it has now: the likest
    first, none of them twice.
    """
    stated = {item.key for item in theirs}
    known = {key for key, *_ in base}
    scores: list[tuple[float, str, str]] = []
    for item in theirs:
        for key, fields, _ in () if item.key in known else base:
            if key not in stated and _is_one_employer(item.fields, fields):
                scores.append((_likeness(fields, item.fields), key, item.key))
    scores.sort(key=lambda score: -score[0])
    anew: dict[str, str] = {}
    for score, key, now in scores:
        if score > 0 and key not in anew and now not in anew.values():
            anew[key] = now
    return [[anew.get(key, key), fields, revision] for key, fields, revision in base]


def _is_one_employer(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two entries may be of one employer: "Buckeye" and "Buckeye Brands, Inc." are."""
    names = one.get("employer"), other.get("employer")
    words, others = (set(slug(str(name or "")).split("-")) for name in names)
    return words <= others or others <= words


def _likeness(before: Mapping[str, Any], now: Mapping[str, Any]) -> float:
    """How sure it is that two entries are one; 0 where they are not.

    Word by word, whatever the figures are; of stories most telling words, or some of them with one
    telling figure, say as much.
    """
    likest = max(_by_words(before.get(name), now.get(name)) for name in _WORDINGS)
    if likest >= _NEARLY:
        return 1 + likest
    if "title" not in before or "title" not in now:
        return 0
    alike = likeness.shared(story_text(before), story_text(now))
    is_most = alike.words > 2 and alike.share >= _MOST  # noqa: PLR2004 - fewer are anybody's
    return alike.share if is_most or alike.may_be_one else 0


def _by_words(before: object, now: object) -> float:
    """How much of two wordings is the same, whatever their figures are; 0 where they are short."""
    if not isinstance(before, str) or not isinstance(now, str):
        return 0
    if is_placeholder(before) or is_placeholder(now):
        return 0
    words, others = _FIGURE.sub("0", before).split(), _FIGURE.sub("0", now).split()
    if min(len(words), len(others)) < _FEWEST_WORDS:
        return 0
    return SequenceMatcher(None, words, others, autojunk=False).ratio()


def with_beat(
    theirs: Mapping[str, Value], ours: Mapping[str, Any], base: Memory
) -> tuple[dict[str, Value], str]:
    """A story whose sentence is told in another beat now, and the beat that is a question again:
    with a figure it is a result, and without one an action.

    Where a person has edited either beat, the sentence stays in the beat that it was in.
    """
    stated = dict(theirs)
    old, new = _told_in(base), _told_in(theirs)
    if not old or not new or old == new:
        return stated, ""
    if ours.get(old) == base[old] and is_placeholder(ours.get(new) or "…"):
        return stated, old
    stated[old] = stated.pop(new)
    return stated, ""


def _told_in(story: Mapping[str, Any]) -> str:
    """The only beat of a bare draft that is told; "" of any other story."""
    beats = [story.get(beat) for beat in _BEATS]
    told = [isinstance(beat, str) and not is_placeholder(beat) for beat in beats]
    return _BEATS[told.index(True)] if told.count(True) == 1 and all(beats) else ""
