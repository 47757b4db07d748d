"""PDFs that were printed before: they are not printed again while all that shapes them is the same.

In: what the printing child is asked. Out: its answer of an earlier time, or the name under which
the new one is kept. It reads whatever the child may read: a picture, a style sheet, a font. The
text itself is known by its sum, and a PDF that lies in the earlier site is taken over unread.
"""

from __future__ import annotations

import ctypes
import functools
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, Protocol

from secondround.system import cache, late, snapshot, version
from secondround.vocabulary import layout

KIND: Final = "pdf"
_NOTES: Final = "papers"
_LARGEST: Final = 20_000_000  # bytes of a file that can be printed
_RECORDS: Final = frozenset(
    (layout.RECORD, layout.COMMENTS, layout.LOCK, layout.PAGE, layout.CANDIDATE, layout.PSEUDONYMS)
)
"""What lies beside a picture and is on no page as it is."""
_LIBRARIES: Final = (
    ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
)


class Earlier(Protocol):
    """The site that is there, of which the next one takes over what stays as it is."""

    site: Path

    @property
    def next(self) -> Path:
        """Where the next site grows."""

    def take(self, place: str, wanted: str) -> bool:
        """Whether the file at a place has that sum; then it is in the next one, too."""


class Shelf:
    """The PDFs that are kept for one workspace."""

    def __init__(self, kept: cache.Cache, earlier: Earlier | None = None) -> None:
        self._cache = kept
        self._earlier = earlier
        self._way = functools.cache(_way)
        self._contents = functools.lru_cache(1)(_contents)  # one packet has several forms
        self._notes = cache.name(_NOTES, str(earlier.site)) if earlier else ""
        data = kept.get(self._notes) if earlier else None
        self._noted: dict[str, list[Any]]
        self._pages: dict[str, dict[str, str]]  # by what each is known: file names, and PDFs' names
        self._noted, self._pages = json.loads(data) if data else ({}, {})
        self._now: dict[str, list[Any]] = {}
        self._pages_now: dict[str, dict[str, str]] = {}

    def is_empty(self) -> bool:
        """Whether nothing can be found here."""
        return self._cache.is_empty()

    def name(self, question: dict[str, Any]) -> str:
        """What the answer to a question is kept under."""
        way = self._way(*question["templates"])
        return _name(question, self._contents(question["base"]), way)

    def known(self, made_of: str, templates: list[str], base: Path) -> str:
        """By what the PDFs of a page are found again without asking what is in each; "" for none.

        made_of: what tells the page from others, and how it is printed, but for what the child may
        show; "" where that is not known. base: the packet's folder.
        """
        is_known = made_of and not self._contents(base)
        return f"{made_of} {self._way(*templates)}" if is_known else ""

    def again(self, known: str, folder: Path) -> list[tuple[Path, dict[str, Any]]]:
        """A page's PDFs and the answers to them, if all were faultless and lie in the earlier site
        where `folder` lies in the next one; else none.
        """
        names = self._pages.get(known, {})
        found = []
        for file, name in names.items():
            path = Path(f"{folder}/{file}")
            is_faultless = not self._noted.get(name, ("", {"faults": [""]}))[1]["faults"]
            answer = self.take(name, path) if is_faultless else None
            if not answer:
                return []
            found.append((path, answer))
        if names:
            self._pages_now[known] = names
        return found

    def has(self, name: str) -> bool:
        """Whether an answer is kept under that name."""
        return self._cache.has(name)

    def take(self, name: str, output: Path) -> dict[str, Any] | None:
        """The answer that was noted under that name, if its PDF lies in the earlier site where
        `output` lies in the next one, and is there now.
        """
        sum_, answer = self._noted.get(name, ("", {}))
        if not self._earlier or not sum_:
            return None
        before, _, place = str(output).partition(f"{self._earlier.next}/")
        if before or not self._earlier.take(place, sum_):
            return None
        self._cache.has(name)  # it is still used, should the site be gone one day
        self._now[name] = [sum_, answer]
        return dict(answer)

    def get(self, name: str) -> tuple[dict[str, Any], bytes] | None:
        """The answer that is kept under that name, and its PDF."""
        found = self._cache.get(name)
        if found is None:
            return None
        head, _, pdf = found.partition(b"\n")
        answer = json.loads(head)
        self._note(name, answer, pdf)
        return answer, pdf

    def put(self, question: dict[str, Any], name: str, answer: dict[str, Any], pdf: bytes) -> None:
        """Keep an answer, if it has a PDF (what could not be printed today may be tomorrow), and if
        what it shows is what it was when the question was given its name.
        """
        contents, way = _contents(question["base"]), _way(*question["templates"])
        if pdf and name == _name(question, contents, way):
            self._cache.put(name, json.dumps(answer).encode() + b"\n" + pdf)
            self._note(name, answer, pdf)

    def note(self) -> None:
        """Remember for the next time what is known of the PDFs of this one."""
        now = self._now, self._pages_now
        if self._earlier and now != (self._noted, self._pages):
            self._cache.put(self._notes, json.dumps(now).encode())

    def note_page(self, known: str, file: str, name: str) -> None:
        """Note one PDF of a page."""
        if known:
            self._pages_now.setdefault(known, {})[file] = name

    def _note(self, name: str, answer: dict[str, Any], pdf: bytes) -> None:
        if self._earlier:
            self._now[name] = [late.sum_of(pdf), answer]


def _name(question: dict[str, Any], contents: list[tuple[str, str]], way: str) -> str:
    asked = {**question, "markdown": late.sum_of(question["markdown"])}
    return cache.name(KIND, asked, contents, way)


def _way(*templates: str) -> str:
    """A digest of all that every page of a run is printed with."""
    return cache.name(KIND, list(map(_contents, templates)), engine())


def _contents(folder: str | Path) -> list[tuple[str, str]]:
    """Every file in and below a folder that the child may show, with a digest of it."""
    found = []
    for place, folders, names in os.walk(folder):
        folders.sort()
        for file in sorted(set(names) - _RECORDS):
            path = Path(place, file)
            with suppress(OSError):  # a link to nothing is no picture
                if path.is_file():
                    found.append((str(path.relative_to(folder)), _digest(path)))
    return found


def _digest(path: Path) -> str:
    line = snapshot.of_settled(path)
    return _read(path) if line is None else _read_once(path, line)


def _read(path: Path) -> str:
    if path.stat().st_size > _LARGEST:
        return "too large"
    with path.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").hexdigest()


@functools.cache  # the fonts are 4 MB, asked for before each page is printed and after it
def _read_once(path: Path, _line: str) -> str:
    """The digest of a file of which the system says what it said before."""
    return _read(path)


@functools.cache
def engine() -> str:
    """A digest of what sets the type: Pango and its kin, their settings, and the system's fonts; ""
    where that cannot be told.
    """
    return _digest_of_engine(version.of_files)


@functools.cache
def engine_anywhere() -> str:
    """The same by what the fonts hold, so that it is alike on machines that print alike."""
    return _digest_of_engine(version.of_contents)


def _digest_of_engine(lines_of: Callable[[Iterable[Path]], Iterable[str]]) -> str:
    pango, harfbuzz, fontconfig = map(_loaded, _LIBRARIES)
    if not pango or not harfbuzz or not fontconfig:
        return ""
    harfbuzz.hb_version_string.restype = ctypes.c_char_p
    versions = pango.pango_version(), harfbuzz.hb_version_string(), fontconfig.FcGetVersion()
    digest = hashlib.blake2b(repr(versions).encode(), digest_size=16)
    for line in lines_of(_fonts(fontconfig)):
        digest.update(line.encode("utf-8", "surrogateescape") + b"\n")
    return digest.hexdigest()


def _loaded(names: tuple[str, ...]) -> ctypes.CDLL | None:
    for name in names:
        with suppress(OSError):
            return ctypes.CDLL(name)
    return None


def _fonts(library: ctypes.CDLL) -> Iterator[Path]:
    """The folders of fonts that Fontconfig looks into, and the files that say so."""
    pointer = ctypes.c_void_p
    library.FcInitLoadConfig.restype = pointer
    library.FcStrListNext.restype, library.FcStrListNext.argtypes = ctypes.c_char_p, [pointer]
    settings = library.FcInitLoadConfig()
    for asked in (library.FcConfigGetFontDirs, library.FcConfigGetConfigFiles):
        asked.restype, asked.argtypes = pointer, [pointer]
        listed = asked(settings)
        while place := library.FcStrListNext(listed):
            yield Path(os.fsdecode(place))
