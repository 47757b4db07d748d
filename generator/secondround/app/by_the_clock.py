"""What the reader's day says of a round: that it is still to come, or past and not written down.

In: an application and a round of it, or the round that a packet was made for; today. Out: text.
Nothing that is written into a file may rest on it.
"""

from __future__ import annotations

import datetime as dt

from secondround.app.outcome import PreparedRound
from secondround.packet import words
from secondround.records import Application, schedule


def still_ahead(application: Application, stage: int, today: dt.date) -> str:
    """That the round is still to come, and what to do if it has been; "" where it may have been."""
    meant = application.record.rounds[stage]
    if not meant.date or meant.date <= today:
        return ""
    source = application.record_source
    line = source.place(("rounds", stage, "date")).line
    return (
        f"“{meant.name}” is still to come, on {words.day(meant.date)}. "
        f"If it has taken place, correct its date first: {source.file}:{line}."
    )


def prepared(application: Application, stage: int) -> PreparedRound:
    """What may have to be said of a round that something is made for."""
    rounds = application.record.rounds
    meant = rounds[stage]
    ahead = schedule.also_ahead(rounds, stage)
    return PreparedRound(
        application.id,
        meant.name,
        meant.date,
        schedule.last_day(meant),
        has_begun=schedule.has_begun(meant),
        is_over=schedule.is_over(rounds, stage),
        others=tuple(rounds[index].name for index in ahead),
        later=next((str(index + 1) for index in ahead if index > stage), ""),
        is_last=stage + 1 == len(rounds),
    )


def past(meant: PreparedRound) -> str:
    """When a round that is past was, and what of it is not written down, as half a sentence."""
    day = f" was on {words.day(meant.date)}" if meant.date else ""
    state = "its debrief is not finished" if meant.has_begun else "has no debrief yet"
    return f"“{meant.name}”{day} and {state}"
