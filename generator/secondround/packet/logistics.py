"""Logistics: getting there, and what comes after this round.

In: a view. Out: a `Logistics`, or None where there is nothing to say and nobody to fill it in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from secondround.packet import rehearsals, words
from secondround.packet.model import Logistics
from secondround.packet.model_parts import Missing
from secondround.packet.view import View
from secondround.records import schedule
from secondround.records.models import Logistics as Written
from secondround.text import counted
from secondround.vocabulary import layout

_OF_PLACES: Final = ("arrive", "bring")
_WANTED: Final = (
    ("how and when to arrive", "arrive"),
    ("what to wear", "dress"),
    ("what to bring", "bring"),
    ("who to call if you are late", "contact"),
)


def logistics(view: View) -> Logistics | None:
    """How to arrive, what to wear and bring, who to call; later rounds."""
    written = view.logistics
    later = tuple(_later(view))
    if not view.private and not later and written == Written():
        return None
    return Logistics(
        arrive=written.arrive or "",
        travel=counted(written.travel, "minute") if written.travel else "",
        dress=written.dress or "",
        bring=written.bring,
        before=tuple(_before(view)),
        contact=written.contact or "",
        later=later,
        rehearse=rehearsals.days(view),
        missing=tuple(_missing(view, written)) if view.private else (),
    )


def _before(view: View) -> Iterator[str]:
    """What they have asked for and do not have yet, in the order that it was written, each with its
    day, unless its own words say that.
    """
    open_ = [errand for _, errand in schedule.errands(view.record)]
    for errand in view.logistics.before:
        if errand in open_:
            if errand.due and words.day_of_month(errand.due) not in errand.text:
                yield f"{errand.text} (by {words.day(errand.due)})"
            else:
                yield errand.text


def _later(view: View) -> Iterator[str]:
    ahead = () if view.index is None else view.record.rounds[view.index + 1 :]
    for stage in ahead:
        yield f"{stage.name}, {words.day(stage.date)}" if stage.date else stage.name


def _missing(view: View, written: Written) -> Iterator[Missing]:
    """What is still to fill in: at the round, where what the record says is of another one. Nobody
    arrives at a call.
    """
    of_record = view.record.logistics or Written()
    stage = view.round
    is_call = bool(stage and (stage.video or stage.dial_in) and not stage.whereabouts)
    for what, field in _WANTED:
        if not getattr(written, field) and not (is_call and field in _OF_PLACES):
            under = "rounds: logistics" if getattr(of_record, field) else "logistics"
            yield Missing(what, f"{under}: {field}", layout.RECORD)
