"""What a record says of the position: the posting, its requirements, and doubts to be ready for."""

from __future__ import annotations

from typing import ClassVar, Final

from secondround.records.models.fields import (
    Competency,
    Flag,
    Line,
    Model,
    ShortForm,
    Text,
    field,
)


class Requirement(ShortForm):
    """One line of the posting."""

    text: Line = field(
        "The requirement, in the posting's words.", example="Leads incidents calmly", reach="public"
    )
    must: Flag = field(
        "Must-have (true) or nice-to-have (false).", example=True, reach="public", default=True
    )
    shows: tuple[Competency, ...] = field(
        "Competencies that prove it.", example=["incident leadership"], reach="public", default=()
    )
    evidence: Text | None = field(
        "Proof that is not a story: a degree, a licence.", example="PMP since 2021.", default=None
    )


class Concern(ShortForm):
    """A doubt they may have about you, and what you say to it."""

    text: Line = field("The doubt.", example="No experience with rail freight")
    answer: Text | None = field(
        "Your answer to it.", example="Same planning, slower clock.", default=None
    )


MOST_MESSAGES: Final = 3
"""Messages that a person remembers."""
MESSAGE_WORDS: Final = 27
"""Words of a message, as message maps have them (Covello)."""


class Message(ShortForm):
    """A line that everybody should remember: the message is repeated, never the story."""

    called: ClassVar[str] = "a message"
    text: Line = field(
        "The message, in 27 words at most; its first sentence stands for it where room is short.",
        example="I keep nights calm.",
    )
    shows: tuple[Competency, ...] = field(
        "Competencies that prove it: a session proves it with a story that shows one of them.",
        example=["incident leadership"],
        default=(),
    )


class Position(Model):
    """The position applied for."""

    called: ClassVar[str] = "a role"
    title: Line = field("The position's title.", example="Head of Operations", reach="public")
    posting: Line | None = field(
        "A link, or an attachment's file name.", example="https://example.com/jobs/7", default=None
    )
    requirements: tuple[Requirement, ...] = field(
        "The posting's requirements.",
        example=["Leads incidents calmly"],
        reach="public",
        default=(),
    )
    duties: tuple[Line, ...] = field(
        "What you would do, in the posting's words.", example=["Run three hubs"], default=()
    )
    reports_to: Line | None = field(
        "Whom the position reports to: a title.", example="COO", default=None
    )
    motivation: Text | None = field(
        "Why this role, why this company.", example="I want to build, not keep.", default=None
    )
    pay: Text | None = field(
        "What you ask for, and what they offer; never in the carry edition.",
        example="From 95,000 a year.",
        default=None,
    )
    concerns: tuple[Concern, ...] = field(
        "Doubts to be ready for.", example=["Why leave so soon?"], default=()
    )
