"""What has changed in who is asked what.

In: two states of a packet. Out: sentences. Sessions that are over have asked what they had to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondround.diff.model import State
from secondround.diff.story_plan import kept, name, over, stage
from secondround.plan import Plan
from secondround.records import Application
from secondround.records.models import Round
from secondround.text import listed, quoted


def moves(old: State, new: State) -> Iterator[str]:
    """Questions that go to others than before, or to nobody any more, or newly."""
    if old.plan is None or new.plan is None:
        return
    before, after = stage(old.application, old.plan), stage(new.application, new.plan)
    if before.name != after.name:
        return
    same = kept(before, after)
    finished = over(new.plan)
    was, now = _sessions(old.plan), _sessions(new.plan)
    for text in now | was:
        earlier = [index for index in was.get(text, ()) if same.get(index) not in finished]
        if [same.get(index) for index in earlier] == now.get(text, []):
            continue
        to = _people(new.application, after, now.get(text, ()))
        once = _people(old.application, before, earlier)
        if not to:
            yield f"{quoted(text)} will no longer be asked; it was meant for {once}."
        elif once:
            yield f"{quoted(text)} now goes to {to}; it was meant for {once}."
        else:
            yield f"{quoted(text)} now goes to {to}."


def _sessions(plan: Plan) -> dict[str, list[int]]:
    """The sessions in which each question is asked."""
    found: dict[str, list[int]] = {}
    for session in plan.sessions:
        for asked in session.questions:
            found.setdefault(asked.text, []).append(session.index)
    return found


def _people(application: Application, stage: Round, sessions: Sequence[int]) -> str:
    return listed(name(application, stage.sessions[index]) for index in sessions)
