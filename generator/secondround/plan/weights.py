"""How much the people of a session weigh where stories are scarce.

In: an application and a session. Out: who decides, what the session weighs, and what it counts that
a story is heard there at all. It looks at no story.
"""

from __future__ import annotations

from functools import partial

from secondround.plan import capacity
from secondround.plan.told_before import tellings
from secondround.records import Application
from secondround.records.models import Role, Session

DECIDER, OTHERS = 6, 2
WEIGHTS: dict[Role, int] = {"hiring manager": DECIDER, "senior manager": 4, "executive": 4}
"""How much people weigh where stories are scarce; at a meal, half."""
MORE = 11
NEXT = ((3, 2, *[1] * MORE), (1, 0, *[0] * MORE), (2, 1, *[0] * MORE))
"""What the first useful story counts for somebody, the next, and any more, times what they weigh;
what comes to that for stories that not the posting alone asks for; and what, if that is not by a
role card alone.
"""


def deciders(application: Application) -> set[str]:
    """The ids of the people who decide: those of whom the record says so, or else the hiring
    managers.
    """
    people = application.record.interviewers
    named = {id for id, person in people.items() if person.decides}
    like = application.library.like
    return named or {id for id, who in people.items() if like(who.role) == "hiring manager"}


def weight(application: Application, session: Session) -> int:
    """How much a session weighs where stories are scarce: as much as whoever in it weighs most."""
    return max(_weights(application, session).values())


def serves(application: Application, round: int, index: int) -> tuple[tuple[int, ...], ...]:
    """What the first useful story in a session counts, the second, and so on, and what those count
    more that are asked for, as in `NEXT`: as much as for whoever there it counts most. Somebody to
    whom stories were told in an earlier round, or are to be told before in this one, has had the
    first.
    """
    met = _met(application, round, index)
    weights = _weights(application, application.record.rounds[round].sessions[index]).items()

    def worth(counts: tuple[int, ...], rank: int) -> int:
        return max(own * counts[rank + (person in met)] for person, own in weights)

    ranks = range(len(NEXT[0]) - 1)
    return tuple([tuple(map(partial(worth, counts), ranks)) for counts in NEXT])


def _met(application: Application, round: int, index: int) -> set[str]:
    """Who hears stories before a session: meals come last, the others by time. Nobody has heard any
    where the record says that none was told.
    """
    met: set[str] = set()
    for telling in tellings(application.record.rounds[:round]):
        met.update(telling.session.with_)
    sessions = application.record.rounds[round].sessions
    for other, session in enumerate(sessions):
        is_before = _turn(session, other) < _turn(sessions[index], index)
        if is_before and capacity.stories(session) and session.told != ():
            met.update(session.with_)
    return met


def _turn(session: Session, index: int) -> tuple[bool, str, int]:
    return session.format == "meal", session.at.isoformat() if session.at else "", index


def _weights(application: Application, session: Session) -> dict[str, int]:
    """How much each person in a session weighs; where nobody is named, who may come."""
    deciding = deciders(application)
    weights: dict[str, int] = {}
    for id, person in application.record.people(session).items():
        role = application.library.like(person.role)
        weights[id] = DECIDER if id in deciding else WEIGHTS.get(role, OTHERS)
    share = 2 if session.format == "meal" else 1
    return {id: own // share for id, own in (weights or {"": OTHERS}).items()}
