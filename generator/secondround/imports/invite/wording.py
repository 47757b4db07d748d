"""Days and times as they are written in questions and remarks."""

from __future__ import annotations

import datetime as dt


def day(date: dt.date) -> str:
    """`24 November 2026`; English wherever the program runs."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def clock(time: dt.time) -> str:
    """`09:30`."""
    return time.strftime("%H:%M")


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
