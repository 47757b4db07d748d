"""What a packet is about, and for whom, without the packet."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from secondround.problems import Problem
from secondround.vocabulary import Edition


class PacketMeta(Struct, frozen=True):
    """What a packet is about, and for whom."""

    id: str  # the packet's folder below packets/
    title: str  # company and position
    candidate: str
    round: str  # "" without a round
    date: dt.date | None
    date_text: str  # "" without a date
    next_session: str  # "09:30": the next one of the day, or "" where no time is known
    people: tuple[str, ...]  # still to be met, by name, as the day goes; all, once it is over
    held: bool  # whether the round is over
    edition: Edition
    thanks: str = ""  # how many thank-you notes of the last round held are sent, while any is not
    promised: str = ""  # how many promises are open, and the next one's day
    # What card and sheets have no room for; where it was written, no packet says.
    left_out: Problem | None = None
    company: str = ""  # its name alone: what files are called after
    # what files of the round are called after; the packet itself does not say it
    round_file: str = ""
    also_ahead: tuple[str, ...] = ()  # the other rounds that can be planned, by name
    revision: str = ""  # from all that the packet says: six letters and digits
