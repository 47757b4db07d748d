"""What a file that people already have says, in the fields of a record.

Every importer returns this shape, so that one place decides what is written where.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from msgspec import Struct, field

Kind = Literal["resume", "posting", "invitation", "stories"]
"""What a file is, as far as a record is concerned."""

NO_ZONE: Final = "The invitation names none."
"""How the question for the time zone of a round ends where nothing is said of it."""


class Entry(Struct, frozen=True):
    """One entry of a list, such as a story or a session.

    `key` is the same each time the same thing is imported, in whatever order: the UID of an
    invitation, the employer and the words of a highlight. It finds an entry again after the
    person has edited it.
    """

    key: str
    fields: Mapping[str, Value]
    revision: int = 0  # an invitation's SEQUENCE: a lower one never replaces a higher one


class Proposed(tuple[str, ...]):
    """Names that no file states: they were proposed by words in common, and the record says so,
    for the person to confirm.
    """

    __slots__ = ()


class Kept(str):
    """Lines that no field was found for, of which each counts by itself: those of one file are
    added to those of another, and none takes another's place.
    """

    __slots__ = ()


class NewId(str):
    """An id that an entry gets in place of the one it has, which nothing refers to."""

    __slots__ = ()


class ProposedText(str):
    """A text that no file states and that was proposed in the same way."""

    __slots__ = ()


Value = str | int | bool | tuple["Value", ...] | tuple[Entry, ...] | Mapping[str, "Value"]
"""A value of a YAML file: as the models of `records` would read it."""


def entries(value: Any) -> list[Entry]:
    """The entries of a list of what is found; none of anything else."""
    return [item for item in value if isinstance(item, Entry)] if isinstance(value, tuple) else []


class Unplaced(Struct, frozen=True):
    """Words that were read and have no field, so that nothing is lost silently."""

    text: str
    where: str  # "page 2", "Interests", "line 14"


class Missing(Struct, frozen=True):
    """What a record needs and the file does not say."""

    field: tuple[str | int, ...]  # from the top of the record, as in ("rounds", 0, "time_zone")
    question: str  # "In which time zone is 09:30?"


class Found(Struct, frozen=True):
    """Everything that one file says.

    `candidate` and `record` hold fields of `candidate.yml` and `interview.yml`, and only those
    that the file states. `cancelled` holds the keys of entries that the file calls off. A round of
    an invitation has its day as its key and a session its event's UID, so an event that was moved
    to another day is found again in another round. `organisers` holds, by the keys of sessions,
    the ids of those who only sent the invitation.
    """

    kind: Kind
    format: str  # for a person: "JSON Resume", "a PDF made by LibreOffice"
    candidate: Mapping[str, Value]
    record: Mapping[str, Value]
    cancelled: tuple[str, ...] = ()
    events: Mapping[str, int] = field(default_factory=dict)  # invitations, with their revisions
    moved: tuple[str, ...] = ()  # keys of sessions whose titles say that they were moved
    announced: Mapping[str, str] = field(default_factory=dict)  # moved by these words of a mail
    said_off: Mapping[str, bool] = field(default_factory=dict)  # by words alone; False: it is back
    organisers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    missing: tuple[Missing, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    remarks: tuple[str, ...] = ()  # what could not be read, each a sentence
    is_own: bool = False  # the program wrote the file itself, from a record


class UnreadableError(Exception):
    """The file cannot be read at all; `str()` is a sentence that says why and what to do."""
