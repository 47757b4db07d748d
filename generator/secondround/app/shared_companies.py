"""Which files of shared research which records use.

In: a workspace. Out: places below packets/library/companies, and those of libraries beside clients.
A record with an error counts as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from secondround.app import client_folders
from secondround.records import Source, discovery, shared_research
from secondround.records.yaml import reader
from secondround.system import files
from secondround.vocabulary import layout


def used(root: Path, packets: Iterable[str]) -> frozenset[PurePosixPath]:
    """The files that those packets use."""
    top = PurePosixPath(layout.PACKETS)
    return _used(root, [read(root, top / packet / layout.RECORD) for packet in packets])


def used_by_archived(root: Path, id_: str) -> frozenset[PurePosixPath]:
    """The files that an archived client's packets use."""
    kept = client_folders.archived_files(root, id_).items()
    records = [reader.read(place, data)[0] for place, data in kept if place.name == layout.RECORD]
    return _used(root, records)


def unused(root: Path, packets: Collection[str]) -> frozenset[PurePosixPath]:
    """The files that none of those packets uses."""
    return frozenset(discovery.find(root).companies) - used(root, packets)


def people(root: Path, record: Source) -> Mapping[str, Any]:
    """The people of the shared research that a record uses, by id, whether it names them or not."""
    there = _shared(root, record).value_at(("people",))
    return there if isinstance(there, dict) else {}


def whole(root: Path, record: Source) -> Source:
    """A record that was read by itself, with the shared research that it uses."""
    return shared_research.joined(record, _shared(root, record))


def _shared(root: Path, record: Source) -> Source:
    """The shared file that a record uses; an empty one where there is none."""
    if shared_research.used(record):
        file = shared_research.nearest(record, discovery.find(root).companies)
        if isinstance(file, PurePosixPath):
            return read(root, file)
    return Source(record.file, "")


def _used(root: Path, records: Iterable[Source]) -> frozenset[PurePosixPath]:
    companies = discovery.find(root).companies
    found = set()
    for record in records:
        file = shared_research.nearest(record, companies)
        if isinstance(file, PurePosixPath):
            found.add(file)
    return frozenset(found)


def read(root: Path, place: PurePosixPath) -> Source:
    """A file as it is written; an empty one where it cannot be read."""
    try:
        return reader.read(place, files.read(root / place, root))[0]
    except OSError:
        return Source(place, "")
