"""The people the candidate meets."""

from __future__ import annotations

from typing import Annotated, Literal

from secondround.records.models.fields import (
    Competency,
    Flag,
    Line,
    Link,
    Model,
    Text,
    field,
)
from secondround.records.models.own_words import OpenTo
from secondround.records.models.questions import LikelyQuestion

OurRole = Literal[
    "recruiter",
    "hiring manager",
    "senior manager",
    "executive",
    "peer",
    "partner",
    "report",
    "customer",
    "other",
]
Role = Annotated[OurRole, OpenTo("roles")]


class Person(Model):
    """Somebody who interviews, whoever the candidate is."""

    name: Line = field("Full name.", example="Ana Ruiz", reach="public")
    say: Line | None = field(
        "How the name is said.", example="AH-na roo-EETH", reach="carry", default=None
    )
    title: Line | None = field(
        "Their title.", example="Director of Operations", reach="public", default=None
    )
    role: Role = field(
        "Their part in the decision; a library may add roles.",
        example="hiring manager",
        default="other",
    )
    profile: Link | None = field(
        "Link to a public profile.", example="https://example.com/ana", default=None
    )
    background: Text | None = field(
        "What they did before, and how they got there.", example="Ran the Lisbon hub.", default=None
    )


class Interviewer(Person):
    """One person you will meet."""

    decides: Flag = field(
        "Whether they decide on the offer. If nobody is marked, hiring managers do.",
        example=True,
        default=False,
    )
    in_common: Text | None = field(
        "What you share.", example="Both started on night shifts.", default=None
    )
    cares_about: tuple[Competency, ...] = field(
        "Competencies they will judge.", example=["coaching"], default=()
    )
    likely_questions: tuple[LikelyQuestion, ...] = field(
        "What they may ask. With `shows`, a story is planned for it.",
        example=["What would you do first?"],
        default=(),
    )
    email: Line | None = field(
        "Their address, for the thank-you note.", example="ana@example.com", default=None
    )
    notes: Text | None = field(
        "For your eyes only.", example="Left the last team in a hurry.", default=None
    )
