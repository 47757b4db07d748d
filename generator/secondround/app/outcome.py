"""What became of packets: their pages, and everything that is wrong with them.

In: nothing. Out: plain values, which another process, or another run, can hand over. It must not
import what is slow: where nothing has changed, this is all that is needed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from operator import attrgetter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct, field

from secondround.problems import Problem, failed
from secondround.system import LateText
from secondround.text import shortened

if TYPE_CHECKING:
    from secondround.packet import PacketMeta, RoundCalendar, ThankYouNote
    from secondround.privacy.leaks import PacketTexts
    from secondround.records.models import Role

_LONGEST_NAME = 30
"""Letters of a round's name that a sheet's edge has room for, beside date, edition and revision."""


class PreparedRound(Struct, frozen=True):
    """The round that a packet is made for, and what the reader's day may say of it."""

    packet: str  # id
    name: str
    date: dt.date | None = None
    last_day: dt.date | None = None  # the next one, where it ends after midnight
    has_begun: bool = False  # whether anything of it is noted
    is_over: bool = False
    others: tuple[str, ...] = ()  # the other rounds that the packet can be made for, by name
    later: str = ""  # the first of these that comes after it
    is_last: bool = True  # of those on record

    def is_past(self, today: dt.date) -> bool:
        """Whether its day is past and it stands for want of a debrief alone, while more rounds are
        on record.
        """
        is_open = not (self.is_over or self.is_last)
        return is_open and self.last_day is not None and self.last_day < today


class Page(Struct, frozen=True):
    """One packet of one edition, as Markdown."""

    id: str
    meta: PacketMeta
    text: str | LateText
    day_card: str | LateText
    parts: dict[str, str] = field(default_factory=dict)  # what was asked for by itself, by its name
    phone: str | LateText = ""  # HTML, where it was asked for and the edition has sessions
    calendar: RoundCalendar | None = None  # likewise, where the round has a date
    notes: tuple[ThankYouNote, ...] = ()  # to be sent, where they were asked for
    round: PreparedRound | None = None
    made_of: str = ""  # what it is kept under; "" if it is not kept

    @property
    def place(self) -> str:
        """Its folder in an output: the packet's own, or under other names where it is published."""
        return self.meta.id

    @property
    def header(self) -> str:
        """What runs along the edge of each sheet, on one line."""
        meta = self.meta
        stage, revision = shortened(meta.round, _LONGEST_NAME), f"revision {meta.revision}"
        parts = stage, meta.date_text, meta.edition.mark, revision
        return ", ".join(filter(None, parts))


class Use(Struct, frozen=True):
    """By what a packet's part of the libraries is found."""

    folder: PurePosixPath  # the candidate's, whose libraries count
    roles: frozenset[Role]  # of the people who are met
    competencies: frozenset[str]  # that the record and the stories name
    own: frozenset[str]  # questions of the record's own: their texts and ids
    asked: frozenset[str]  # the library's questions that are asked, by their ids


class Met(Struct, frozen=True):
    """Somebody whom a client meets, as far as other clients may meet the same person."""

    packet: str  # id
    client: PurePosixPath  # the client's file
    name: str
    known_by: frozenset[str]
    place: tuple[int, int, int]  # in the record: line, column, width


class Made(Struct, frozen=True):
    """What became of some packets. Plain values, so that it can come from another process."""

    problems: tuple[Problem, ...]  # sorted
    lines: dict[PurePosixPath, Sequence[str]]  # of the files that have problems
    pages: tuple[Page, ...] = ()  # sorted by id, of packets without an error
    locks: dict[str, str] | None = None  # the text of each lock file, by its place below packets/
    contents: tuple[PacketTexts, ...] = ()  # what an output of the pages may hold, and what not
    left_out: tuple[str, ...] = ()  # ids of the packets that could not be made, sorted
    withheld: int = 0  # problems left out of `problems`, since not everybody may read them
    # Those that each packet alone would have, by its id.
    of_packet: dict[str, frozenset[Problem]] = field(default_factory=dict)
    noted: tuple[PreparedRound, ...] = ()  # `rounds`, where the pages are not at hand
    met: tuple[Met, ...] = ()  # everybody in those packets
    # Each client's name, address and number, by the client's file.
    clients: dict[PurePosixPath, dict[str, str]] = field(default_factory=dict)
    # By what each packet's part of the libraries is found, by its id.
    uses: dict[str, Use] = field(default_factory=dict)
    kept: int = 0  # packets that were not made again
    why: dict[str, str] = field(default_factory=dict)
    """Why the others were made, by their ids."""

    @property
    def rounds(self) -> tuple[PreparedRound, ...]:
        """The rounds that packets are made for, packet by packet."""
        return self.noted or tuple(filter(None, map(attrgetter("round"), self.pages)))

    @property
    def faulty(self) -> bool:
        """Whether there is an error in what was asked for."""
        return bool(self.left_out) or failed(self.problems)
