"""A meeting that a mail moves in words alone is the session on record, where it is plain which.

In: what is found, what is written and what is remembered. Out: the keys of the sessions that are
meant, and of what is left open, since several could be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.imports.found import NO_ZONE, Entry, Value, entries
from secondround.imports.merge.calling_off import MARK
from secondround.imports.merge.clocks import Clock
from secondround.imports.merge.matching import entry_places
from secondround.imports.merge.model import Memory, Written
from secondround.imports.merge.people import with_known_people
from secondround.imports.merge.values import maps

ROUNDS: Final = "rounds"
SESSIONS: Final = "sessions"
_NOTES: Final = ("told", "debrief", "thanked", MARK)
"""Fields of a session that is over, or called off."""


class Talk(Struct, frozen=True):
    """A session that is still to come, as it is written."""

    session: Mapping[str, Any]
    stage: Mapping[str, Any]
    key: str = ""  # of what was imported; "" where a person typed it
    revision: int = 0
    name: str = ""  # as it was imported

    @property
    def people(self) -> set[str]:
        """The ids of those in it."""
        return people_in(self.session)


class Moves(Struct, frozen=True):
    """What the sessions that mails announce are."""

    meant: Mapping[str, Talk]  # by their keys
    open: Mapping[str, tuple[Talk, ...]]  # those that could be meant


def moves(
    found: Mapping[str, Value],
    written: Mapping[str, Written],
    memory: Memory,
    announced: Mapping[str, str],
) -> Moves:
    """The session that each announced one is: the only one that the words name, with any of its
    people, with just these, or with its name; alone, the only one there is. Where there is none at
    all, it is new, and in neither.
    """
    found = with_known_people(found, written)
    meant: dict[str, Talk] = {}
    open_: dict[str, tuple[Talk, ...]] = {}
    all_talks = tuple(talks(written, memory)) if announced else ()
    for stage in entries(found.get(ROUNDS)):
        for entry in entries(stage.fields.get(SESSIONS)):
            if entry.key not in announced or not all_talks:
                continue
            people = people_in(entry.fields)
            free = tuple(talk for talk in all_talks if talk not in meant.values())
            named = _named_in(announced[entry.key], free, written, entry)
            likely = _likely(named or free, people, str(entry.fields.get("name", "")))
            if not (likely or named) and len(announced) > 1:
                continue
            likely = likely or named or all_talks
            there = tuple(filter(partial(_is_at, stage, entry), likely))
            if len(there or likely) == 1 and (there or likely)[0].key:
                meant[entry.key] = (there or likely)[0]
            else:
                open_[entry.key] = likely
    return Moves(meant, open_)


def _named_in(
    words: str, talks: tuple[Talk, ...], written: Mapping[str, Written], entry: Entry
) -> tuple[Talk, ...]:
    """Those whose people a mail's words name, or else whose time; its new time is not theirs."""
    known = written.get("interviewers")
    people = known if isinstance(known, Mapping) else {}
    of_people: list[Talk] = []
    of_time: list[Talk] = []
    for talk in talks:
        at = str(talk.session.get("at") or "")
        names = [str(who.get("name")) for id_, who in people.items() if id_ in talk.people]
        if any(name in words for name in names):
            of_people.append(talk)
        if at and at != entry.fields.get("at") and _says_time(words, at):
            of_time.append(talk)
    both = tuple(talk for talk in of_people if talk in of_time)
    return both or tuple(of_people or of_time)


def _says_time(words: str, at: str) -> bool:
    return bool(re.search(rf"(?<![\d.:])0?{re.escape(at.lstrip('0'))}(?![\d])", words))


def _likely(talks: tuple[Talk, ...], people: set[str], name: str) -> tuple[Talk, ...]:
    """Those that an announced session may be, as few as its people and its name leave."""
    of_name = tuple(talk for talk in talks if name and talk.name == name)
    likely = tuple(talk for talk in talks if talk.people & people) or of_name
    likely = tuple(talk for talk in likely if talk.people == people) or likely
    return tuple(talk for talk in likely if talk in of_name) or likely


def with_meant(found: Mapping[str, Value], meant: Mapping[str, Talk]) -> Mapping[str, Value]:
    """What is found, with the announced sessions in the place of those that are meant: these
    keep what the mail does not say, and their rounds keep name and time zone.
    """
    stages: list[Entry] = []
    for stage in entries(found.get(ROUNDS)):
        fields = dict(stage.fields)
        sessions = []
        for entry in entries(fields.get(SESSIONS)):
            talk = meant.get(entry.key)
            sessions.append(_in_its_place(entry, talk) if talk else entry)
            for name in ("name", "time_zone") if talk else ():
                if talk and (name == "name" or has_no_zone(stage)) and talk.stage.get(name):
                    fields[name] = str(talk.stage[name])
        stages.append(replace(stage, fields={**fields, SESSIONS: tuple(sessions)}))
    return {**found, ROUNDS: tuple(stages)} if meant else found


def _in_its_place(entry: Entry, talk: Talk) -> Entry:
    fields = {**entry.fields, "name": talk.name}
    if not talk.name:
        del fields["name"]
    length = str(talk.session.get("minutes") or "")
    if "minutes" not in fields and length.isdecimal():
        fields["minutes"] = int(length)
    if "with" not in fields and isinstance(talk.session.get("with"), list):
        fields["with"] = tuple(map(str, talk.session["with"]))
    if "format" in fields and "format" in talk.session:
        fields["format"] = str(talk.session["format"])  # it was read from that name
    return Entry(talk.key, fields, talk.revision)


def talks(
    written: Mapping[str, Written], memory: Memory, *, is_off: bool = False
) -> Iterator[Talk]:
    """The sessions of a record that are still to come; with `is_off`, those called off, too."""
    over = tuple(name for name in _NOTES if not (is_off and name == MARK))
    remembered: Any = memory.get(ROUNDS)
    known: dict[int, tuple[str, int, str]] = {}
    for _, stage, fields in entry_places(remembered, written.get(ROUNDS)):
        revisions = {key: revision for key, _, revision in fields.get(SESSIONS, ())}
        for key, session, said in entry_places(fields.get(SESSIONS), stage.get(SESSIONS)):
            known[id(session)] = key, revisions[key], str(said.get("name", ""))
    for stage in maps(written.get(ROUNDS)):
        for session in maps(stage.get(SESSIONS)):
            if not any(name in session for name in over):
                yield Talk(session, stage, *known.get(id(session), ()))


def _is_at(stage: Entry, entry: Entry, talk: Talk) -> bool:
    """Whether a session is at the announced time already."""
    day, at = talk.stage.get("date"), talk.session.get("at")
    return (day, at) == (stage.fields.get("date"), entry.fields.get("at"))


def is_on_day(stage: Entry, talk: Talk) -> bool:
    """Whether a session is on the day of a round that is found, where their clocks can be told."""
    own = Clock.of(stage.fields)
    return own.date == Clock.of(talk.stage).date is not None and bool(
        own.zone or has_no_zone(stage)
    )


def begins_then(stage: Entry, entry: Entry, talk: Talk) -> bool:
    """Whether a session begins when one that is found does, each by the clock of its round."""
    at = entry.fields.get("at")
    then = Clock.of(stage.fields).on(at, Clock.of(talk.stage))
    return at is not None and bool(then == talk.session.get("at"))


def people_in(session: Mapping[str, Any]) -> set[str]:
    """The ids of the people in a session, as it is found or written."""
    ids = session.get("with")
    return set(map(str, ids if isinstance(ids, list | tuple) else [ids] if ids else []))


def has_no_zone(stage: Entry) -> bool:
    """Whether nothing is said of a round's time zone; "CET" is something."""
    return str(stage.fields.get("time_zone", NO_ZONE)).endswith(NO_ZONE)
