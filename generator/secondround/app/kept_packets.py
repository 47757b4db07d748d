"""Packets that were made before: what all their files made then, they make today.

In: ids of packets, and how they are to be made. Out: those that are kept as they would be made
anew, and the names under which the others are kept. It must not take a packet whose files, or those
that it shares with others, have changed by a byte.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import Any, Final

from secondround.app import errors, reasons
from secondround.app.outcome import Made
from secondround.system import LateText, cache, files, late, version
from secondround.vocabulary import layout

KIND: Final = "packet"
_SUMMARIES: Final = "summaries"
READ: Final = frozenset({".yml", ".yaml", ".json"})
"""Files whose bytes shape a packet; of others only their names can be wrong."""
_ABOVE: Final = frozenset({"candidate", "pseudonyms"})
"""Files by their stems that a packet rests on though they lie in a folder above it."""

_Known = tuple[str, tuple[str, ...]]
"""What tells a text from others, and what has to be known of it unread."""
Line = tuple[str, str]
"""A file by its place below packets/, and a digest of it."""


class Shelf:
    """The packets that are kept, made in one way."""

    def __init__(self, kept: cache.Cache, root: Path, way: dict[str, Any]) -> None:
        """way: what `pipeline.make` is told."""
        self._cache = kept
        self._root = root
        self._name = cache.name(_SUMMARIES, way)
        self._has_news = False
        self._read: tuple[str, Made | None] = "", None
        self.way = way
        self.why = reasons.Reasons(kept, way)

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """What each packet is kept under, as its files are now, by its id."""
        inputs = Inputs(self._root)
        templates = list(version.of_files([self._root / layout.TEMPLATES]))
        lines = {id_: inputs.of(id_) for id_ in ids if inputs.is_packet(id_)}
        self.why.made_of({id_: dict(of) for id_, of in lines.items()}, templates, inputs.ids)
        return {id_: cache.name(KIND, id_, self.way, templates, of) for id_, of in lines.items()}

    def get(self, names: dict[str, str]) -> dict[str, Made]:
        """Those that are kept, by their ids; the long texts of most are still to be read."""
        found = {}
        for id_, name in names.items():
            known, summary = self._summaries.get(id_, ("", b""))
            if known == name and self._cache.has(name):
                found[id_] = self._unread(name, id_, *pickle.loads(summary))  # noqa: S301 (sealed)
            elif data := self._cache.get(name):
                found[id_] = pickle.loads(data)  # noqa: S301 (sealed)
                self._sum_up(name, id_, found[id_])
        return found

    def put(self, names: dict[str, str], made: Made) -> None:
        """Keep what was made of those packets, unless their files have changed meanwhile."""
        now = self.names(names)
        for id_, part in apart(made):
            if id_ in names and now.get(id_) == names[id_]:
                self._cache.put(names[id_], pickle.dumps(part))
                self._sum_up(names[id_], id_, part)

    def note(self) -> None:
        """Remember for the next time what is known of the packets, if anything was made."""
        self.why.note()
        if self._has_news:
            there = Inputs(self._root).ids
            left = {id_: self._summaries[id_] for id_ in self._summaries if id_ in there}
            self._cache.put(self._name, pickle.dumps(left))

    @cached_property
    def _summaries(self) -> dict[str, tuple[str, bytes]]:
        """What each packet is kept under, and what is known of it without its long texts."""
        data = self._cache.get(self._name)
        return pickle.loads(data) if data else {}  # noqa: S301 (sealed)

    def _sum_up(self, name: str, id_: str, part: Made) -> None:
        from secondround.records import linked  # noqa: PLC0415 (loaded where packets are made)
        from secondround.render import phone  # noqa: PLC0415 (likewise)

        texts: tuple[_Known, ...] = ()
        for page in part.pages:
            planned = phone.PLACE in str(page.phone)
            texts = (
                (late.sum_of(page.text), linked.links(str(page.text))),
                (late.sum_of(page.phone) if page.phone else "", (phone.PLACE,) * planned),
            )
        short = tuple(replace(page, text="", phone="") for page in part.pages)
        summary = pickle.dumps((replace(part, pages=short), *texts))
        self._summaries[id_] = name, summary
        self._has_news = True

    def _unread(self, name: str, id_: str, part: Made, *texts: _Known) -> Made:
        """A packet whose long texts are read when they are wanted."""
        if not part.pages:
            return part
        (page,), (text, phone) = part.pages, texts
        page = replace(
            page,
            text=LateText(text[0], partial(self._text, name, id_, text[0], "text"), text[1]),
            phone=phone[0]
            and LateText(phone[0], partial(self._text, name, id_, phone[0], "phone"), phone[1]),
        )
        return replace(part, pages=(page,))

    def _text(self, name: str, id_: str, sum_: str, which: str) -> str:
        """A text that was kept; made anew where it is no longer what it was."""
        if self._read[0] != name:
            data = self._cache.get(name)
            self._read = name, pickle.loads(data) if data else None  # noqa: S301 (sealed)
        text = _text_of(self._read[1], which)
        if late.sum_of(text) != sum_:
            from secondround.app import pipeline  # noqa: PLC0415 (slow, and seldom needed)

            self._read = name, pipeline.make(self._root, [id_], **self.way)
            text = _text_of(self._read[1], which)
        if late.sum_of(text) != sum_:
            raise errors.Ended(
                f"The files of `{id_}` have changed meanwhile, so nothing was put in place."
            )
        return text


def _text_of(part: Made | None, which: str) -> str:
    return str(getattr(part.pages[0], which)) if part and part.pages else ""


def apart(made: Made) -> Iterator[tuple[str, Made]]:
    """Each packet as if it had been made alone."""
    pages = {page.id: page for page in made.pages}
    contents = {texts.packet: texts for texts in made.contents}
    for id_, problems in made.of_packet.items():
        lock = f"{id_}/{layout.LOCK}"
        locks = made.locks
        if locks is not None:
            locks = {lock: locks[lock]} if lock in locks else {}
        places = {problem.file for problem in problems}
        above = PurePosixPath(layout.PACKETS, id_).parents
        files_above = [folder / layout.CANDIDATE for folder in above]
        yield (
            id_,
            replace(
                made,
                problems=tuple(sorted(problems)),
                lines={file: text for file, text in made.lines.items() if file in places},
                pages=(pages[id_],) if id_ in pages else (),
                locks=locks,
                contents=(contents[id_],) if id_ in contents else (),
                left_out=(id_,) if id_ in made.left_out else (),
                of_packet={},
                met=tuple(each for each in made.met if each.packet == id_),
                clients={file: made.clients[file] for file in files_above if file in made.clients},
            ),
        )


class Inputs:
    """What the packets of a workspace are made of; its folders are read once."""

    def __init__(self, root: Path) -> None:
        self._top = root / layout.PACKETS
        self._listed: dict[str, list[str]] = {}  # names in each folder, by its place
        self._packets: dict[str, list[str]] = {}  # the folders of each packet, its own first
        self._digests: dict[str, str] = {}
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

    def of(self, id_: str) -> list[Line]:
        """Every file that a packet rests on."""
        lines: list[Line] = []
        for folder in self._packets[id_]:
            lines += self._lines(folder, self._listed[folder])
        lines += self._research(id_)
        has_pseudonyms = False
        for above in _folders_above(id_):
            names = [name for name in self._listed[above] if name.partition(".")[0] in _ABOVE]
            lines += self._lines(above, names)
            lines += self._library(above)
            if layout.PSEUDONYMS in (*names, *self._listed[id_]):
                lines += self._below(above)
                has_pseudonyms = True
        return lines + self._libraries if has_pseudonyms else lines

    def _list(self, folder: str, packet: str | None) -> None:
        """Note what is in a folder, and which packet's it is."""
        try:
            with os.scandir(self._top / folder) as entries:
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
        if PurePosixPath(place).suffix.lower() not in READ:
            return ""
        if place not in self._digests:
            try:
                data = files.start(self._top / place, self._top, files.LARGEST)
                self._digests[place] = hashlib.blake2b(data, digest_size=16).hexdigest()
            except OSError as error:
                self._digests[place] = f"unreadable: {error}"
        return self._digests[place]

    def _library(self, folder: str) -> list[Line]:
        library = f"{folder}/{layout.LIBRARY}".lstrip("/")
        return self._lines(library, self._listed.get(library, ()))

    def _research(self, id_: str) -> list[Line]:
        """The shared research that a record's words may mean, in any library above it."""
        try:
            record = files.read(self._top / id_ / layout.RECORD, self._top).decode().lower()
        except (OSError, UnicodeDecodeError):
            return []
        lines: list[Line] = []
        for above in _folders_above(id_) if "use" in record else ():
            folder = f"{above}/{layout.LIBRARY}/{layout.COMPANIES}".lstrip("/")
            there = self._listed.get(folder, ())
            lines += self._lines(folder, [name for name in there if Path(name).stem in record])
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
    return ["" if str(folder) == "." else str(folder) for folder in PurePosixPath(id_).parents]
