"""What is known of the candidate before an invitation is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from secondround.text import caseless


class Known(Struct, frozen=True):
    """The candidate, who is in every invitation and never an interviewer."""

    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()  # where the interview is, as a posting or the record names it
    titles: tuple[str, ...] = ()  # of the people whom the record has
    people: tuple[str, ...] = ()  # their names
    places: tuple[tuple[str, str], ...] = ()  # day and place of the record's rounds, in order
    time_zone: str | None = None  # where the candidate is: times in UTC are written for there
    today: dt.date | None = None  # texts without a date are of this day
    is_time_zone_stated: bool = False  # for this import: it is that of times without one, too

    def at(self, record: Mapping[str, Any]) -> Known:
        """The same, with the company of a record."""
        name = record.get("company", {}).get("name")
        return replace(self, companies=(*self.companies, str(name))) if name else self

    def place_before(self, day: str) -> str:
        """Where the last round before a day was; "" where no round has a place."""
        before = [place for date, place in self.places if date < day]
        return before[-1] if before else ""

    def is_candidate(self, name: str, email: str) -> bool:
        """Whether somebody with this name or address is the candidate."""
        has_email = caseless(email) in map(caseless, self.emails)
        return has_email or caseless(name) in map(caseless, self.names)
