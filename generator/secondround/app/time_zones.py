"""Where the candidate will be, for invitations whose times are in UTC.

In: what was read, and a record. Out: the zone that the record already has for the same sessions; or
a likely one, to be proposed and never taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Final

from secondround.app import import_memory
from secondround.app.errors import Refused
from secondround.imports import Entry, entries, place_zones, reading
from secondround.imports.merge import entry_places
from secondround.records import zones
from secondround.records.yaml import reader
from secondround.system import files
from secondround.text import listed
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


def of_record(root: Path, packet: str, imported: reading.Imported) -> str:
    """The zone that the record has for the same sessions, or ""."""
    keys: set[str] = set()
    for stage in _stages(imported.read):
        keys.update(session.key for session in entries(stage.fields.get("sessions")))
    for written, known in _known(root, packet):
        zone = written.get("time_zone")
        if zone in zones.zone_names() and zone != _UTC and keys & known:
            return str(zone)
    return ""


def likely(root: Path, packet: str | None, imported: reading.Imported) -> tuple[str, str]:
    """A zone to propose, and why; two empty texts where nothing points to one alone."""
    found: dict[str, str] = {}
    for stage, _ in _known(root, packet) if packet else ():
        zone = stage.get("time_zone")
        if zone in zones.zone_names() and zone != _UTC:
            found.setdefault(str(zone), f"as {stage.get('name')}")
    if not found:
        for item in imported.read:
            for text in item.found.unplaced:
                if item.found.kind != "invitation" and (zone := place_zones.of_place(text.text)):
                    found.setdefault(zone, f"{text.text} in {item.files[0].name}")
    return next(iter(found.items())) if len(found) == 1 else ("", "")


def _known(root: Path, packet: str) -> Iterator[tuple[Mapping[str, Any], set[str]]]:
    """The imported rounds of a record as they are written, with the keys of their sessions."""
    file = PurePosixPath(layout.PACKETS, packet, layout.RECORD)
    beside = import_memory.place(file)
    if not ((root / file).is_file() and (root / beside).is_file()):
        return
    source, _ = reader.read(file, files.read(root / file, root))
    written = source.value if isinstance(source.value, dict) else {}
    memory = import_memory.kept(beside, files.read(root / beside, root)).get("fields", {})
    for _, stage, fields in entry_places(memory.get("rounds"), written.get("rounds")):
        yield stage, {key for key, *_ in fields.get("sessions", ())}


def _stages(imported: Sequence[reading.Read]) -> Iterator[Entry]:
    for item in imported:
        yield from entries(item.found.record.get("rounds"))


def _timed(stage: Entry) -> bool:
    return any("at" in session.fields for session in entries(stage.fields.get("sessions")))
