"""The coach's comments on a packet, as `comments.yml` beside the record holds them.

A comment is for the coach alone unless it says `for: candidate`; none is ever on the table or
published.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final, Literal

from secondround.records.models.fields import (
    Date,
    Flag,
    Id,
    Line,
    Model,
    ShortForm,
    Text,
    field,
)
from secondround.vocabulary import Edition

ANCHORS: Final = ("story", "interviewer", "session", "requirement", "question")
"""The fields that say what a comment is on."""


class Comment(ShortForm):
    """One remark on a packet, or on one thing in it."""

    text: Text = field("The remark.", example="Start with the figure; the strike can wait.")
    story: Id | None = field("The story it is on, by id.", example="dock-strike", default=None)
    interviewer: Id | None = field("The person it is on, by id.", example="ana-ruiz", default=None)
    session: Line | None = field(
        "The session it is on: its number, time or name.", example="09:30", default=None
    )
    requirement: Line | None = field(
        "The requirement it is on: its number or first words.",
        example="Leads incidents",
        default=None,
    )
    question: Line | None = field(
        "The question it is on: its id or first words.", example="first-90-days", default=None
    )
    round: Line | None = field(
        "The round it is on, by name or number; or that of its session, where several have such a "
        "session.",
        example="Second interview",
        default=None,
    )
    by: Line | None = field("Who wrote it.", example="Kim Lee", default=None)
    date: Date | None = field("When it was written.", example="2026-11-20", default=None)
    for_: Literal["coach", "candidate"] = field(
        "Who may read it: only the coach, or the candidate as well.",
        example="candidate",
        alias="for",
        default="coach",
    )
    due: Date | None = field(
        "The day it has to be done by: homework.", example="2026-11-22", default=None
    )
    resolved: Flag = field("Whether it is done with.", example=True, default=False)

    @property
    def anchors(self) -> tuple[str, ...]:
        """The fields that say what it is on; one at most, once it has been checked."""
        given = tuple(name for name in ANCHORS if getattr(self, name) is not None)
        return (*given, "round") if self.round is not None and "session" not in given else given

    @property
    def furthest(self) -> Edition:
        """The furthest edition that it may appear in."""
        return Edition.CANDIDATE if self.for_ == "candidate" else Edition.COACH


class Comments(Model):
    """The comments on one packet."""

    called: ClassVar[str] = "a file of comments"
    schema_link: Line | None = field(
        "The schema that an editor checks against.",
        example="comments.schema.json",
        default=None,
        alias="$schema",
    )
    comments: tuple[Comment, ...] = field(
        "The comments, in the order they were written.",
        example=["Bring the plan on paper."],
        default=(),
    )


def comments_for(comments: Iterable[Comment], edition: Edition) -> tuple[Comment, ...]:
    """The comments that an edition may hold."""
    return tuple(comment for comment in comments if edition <= comment.furthest)
