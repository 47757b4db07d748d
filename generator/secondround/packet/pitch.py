"""Pitch and why: what is said to everybody in the same words.

In: a view. Out: a `Pitch` for the candidate and the coach; None for what may lie on the table.
"""

from __future__ import annotations

from collections.abc import Iterator

from secondround.packet import messages, words
from secondround.packet.model import Pitch
from secondround.packet.model_parts import Missing, Opening
from secondround.packet.view import View
from secondround.plan import spoken
from secondround.vocabulary import layout


def pitch(view: View) -> Pitch | None:
    """The pitch, the motivation, and the facts that never change."""
    if not view.private:
        return None
    candidate = view.candidate
    text = candidate.pitch or ""
    return Pitch(
        pitch=text,
        pitch_length=words.length(spoken.seconds(text, candidate.pace)) if text else "",
        motivation=view.record.role.motivation or "",
        messages=messages.messages(view),
        openings=tuple(_openings(view)),
        same=tuple(fact.say for fact in candidate.facts),
        missing=tuple(_missing(view)),
    )


def _openings(view: View) -> Iterator[Opening]:
    """What sessions open with that do not begin with the pitch."""
    for session in view.sessions:
        text = session.session.opening
        if text and not session.held:
            takes = words.length(spoken.seconds(text, view.candidate.pace))
            yield Opening(session.labels.heading, text, takes)


def _missing(view: View) -> Iterator[Missing]:
    if not view.candidate.pitch:
        yield Missing("your answer to “Tell me about yourself”", "pitch", layout.CANDIDATE)
    if not view.record.role.motivation:
        what = "why you want this role there"
        yield Missing(what, "role: motivation", layout.RECORD)
