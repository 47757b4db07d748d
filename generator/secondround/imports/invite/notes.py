"""What is asked, left over and remarked on while invitations are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from secondround.imports.found import Missing, Unplaced
from secondround.imports.invite.details import Details
from secondround.text import listed

MAIL = "an e-mail with a schedule"
TEXT = "a text with a schedule"
LETTER = "a text that names day and time"


@dataclass(frozen=True, slots=True)
class Beside:
    """The text of a mail with several invitations, of which nobody can know which one is meant."""

    subject: str
    sender: str  # a name
    said: Details


@dataclass(slots=True)
class Notes:
    """Gathered on the way; each part in the order it came up."""

    missing: list[Missing] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    said: dict[str, Details] = field(default_factory=dict)  # by the key of the event
    beside: list[Beside] = field(default_factory=list)
    makers: list[str] = field(default_factory=list)  # programs that wrote the files

    @property
    def doubts(self) -> list[str]:
        """What the texts tell of doubts, in their order."""
        found = []
        for said in (*self.said.values(), *(each.said for each in self.beside)):
            found += said.doubts
        return found

    @property
    def format(self) -> str:
        """What was read, for a person."""
        makers = list(dict.fromkeys(filter(None, self.makers)))
        return listed(makers) if makers else "a calendar file"
