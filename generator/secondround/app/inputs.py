"""What the packets of a workspace are made of: a digest of each file that one rests on.

In: a workspace, and what was noted of its files. Out: lines, of which one is another whenever a
file is. A file is read again unless the system says of it what it said when it was read, and it had
been left alone for a while by then.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterable
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Final

from secondround.system import cache, files, snapshot
from secondround.vocabulary import layout

READ: Final = frozenset({".yml", ".yaml", ".json"})
"""Files whose bytes shape a packet; of others only their names can be wrong."""
_READ: Final = tuple(READ)
_ABOVE: Final = frozenset({"candidate", "pseudonyms"})
"""Files by their stems that a packet rests on though they lie in a folder above it."""
_NOTED: Final = "digests"

Line = tuple[str, str]
"""A file by its place below packets/, and a digest of it."""


class Inputs:
    """What the packets of a workspace are made of; its folders are read once."""

    def __init__(self, root: Path, kept: cache.Cache | None = None) -> None:
        """kept: where digests are noted from one run to the next."""
        self._cache = kept
        self._name = cache.name(_NOTED, str(root), of_this_version=False)
        data = kept.get(self._name) if kept else None
        self._noted: dict[str, tuple[str, str]] = json.loads(data) if data else {}
        self._has_news = False
        self._top = root / layout.PACKETS
        self._listed: dict[str, list[str]] = {}  # names in each folder, by its place
        self._packets: dict[str, list[str]] = {}  # the folders of each packet, its own first
        self._digests: dict[str, str] = {}
        self._given: dict[str, list[Line]] = {}  # by each folder, to the packets below
        self._list("", None)

    @property
    def ids(self) -> Collection[str]:
        """All packets."""
        return self._packets.keys()

    def is_packet(self, id_: str) -> bool:
        """Whether there is a record of that packet."""
        return id_ in self._packets

    def client(self, id_: str) -> str:
        """The folder of the packet's client, above its own; "" where there is none."""
        for above in _folders_above(id_):
            if layout.CANDIDATE in self._listed[above]:
                return above
        return ""

    def note(self) -> None:
        """Remember the digests for the next time."""
        if self._cache and self._has_news:
            left = {place: self._noted[place] for place in self._noted if self._is_there(place)}
            self._cache.put(self._name, json.dumps(left).encode())
            self._has_news = False

    def of(self, id_: str) -> list[Line]:
        """Every file that a packet rests on."""
        lines: list[Line] = []
        for folder in self._packets[id_]:
            lines += self._lines(folder, self._listed[folder])
        lines += self._research(id_)
        has_pseudonyms = False
        for above in _folders_above(id_):
            lines += self._above(above)
            if layout.PSEUDONYMS in (*self._listed[above], *self._listed[id_]):
                lines += self._below(above)
                has_pseudonyms = True
        return lines + self._libraries if has_pseudonyms else lines

    def without_libraries(self, id_: str) -> list[Line]:
        """Every file that a packet rests on, but for the libraries above it."""
        shared: set[Line] = set()
        for above in _folders_above(id_):
            shared.update(self._library(above))
        return [line for line in self.of(id_) if line not in shared]

    def _above(self, folder: str) -> list[Line]:
        """What a folder gives to the packets below it."""
        if folder not in self._given:
            names = [name for name in self._listed[folder] if name.partition(".")[0] in _ABOVE]
            self._given[folder] = self._lines(folder, names) + self._library(folder)
        return self._given[folder]

    def _list(self, folder: str, packet: str | None) -> None:
        """Note what is in a folder, and which packet's it is."""
        try:
            with os.scandir(f"{self._top}/{folder}") as entries:
                there = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self._listed[folder] = [f"unreadable: {error.errno}"]
            return
        names = [entry.name for entry in there]
        if layout.RECORD in names and folder:
            packet = folder
        if packet is not None:
            self._packets.setdefault(packet, []).append(folder)
        self._listed[folder] = names
        for entry in there:
            is_seen = not entry.name.startswith(".") or entry.name == layout.PRACTISED
            if is_seen and entry.is_dir(follow_symlinks=False):
                self._list(f"{folder}/{entry.name}".lstrip("/"), packet)

    def _lines(self, folder: str, names: Iterable[str]) -> list[Line]:
        lines = []
        for name in names:
            if name != layout.PAGE:
                place = f"{folder}/{name}".lstrip("/")
                lines.append((place, self._digest(place)))
        return lines

    def _digest(self, place: str) -> str:
        if not place.lower().endswith(_READ):
            return ""
        if place not in self._digests:
            self._digests[place] = self._noted_digest(place) or self._read(place)
        return self._digests[place]

    def _is_there(self, place: str) -> bool:
        folder, _, name = place.rpartition("/")
        return name in self._listed.get(folder, ())

    def _noted_digest(self, place: str) -> str:
        """The digest that was noted, if the file is as it was then; else ""."""
        line, digest = self._noted.get(place, ("", ""))
        return digest if line and line == snapshot.of_settled(f"{self._top}/{place}") else ""

    def _read(self, place: str) -> str:
        path = self._top / place
        line = snapshot.of_settled(path)
        try:
            data = files.start(path, self._top, files.LARGEST)
        except OSError as error:
            return f"unreadable: {error}"
        digest = hashlib.blake2b(data, digest_size=16).hexdigest()
        if line and line == snapshot.of_settled(path):
            self._noted[place] = line, digest
            self._has_news = True
        return digest

    def _library(self, folder: str) -> list[Line]:
        library = f"{folder}/{layout.LIBRARY}".lstrip("/")
        return self._lines(library, self._listed.get(library, ()))

    def _research(self, id_: str) -> list[Line]:
        """The shared research that a record's words may mean, in any library above it."""
        there = []
        for above in _folders_above(id_):
            folder = f"{above}/{layout.LIBRARY}/{layout.COMPANIES}".lstrip("/")
            if folder in self._listed:
                there.append(folder)
        if not there:
            return []
        try:
            record = files.read(self._top / id_ / layout.RECORD, self._top).decode().lower()
        except (OSError, UnicodeDecodeError):
            return []
        lines: list[Line] = []
        for folder in there if "use" in record else ():
            used = [name for name in self._listed[folder] if Path(name).stem in record]
            lines += self._lines(folder, used)
        return lines

    @cached_property
    def _libraries(self) -> list[Line]:
        """All of them: a name that stands for another may be in any."""
        lines: list[Line] = []
        for folder in self._listed:
            lines += self._library(folder)
        return lines

    def _below(self, folder: str) -> list[Line]:
        lines: list[Line] = []
        for other, names in self._listed.items():
            if not folder or PurePosixPath(other).is_relative_to(folder):
                lines += self._lines(other, names)
        return lines


def _folders_above(id_: str) -> list[str]:
    """The folders above a packet's own, up to packets/, which is ""."""
    folders = []
    while id_:
        id_ = id_.rpartition("/")[0]
        folders.append(id_)
    return folders
