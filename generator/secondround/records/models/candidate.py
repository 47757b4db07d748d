"""The candidate: profile, pitch, facts and the story bank, as `candidate.yml` holds them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from secondround.records.models.fields import (
    Competency,
    Id,
    Line,
    Link,
    Model,
    Number,
    OneOrMore,
    ShortForm,
    Steps,
    Text,
    as_list,
    field,
)
from secondround.vocabulary import Answer

Answers = Annotated[tuple[Answer, ...], Field(min_length=1), BeforeValidator(as_list), OneOrMore()]
"""One of the three, or several as a list."""


class Probe(ShortForm):
    """A follow-up question to be ready for, and the answer."""

    text: Line = field("The follow-up question.", example="What would you do differently?")
    answer: Text | None = field(
        "Your answer, in a sentence or two.", example="Test the restore first.", default=None
    )


class Story(Model):
    """One accomplishment as situation, task, action and result."""

    id: Id = field("The name that records refer to.", example="ledger-migration", reach="public")
    title: Line = field(
        "What happened, in one line.", example="Moved the ledger without downtime", reach="public"
    )
    employer: Line | None = field("Where it happened.", example="Northwind Bank", default=None)
    year: Annotated[Number, Field(ge=1940, le=2100)] | None = field(
        "When it ended.", example=2024, default=None
    )
    situation: Text | None = field(
        "Where things stood, in two or three sentences.",
        example="Payments stopped each Sunday.",
        default=None,
    )
    task: Text | None = field(
        "What was asked of you.", example="Move 40 million rows by March.", default=None
    )
    action: Steps = field(
        "What you did: text or a list of steps.",
        example=["I wrote the plan.", "I led the night."],
        default=(),
    )
    result: Text | None = field(
        "What came of it, with a figure.",
        example="No minute of downtime; 30 % cheaper.",
        default=None,
    )
    unquantified: Line | None = field(
        "Why the result has no figure; answers the warning.",
        example="The client keeps the numbers.",
        default=None,
    )
    learned: Text | None = field(
        "What you took from it.", example="Rehearse the way back first.", default=None
    )
    probes: tuple[Probe, ...] = field(
        "Follow-up questions to be ready for.", example=["Who disagreed?"], default=()
    )
    good_for: tuple[Line, ...] = field(
        "Questions that this story answers.", example=["Tell me about a risk you took."], default=()
    )
    cue: Line | None = field(
        "Three to eight words for the card.",
        example="Sunday ledger, no downtime",
        reach="public",
        default=None,
    )
    project: Id | None = field(
        "Stories of one project count as one told twice.", example="ledger", default=None
    )
    shows: tuple[Competency, ...] = field(
        "Competencies it proves, strongest first.",
        example=["leadership", "problem solving"],
        default=(),
    )
    answers: Answers = field(
        "Which it answers: can, will or fit.", example=["can"], default=("can",)
    )
    strength: Annotated[Number, Field(ge=1, le=3)] = field(
        "Your own rating, 1 to 3.", example=3, default=2
    )

    @property
    def can_be_told(self) -> bool:
        """Whether there is anything to tell: what was done, or what came of it."""
        return bool(self.action or self.result)

    @property
    def is_unfinished(self) -> bool:
        """Whether its situation, what was done or what came of it is still to be written."""
        return not (self.situation and self.action and self.result)

    @property
    def is_draft(self) -> bool:
        """Whether it is too early to judge how long it takes to tell."""
        return not (self.situation and self.action)


class Fact(Model):
    """Something that must be said identically every time."""

    id: Id = field("The name that texts refer to as [[id]].", example="team-size")
    say: Line = field("The words to say.", example="a team of nine")


class Candidate(Model):
    """The person being interviewed."""

    schema_link: Line | None = field(
        "The schema that an editor checks against.",
        example="candidate.schema.json",
        default=None,
        alias="$schema",
    )
    name: Line = field("Full name.", example="Amara Okafor", reach="public")
    email: Line | None = field("E-mail address.", example="amara@example.com", default=None)
    phone: Line | None = field("Telephone number.", example="+49 30 5550 0100", default=None)
    profile: Link | None = field(
        "Link to a profile or portfolio.", example="https://example.com/amara", default=None
    )
    headline: Line | None = field(
        "Who you are in one line.", example="Operations lead, payments", default=None
    )
    pitch: Text | None = field(
        'Answers "tell me about yourself".', example="I keep payments running.", default=None
    )
    pace: Annotated[Number, Field(ge=110, le=170)] = field(
        "Spoken words a minute, 110 to 170.", example=140, default=140
    )
    competencies: tuple[Competency, ...] = field(
        "Core competencies, in the resume's words.", example=["leadership"], default=()
    )
    stories: tuple[Story, ...] = field(
        "The story bank, best-loved first.",
        example=[
            {
                "id": "dock-strike",
                "title": "Kept the docks open",
                "situation": "The crane drivers stopped work.",
                "action": "I rang every customer and moved the urgent loads.",
            }
        ],
        reach="public",
        default=(),
    )
    facts: tuple[Fact, ...] = field(
        "What is always said the same way.",
        example=[{"id": "team-size", "say": "a team of nine"}],
        default=(),
    )
    if_then: tuple[Line, ...] = field(
        "What you do if something goes wrong; on the day card, where there is room.",
        example=["If I lose the thread, I stop and say the result."],
        default=(),
    )
    notes: Text | None = field(
        "Notes for candidate and coach, printed in all their packets.",
        example="Ask for water.",
        default=None,
    )
