"""Whether a round is still to come by its date, and what to do if it is not.

In: an application, a round, today. Out: text.
"""

from __future__ import annotations

import datetime as dt

from secondround.packet import words
from secondround.records import Application


def said(application: Application, stage: int, today: dt.date) -> str:
    """That the round is still to come, and what to do if it has been; "" where it may have been."""
    meant = application.record.rounds[stage]
    if not meant.date or meant.date <= today:
        return ""
    source = application.record_source
    line = source.place(("rounds", stage, "date")).line
    return (
        f"“{meant.name}” is still to come, on {words.day(meant.date)}. "
        f"If it has been, correct its date first: {source.file}:{line}."
    )
