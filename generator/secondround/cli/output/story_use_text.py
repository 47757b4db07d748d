"""Which story was told where, as text for a terminal or as JSON.

In: banks with their uses. Out: a block for each client, or a list of objects.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from msgspec import to_builtins

from secondround.app import agenda
from secondround.cli.output import wrap
from secondround.overview import BankUse, StoryUse, Use
from secondround.text import short_day

_STATES: Final = {"told": "told", "planned": "planned", "reserve": "in reserve"}


def as_json(banks: agenda.Banks) -> str:
    """A list of objects. Fields are added, never changed."""
    found = to_builtins(banks.banks)
    return json.dumps(found, indent=2, ensure_ascii=False)


def as_text(banks: agenda.Banks) -> str:
    """A block for each client: stories that were told or are planned, then the others."""
    return "\n\n".join(map(_bank, banks.banks)) or "No client has a packet yet."


def _bank(bank: BankUse) -> str:
    named = f"{bank.candidate} ({bank.id})" if bank.id else bank.candidate
    used = [story for story in bank.stories if story.uses]
    unused = [story.title for story in bank.stories if not story.uses]
    lines = [wrap.fill(named)]
    for story in used:
        lines += _story(story)
    if unused:
        lines.append("  Not told or planned anywhere")
        lines += [wrap.fill(title, "    ", "      ") for title in unused]
    cut_off: dict[str, None] = {}
    for story in used:
        cut_off |= {f"{use.title}, {use.round}": None for use in story.uses if not use.proven}
    if cut_off:
        lines.append("  Not proven, so a better plan may exist")
        lines += [wrap.fill(title, "    ", "      ") for title in cut_off]
    return "\n".join(lines)


def _story(story: StoryUse) -> Iterator[str]:
    yield wrap.fill(story.title, "  ", "    ")
    for use in story.uses:
        yield wrap.fill(_use(use), "    ", "      ")


def _use(use: Use) -> str:
    day = f", {short_day(use.date)}" if use.date else ""
    return f"{_STATES[use.state]}: {use.title}, {use.round}{day}, {use.to}"
