"""What has changed in whom to ask what.

In: two states of a packet. Out: sentences. Sessions that are over have asked what they had to.
"""

from __future__ import annotations

from collections.abc import Iterator

from secondround.diff.model import State
from secondround.diff.pairs import paired
from secondround.diff.story_plan import name, stage, together
from secondround.plan import Plan
from secondround.text import listed, quoted


def moves(old: State, new: State) -> Iterator[str]:
    """Questions that are asked of others than before, or no longer, or newly."""
    if old.plan is None or new.plan is None:
        return
    before, after = stage(old.application, old.plan), stage(new.application, new.plan)
    if before.name != after.name:
        return
    same = {i: j for i, j in paired(before.sessions, after.sessions, together) if i is not None}
    over = {one.index for one in new.plan.sessions if one.begun}
    was, now = _places(old.plan), _places(new.plan)
    for text in dict.fromkeys((*now, *was)):
        places = [place for place in was.get(text, ()) if same.get(place) not in over]
        if [same.get(place) for place in places] == now.get(text, []):
            continue
        to, once = (
            listed([name(state.application, sessions[place]) for place in found])
            for state, sessions, found in (
                (new, after.sessions, now.get(text, [])),
                (old, before.sessions, places),
            )
        )
        if not to:
            yield f"{quoted(text)} is no longer asked; it was to be asked of {once}."
        else:
            yield f"{quoted(text)} is now asked of {to}{f'; it was to be asked of {once}' if once else ''}."


def _places(plan: Plan) -> dict[str, list[int]]:
    """The sessions in which each question is asked."""
    found: dict[str, list[int]] = {}
    for session in plan.sessions:
        for asked in session.questions:
            found.setdefault(asked.text, []).append(session.index)
    return found
