"""What was what: things of two times, paired by likeness.

In: two lists and a measure. Out: pairs, and what is new or gone. Values are compared, never
changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from secondround.text import listed, quoted

T = TypeVar("T")
_ALIKE: Final = 0.7
"""The share of characters from which on two texts count as one, reworded."""
_BEGINNING: Final = 120
"""Characters that are compared: the time it takes grows with their square."""


def paired(
    old: Sequence[T], new: Sequence[T], likeness: Callable[[T, T], float]
) -> Iterator[tuple[int | None, int | None]]:
    """Indexes that belong together, most alike first served: in the order of `new`, then what is
    gone.
    """
    measured = [
        (likeness(was, now), i, j) for i, was in enumerate(old) for j, now in enumerate(new)
    ]
    found: dict[int, int] = {}
    for like, i, j in sorted(measured, key=lambda one: (-one[0], abs(one[1] - one[2]), one[1])):
        if like > 0 and j not in found and i not in found.values():
            found[j] = i
    yield from ((found.get(j), j) for j in range(len(new)))
    yield from ((i, None) for i in range(len(old)) if i not in found.values())


def alike(old: str, new: str) -> float:
    """How far two texts are the same, by how they begin; 0 where they are two."""
    if old == new:
        return 2
    matcher = SequenceMatcher(
        None, old[:_BEGINNING].casefold(), new[:_BEGINNING].casefold(), autojunk=False
    )
    # The cheap bounds first: with many texts almost all pairs end there.
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0
    ratio = matcher.ratio()
    return ratio if ratio >= _ALIKE else 0


def altered(old: BaseModel, new: BaseModel, *but: str) -> list[str]:
    """The fields that differ, in words; those named in `but` are told elsewhere."""
    fields = (name for name in type(new).model_fields if name not in but)
    return [
        _WORDS.get(name, name.replace("_", " "))
        for name in fields
        if getattr(old, name) != getattr(new, name)
    ]


_WORDS: Final = {
    "with_": "people",
    "tell": "pinned stories",
    "avoid": "banned stories",
    "repeat_ok": "leave to repeat",
    "told": "what was told",
    "say": "pronunciation",
    "cares_about": "what they care about",
    "likely_questions": "what they may ask",
    "in_common": "what you share",
    "about": "what it does",
    "shows": "competencies",
    "good_for": "questions it is good for",
    "probes": "follow-up questions",
    "answers": "what it answers",
    "unquantified": "the reason for having no figure",
    "researched": "the day of the research",
    "thanked": "thanks",
    "debrief": "the debrief",
    "arrive": "how to arrive",
    "bring": "what to bring",
    "pay": "what you ask for",
}
"""Fields whose own names would not do in a sentence."""


def from_to(what: str, old: Any, new: Any) -> str:
    """A change of one value, e.g. "The title is now “Lead”; it was “Deputy”."."""
    if old in (None, "", ()):
        return f"{what} is now {new}."
    return (
        f"{what} is no longer {old}."
        if new in (None, "", ())
        else f"{what} is now {new}; it was {old}."
    )


def listing(title: str, old: Iterable[str], new: Iterable[str]) -> Iterator[str]:
    """Texts of a list that are new, reworded or gone."""
    before, after = list(old), list(new)
    if before == after:
        return
    for i, j in paired(before, after, alike):
        if j is None and i is not None:
            yield f"{title}: {quoted(before[i])} is gone."
        elif j is not None and i is None:
            yield f"{title}: {quoted(after[j])} is new."
        elif i is not None and j is not None and before[i] != after[j]:
            yield f"{title}: {quoted(before[i])} now reads {quoted(after[j])}."


def reworded(subject: str, fields: Sequence[str]) -> Iterator[str]:
    """One sentence for fields whose words matter less than that they changed."""
    if fields:
        yield f"{subject}: {listed(fields)} changed."
