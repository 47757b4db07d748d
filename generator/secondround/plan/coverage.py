"""Coverage: who hears proof of what, and the empty cells that matter.

In: an application, a round, and who leads where. Out: `Coverage`: requirement by session, competency by session, and
can, will and fit by session, with remarks in words.
"""

from __future__ import annotations

from collections.abc import Sequence

from secondround.plan import levels
from secondround.plan.clashes import who
from secondround.plan.model import Coverage
from secondround.plan.terms import Seat, Tale, Terms
from secondround.plan.words import ANSWERS, capital, listed, quoted
from secondround.records.workspace import Application

Heard = Sequence[Sequence[Tale]]
"""The stories of each session, told or planned."""


def cover(application: Application, round: int, terms: Terms, heard: Heard) -> Coverage:
    """The tables, and what is empty in them."""
    lines = application.record.role.requirements
    asked = list(dict.fromkeys(name for seat in terms.seats for name in seat.points))
    return Coverage(
        requirements=tuple(_proof(heard, line.shows) for line in lines),
        competencies=tuple((name, _proof(heard, (name,))) for name in asked),
        answers=tuple((answer, _answers(heard, answer)) for answer in levels.ANSWERS),
        remarks=(*_unproven(application, heard), *_silent(application, round, terms, heard)),
    )


def _proof(heard: Heard, shows: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(tale.id for tale in tales if levels.proven(shows, [tale])) for tales in heard)


def _answers(heard: Heard, answer: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(tale.id for tale in tales if answer in tale.answers) for tales in heard)


def _unproven(application: Application, heard: Heard) -> list[str]:
    everything = [tale for tales in heard for tale in tales]
    return [
        f"Nobody hears a story that proves {quoted(line.text)}{', a must-have' if line.must else ''}."
        for line in application.record.role.requirements
        if not line.evidence and not levels.proven(line.shows, everything)
    ]


def _silent(application: Application, round: int, terms: Terms, heard: Heard) -> list[str]:
    """Interests that nobody meets, and answers that a session long enough for them does not give."""
    remarks = []
    for seat, tales in zip(terms.seats, heard, strict=True):
        name = who(application, round, seat.index)
        if not tales and not seat.room:
            continue
        if not tales:
            remarks.append(f"{capital(name)} will hear no story.")
            continue
        if missed := unheard(seat, tales):
            remarks.append(f"{capital(name)} will hear nothing about {listed(missed, 'or')}.")
        silent = [answer for answer in levels.ANSWERS if seat.long and answer not in levels.answered(tales)]
        if silent:
            remarks.append(f"Nothing told to {name} answers {listed([quoted(ANSWERS[one]) for one in silent], 'or')}.")
    return remarks


def unheard(seat: Seat, tales: Sequence[Tale]) -> list[str]:
    """The competencies that somebody in the session cares about and no story there shows."""
    shown = {competency for tale in tales for competency in tale.shows}
    return [
        point.competency for point in seat.points.values() if point.whose == "cares" and point.competency not in shown
    ]
