"""When things happen: the order and the end of a day, what is over, what is next, and who has been
thanked.

In: rounds as they are written. Out: indexes and minutes. This is the only place that says any of
it; what day it is today is an argument, since no stage but the command line reads the clock.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from secondround.text import LONGEST_SLUG, slug

if TYPE_CHECKING:
    from secondround.records.models import Errand, Record, Round

DAY: Final = 24 * 60
LATE: Final = 14
"""Days after which a note that was not sent, or a day that was not noted, is no longer asked for.
"""
_EVENING, _MORNING = 18 * 60, 6 * 60
"""Minutes: a session before six in the morning that follows one after six in the evening belongs to
the same night.
"""


def starts(stage: Round) -> list[int | None]:
    """When each session begins, in minutes from the start of the round's day; None without a time.

    A session of a late evening's round may begin after midnight: at 24 hours and more.
    """
    found: list[int | None] = []
    before = 0
    for session in stage.sessions:
        if session.at is None:
            found.append(None)
            continue
        start = before // DAY * DAY + session.at.hour * 60 + session.at.minute
        if before % DAY >= _EVENING and start % DAY < _MORNING and start < before:
            start += DAY
        found.append(start)
        before = start
    return found


def clock_time(stage: Round, minute: int) -> dt.datetime | None:
    """A minute of a round's day, as the clock there shows it; None without a date."""
    if not stage.date:
        return None
    return dt.datetime.combine(stage.date, dt.time()) + dt.timedelta(minutes=minute)


def begin(stage: Round) -> dt.datetime | None:
    """When a round begins; noon of its day where no time is known."""
    timed = [start for start in starts(stage) if start is not None]
    return clock_time(stage, min(timed, default=DAY // 2))


def hours(stage: Round) -> list[tuple[int, int] | None]:
    """From when to when each session is, in minutes from the start of the round's day; None without
    a time.
    """
    found: list[tuple[int, int] | None] = []
    for start, session in zip(starts(stage), stage.sessions, strict=True):
        found.append(None if start is None else (start, start + session.minutes))
    return found


def span(stage: Round) -> tuple[int, int] | None:
    """From the first start to the last end, in minutes from the start of the day; None unless all
    times are known.
    """
    known = [span for span in hours(stage) if span]
    if not known or len(known) < len(stage.sessions):
        return None
    return min(start for start, _ in known), max(end for _, end in known)


def order(stage: Round) -> list[int]:
    """The sessions by index, as the day goes; as they are written where a time is not known."""
    written = list(range(len(stage.sessions)))
    times = starts(stage)
    if None in times:
        return written
    return sorted(written, key=lambda index: (times[index] or 0, index))


def remaining(stage: Round) -> list[int]:
    """The sessions still to come, by index, as the day goes: those after the last one that has been
    noted.
    """
    day = order(stage)
    noted = [turn for turn, index in enumerate(day) if stage.sessions[index].held]
    left = day[noted[-1] + 1 :] if noted else day
    return [] if all(stage.sessions[index].is_break for index in left) else left


def passed_over(stage: Round, begun: Collection[int]) -> list[int]:
    """The sessions, by index, that were over by the clock when one that has `begun` started, though
    nothing says that they have begun.
    """
    last = 0
    spans = hours(stage)
    for index in begun:
        last = max(last, (spans[index] or (0, 0))[0])
    found = []
    for index, span in enumerate(spans):
        if span and span[1] <= last and index not in begun:
            found.append(index)
    return found


def begun(stage: Round) -> set[int]:
    """The sessions, by index, that have begun: those held, and those that were over before."""
    held = set()
    for index, session in enumerate(stage.sessions):
        if session.held:
            held.add(index)
    return {*held, *passed_over(stage, held)}


def has_begun(stage: Round) -> bool:
    """Whether any session of a round has been held."""
    return any(map(attrgetter("held"), stage.sessions))


def is_over(rounds: Sequence[Round], index: int) -> bool:
    """Whether a round is behind the candidate: its last session has been noted, or something of a
    later round. One whose sessions are not known is behind only by what follows it.
    """
    if rounds[index].sessions and not remaining(rounds[index]):
        return True
    later = rounds[index + 1 :]
    return any(len(remaining(stage)) < len(stage.sessions) for stage in later)


def errands(record: Record) -> Iterator[tuple[tuple[str | int, ...], Errand]]:
    """What they ask for and do not have yet, each with its place in the record. What they wanted
    before a round that is over they ask for no more; an errand that no round says was wanted before
    the first one on its day or later.
    """
    for turn, errand in enumerate(record.logistics.before if record.logistics else ()):
        if not errand.done and not _came_too_late(record.rounds, errand):
            yield ("logistics", "before", turn), errand
    for index, stage in enumerate(record.rounds):
        for turn, errand in enumerate(stage.logistics.before if stage.logistics else ()):
            if not errand.done and not is_over(record.rounds, index):
                yield ("rounds", index, "logistics", "before", turn), errand


def _came_too_late(rounds: Sequence[Round], errand: Errand) -> bool:
    for index, stage in enumerate(rounds):
        if errand.due and stage.date and stage.date >= errand.due:
            return is_over(rounds, index)
    return False


def upcoming(rounds: Sequence[Round]) -> int | None:
    """Index of the round to prepare: the first that is not over, of those with sessions if any has
    them; else the last. None without rounds.
    """
    ahead = [index for index in range(len(rounds)) if not is_over(rounds, index)]
    with_sessions = [index for index in ahead if rounds[index].sessions]
    return next(iter((*with_sessions, *ahead)), len(rounds) - 1 if rounds else None)


def file_name(rounds: Sequence[Round]) -> str:
    """What files of the last of these rounds are called after; with its number, where its name has
    no letter of ours or an earlier one is called alike.
    """
    *earlier, own = (slug(stage.name)[:LONGEST_SLUG].strip("-") for stage in rounds)
    return f"{own or 'round'}-{len(rounds)}" if not own or own in earlier else own


def also_ahead(rounds: Sequence[Round], index: int | None) -> list[int]:
    """The other rounds that can be planned, by index: with sessions, and not over."""
    return [
        other
        for other, stage in enumerate(rounds)
        if other != index and stage.sessions and not is_over(rounds, other)
    ]


def last_day(stage: Round) -> dt.date | None:
    """The day on which a round ends: the next one, where that is after midnight."""
    over = [span[1] for span in hours(stage) if span]
    nights = (max(over) - 1) // DAY if over else 0
    return stage.date + dt.timedelta(days=nights) if stage.date else None


def coming(rounds: Sequence[Round], today: dt.date) -> int | None:
    """Index of the next round as of `today`: the first that is neither over nor past, and of which
    a day or a session is known, if there is one.
    """
    first = None
    for index, stage in enumerate(rounds):
        if is_over(rounds, index) or _is_past(stage, today):
            continue
        if stage.date or stage.sessions:
            return index
        first = index if first is None else first
    return first


def unnoted(rounds: Sequence[Round], today: dt.date) -> list[int]:
    """The rounds, by index, whose day is past as of `today` while not all is said of how their
    sessions went.
    """
    past = [
        index for index, stage in enumerate(rounds) if stage.sessions and _is_past(stage, today)
    ]
    return [index for index in past if not is_over(rounds, index) or _skips(rounds[index])]


def _skips(stage: Round) -> bool:
    """Whether the last session has been noted while an earlier one has not."""
    return not remaining(stage) and not all(
        session.held or session.is_break for session in stage.sessions
    )


def _is_past(stage: Round, today: dt.date) -> bool:
    last = last_day(stage)
    return last is not None and last < today


def met(stage: Round) -> list[str]:
    """The people of a round, by id, as the day goes; each once."""
    found: list[str] = []
    for index in order(stage):
        found += stage.sessions[index].with_
    return list(dict.fromkeys(found))


def unthanked(stage: Round, later: Iterable[Round] = ()) -> list[str]:
    """The people of a round who have had no note, by id, as the day goes; one note is enough for
    two sessions, and for a round as well that was before it.
    """
    thanked: set[str] = set()
    for session in chain.from_iterable(each.sessions for each in (stage, *later)):
        thanked.update(session.people_thanked)
    return [id_ for id_ in met(stage) if id_ not in thanked]
