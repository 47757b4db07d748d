"""What really happened in a session: written into the record afterwards, or on its way there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final, Literal

from secondround.records.models.fields import (
    Date,
    Flag,
    Id,
    Line,
    Model,
    ShortForm,
    SomeOrAll,
    Text,
    field,
)
from secondround.records.models.position import Concern

Matter = Literal["pay", "notice", "reasons", "other"]
NAMING: Final[Mapping[str, str]] = {
    "asked": "by",
    "concerns": "by",
    "promised": "to",
    "quotes": "by",
}
"""The lists of a debrief whose entries may name somebody of the session, and the field that does.
"""


class Asked(ShortForm):
    """A question that was asked in a session."""

    called: ClassVar[str] = "a question that was asked"
    text: Line = field("The question.", example="Why leave now?")
    by: Id | None = field("The id of the person who asked it.", example="ana-ruiz", default=None)
    answer: Text | None = field(
        "What you answered.", example="Because the night shift moves away.", default=None
    )


class Doubt(Concern):
    """A doubt that was heard in a session, and what the candidate says to it."""

    by: Id | None = field("The id of the person who has it.", example="ana-ruiz", default=None)


class Promise(ShortForm):
    """Something that the candidate promised."""

    text: Line = field("What you promised.", example="The roster of a quiet week")
    due: Date | None = field("The day it is due.", example="2026-11-27", default=None)
    to: Id | None = field(
        "The id of the person you promised it to, if not everybody there.",
        example="ana-ruiz",
        default=None,
    )
    kept: Flag = field("Whether you have done it.", example=True, default=False)


class Statement(ShortForm):
    """Something that the candidate said, and has to say the same way from then on."""

    text: Line = field("What you said.", example="I can start on 1 March.")
    about: Matter = field("What it is about.", example="notice", default="other")
    settled: Line | None = field(
        "How you settled it, if you said something else elsewhere.",
        example="Ana has the right figure since 26 November.",
        default=None,
    )


class Quote(ShortForm):
    """Something that an interviewer said, for the thank-you note."""

    text: Line = field("What they said.", example="A quiet night is a night well planned.")
    by: Id | None = field("The id of the person who said it.", example="ana-ruiz", default=None)


class Attachment(ShortForm):
    """A transcript or notes, kept beside the record."""

    text: Line = field("The file's name.", example="transcript.txt")
    sha256: Line | None = field(
        "The hash of what it holds.", example="9f86d081884c7d659a2feaa0c55ad015" * 2, default=None
    )


class Debriefed(Model):
    """What is written down after a session."""

    told: tuple[Id, ...] | None = field(
        "Afterwards: what was really told.", example=["support-backlog"], default=None
    )
    debrief: Text | None = field(
        "Afterwards: what happened.", example="She lit up at the cutover.", default=None
    )
    asked: tuple[Asked, ...] = field(
        "Afterwards: what you were asked.", example=["Why leave now?"], default=()
    )
    concerns: tuple[Doubt, ...] = field(
        "Afterwards: doubts you heard.", example=["Too long in one place?"], default=()
    )
    promised: tuple[Promise, ...] = field(
        "Afterwards: what you promised.",
        example=[{"text": "The roster of a quiet week", "due": "2026-11-27"}],
        default=(),
    )
    stated: tuple[Statement, ...] = field(
        "Afterwards: figures you gave, and what you said about pay, notice or your reasons.",
        example=[{"text": "I can start on 1 March.", "about": "notice"}],
        default=(),
    )
    quotes: tuple[Quote, ...] = field(
        "Afterwards: what they said, for the thank-you note.",
        example=["A quiet night is a night well planned."],
        default=(),
    )
    attached: tuple[Attachment, ...] = field(
        "Afterwards: transcripts and notes, which `debrief --attach` keeps beside the record.",
        example=["transcript.txt"],
        default=(),
    )
    thanked: SomeOrAll = field(
        "Afterwards: whether everybody there has had a thank-you note, or the ids of those who "
        "have.",
        example=True,
        default=False,
    )

    @property
    def debriefed(self) -> bool:
        """Whether anything is written down of what happened, in the record itself."""
        return self.told is not None or self.debrief is not None or self._is_full

    @property
    def happened(self) -> bool:
        """Whether it says that anything was told or said there, or somebody thanked for it; why
        nothing was may be in `debrief`.
        """
        return bool(self.told or self.thanked) or self._is_full

    @property
    def _is_full(self) -> bool:
        lists = (self.asked, self.concerns, self.promised, self.stated, self.quotes)
        return any(lists)

    @property
    def noted(self) -> bool:
        """Whether there is anything on what happened, were it a transcript alone."""
        return self.debriefed or bool(self.attached)

    @property
    def named(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Whom it names, by id, each with its place."""
        for name, its in NAMING.items():
            for turn, entry in enumerate(getattr(self, name)):
                if id_ := getattr(entry, its):
                    yield (name, turn, its), id_
        for turn, id_ in enumerate(self.thanked if isinstance(self.thanked, tuple) else ()):
            yield ("thanked", turn), id_


class SessionDebrief(Debriefed):
    """What happened in one session, before it is in the record."""

    called: ClassVar[str] = "a session's debrief"
    session: Line | None = field(
        "Which session: its time, its name, its number or who is in it; or a time and who is in "
        "it, which both have to fit.",
        example="09:30 ana-ruiz",
        default=None,
    )
    called_off: Flag = field(
        "Whether it did not take place; why not may be in `debrief`.", example=True, default=False
    )


class Correction(Model):
    """A name or a title as it really is."""

    name: Line | None = field("Full name.", example="Ana Ruíz", default=None)
    title: Line | None = field("Their title.", example="Director of Ports", default=None)


class Debrief(Model):
    """What happened in a round, before it is in the record."""

    packet: Line | None = field(
        "The packet it is for; no other takes it over.", example="harbor", default=None
    )
    round: Line | None = field(
        "Which round, by name or number; else the one to prepare.",
        example="Second interview",
        default=None,
    )
    sessions: tuple[SessionDebrief, ...] = field(
        "What happened in each session.",
        example=[{"session": "09:30", "told": ["support-backlog"]}],
        default=(),
    )
    interviewers: dict[Id, Correction] = field(
        "Names and titles as they really are, by id.",
        example={"ana-ruiz": {"title": "Director of Ports"}},
        default={},
    )
