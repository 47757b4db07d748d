"""Logistics: getting there, and what comes after this round.

In: a view. Out: a `Logistics`, or None where there is nothing to say and nobody to fill it in.
"""

from __future__ import annotations

from secondround.packet import words
from secondround.packet.model import Logistics
from secondround.packet.model_parts import Missing
from secondround.packet.view import View
from secondround.records.models import Logistics as Written
from secondround.vocabulary import layout


def logistics(view: View) -> Logistics | None:
    """How to arrive, what to wear and take along, whom to call; later rounds; the candidate's own
    notes.
    """
    written = view.record.logistics or Written()
    later = _later(view)
    if not view.private and not (view.record.logistics or later):
        return None
    return Logistics(
        arrive=written.arrive or "",
        dress=written.dress or "",
        bring=written.bring,
        contact=written.contact or "",
        later=later,
        notes=view.record.notes or "",
        always=view.candidate.notes or "",
        missing=tuple(_missing(written)) if view.private else (),
    )


def _later(view: View) -> tuple[str, ...]:
    ahead = () if view.index is None else view.record.rounds[view.index + 1 :]
    return tuple(
        f"{stage.name}, {words.day(stage.date)}" if stage.date else stage.name for stage in ahead
    )


def _missing(written: Written) -> list[Missing]:
    wanted = (
        ("how and when to arrive", "arrive", written.arrive),
        ("what to wear", "dress", written.dress),
        ("what to take along", "bring", written.bring),
        ("whom to call if late", "contact", written.contact),
    )
    return [
        Missing(what, f"logistics: {field}", layout.RECORD)
        for what, field, there in wanted
        if not there
    ]
