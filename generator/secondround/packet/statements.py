"""What was said in earlier sessions of pay, notice, reasons and figures.

In: a view. Out: each statement, with whom it was said to and what differs from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from secondround.packet.model_debrief import Stated
from secondround.packet.model_parts import FollowUp
from secondround.packet.view import View
from secondround.records.models import Round, Session, Statement
from secondround.records.yaml import FieldPath
from secondround.text import capital, short_day

_OTHER = "other"
_FILES: Final[Mapping[str | int, str]] = {
    "facts": "Your facts say",
    "headline": "Your headline says",
    "pitch": "Your pitch says",
    "stories": "Your stories say",
}
"""How the parts of the candidate's file say something."""


def stated(view: View) -> tuple[Stated, ...]:
    """What was said of pay, notice and reasons, the first time first."""
    found = []
    for number, stage in enumerate(view.record.rounds if view.private else ()):
        for index, session in enumerate(stage.sessions):
            to = _met_when(view, stage, session)
            for turn, statement in enumerate(session.stated):
                path: FieldPath = ("rounds", number, "sessions", index, "stated", turn, "text")
                about = "" if statement.about == _OTHER else capital(statement.about)
                remark = _remark(view, path, statement)
                found.append(Stated(about, statement.text, to, remark))
    return tuple(found)


def _remark(view: View, path: FieldPath, statement: Statement) -> str:
    """What differs from what was said, and what to do, or how that was settled; "" where nothing
    does.
    """
    if statement.settled:
        return f"Settled: {statement.settled}"
    if path not in view.differing:
        return ""
    other, its = view.differing[path].other, view.differing[path].its
    if other[0] == "rounds":
        stage = view.record.rounds[int(other[1])]
        before = _met_when(view, stage, stage.sessions[int(other[3])])
        return f"Before, you said {its} ({before}). Find out which is right, and correct the other."
    return f"{_FILES.get(other[0], 'Your record says')} {its}. Put it right with them."


def _met_when(view: View, stage: Round, session: Session) -> str:
    """Who was in a session, and when it was."""
    return f"{view.record.names(session)}, {when(stage)}"


def when(stage: Round) -> str:
    """The day of a round, or its name."""
    return short_day(stage.date) if stage.date else stage.name


def said_to(view: View, who: str) -> Iterator[FollowUp]:
    """What was said to those people on that day, each with what differs from it; that first."""
    for each in sorted(stated(view), key=lambda each: not each.remark):
        if each.to == who:
            text = f"{each.about}: {each.text}" if each.about else capital(each.text)
            yield FollowUp(text, each.remark)
