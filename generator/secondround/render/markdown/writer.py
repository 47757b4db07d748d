"""Packets as Markdown.

In: a packet and templates. Out: the text of a page, good to read on a git host as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from secondround.packet import SECTIONS, TAKE_ALONG, DayChange, Packet
from secondround.render.markdown.templates import Templates
from secondround.text import WIDE_GAP


class ClientLines(NamedTuple):
    """One client on an agenda."""

    name: str
    lines: tuple[tuple[str, str, bool], ...]  # a label or "", a sentence, whether to tick it


def render(packet: Packet, templates: Templates) -> str:
    """The packet's page."""
    return _page("packet/index.md.jinja", packet, templates)


def day_card(packet: Packet, templates: Templates, back: Sequence[DayChange] = ()) -> str:
    """A page with the day card alone, and on its back what stands ready for another day."""
    return _page("packet/card.md.jinja", packet, templates, back=back)


def cards(packet: Packet, templates: Templates) -> str:
    """A page with a section for each story: its cue, then the story whole and in shorter
    versions; "" where there is no story to print.
    """
    bank = packet.story_bank
    told = bank is not None and any(story.beats for story in bank.stories)
    return _page("packet/cards.md.jinja", packet, templates) if told else ""


def sheets(packet: Packet, templates: Templates) -> str:
    """A page with the sheets alone; "" where there is no session."""
    if packet.sheets is None or not packet.sheets.sessions:
        return ""
    return _page("packet/index.md.jinja", packet, templates, TAKE_ALONG[1:2])


def take_along(packet: Packet, templates: Templates) -> str:
    """A page with what is taken along: the day card, the sheets, and the index of stories."""
    return _page("packet/index.md.jinja", packet, templates, TAKE_ALONG)


CARD: Final = "day-card"
"""The day card by itself, with its back."""
SHEETS: Final = "sheets"
PARTS: Final = {"take-along": take_along, SHEETS: sheets, "cards": cards}
"""What of a packet can be had by itself, by its name."""


def agenda(title: str, clients: Sequence[ClientLines], templates: Templates) -> str:
    """A page with what is to do, client by client: each with a name and labelled lines."""
    template = templates.environment().get_template("agenda.md.jinja")
    return template.render(title=title, clients=clients).strip("\n") + "\n"


def _page(
    template: str,
    packet: Packet,
    templates: Templates,
    sections: Sequence[str] = SECTIONS,
    back: Sequence[DayChange] = (),
) -> str:
    written = (
        templates.environment()
        .get_template(template)
        .render(packet=packet, meta=packet.meta, sections=sections, back=back)
    )
    return re.sub(rf"{WIDE_GAP}|(?<=\n\n)\n+", "", written).strip("\n") + "\n"
