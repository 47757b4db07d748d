"""What to know to get to a round: the way, what to bring, whom to call, what to do before."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Final

from pydantic import Field

from secondround.records.models.fields import (
    Date,
    Flag,
    Line,
    Model,
    Number,
    ShortForm,
    Text,
    field,
)
from secondround.text import sentences

_WHEN: Final = re.compile(
    r"\b\d{1,2}[:.h]\d\d\b|\b\d{1,2}\s?(?:[ap]\.?m\b|uhr\b|h\b|o['’]clock)|\b(?:noon|midday)\b"
    r"|\b\d{1,2}(?:st|nd|rd|th|\.)? (?:jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:lundi|mardi|mercredi|jeudi|vendredi)\b"
    r"|\b(?:mon|diens|donners|frei|sams|sonn)tag\b|\bmittwoch\b"
    r"|\b(?:lunes|martes|mi[eé]rcoles|jueves|viernes)\b",
    re.IGNORECASE,
)
"""What tells an hour or a day."""


class Errand(ShortForm):
    """Something that they ask for before the day."""

    called: ClassVar[str] = "an entry of `before`"
    text: Line = field("What to do.", example="Send your CV and portfolio")
    due: Date | None = field("The day it is due.", example="2026-11-20", default=None)
    done: Flag = field("Whether you have done it.", example=True, default=False)


class Logistics(Model):
    """What to know to get there."""

    called: ClassVar[str] = "the logistics"
    arrive: Text | None = field(
        "How and when to arrive.", example="09:10 at the main gate.", reach="carry", default=None
    )
    travel: Annotated[Number, Field(ge=5, le=1440)] | None = field(
        "How long it takes to get there, in minutes.", example=40, default=None
    )
    dress: Line | None = field("What to wear.", example="Jacket, no tie", default=None)
    bring: tuple[Line, ...] = field(
        "What to take along.", example=["Passport"], reach="carry", default=()
    )
    before: tuple[Errand, ...] = field(
        "What they ask you to do before the day.",
        example=[{"text": "Send your CV and portfolio", "due": "2026-11-20"}],
        default=(),
    )
    contact: Line | None = field(
        "Who to call if you are late.",
        example="Kim Lee, +49 40 5550 0100",
        reach="carry",
        default=None,
    )

    def without(self, *names: str) -> Logistics:
        """It with these fields as if they had not been written."""
        return self.model_copy(update={name: () if name == "bring" else None for name in names})

    def on_another_day(self) -> Logistics:
        """It without what says when to arrive: the hour is that of the day it was said for."""
        if not _WHEN.search(self.arrive or ""):
            return self
        told = sentences.split_sentences(self.arrive or "")
        kept = " ".join(sentence for sentence in told if not _WHEN.search(sentence))
        return self.model_copy(update={"arrive": kept or None})

    def with_own(self, own: Logistics | None) -> Logistics:
        """It with what a round says itself in place of the same field; all errands are kept."""
        if own is None:
            return self
        stated = {name: value for name, value in own if value}
        return self.model_copy(update={**stated, "before": (*self.before, *own.before)})
