"""Days and times as they are written in questions and remarks."""

from __future__ import annotations

import datetime as dt
from typing import Final

from secondround.text import one_line, shortened

LINE: Final = 300
"""Letters of a short text, as `records` allows them."""


def clock(time: dt.time) -> str:
    """`09:30`."""
    return time.strftime("%H:%M")


def short(text: str) -> str:
    """A text on one line, cut where it is longer than a record allows."""
    return shortened(one_line(text).strip(), LINE)
