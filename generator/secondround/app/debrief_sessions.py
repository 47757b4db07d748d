"""The sessions of a round as a person names them: by time, name or number, or by who is in them.

In: a record, a round of it, what was typed or written. Out: the index of a session, or an
`UnclearError` that says which there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from secondround import records
from secondround.app import answers, on_the_day
from secondround.records.models import Record, Round
from secondround.text import caseless, listed

_MOST: Final = 8  # sessions that a message lists
_ADD: Final = "`secondround add session` adds one."
_PLACE: Final = re.compile(r"\d{1,2}:\d\d|\d{1,3}")
_SEVERAL: Final = re.compile(r", | and ")


def open_sessions(stage: Round) -> list[int]:
    """The sessions of a round of which nothing is written down yet, by index, as the day goes."""
    found = []
    for index in records.schedule.order(stage):
        session = stage.sessions[index]
        if not (session.debriefed or session.is_break or session.called_off):
            found.append(index)
    return found


def labels(stage: Round) -> dict[int, str]:
    """What tells each session of a round from the others; without breaks and what is called off."""
    met = []
    for index, session in enumerate(stage.sessions):
        if not session.is_break and (session.happened or not session.called_off):
            met.append(index)
    return {index: on_the_day.label(stage.sessions, index, met) for index in met}


def find(record: Record, stage: Round, name: str) -> int:
    """The session that is meant: by its time, name or number, by a person in full, by a time or
    number with who is there, or by words of either that fit no other.
    """
    known = labels(stage)
    wanted = caseless(name)
    found = [index for index in known if wanted in _names(stage, index)]
    found = found or [index for index in known if wanted in _people(record, stage, index)]
    found = found or _placed(record, stage, name)
    found = found or [index for index in known if _all_there(wanted, record, stage, index)]
    if len(found) == 1:
        return found[0]
    if found:
        which = listed(_shown(record, stage, found), "or", most=_MOST)
        raise answers.UnclearError(f"`{name}` could mean {which}: say which.")
    raise answers.UnclearError(
        f"There is no session `{name}` in “{stage.name}”. {_there(record, stage)} {_ADD}"
    )


def chosen(record: Record, stage: Round, typed: str, among: Sequence[int]) -> list[int]:
    """Which of the sessions `among` are meant, by their turn there: by the numbers with which they
    are listed, or each as `find` knows it; UnclearError where one is none of them.
    """
    if answers.are_numbers(typed):
        return answers.numbers(typed, len(among))
    found: list[int] = []
    for name in answers.parts(typed):
        index = find(record, stage, name)
        if index not in among:
            state = "written down already" if stage.sessions[index].debriefed else "over"
            raise answers.UnclearError(f"`{name}` is {state}.")
        found.append(among.index(index))
    return list(dict.fromkeys(found))


def _placed(record: Record, stage: Round, name: str) -> list[int]:
    """The sessions that a time or a number and who is there both fit; UnclearError where only one
    of the two does.
    """
    place, _, who = caseless(name).partition(" ")
    if not (who and _PLACE.fullmatch(place)):
        return []
    known = labels(stage)
    then = [index for index in known if place in _names(stage, index)]
    with_them = [index for index in known if _all_there(who, record, stage, index)]
    both = [index for index in then if index in with_them]
    if both or not (then or with_them):
        return both
    at = listed(_shown(record, stage, then), "or", most=_MOST) or "no session"
    theirs = listed(_shown(record, stage, with_them), "or", most=_MOST) or "no session"
    example = known[(with_them or then)[0]]
    raise answers.UnclearError(
        f"No session fits all of `{name}`: `{place}` is {at}, and `{who}` is in {theirs}. "
        f"Write the one that is meant, such as `session: {example}`."
    )


def _all_there(who: str, record: Record, stage: Round, index: int) -> bool:
    """Whether a session has that name, or everybody of a list is there."""
    named = (*_people(record, stage, index), *_names(stage, index))
    parts = [who] if who in named else _SEVERAL.split(who)
    return all(part in named or _is_part(part, record, stage, index) for part in parts)


def only(record: Record, stage: Round) -> int:
    """The only session there is, or is left to be written down."""
    known = labels(stage)
    left = list(known) if len(known) == 1 else open_sessions(stage)
    if len(left) == 1:
        return left[0]
    example = next(iter(known.values()), "09:30")
    raise answers.UnclearError(
        f"Say which session this is, such as `session: {example}`. {_there(record, stage)} {_ADD}"
    )


def _there(record: Record, stage: Round) -> str:
    known = labels(stage)
    if not known:
        return f"“{stage.name}” has no sessions."
    there = listed(_shown(record, stage, known), most=_MOST)
    return f"There {'is' if len(known) == 1 else 'are'} {there}."


def _shown(record: Record, stage: Round, sessions: Iterable[int]) -> Iterator[str]:
    """What each session can be called, with who is in it."""
    known = labels(stage)
    for index in sessions:
        session = stage.sessions[index]
        who = f" ({record.names(session)})" if session.with_ else ""
        yield f"`{known[index]}`{who}"


def _names(stage: Round, index: int) -> list[str]:
    """A session's time, name and number."""
    return list(map(caseless, on_the_day.names(stage.sessions, index)))


def _people(record: Record, stage: Round, index: int) -> list[str]:
    """Who is in a session, by ids and by names."""
    found: list[str] = []
    for id_, person in record.people(stage.sessions[index]).items():
        found += (caseless(id_), caseless(person.name))
    return found


def _is_part(name: str, record: Record, stage: Round, index: int) -> bool:
    """Whether all words of a name are in the session's, or in that of somebody there."""
    known: Mapping[str, str] = {each: each for each in _people(record, stage, index)}
    session = stage.sessions[index]
    return bool(answers.fitting(name, {**known, session.name or "": ""}))
