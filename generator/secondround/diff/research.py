"""What has changed in the company's research, the questions, the day's logistics and the comments.

In: two states of a packet. Out: sentences.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from secondround.diff.model import State
from secondround.diff.pairs import alike, altered, listing, paired, reworded
from secondround.records.models import Comment, Logistics
from secondround.text import quoted

_TOPICS: Final = {"objectives": "An objective", "milestones": "A milestone"}


def company(old: State, new: State) -> Iterator[str]:
    """What was found out since."""
    was, now = old.application.record.company, new.application.record.company
    if was.name != now.name:
        yield f"The company is now called {quoted(now.name)}; it was {quoted(was.name)}."
    told = set()
    for field, title in _TOPICS.items():
        lines = [
            *listing(
                title, *([one.text for one in getattr(one_, field) or ()] for one_ in (was, now))
            )
        ]
        told |= {field} if lines else set()
        yield from lines
    lines = [
        *listing(
            "News", (one.title for one in was.news or ()), (one.title for one in now.news or ())
        )
    ]
    lines += listing(
        "A competitor",
        (one.name for one in was.competitors or ()),
        (one.name for one in now.competitors or ()),
    )
    yield from lines
    told |= {"news", "competitors"} if lines else set()
    yield from reworded("The company", altered(was, now, "name", *told))


def questions(old: State, new: State) -> Iterator[str]:
    """Questions to ask and to be ready for."""
    was, now = old.application, new.application
    asked = [
        *listing(
            "To ask",
            (one.text for one in was.record.questions),
            (one.text for one in now.record.questions),
        )
    ]
    shared = [
        *listing(
            "In the library",
            (one.text for one in was.library.questions),
            (one.text for one in now.library.questions),
        )
    ]
    ready = [
        *listing(
            "To be ready for",
            (one.text for one in was.record.expect),
            (one.text for one in now.record.expect),
        )
    ]
    yield from (*asked, *ready, *shared)
    fields = [] if asked or was.record.questions == now.record.questions else ["questions to ask"]
    fields += (
        [] if ready or was.record.expect == now.record.expect else ["answers to be ready with"]
    )
    fields += [] if shared or was.library == now.library else ["the library"]
    yield from (f"Changed in detail: {field}." for field in fields)


def rest(old: State, new: State) -> Iterator[str]:
    """Getting there, notes, and what is left."""
    was, now = old.application.record, new.application.record
    yield from reworded(
        "Logistics", altered(was.logistics or Logistics(), now.logistics or Logistics())
    )
    told = (
        "company",
        "role",
        "interviewers",
        "rounds",
        "questions",
        "expect",
        "logistics",
        "schema_link",
    )
    yield from reworded("The record", altered(was, now, *told))


def comments(old: State, new: State) -> Iterator[str]:
    """Remarks that are new, resolved, reworded or gone."""
    before, after = old.application.comments, new.application.comments
    for i, j in paired(before, after, lambda was, now: alike(was.text, now.text)):
        if j is None and i is not None:
            yield f"Gone: {quoted(before[i].text)}."
        elif j is not None and i is None:
            yield f"{'Resolved' if after[j].resolved else 'New'}: {quoted(after[j].text)}."
        elif i is not None and j is not None:
            yield from _comment(before[i], after[j])


def _comment(was: Comment, now: Comment) -> Iterator[str]:
    text = quoted(now.text)
    if was.resolved != now.resolved:
        yield f"{'Resolved' if now.resolved else 'Open again'}: {text}."
    if was.text != now.text:
        yield f"{quoted(was.text)} now reads {text}."
    yield from reworded(text, altered(was, now, "text", "resolved"))
