"""Where the candidate will be, for invitations whose times are in UTC.

In: what was read, and a record. Out: the zone that the record already has for what is plainly on
the same clock; or a likely one, to be proposed and never taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any, Final

from msgspec import Struct

from secondround.app import import_memory
from secondround.app.errors import Refused
from secondround.imports import Entry, entries, place_zones, reading
from secondround.imports.merge import entry_places, has_no_zone, maps, people_in
from secondround.records import zones
from secondround.records.yaml import reader
from secondround.system import files
from secondround.text import calls, listed, quoted, slug
from secondround.vocabulary import layout

_UTC: Final = "UTC"


def in_utc(imported: reading.Imported) -> bool:
    """Whether an invitation has times in UTC, so that nobody knows what a clock will show."""
    return any(
        stage.fields.get("time_zone") == _UTC for stage in _stages(imported.read) if _timed(stage)
    )


def without(imported: reading.Imported) -> bool:
    """Whether an invitation has times, and no time zone for them that is known."""
    timed = filter(_timed, _stages(imported.read))
    return any(stage.fields.get("time_zone") not in zones.zone_names() for stage in timed)


def checked(text: str) -> str:
    """The zone that is meant; Refused where that is not one for certain."""
    if text in zones.zone_names():
        return text
    likely = zones.likely_zones(text, None)
    if len(likely) == 1:
        return likely[0]
    way = f"Do you mean {listed(likely, 'or')}?" if likely else "Write it like Europe/Berlin."
    raise Refused(f"`{text}` is not a time zone. {way}")


def of_record(root: Path, packet: str, imported: reading.Imported) -> tuple[str, str]:
    """The zone that the record has for the same sessions, or else for a round on the same day, at
    the same place, or with the same people, and which round that is; two empty texts where it has
    none or, of different sessions, several.

    The people tell on whose clock an invitation is that names no zone. Times in UTC are for the
    candidate's own clock, which people do not tell.
    """
    open_stages = list(filter(_is_open, _stages(imported.read)))
    is_change = any(item.found.announced or item.found.said_off for item in imported.read)
    zoned = _zoned(root, packet)
    for is_same, why in _SAME:
        found: dict[str, str] = {}
        for stage in open_stages:
            for known in zoned:
                if is_same(stage, known) and _may_be(stage, known.zone, is_change=is_change):
                    found.setdefault(known.zone, known.says(why) if why else "")
        if len(found) == 1 or (found and not why):
            return next(iter(found.items()))
    return "", ""


def likely(root: Path, packet: str | None, imported: reading.Imported) -> tuple[str, str]:
    """A zone to propose, and why it is not taken; two empty texts where nothing points to one
    alone.
    """
    found: dict[str, str] = {}
    for known in _zoned(root, packet) if packet else ():
        found.setdefault(known.zone, known.says("on another day or at another place"))
    if not found:
        for item in imported.read:
            for text in item.found.unplaced:
                if item.found.kind != "invitation" and (zone := place_zones.of_place(text.text)):
                    found.setdefault(zone, f"{text.text} in {item.files[0].name}")
    return next(iter(found.items())) if len(found) == 1 else ("", "")


class _Stage(Struct, frozen=True):
    """A round of the record with a time zone."""

    name: str
    zone: str
    date: str
    places: frozenset[str]  # as slugs
    people: frozenset[str]  # ids
    keys: frozenset[str]  # of the sessions that were imported

    def says(self, why: str) -> str:
        """Where a zone is from, for a person."""
        return f"as {quoted(self.name)} has it, {why}"


def _zoned(root: Path, packet: str) -> list[_Stage]:
    """The rounds of a record that have a time zone, and not UTC, as they are written."""
    file = PurePosixPath(layout.PACKETS, packet, layout.RECORD)
    beside = import_memory.place(file)
    if not (root / file).is_file():
        return []
    source, _ = reader.read(file, files.read(root / file, root))
    written = source.value.get("rounds") if isinstance(source.value, dict) else None
    memory = {}
    if (root / beside).is_file():
        memory = import_memory.kept(beside, files.read(root / beside, root)).get("fields", {})
    keys = {}
    for _, stage, fields in entry_places(memory.get("rounds"), written):
        keys[id(stage)] = frozenset(key for key, *_ in fields.get("sessions", ()))
    stages = []
    for stage in maps(written):
        zone = str(stage.get("time_zone"))
        if zone in zones.zone_names() and zone != _UTC:
            sessions = maps(stage.get("sessions"))
            name, date = str(stage.get("name")), str(stage.get("date"))
            places, people = _places(stage, sessions), _people(sessions)
            stages.append(
                _Stage(name, zone, date, places, people, keys.get(id(stage), frozenset()))
            )
    return stages


def _is_open(stage: Entry) -> bool:
    zone = stage.fields.get("time_zone")
    return _timed(stage) and (zone == _UTC or zone not in zones.zone_names())


def _may_be(stage: Entry, zone: str, *, is_change: bool) -> bool:
    """Whether a round that is found may be in a zone: what it says of its own is not against it,
    and no mail moves it or calls it off, which is on the clocks of what it speaks of.
    """
    said = stage.fields.get("time_zone")
    return said == _UTC or (not is_change and (has_no_zone(stage) or zone in str(said)))


def _sessions(stage: Entry) -> list[Mapping[str, Any]]:
    return [session.fields for session in entries(stage.fields.get("sessions"))]


def _is_same_session(stage: Entry, known: _Stage) -> bool:
    return any(session.key in known.keys for session in entries(stage.fields.get("sessions")))


def _is_same_day(stage: Entry, known: _Stage) -> bool:
    return stage.fields.get("date") == known.date


def _is_same_place(stage: Entry, known: _Stage) -> bool:
    return bool(_places(stage.fields, _sessions(stage)) & known.places)


def _has_same_people(stage: Entry, known: _Stage) -> bool:
    is_own_clock = stage.fields.get("time_zone") == _UTC
    return not is_own_clock and bool(_people(_sessions(stage)) & known.people)


_SAME: Final = (
    (_is_same_session, ""),
    (_is_same_day, "on the same day"),
    (_is_same_place, "at the same place"),
    (_has_same_people, "with some of the same people"),
)
"""What tells that two rounds are on one clock, the surest first."""


def _places(stage: Mapping[str, Any], sessions: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """Where a round takes place, each as a slug; a call is nowhere."""
    stated = (str(each["place"]) for each in (stage, *sessions) if each.get("place"))
    return frozenset(slug(place) for place in stated if not calls.is_call(place))


def _people(sessions: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    return frozenset(chain.from_iterable(map(people_in, sessions)))


def _stages(imported: Sequence[reading.Read]) -> Iterator[Entry]:
    for item in imported:
        yield from entries(item.found.record.get("rounds"))


def _timed(stage: Entry) -> bool:
    return any("at" in session.fields for session in entries(stage.fields.get("sessions")))
