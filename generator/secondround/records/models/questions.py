"""The questions to ask, and those to be ready for."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from secondround.records.models.fields import (
    Competency,
    Flag,
    Id,
    Line,
    ShortForm,
    Text,
    field,
)
from secondround.records.models.own_words import OpenTo
from secondround.vocabulary import Answer

Subject = Annotated[
    Literal[
        "goals",
        "contribution",
        "evaluation",
        "culture",
        "path",
        "success",
        "team",
        "role",
        "company",
        "customers",
        "change",
        "next steps",
        "other",
    ],
    OpenTo("subjects"),
]


class Question(ShortForm):
    """A question to ask."""

    id: Id | None = field(
        "A name, for references.", example="first-90-days", reach="public", default=None
    )
    text: Line = field(
        "The question.", example="What does success look like in a year?", reach="public"
    )
    about: Subject = field("Its subject.", example="success", reach="public", default="other")
    for_: tuple[Id, ...] = field(
        "Ids of the people to ask.", example=["ana-ruiz"], reach="public", alias="for", default=()
    )
    ask_everyone: Flag = field(
        "Ask several, and compare the answers.", example=True, reach="public", default=False
    )
    follow_up: Line | None = field(
        "What to ask next, if there is time.",
        example="And what could have stopped it?",
        reach="public",
        default=None,
    )


class LikelyQuestion(ShortForm):
    """A question that somebody may ask."""

    called: ClassVar[str] = "a likely question"
    text: Line = field("The question.", example="Tell me about a time you failed.")
    shows: tuple[Competency, ...] = field(
        "What they judge by it; a story that shows one of these answers it.",
        example=["resilience"],
        default=(),
    )
    answers: Answer | None = field(
        "Which of the three it asks; the story must answer that, too.",
        example="will",
        default=None,
    )


class Expected(LikelyQuestion):
    """A question to be ready for, whoever asks it."""

    called: ClassVar[str] = "an expected question"
    answer: Text | None = field(
        "Your answer in a line or two, if no story answers it.", example="In March.", default=None
    )
