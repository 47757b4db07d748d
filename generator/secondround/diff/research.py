"""What has changed in the company's research, the questions, the day's logistics and the comments.

In: two states of a packet. Out: sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Final

from secondround.diff.model import State
from secondround.diff.pairs import (
    WithText,
    alike,
    altered,
    gone,
    listing,
    partners,
    reworded,
    texts,
)
from secondround.records.models import Comment, Logistics
from secondround.text import quoted

_LISTS: Final = {
    "objectives": ("Goal", "text"),
    "milestones": ("Achievement", "text"),
    "news": ("News item", "title"),
    "competitors": ("Competitor", "name"),
}
"""The company's lists: what one thing in them is called, and what it is known by."""
_REPORTED: Final = (
    "company",
    "role",
    "messages",
    "interviewers",
    "rounds",
    "questions",
    "expect",
    "logistics",
    "schema_link",
)
"""Fields of a record on which other parts of the report are."""


def company(old: State, new: State) -> Iterator[str]:
    """What has been found out since."""
    was, now = old.application.record.company, new.application.record.company
    if was.name != now.name:
        yield f"The company is now called {quoted(now.name)}; it was called {quoted(was.name)}."
    reported = []
    for field, (kind, key) in _LISTS.items():
        before, after = getattr(was, field) or (), getattr(now, field) or ()
        known_by = attrgetter(key)
        lines = list(listing(kind, map(known_by, before), map(known_by, after)))
        if lines:
            reported.append(field)
        yield from lines
    yield from reworded("The company", altered(was, now, "name", *reported))


def questions(old: State, new: State) -> Iterator[str]:
    """Questions to ask and to be ready for."""
    was, now = old.application, new.application
    to_ask = (was.record.questions, now.record.questions)
    expected = (was.record.expect, now.record.expect)
    shared = (was.library.questions, now.library.questions)
    yield from _questions("Question to ask", "questions to ask", *to_ask)
    yield from _questions("Expected question", "answers to expected questions", *expected)
    lines = list(listing("Library question", *map(texts, shared)))
    yield from lines
    if not lines and was.library != now.library:
        yield "Details changed: the library."


def _questions(
    kind: str, details: str, old: Iterable[WithText], new: Iterable[WithText]
) -> Iterator[str]:
    """Questions by their texts; where these are the same and the rest is not, that details
    changed.
    """
    lines = list(listing(kind, texts(old), texts(new)))
    yield from lines
    if not lines and old != new:
        yield f"Details changed: {details}."


def rest(old: State, new: State) -> Iterator[str]:
    """Getting there, notes, and what is left."""
    was, now = old.application.record, new.application.record
    changed = altered(was.logistics or Logistics(), now.logistics or Logistics())
    yield from reworded("Logistics", changed)
    yield from reworded("The record", altered(was, now, *_REPORTED))


def comments(old: State, new: State) -> Iterator[str]:
    """Remarks that are new, resolved, reworded or removed."""
    before, after = old.application.comments, new.application.comments
    found = partners(before, after, lambda was, now: alike(was.text, now.text))
    for index, comment in enumerate(after):
        if index in found:
            yield from _comment(before[found[index]], comment)
        else:
            yield f"{'Resolved' if comment.resolved else 'New'}: {quoted(comment.text)}."
    for comment in gone(before, found):
        yield f"Removed: {quoted(comment.text)}."


def _comment(was: Comment, now: Comment) -> Iterator[str]:
    text = quoted(now.text)
    if was.resolved != now.resolved:
        yield f"{'Resolved' if now.resolved else 'Reopened'}: {text}."
    if was.text != now.text:
        yield f"{quoted(was.text)} now reads {text}."
    yield from reworded(text, altered(was, now, "text", "resolved"))
