"""Where a round is, said once, and what differs from one of its sessions to the next.

In: a round. Out: the place that its sessions share, and that of each in it. Places are compared by
their parts, which commas divide: an invitation gives each session the whole address.
"""

from __future__ import annotations

from itertools import takewhile

from secondround.records.models import Round, Session


def shared(stage: Round | None) -> str:
    """The round's place; where it has none, the parts that its sessions' places begin and end
    with.
    """
    if stage is None or stage.place:
        return (stage and stage.place) or ""
    places = [_parts(session.place) for session in stage.sessions if session.place]
    if not places or len(places) == 1 < len(stage.sessions):
        return ""
    first = places[0]
    begin = min(_alike(first, place) for place in places)
    end = min(min(_alike(first[::-1], place[::-1]), len(place) - begin) for place in places)
    return ", ".join((*first[:begin], *first[len(first) - end :]))


def within(stage: Round | None, session: Session) -> str:
    """What a session's place has beside the shared one; all of it where it is another place."""
    place, known = _parts(session.place or ""), _parts(shared(stage))
    begin = _alike(place, known)
    end = len(known) - begin
    if _alike(place[begin:][::-1], known[::-1]) < end:
        return session.place or ""
    return ", ".join(place[begin : len(place) - end])


def _parts(place: str) -> list[str]:
    return [part.strip() for part in place.split(",") if part.strip()]


def _alike(one: list[str], other: list[str]) -> int:
    """How many parts two places begin with alike."""
    pairs = zip(one, other, strict=False)
    return len(list(takewhile(lambda pair: pair[0].casefold() == pair[1].casefold(), pairs)))
