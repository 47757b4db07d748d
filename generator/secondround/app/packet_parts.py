"""A part of a packet by itself, as Markdown: for the forms that are printed of it alone.

In: a packet, and what it was made from. Out: the text of one part. The day card alone has its back
free, so what stands ready for another day is on it; the sheets alone have a page each.
"""

from __future__ import annotations

from msgspec.structs import replace

from secondround import packet, plan
from secondround.packet import Packet
from secondround.plan import Plan
from secondround.records import Application
from secondround.render.markdown import Templates, writer


def part(
    name: str, made: Packet, templates: Templates, application: Application, planned: Plan | None
) -> str:
    """The part of that name."""
    edition = made.meta.edition
    if name == writer.SHEETS:
        made = replace(made, sheets=packet.sheets_alone(application, planned, edition))
    if name != writer.CARD:
        return writer.PARTS[name](made, templates)
    back: tuple[packet.DayChange, ...] = ()
    if planned is not None and packet.has_back(made):
        ready = plan.likeliest(application, planned, packet.MOST_CHANGES)
        back = packet.day_changes(application, planned, edition, ready)
    return writer.day_card(made, templates, back)
