"""What stands ready for a day that goes otherwise: the likeliest changes, and what to tell then.

In: an application, its plan, an edition, and what the changes cost. Out: `DayChange`s for the back
of the day card, where it has one: an edition that may lie on the table has none.
"""

from __future__ import annotations

from collections.abc import Sequence

from secondround.packet.model import Packet
from secondround.packet.model_take_along import DayChange
from secondround.packet.view import view
from secondround.plan import Plan, WhatIf, replaced
from secondround.records import Application
from secondround.text import capital, quoted
from secondround.vocabulary import SESSIONS_A_SIDE, Edition

MOST_CHANGES = 3
"""Changes that one can take in at a glance."""
NO_STORY = "no story: listen, and ask"


def has_back(made: Packet) -> bool:
    """Whether the day card alone leaves its back free, and nobody else reads it."""
    card = made.day_card
    return card is not None and not card.brief and len(card.rows) <= SESSIONS_A_SIDE


def day_changes(
    application: Application, plan: Plan, edition: Edition, found: Sequence[WhatIf]
) -> tuple[DayChange, ...]:
    """Each change with what it would cost, and the stories of each session that hears others."""
    seen = view(application, plan, edition)
    changes: list[DayChange] = []
    for each in found:
        present = replaced(application, each.change.person)
        there = seen if present is application else view(present, plan, edition)
        headings = {session.index: session.labels.heading for session in there.sessions}
        tell: list[tuple[str, str]] = []
        for index, stories in each.tell:
            tell.append((capital(headings[index]), "; ".join(map(seen.cue, stories)) or NO_STORY))
        cost, left = " ".join(each.as_planned.lost), " ".join(each.anew.lost)
        text = each.change.text
        if story := each.change.story:
            text = text.replace(quoted(seen.stories[story].title), quoted(seen.cue(story)))
        changes.append(DayChange(text, cost, left, tuple(tell)))
    return tuple(changes)
