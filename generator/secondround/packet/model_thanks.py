"""What is still to be written to the people who were met, complete and in words.

As in `model`: nothing that a template must guess at. It is apart from all else that comes after a
round, since a build that makes no packet knows the notes, and nothing of the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from secondround.text import quoted

if TYPE_CHECKING:
    from secondround.packet.model_calendar import Moment


class Promised(Struct, frozen=True):
    """What the candidate has promised."""

    text: str
    due: str  # the day; "" without one
    to: str  # whom, and when
    kept: bool

    @property
    def reminder(self) -> str:
        """What to think of before a note goes to whom it was made to."""
        if self.kept:
            return f"You have kept your promise, and may say so: {quoted(self.text)}."
        day = f", by {self.due}" if self.due else ""
        return f"Still promised: {quoted(self.text)}{day}. Keep the promise, or say when you will."


class ThankYouNote(Struct, frozen=True):
    """A thank-you note, drafted."""

    to: str
    email: str
    subject: str  # of the e-mail
    paragraphs: tuple[str, ...]
    of: str = ""  # the earlier round that it is about; "" for the one to prepare
    due: Moment | None = None  # 24 hours after the session has ended; None without a date
    due_text: str = ""
    promised: tuple[Promised, ...] = ()  # to this person: what the note must not forget
