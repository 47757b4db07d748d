"""What is asked, left over and remarked on while invitations are read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import chain
from operator import attrgetter

from msgspec import Struct, field

from secondround.imports.found import Missing, Unplaced
from secondround.imports.invite.agenda import Slot
from secondround.imports.invite.details import Details, details
from secondround.imports.invite.mail import Mail
from secondround.text import listed

MAIL = "an e-mail with a schedule"
TEXT = "a text with a schedule"
LETTER = "a text that names day and time"


class Beside(Struct, frozen=True):
    """A text that is of no event: that of a mail with several, or what is said above one that is
    forwarded.
    """

    subject: str
    sender: str  # a name
    said: Details


class Notes(Struct):
    """Gathered on the way; each part in the order it came up."""

    missing: list[Missing] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    said: dict[str, Details] = field(default_factory=dict)  # by the key of the event
    beside: list[Beside] = field(default_factory=list)
    makers: list[str] = field(default_factory=list)  # programs that wrote the files

    def add_beside(
        self,
        subject: str,
        sender: str,
        text: str,
        sent: dt.date | None,
        used: Sequence[Slot] = (),
    ) -> None:
        """Reads a text that belongs to no event. used: the lines of its schedule."""
        said = details(text, used, sender, days=(sent, None))
        self.beside.append(Beside(subject, sender, said))

    def add_cover(self, mail: Mail) -> None:
        """Reads what is said above a letter that a mail forwards."""
        for who, said in mail.covers:
            self.add_beside(mail.subject, who, said, mail.date)

    @property
    def doubts(self) -> list[str]:
        """What the texts tell of doubts, in their order."""
        return list(chain.from_iterable(map(attrgetter("doubts"), self.all_said)))

    @property
    def pay(self) -> list[str]:
        """What the texts say of pay, in their order."""
        return list(chain.from_iterable(map(attrgetter("pay"), self.all_said)))

    @property
    def all_said(self) -> tuple[Details, ...]:
        """What each text says: those of events, then the others."""
        return (*self.said.values(), *(each.said for each in self.beside))

    @property
    def format(self) -> str:
        """What was read, for a person."""
        makers = list(dict.fromkeys(filter(None, self.makers)))
        return listed(makers) if makers else "a calendar file"
