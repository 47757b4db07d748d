"""One kind of work: what to do about problems of one code, or about what is due by the day.

In: nothing. Out: `Task`, and the names of work that is no problem.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

TO_NOTE: Final = "round-to-note"
"""A round whose day is past while nothing says how it went."""
TO_NAME: Final = "name-to-write"
"""A name or title that is still to be written, for which the packet puts in words of its own."""
TO_KEEP: Final = "promise-to-keep"
"""Something was promised, and its day is near or past."""
TO_DO: Final = "errand-to-do"
"""They have asked for something before the day, and its day is near or past."""
TO_PRINT: Final = "day-to-print"
"""The interview is today: what can still be printed and put on the phone."""
TO_THANK: Final = "note-to-send"
"""Somebody was met who has had no thank-you note."""


class Task(Struct, frozen=True):
    """What to do about problems of one code; without words, the problem's own message says it."""

    code: str
    one: str = ""  # may hold {names}
    many: str = ""  # for several alike; may hold {names} and {count}
    explained: bool = False  # whether one of them needs the problem's message as well
