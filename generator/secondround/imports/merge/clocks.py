"""Sessions on the day and the clocks of the rounds that a record has: a time stays its moment.

In: rounds as they are found, as they are written and as they are remembered. Out: the same with
each time as the written round has it, `11:00`, or `2026-12-10, 11:00` where it is on another day.
A session that fits into no round of the record gets one of its own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct, field
from msgspec.structs import replace

from secondround.imports.found import Entry, Value, entries
from secondround.imports.merge.matching import places, same
from secondround.imports.merge.model import Memory, Written
from secondround.imports.merge.newer import by_key
from secondround.imports.merge.values import is_entries
from secondround.records import zones

_ROUNDS: Final = "rounds"
_SESSIONS: Final = "sessions"
_AT: Final = re.compile(r"(?:(\d{4}-\d\d-\d\d), )?(\d{1,2}):(\d\d)")


class Clock(Struct, frozen=True):
    """What the times of a round are to be read by."""

    date: dt.date | None
    zone: str | None  # an IANA name

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> Clock:
        """The clock of a round, as far as its day and zone can be read."""
        try:
            date = dt.date.fromisoformat(str(fields.get("date")))
        except ValueError:
            date = None
        zone = str(fields.get("time_zone"))
        return cls(date, zone if zone in zones.zone_names() else None)

    def on(self, at: Any, other: Clock) -> Any:
        """A time of this clock as another one has it; what is no time as it is."""
        found = _AT.fullmatch(str(at))
        date = dt.date.fromisoformat(found[1]) if found and found[1] else self.date
        if self == other or not found or date is None or not int(found[2]) < 24:  # noqa: PLR2004
            return at
        moment = dt.datetime.combine(date, dt.time(int(found[2]), int(found[3])))
        if self.zone and other.zone:
            there = moment.replace(tzinfo=zones.zone(self.zone))
            moment = there.astimezone(zones.zone(other.zone)).replace(tzinfo=None)
        time = f"{moment:%H:%M}"
        return time if moment.date() == other.date else f"{moment.date()}, {time}"


class Clocks(Struct):
    """The rounds of a record whose times are read by other clocks than their invitations had."""

    written: list[Written]
    known: dict[str, Memory]  # the remembered rounds by their keys
    moved: frozenset[str] = frozenset()  # keys of rounds that are on another day now, as a whole
    written_by: dict[str, Clock] = field(default_factory=dict)  # by the key: as the record has it
    clocks: dict[str, Clock] = field(default_factory=dict)  # and as it will have it

    @classmethod
    def of(cls, written: Mapping[str, Written], memory: Memory) -> Clocks:
        """Those of a record."""
        there = written.get(_ROUNDS)
        return cls(there if isinstance(there, list) else [], _rounds(memory))

    def keyed(self, found: Mapping[str, Value]) -> Mapping[str, Value]:
        """What is found, each session in the round that has its day and tells its time; several
        parts of one may have its key.
        """
        stages: list[Entry] = []
        for stage in entries(found.get(_ROUNDS)):
            by_key: dict[str, list[Entry]] = {}
            for talk in entries(stage.fields.get(_SESSIONS)):
                by_key.setdefault(self._key(stage, talk), []).append(talk)
            for key, talks in by_key.items():
                fields = {**stage.fields, _SESSIONS: tuple(talks)}
                stages.append(replace(stage, key=key, fields=fields))
            if not by_key:
                stages.append(stage)
        return {**found, _ROUNDS: tuple(stages)} if stages else found

    def placed(self, found: Mapping[str, Value], memory: Memory) -> Mapping[str, Value]:
        """What is found, with times as the record has them; `memory` has whole rounds moved."""
        before, self.known = self.known, _rounds(memory)
        self.moved = frozenset(self.known.keys() - before)
        placed: dict[str, Entry] = {}
        stages = entries(found.get(_ROUNDS))
        keys = [stage.key for stage in stages]
        for stage in stages:
            is_as_known = self._is_as_known(stage, is_alone=keys.count(stage.key) == 1)
            each = stage if is_as_known else self._placed(stage)
            if each.key in placed:
                first = placed[each.key].fields
                both = *entries(first[_SESSIONS]), *entries(each.fields[_SESSIONS])
                each = replace(each, fields={**first, _SESSIONS: both})
            placed[each.key] = each
        return {**found, _ROUNDS: tuple(placed.values())} if placed else found

    def remembered(self, memory: Memory) -> Memory:
        """What is remembered, with times as the record has them."""
        return self._with_times(memory, is_back=False)

    def as_stated(self, memory: Memory) -> Memory:
        """What is to be remembered, with times as the invitations have them."""
        return self._with_times(memory, is_back=True)

    def _with_times(self, memory: Memory, *, is_back: bool) -> Memory:
        clocks = self.clocks if is_back else self.written_by
        if not clocks:
            return memory
        stages = []
        for key, fields, revision in memory[_ROUNDS]:
            own, there = Clock.of(fields), clocks.get(key)
            inner = dict(fields)
            if there and is_entries(fields.get(_SESSIONS)):
                one, other = (there, own) if is_back else (own, there)
                talks = inner[_SESSIONS] = []
                for uid, talk, sequence in fields[_SESSIONS]:
                    talks.append([uid, _with_time(talk, one, other), sequence])
            stages.append([key, inner, revision])
        return {**memory, _ROUNDS: stages}

    def _is_as_known(self, stage: Entry, *, is_alone: bool) -> bool:
        """Whether a round may be merged as it is: the record has its day and zone, or nothing that
        another day or zone would move.
        """
        there, fields = self._there(stage)
        if there is None:
            return stage.key not in self.known
        own, known, stated = Clock.of(there), Clock.of(fields), Clock.of(stage.fields)
        if stage.key not in self.known:  # typed by a person
            return own == stated or not there.get(_SESSIONS)
        is_answer = own.date == known.date and (own.zone is None or known.zone == "UTC")
        if own != known and not is_answer:
            return False
        if own == replace(stated, date=own.date):
            return True
        is_free = own.zone in {None, "UTC"} or self._new_date(stage, own) is None
        return is_alone and is_free and self._is_whole(stage, there, fields)

    def _new_date(self, stage: Entry, own: Clock) -> dt.date | None:
        """The day of a round by the record's clocks; None where it would be on several."""
        if stage.key not in self.moved:
            return own.date
        stated = Clock.of(stage.fields)
        days: set[str] = set()
        for talk in entries(stage.fields.get(_SESSIONS)):
            at = stated.on(talk.fields.get("at"), replace(own, date=None))
            days.add(str(at).partition(",")[0] if at else str(stated.date))
        try:
            return dt.date.fromisoformat(days.pop()) if len(days) == 1 else None
        except ValueError:
            return None

    def _is_whole(self, stage: Entry, there: Mapping[str, Any], fields: Memory) -> bool:
        """Whether each time that is written in a round is one that the file states anew."""
        written = there.get(_SESSIONS)
        talks = written if isinstance(written, list) else []
        before = by_key(fields)
        found = places(before, talks)
        fresh: set[int] = set()
        for talk in entries(stage.fields.get(_SESSIONS)):
            at = found.get(talk.key)
            if at is not None and talks[at].get("at") == before[talk.key].get("at"):
                fresh.add(at)
        return len(fresh) == len(talks)

    def _there(self, stage: Entry) -> tuple[Mapping[str, Any] | None, Memory]:
        """The round of the record that an entry would be merged into, and what is remembered."""
        found = places(self.known, self.written)
        index = found.get(stage.key)
        if index is None and stage.key not in self.known:
            free = set(range(len(self.written))) - set(found.values())
            index = same(stage.fields, self.written, free)
        there = None if index is None else self.written[index]
        return (there if isinstance(there, dict) else None), self.known.get(stage.key, {})

    def _key(self, stage: Entry, talk: Entry) -> str:
        """The key of the round that a session goes into."""
        held = [key for key, fields in self.known.items() if _holds(fields, talk.key)]
        stated = Clock.of(stage.fields)
        for key in held:
            there, fields = self._there(replace(stage, key=key))
            own, known = Clock.of(there or {}), Clock.of(fields)
            is_there = "," not in str(stated.on(talk.fields.get("at"), known))
            is_edited = own != known and (key == stage.key or is_there)
            if there is None or is_edited or (self._fits(key, stated, there, talk) and there):
                return key
        number = 0
        zone = stage.fields.get("time_zone", "without a zone")
        key = stage.key
        while True:
            there, _ = self._there(replace(stage, key=key))
            if key not in held and (there is None or self._fits(key, stated, there, talk)):
                return key
            number += 1
            key = f"{stage.key} {zone}" + (f" {number}" if number > 1 else "")

    def _fits(self, key: str, stated: Clock, there: Mapping[str, Any], talk: Entry) -> bool:
        """Whether a round has the day that a session is on, and clocks that tell its time."""
        own = Clock.of(there)
        is_mixed = key in self.known and (own.zone is None) != (stated.zone is None)
        if is_mixed and (own.zone is None or Clock.of(self.known[key]).zone):
            return False  # a zone that a person gave to times without one is that of others, too
        at = talk.fields.get("at")
        return own.date == stated.date if at is None else "," not in stated.on(at, own)

    def _placed(self, stage: Entry) -> Entry:
        """A round with its times on the clocks of the record's."""
        fields: dict[str, Value] = dict(stage.fields)
        there, _ = self._there(stage)
        if there is None:
            return stage
        own, stated = Clock.of(there), Clock.of(stage.fields)
        self.written_by[stage.key] = own
        own = replace(own, date=self._new_date(stage, own) or stated.date)
        if stage.key in self.known:
            known = self.known[stage.key]
            fields["date"] = known.get("date", "")
            fields["time_zone"] = known.get("time_zone", "")
            if stage.key in self.moved:
                fields["date"] = str(own.date)
        else:
            own = replace(own, zone=own.zone or stated.zone)
            fields["date"] = str(own.date)
            fields["time_zone"] = own.zone or ""
        self.clocks[stage.key] = own
        fields[_SESSIONS] = tuple(
            replace(talk, fields=_with_time(talk.fields, stated, own))
            for talk in entries(fields[_SESSIONS])
        )
        return replace(stage, fields=fields)


def _with_time(fields: Mapping[str, Any], one: Clock, other: Clock) -> dict[str, Any]:
    """Fields of a session, with its time by another clock."""
    return {**fields, "at": one.on(fields["at"], other)} if "at" in fields else dict(fields)


def _rounds(memory: Memory) -> dict[str, Memory]:
    stages: Any = memory.get(_ROUNDS)
    return {key: fields for key, fields, _ in stages} if is_entries(stages) else {}


def _holds(fields: Memory, key: str) -> bool:
    """Whether a session is remembered in a round."""
    talks: Any = fields.get(_SESSIONS)
    return is_entries(talks) and any(uid == key for uid, *_ in talks)
