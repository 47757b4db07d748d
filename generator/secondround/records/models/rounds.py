"""The stages of the process, and the conversations in each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field

from secondround.records.models.debrief import Debriefed
from secondround.records.models.fields import (
    Competency,
    Date,
    Flag,
    Id,
    Line,
    Link,
    Model,
    Number,
    Text,
    Time,
    Zone,
    field,
)
from secondround.records.models.logistics import Logistics
from secondround.text import calls, quoted

Format = Literal[
    "behavioural", "technical", "panel", "meal", "presentation", "informal",
    "recorded", "ai", "test", "break",
]  # fmt: skip
_WITHOUT_PEOPLE: Final[Mapping[Format, tuple[str, str, str]]] = {
    "recorded": ("Recorded answers", "whoever watches the recording", "whoever watches {}"),
    "ai": ("AI interviewer", "the AI interviewer", "the AI interviewer in {}"),
    "test": ("Test", "the test", "the test {}"),
    "break": ("Break", "the break", "the break {}"),
}
"""What a session is called that nobody is in: as a title, and in a sentence, without a name of its
own and with one.
"""
_NOT_NAMED: Final = ("People to be named", "your interviewer", "your interviewer in {}")
_WITHOUT_STORIES: Final = frozenset({"test", "break"})
_NOBODY_TO_ASK: Final = frozenset({"recorded", "ai", "test", "break"})


class Repeat(Model):
    """Leave to tell a story twice, with the reason that the packet prints."""

    called: ClassVar[str] = "an entry of `repeat_ok`"
    story: Id = field("The story's id.", example="ledger-migration")
    reason: Line = field(
        "Why repeating is right here.", example="Ana asked to hear it from the start."
    )


class Thanks(Model):
    """A thank-you note in the candidate's own words."""

    called: ClassVar[str] = "an entry of `thanks`"
    to: Id = field("The id of the person it thanks.", example="ana-ruiz")
    text: Text = field(
        "The whole note, from the greeting to your name.",
        example="Dear Ana, thank you for showing me the night shift. Amara",
    )


class _Planned(Model):
    """What is known of a session before it takes place."""

    name: Line | None = field(
        "What the invitation calls it.", example="Team lunch", reach="public", default=None
    )
    at: Time | None = field(
        "When it starts, local time.", example="09:30", reach="public", default=None
    )
    minutes: Annotated[Number, Field(ge=5, le=480)] = field(
        "How long it lasts, in minutes.", example=45, reach="public"
    )
    format: Format = field(
        "What kind of conversation.", example="behavioural", reach="public", default="behavioural"
    )
    with_: tuple[Id, ...] = field(
        "Ids of the interviewers in the room.",
        example=["ana-ruiz"],
        reach="public",
        alias="with",
        default=(),
    )
    place: Line | None = field(
        "Where, if not the round's place.", example="Room 4", reach="carry", default=None
    )
    video: Link | None = field(
        "The link to the call, if not the round's.",
        example="https://example.com/call-2",
        reach="carry",
        default=None,
    )
    passcode: Line | None = field(
        "The passcode of this session's call.", example="482913", default=None
    )
    dial_in: Line | None = field(
        "The number to join the call by, if not the round's, and its PIN.",
        example="+44 20 7946 0991, PIN 1234#",
        reach="carry",
        default=None,
    )
    focus: tuple[Competency, ...] = field(
        "Competencies that it is said to test, for example in the invitation.",
        example=["coaching"],
        default=(),
    )
    stories: Annotated[Number, Field(ge=0, le=12)] | None = field(
        "How many stories to tell; if left out, the minutes decide.", example=3, default=None
    )
    tell: tuple[Id, ...] = field(
        "Stories that must be told here.", example=["ledger-migration"], default=()
    )
    avoid: tuple[Id, ...] = field(
        "Stories that must not be told here.", example=["dock-strike"], default=()
    )
    repeat_ok: tuple[Repeat, ...] = field(
        "Stories that may be repeated here, and why.",
        example=[{"story": "dock-strike", "reason": "Ana asked to hear it."}],
        default=(),
    )
    called_off: Flag = field(
        "Whether it is called off: then nothing is planned for it, and no packet shows it.",
        example=True,
        default=False,
    )
    opening: Text | None = field(
        "What to open with; if left out, how the pitch begins.",
        example="I have read your memo on the second hall.",
        default=None,
    )
    closing: Line | None = field(
        "How to close; if left out, with thanks.",
        example="Say that you want this job.",
        default=None,
    )


class Session(Debriefed, _Planned):
    """One conversation in a round; everybody in it hears the same stories. A test, a break or
    recorded answers may have nobody in them.
    """

    thanks: tuple[Thanks, ...] = field(
        "Afterwards: the thank-you notes as you send them; if left out, drafts are made.",
        example=[{"to": "ana-ruiz", "text": "Dear Ana, thank you for your time. Amara"}],
        default=(),
    )

    @property
    def held(self) -> bool:
        """Whether the session has taken place: it is noted, or somebody has been thanked for it."""
        return self.noted or bool(self.thanked)

    @property
    def people_thanked(self) -> tuple[str, ...]:
        """The ids of those who have had a note."""
        if isinstance(self.thanked, bool):
            return self.with_ if self.thanked else ()
        return self.thanked

    @property
    def title(self) -> str:
        """What it is called where it has no people to call it by."""
        return self.name or _WITHOUT_PEOPLE.get(self.format, _NOT_NAMED)[0]

    @property
    def instead_of_people(self) -> str:
        """Who hears what is said in it, or what it is, where it has no people."""
        _, alone, named = _WITHOUT_PEOPLE.get(self.format, _NOT_NAMED)
        return named.format(quoted(self.name)) if self.name else alone

    @property
    def is_break(self) -> bool:
        """Whether nothing happens in it that could be noted."""
        return self.format == "break" and not self.with_

    @property
    def takes_stories(self) -> bool:
        """Whether anybody hears stories in it; nobody does in a test or a break."""
        return self.format not in _WITHOUT_STORIES

    @property
    def takes_questions(self) -> bool:
        """Whether it is a conversation with people, who can be asked something."""
        return self.format not in _NOBODY_TO_ASK


class Round(Model):
    """One stage of the process."""

    name: Line = field("What they call it.", example="Second interview", reach="public")
    date: Date | None = field("The day.", example="2026-11-24", reach="carry", default=None)
    time_zone: Zone | None = field(
        "The time zone of the times.", example="Europe/Berlin", reach="carry", default=None
    )
    place: Line | None = field(
        "The address or the room.", example="Kaistrasse 5, Hamburg", reach="carry", default=None
    )
    video: Link | None = field(
        "The link to the call.", example="https://example.com/call", reach="carry", default=None
    )
    passcode: Line | None = field("The passcode of the call.", example="482913", default=None)
    dial_in: Line | None = field(
        "The number to join the call by, and its PIN, which the carry edition leaves out.",
        example="+44 20 7946 0991, PIN 1234#",
        reach="carry",
        default=None,
    )
    logistics: Logistics | None = field(
        "Getting to this round; each field takes the place of the record's.",
        example={"arrive": "Ring at the side door."},
        reach="carry",
        default=None,
    )
    sessions: tuple[Session, ...] = field(
        "The conversations, in order, as far as they are known.",
        example=[{"minutes": 45, "with": ["ana-ruiz"]}],
        reach="public",
        default=(),
    )

    @property
    def whereabouts(self) -> str:
        """The place one goes to, or that of its first session; "" of a call, or where none is
        known.
        """
        places = (self.place, *(session.place for session in self.sessions))
        place = next(filter(None, places), "")
        return "" if calls.is_call(place) else place.casefold()
