"""What was rehearsed, as the phone copies it and the log keeps it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from secondround.records.models.fields import Flag, Line, Model, Number, field


class Practised(Model):
    """One card that was rehearsed."""

    called: ClassVar[str] = "an entry of `practised`"
    at: Line = field("When, as the clock there showed it.", example="2026-11-20T18:03:12")
    card: Line = field("The card.", example="story ledger-migration")
    said: Flag = field("Whether it could be said.", example=True)
    seconds: Annotated[Number, Field(ge=0, le=999_999)] = field(
        "How long it took to say.", example=82, default=0
    )
    words: Annotated[Number, Field(ge=0, le=20_000)] = field(
        "How many words it has in full.", example=190, default=0
    )


class Practice(Model):
    """What was rehearsed for one round."""

    called: ClassVar[str] = "a practice log"
    practised: tuple[Practised, ...] = field(
        "The cards, one after the other.",
        example=[{"at": "2026-11-20T18:03:12", "card": "pitch", "said": True}],
        default=(),
    )
