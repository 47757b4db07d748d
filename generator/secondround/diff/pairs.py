"""What was what: things of two times, paired by likeness, and sentences on what became of them.

In: two lists and a measure. Out: pairs and sentences. Values are compared, never changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Final, Protocol, TypeVar

from pydantic import BaseModel

from secondround.text import listed, quoted

T = TypeVar("T")
_ALIKE: Final = 0.7
"""The share of characters from which on two texts count as one, reworded."""
_BEGINNING: Final = 120
"""Characters that are compared: the time it takes grows with their square."""
_WORDS: Final = {
    "with_": "people",
    "tell": "pinned stories",
    "avoid": "banned stories",
    "repeat_ok": "permission to repeat",
    "told": "what was told",
    "say": "pronunciation",
    "cares_about": "what they care about",
    "decides": "whether they decide",
    "focus": "what it is said to test",
    "likely_questions": "what they may ask",
    "in_common": "what you have in common",
    "about": "what it does",
    "shows": "competencies",
    "good_for": "questions it is good for",
    "probes": "follow-up questions",
    "answers": "what it answers",
    "unquantified": "the reason for having no figure",
    "researched": "the date of the research",
    "thanks": "the thank-you notes",
    "thanked": "thanks",
    "debrief": "the debrief",
    "asked": "what you were asked",
    "concerns": "doubts you heard",
    "promised": "what you promised",
    "stated": "what you said about pay, notice or your reasons",
    "quotes": "what they said",
    "attached": "transcripts and notes",
    "arrive": "how to arrive",
    "bring": "what to bring",
    "pay": "what is said about pay",
    "duties": "what you would do",
    "reports_to": "who you would report to",
}
"""Fields whose own names would not do in a sentence."""


class WithText(Protocol):
    """What is known by its text: a finding, a question, a doubt."""

    @property
    def text(self) -> str:
        """The text."""
        ...


def texts(things: Iterable[WithText]) -> list[str]:
    """What things are known by."""
    return [thing.text for thing in things]


def partners(
    old: Sequence[T], new: Sequence[T], likeness: Callable[[T, T], float]
) -> dict[int, int]:
    """For the index of each new thing, that of the old one it was: the most alike first, and each
    once. What is new has no partner.
    """
    measured = []
    for i, was in enumerate(old):
        for j, now in enumerate(new):
            if (like := likeness(was, now)) > 0:
                measured.append((-like, abs(i - j), i, j))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(measured):
        if j not in found and i not in taken:
            found[j] = i
            taken.add(i)
    return found


def gone(old: Sequence[T], found: Mapping[int, int]) -> list[T]:
    """The old things that no new one was."""
    kept = set(found.values())
    return [was for index, was in enumerate(old) if index not in kept]


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
    """The fields that differ, in words; those named in `but` are reported elsewhere."""
    found = []
    for name in type(new).model_fields:
        if name not in but and getattr(old, name) != getattr(new, name):
            label = _WORDS.get(name, name.replace("_", " "))
            found.append(label)
    return found


def from_to(what: str, old: Any, new: Any) -> str:
    """A change of one value, e.g. "The title is now “Lead”; it was “Deputy”."."""
    if old in (None, "", ()):
        return f"{what} is now {new}."
    if new in (None, "", ()):
        return f"{what} is no longer {old}."
    return f"{what} is now {new}; it was {old}."


def listing(kind: str, old: Iterable[str], new: Iterable[str]) -> Iterator[str]:
    """Texts of a list that are added, reworded or removed: "Competitor added: “Quayside”."."""
    before, after = list(old), list(new)
    if before == after:
        return
    found = partners(before, after, alike)
    for index, text in enumerate(after):
        if index not in found:
            yield f"{kind} added: {quoted(text)}."
        elif before[found[index]] != text:
            yield f"{kind} reworded: {quoted(before[found[index]])} now reads {quoted(text)}."
    for text in gone(before, found):
        yield f"{kind} removed: {quoted(text)}."


def reworded(subject: str, fields: Sequence[str]) -> Iterator[str]:
    """One sentence for fields whose words matter less than that they changed."""
    if fields:
        yield f"{subject}: {listed(fields)} changed."
