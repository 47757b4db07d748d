"""If they ask … tell …: which story answers what, over the whole bank.

In: a view. Out: an `Index` for the candidate and the coach; None for what may lie on the table, and
without stories.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from secondround.packet import matching
from secondround.packet.model_take_along import IfAsked, Index, Told
from secondround.packet.view import View
from secondround.text import capital

_MOST: Final = 2
"""Stories on one subject: more are no help in a room."""


def if_they_ask(view: View) -> Index | None:
    """Every competency that a story shows, by its name, with the stories that show it most."""
    if not view.private:
        return None
    places = matching.whereabouts(view)
    showing: dict[str, list[str]] = {}
    for story in places:
        for competency in view.stories[story].shows:
            showing.setdefault(competency, []).append(story)
    entries = []
    for competency in sorted(showing, key=str.casefold):
        ranked = sorted(showing[competency], key=partial(_rank, view, places, competency))
        tell = tuple(Told(view.cue(story), places[story]) for story in ranked[:_MOST])
        entries.append(IfAsked(capital(competency), tell))
    return Index(tuple(entries)) if entries else None


def _rank(view: View, places: dict[str, str], competency: str, story: str) -> tuple[bool, int]:
    """What has been told comes last, then what shows it most comes first."""
    is_told = places[story].startswith(matching.TOLD)
    return is_told, view.stories[story].shows.index(competency)
