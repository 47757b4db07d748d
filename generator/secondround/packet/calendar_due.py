"""What is due on a day: what was asked for before the round, and what was promised.

In: a view. Out: appointments that last all of their day, until each thing is done.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Final

from secondround.packet.model_calendar import Appointment
from secondround.packet.view import View
from secondround.records import schedule

_ALARM: Final = 15 * 60
"""Minutes before the day: nine in the morning of the one before."""


def deadlines(view: View, key: Callable[..., tuple[str, ...]]) -> Iterator[Appointment]:
    """Everything that has a day and is not done; `key` makes what an appointment is known by."""
    for what, day, why in _due(view):
        yield Appointment(
            kind="deadline",
            key=key("deadline", what),
            title=f"Due: {what} ({view.record.company.name})",
            begins=day,
            ends=day + dt.timedelta(days=1),
            place="",
            link="",
            text=why,
            alarm=_ALARM,
        )


def _due(view: View) -> Iterator[tuple[str, dt.date, str]]:
    """What is due, when, and why."""
    for _, errand in schedule.errands(view.record):
        if errand.due:
            yield errand.text, errand.due, "They asked for it."
    for stage in view.record.rounds:
        for session in stage.sessions:
            for promise in session.promised:
                if promise.due and not promise.kept:
                    whom = view.record.promised_to(session, promise)
                    yield promise.text, promise.due, f"You promised it to {whom}."
