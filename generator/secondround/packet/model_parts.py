"""What several sections of a packet share: a person, a question, what is missing.

As in `model`: complete values in words, nothing that a template must guess at.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from secondround.packet.model_debrief import AskedBefore
from secondround.vocabulary import layout


class Missing(Struct, frozen=True):
    """Something to fill in, and where."""

    what: str  # in words
    field: str  # the field's name, with its parents
    file: str  # layout.RECORD or layout.CANDIDATE


def unfilled(under: str, wanted: Iterable[tuple[str, str, object]]) -> tuple[Missing, ...]:
    """What is missing of a part of the record, named `under`: of each field what it is in words,
    its name and its value.
    """
    return tuple(
        Missing(what, f"{under}: {field}", layout.RECORD)
        for what, field, known in wanted
        if not known
    )


class Person(Struct, frozen=True):
    """One interviewer by name."""

    name: str
    say: str
    title: str


class FollowUp(Struct, frozen=True):
    """What they may ask on a story, and the answer."""

    text: str
    answer: str


class MetBefore(Struct, frozen=True):
    """What somebody heard and asked in an earlier round, and what was left between you."""

    when: str  # "10 November 2026", or the round's name
    told: tuple[str, ...]  # cues
    asked: tuple[FollowUp, ...]
    promised: tuple[str, ...] = ()  # what is not kept yet, with its day
    doubts: tuple[FollowUp, ...] = ()  # theirs, or nobody's in particular, and what you say to it
    stated: tuple[FollowUp, ...] = ()  # figures, pay, notice: what you said, and what differs


class Answered(Struct, frozen=True):
    """A question they may ask, and what to answer it with."""

    text: str
    with_: str  # the story's cue, and where it is planned; "" where none serves
    answer: str  # a line or two of their own
    asked: tuple[AskedBefore, ...] = ()  # before, where no sheet says it

    @property
    def known(self) -> str:
        """What to answer, were it only what was said the last time."""
        said = (each.answer for each in reversed(self.asked) if each.answer)
        return self.answer or next(said, "")


class MessageProof(Struct, frozen=True):
    """The stories of one session that prove a message."""

    session: str  # its short label, e.g. "09:30"
    cues: tuple[str, ...]


class Message(Struct, frozen=True):
    """A line that everybody should remember, and what proves it."""

    text: str
    proofs: tuple[MessageProof, ...]


class Opening(Struct, frozen=True):
    """What a session opens with, in the candidate's own words."""

    session: str  # time and people, different from all other sessions'
    text: str
    length: str
