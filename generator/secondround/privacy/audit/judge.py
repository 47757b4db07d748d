"""What of the files in git is private: whatever the public edition may not hold.

In: files with their content, one by one. Out: what makes each private, or why that cannot be known.
Records and candidates are looked into field by field; every other file is known by what it says,
wherever it lies.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Collection, Iterator
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct

from secondround.privacy.audit import encoded, kinds, models
from secondround.vocabulary import layout

Leaks = Callable[[PurePosixPath, bytes], str]
"""Says what a file holds that the public edition may not, "" where nothing; raises Unjudgeable."""

OPEN: Final = (*layout.SHARED, layout.ASSETS)
"""Folders of packets/ whose pictures are chosen to be shown."""
MADE: Final = ("site", "print")
"""Where outputs go unless another place is named, `site-amara` included: only the public edition is
not private.
"""
BESIDE: Final = frozenset(
    (layout.COMMENTS, layout.PSEUDONYMS, layout.LOCK, layout.PRACTISED, layout.ATTACHED)
)
"""What the program itself puts, or reads, beside a record or a candidate."""
_MOST: Final = 200_000_000  # bytes that an archive may unpack to
_DEEPEST: Final = 3  # archives in archives


class Unjudgeable(Exception):  # noqa: N818 - no error: it says what a file is
    """Nobody can know what a file holds; carries why, in words that follow its name."""


class Verdict(Struct, frozen=True):
    """What was found of one file: at most one of the two."""

    private: str = ""  # e.g. "holds `email`, `stories`"
    unjudged: str = ""  # e.g. "is a picture, whose words cannot be read"


class Judge(Struct, frozen=True):
    """Knows what is private."""

    leaks: Leaks
    harmless: Collection[bytes] = ()  # digests of files that are the same everywhere
    folders: frozenset[PurePosixPath] = frozenset()  # those that hold a record or a candidate

    def verdict(self, place: PurePosixPath, data: bytes | None, depth: int = 0) -> Verdict:
        """What is to be said of a file. place: from the workspace, or from the top of the
        repository around it.
        """
        if data is None:
            return Verdict(unjudged="is not here, or too large to search")
        same_everywhere = sha256(data).digest() in self.harmless
        # The example that is packed with the program is no news; as a workspace's own files it is
        # judged like any.
        what = "" if depth and same_everywhere else self._by_place(place, data)
        if what or same_everywhere or _is_public_record(place, data):
            return Verdict(private=what)
        try:
            what = self._inside_archive(place, data, depth) or self.leaks(place, data)
            what = what or self._inside_base64(place, data, depth)
        except Unjudgeable as why:
            return Verdict(unjudged=str(why))
        return Verdict(private=what) if what else Verdict(unjudged=_unknown(place, data))

    def _by_place(self, place: PurePosixPath, data: bytes) -> str:
        """What makes a file private that the program itself reads or writes there, "" where nothing
        does.
        """
        if place.name in models.MODELS:
            read = models.inside(place, data)
            unread = (
                "cannot be read, so it is taken for private"
                if layout.PACKETS in place.parts
                else ""
            )
            return unread if read is None else read
        made = models.edition(place, data)
        if not made and len(place.parts) > 1 and place.parts[0].split("-")[0] in MADE:
            made = "made from the records"
        below = _below_packets(place)
        if not made and below and below.parts[:2] == (layout.LIBRARY, layout.COMPANIES):
            return "says what is known of people, and where clients apply"
        if made or below is None or below.parts[0] in layout.SHARED:
            return made
        if below == layout.HOME:
            return "names packets" if models.lists_packets(data) else ""
        private = self.folders & set(place.parents)
        if any(folder.name != layout.PACKETS for folder in private):
            return "lies in a private folder"
        return "lies beside the records" if BESIDE.intersection(place.parts) else ""

    def _inside_archive(self, place: PurePosixPath, data: bytes, depth: int) -> str:
        """What is private in a file of several: a wheel, a zip, a document of an office program."""
        if not zipfile.is_zipfile(io.BytesIO(data)):
            return ""
        if depth == _DEEPEST:
            raise Unjudgeable("is packed in too many layers to search")
        unknown = ""
        for name, content in _members(data):
            found = self.verdict(PurePosixPath(name.lstrip("/")), content, depth + 1)
            if found.private:
                return f"holds {name}, which {found.private}"
            unknown = unknown or (f"holds {name}, which {found.unjudged}" if found.unjudged else "")
        if unknown and place.suffix != ".whl":
            raise Unjudgeable(unknown)
        return ""

    def _inside_base64(self, place: PurePosixPath, data: bytes, depth: int) -> str:
        """What is private in text that is written as base64."""
        for hidden in encoded.decoded(data):
            if depth == _DEEPEST:
                raise Unjudgeable("is encoded in too many layers to search")
            found = self.verdict(PurePosixPath(place.stem), hidden, depth + 1)
            if found.private:
                return f"is or holds base64 text, which {found.private}"
            if found.unjudged and encoded.is_base64(data):
                raise Unjudgeable(f"is base64 text, which {found.unjudged}")
        return ""


def _is_public_record(place: PurePosixPath, data: bytes) -> bool:
    """Whether the file is a record or a candidate with nothing private: its names are meant to be
    read.
    """
    return place.name in models.MODELS and models.inside(place, data) == ""


def _below_packets(place: PurePosixPath) -> PurePosixPath | None:
    """The place below packets/; None where it lies in no such folder."""
    parts = place.parts[:-1]
    return (
        PurePosixPath(*place.parts[parts.index(layout.PACKETS) + 1 :])
        if layout.PACKETS in parts
        else None
    )


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _MOST:
                raise Unjudgeable("unpacks to more than can be searched")
            for info in archive.infolist():
                if not info.is_dir():
                    yield info.filename, archive.read(info)
    except (
        zipfile.BadZipFile,
        RuntimeError,
        NotImplementedError,
        OSError,
        EOFError,
        ValueError,
    ) as error:
        raise Unjudgeable("is an archive that cannot be opened") from error


def _unknown(place: PurePosixPath, data: bytes) -> str:
    """Why nobody but its author can say whether a file is private, "" where that can be seen."""
    below = _below_packets(place)
    if below is not None and below.parts[0] in OPEN and kinds.is_shown(place):
        return ""
    if (
        below is not None
        and below != layout.HOME
        and below.parts[0] not in OPEN
        and place.name not in models.MODELS
    ):
        return "lies among the records, and is neither a guide nor a library"
    if layout.TEMPLATES in place.parts[:-1] and kinds.is_shown(place):
        return ""
    if place.name in {*models.MODELS, *BESIDE}:
        return "is named like a part of a packet, and cannot be read as one"
    return kinds.unknown(place, data)
