"""Logistics: getting there, and what comes after this round.

In: a view. Out: a `Logistics`, or None where there is nothing to say and nobody to fill it in.
"""

from __future__ import annotations

from collections.abc import Iterator

from secondround.packet import rehearsals, words
from secondround.packet.model import Logistics
from secondround.packet.model_parts import Missing, unfilled
from secondround.packet.view import View
from secondround.records.models import Logistics as Written
from secondround.text import counted


def logistics(view: View) -> Logistics | None:
    """How to arrive, what to wear and bring, who to call; later rounds."""
    written = view.record.logistics or Written()
    later = tuple(_later(view))
    if not view.private and not (view.record.logistics or later):
        return None
    return Logistics(
        arrive=written.arrive or "",
        travel=counted(written.travel, "minute") if written.travel else "",
        dress=written.dress or "",
        bring=written.bring,
        before=tuple(_before(written)),
        contact=written.contact or "",
        later=later,
        rehearse=rehearsals.days(view),
        missing=_missing(written) if view.private else (),
    )


def _before(written: Written) -> Iterator[str]:
    """What they have asked for and do not have yet, in the order that it was written."""
    for errand in written.before:
        if not errand.done:
            yield f"{errand.text} (by {words.day(errand.due)})" if errand.due else errand.text


def _later(view: View) -> Iterator[str]:
    ahead = () if view.index is None else view.record.rounds[view.index + 1 :]
    for stage in ahead:
        yield f"{stage.name}, {words.day(stage.date)}" if stage.date else stage.name


def _missing(written: Written) -> tuple[Missing, ...]:
    wanted = (
        ("how and when to arrive", "arrive", written.arrive),
        ("what to wear", "dress", written.dress),
        ("what to bring", "bring", written.bring),
        ("who to call if you are late", "contact", written.contact),
    )
    return unfilled("logistics", wanted)
