"""The library: competencies, questions and role cards that several packets share, from
`library/*.yml`.

A library beside a `candidate.yml` lies on top of the shared one; see `library_layers`.
"""

from __future__ import annotations

from typing import ClassVar

from secondround.records.models.fields import (
    Competency,
    Flag,
    Id,
    Line,
    Model,
    ShortForm,
    Text,
    field,
)
from secondround.records.models.people import OurRole, Role
from secondround.records.models.questions import Subject


class CompetencyEntry(ShortForm):
    """One competency: a named strength, with what we mean by it."""

    called: ClassVar[str] = "a competency"
    short: ClassVar[str] = "name"
    name: Competency = field(
        "The name that stories and requirements use.", example="teamwork", reach="public"
    )
    about: Text | None = field(
        "What it means, in plain words.",
        example="Works well with others.",
        reach="public",
        default=None,
    )
    also: tuple[Line, ...] = field(
        "Other names for the same.", example=["working together"], reach="public", default=()
    )
    source: Line | None = field(
        "Where the name comes from.", example="NACE career readiness", reach="public", default=None
    )


class QuestionEntry(Model):
    """A question to ask, for the people who can answer it."""

    called: ClassVar[str] = "a question"
    id: Id = field(
        "The name that a client's library refers to.", example="first-90-days", reach="public"
    )
    text: Line = field(
        "The question.", example="What should be done in the first 90 days?", reach="public"
    )
    about: Subject = field("Its subject.", example="success", reach="public")
    roles: tuple[Role, ...] = field(
        "Roles that can answer it; none means all.",
        example=["hiring manager"],
        reach="public",
        default=(),
    )
    ask_everyone: Flag = field(
        "Ask several, and compare the answers.", example=True, reach="public", default=False
    )
    follow_up: Line | None = field(
        "What to ask next, if there is time.",
        example="And what should still be the same?",
        reach="public",
        default=None,
    )


class RoleCard(Model):
    """What a role in the decision usually judges."""

    called: ClassVar[str] = "a role card"
    own: Flag = field(
        "Whether it is a role of your own, which records may then use.",
        example=True,
        reach="public",
        default=False,
    )
    role: Role = field("The role.", example="peer", reach="public")
    like: OurRole | None = field(
        "For a role of your own: the built-in role it is most like. It counts as much in the plan, "
        "is thanked in the same way, and has the same role card if it has none of its own.",
        example="senior manager",
        reach="public",
        default=None,
    )
    judges: tuple[Competency, ...] = field(
        "Competencies, most important first.", example=["teamwork"], reach="public", default=()
    )
    looks_for: Text | None = field(
        "What they want to find out.",
        example="Would I want to work beside you?",
        reach="public",
        default=None,
    )
    likely_questions: tuple[Line, ...] = field(
        "What they often ask.", example=["Tell me about a conflict."], reach="public", default=()
    )


class StoryPrompt(Model):
    """A question that helps to remember and write a story."""

    called: ClassVar[str] = "a story prompt"
    id: Id = field(
        "The name that a client's library refers to.", example="conflict", reach="public"
    )
    text: Text = field(
        "The prompt.", example="When did two colleagues you needed disagree?", reach="public"
    )
    shows: tuple[Competency, ...] = field(
        "Competencies that the story would show.",
        example=["conflict resolution"],
        reach="public",
        default=(),
    )


class Hidden(Model):
    """What a library below has and this one's packets do without."""

    called: ClassVar[str] = "an entry of `hide`"
    competencies: tuple[Line, ...] = field(
        "Names of competencies.", example=["teamwork"], reach="coach", default=()
    )
    questions: tuple[Id, ...] = field(
        "Ids of questions.", example=["first-90-days"], reach="coach", default=()
    )
    roles: tuple[Role, ...] = field(
        "Role cards, by role.", example=["customer"], reach="coach", default=()
    )
    prompts: tuple[Id, ...] = field(
        "Ids of story prompts.", example=["conflict"], reach="coach", default=()
    )


class Library(Model):
    """Shared competencies, questions, role cards and story prompts; one file, or several merged."""

    schema_link: Line | None = field(
        "The schema that an editor checks against.",
        example="library.schema.json",
        default=None,
        alias="$schema",
    )
    competencies: tuple[CompetencyEntry, ...] = field(
        "Competencies.", example=["teamwork"], reach="public", default=()
    )
    questions: tuple[QuestionEntry, ...] = field(
        "Questions to ask.",
        example=[
            {"id": "first-year", "text": "What should I have done in a year?", "about": "success"}
        ],
        reach="public",
        default=(),
    )
    subjects: tuple[Line, ...] = field(
        "Subjects of your own, for questions to ask.",
        example=["works council"],
        reach="public",
        default=(),
    )
    roles: tuple[RoleCard, ...] = field(
        "Role cards.",
        example=[{"role": "peer", "judges": ["teamwork"]}],
        reach="public",
        default=(),
    )
    prompts: tuple[StoryPrompt, ...] = field(
        "Story prompts.",
        example=[{"id": "conflict", "text": "When did two colleagues you needed disagree?"}],
        reach="public",
        default=(),
    )
    hide: Hidden | None = field(
        "In a library beside a `candidate.yml`: entries of `packets/library` that this candidate "
        "does without.",
        example={"questions": ["first-90-days"]},
        reach="coach",
        default=None,
    )

    def like(self, role: Role) -> Role:
        """The role of ours that counts for a role: itself, or what a library says it is like."""
        found = (card.like for card in self.roles if card.role == role and card.like)
        return next(found, role)

    def cards(self, role: Role) -> tuple[RoleCard, ...]:
        """The cards of a role; where they say nothing, those of the role that it is like."""
        own = tuple(card for card in self.roles if card.role == role)
        if any(card.judges or card.looks_for or card.likely_questions for card in own):
            return own
        return tuple(card for card in self.roles if card.role == self.like(role)) or own
