"""The site that is there: what each of its files holds, and which of them the next one takes over.

In: a site's folder, and what is kept of the build that put it in place. Out: a sum of each file,
without reading what was left alone since; the next site's folder, in which files that are to stay
as they are get a second name. A file is known again by all that the system says of it (rights,
size, times, number), else its bytes are read. It must never write into a file that has two names.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterable
from fnmatch import translate
from pathlib import Path
from typing import Final

from secondround.render.site import next_site, stage
from secondround.system import LateText, atomic, cache, files, late, snapshot

NOTE: Final = "assets/second-round.made.json"
"""What a build writes into a site: the sum of every other file."""
_LITTER: Final = (
    ".DS_Store",
    "._*",
    ".localized",
    ".directory",
    "Thumbs.db",
    "desktop.ini",
    ".nojekyll",
)
"""What systems that show a folder leave in it, and what GitHub Pages wants there: nothing of it is
anybody's work.
"""
_IS_LITTER: Final = re.compile("|".join(map(translate, _LITTER))).match
_KIND: Final = "site"
_LARGEST: Final = 500_000_000


class InPlace:
    """The files of a site by their places in it, and of the one that will take its place."""

    def __init__(
        self,
        site: Path,
        store: cache.Store | None = None,
        rights: tuple[int, int] = (0, 0),
        spare: Path | None = None,
    ) -> None:
        """store: where a build keeps what the system says of the files that it put in place.
        rights: what the folders and the files of the next site get. spare: where the site is
        kept that the next one takes the place of, for the one after that to grow in.
        """
        self.site = site
        self.store = store
        self.rights = rights
        self._next = next_site.NextSite(spare)
        self._name = cache.name(_KIND, str(site))
        self._sums: dict[str, str] = {}  # of pages that are read late, by what tells these apart
        # By place: what the system says of the file since it has a second name, and the sum.
        self._taken: dict[str, tuple[str, str]] = {}
        self._made: dict[str, os.stat_result] = {}
        self._entries: list[tuple[str, bool]] = []  # of the next site, once it is noted
        self.whole: snapshot.Lines | None = None  # all of the next site, once it is in place
        self.look()

    @property
    def next(self) -> Path:
        """Where the next site grows, once it has begun."""
        return self._next.folder or self.site

    @property
    def spare(self) -> Path | None:
        """Where the site goes that the next one takes the place of."""
        return self._next.spare

    def begin(self, folder: Path) -> None:
        """Have the next site grow in a folder on the same disk."""
        self._next.begin(folder)
        self._taken = {}

    def move(self, folder: Path, printed: Iterable[str]) -> None:
        """Have it go on growing as `folder`, with all that it has by now. printed: the places of
        its PDFs.
        """
        self._next.move(folder, {*self._taken, *printed})

    def look(self) -> None:
        """Read what is noted of the site: meanwhile another build may have put its own there."""
        data = self.store.get(self._name) if self.store else None
        self._lines: snapshot.Lines
        self._known: dict[str, str]
        self._lines, self._known = json.loads(data) if data else ({}, {})
        self.noted = _noted(self.site)
        try:
            self._is_believed = self._lines.get(NOTE) == snapshot.line(os.lstat(self.site / NOTE))
        except OSError:
            self._is_believed = False

    def sum(self, place: str) -> str:
        """What tells a file from any other content."""
        try:
            found = os.lstat(f"{self.site}/{place}")
        except OSError:
            return sum_of_file(self.site / place)
        return self._sum(place, snapshot.line(found))

    def _sum(self, place: str, line: str) -> str:
        """The same of a file of which the system says this: most were left alone since they were
        last known.
        """
        known = ""
        if self._is_believed and line == self._lines.get(place):
            known = (self.noted or {}).get(place, "")
        elif line == (taken := self._taken.get(place, ("", "")))[0]:
            known = taken[1]
        return known or sum_of_file(self.site / place)

    def is_as_made(self, place: str) -> bool:
        """Whether a file is the one that a build put there."""
        noted = (self.noted or {}).get(place)
        return noted is not None and noted == self.sum(place)

    def take(self, place: str, wanted: str) -> bool:
        """Whether the file at a place has that sum, and its rights; then it has a second name at
        that place in the next site.
        """
        path = f"{self.site}/{place}"  # thousands of files: a Path for each takes longer
        try:
            before = os.lstat(path)
            if stat.S_IMODE(before.st_mode) != self.rights[1]:
                return False
            if self._sum(place, snapshot.line(before)) != wanted:
                return False
            after = self._next.link(path, before.st_ino, place)
        except OSError:  # not there, or a disk without second names
            return False
        if not _is_same(before, after):  # somebody wrote into it meanwhile
            (self.next / place).unlink()
            return False
        self._taken[place] = snapshot.line(after), wanted
        return True

    def put(self, place: str, data: bytes) -> None:
        """Write a file of the next site."""
        self._next.write(place, data)

    def stage(self, finished: stage.Pages) -> None:
        """Put pages into the next site that bring all they need: those that stay, by a second name.
        One that is not read yet is read only where its sum is not known from the last time.
        """
        for place, content in finished.items():
            known = content.sum if isinstance(content, LateText) else ""
            sum_ = self._known.get(known, "")
            data = b"" if sum_ else stage.data(content)
            self._sums[known] = sum_ or late.sum_of(data)
            if not self.take(str(place), self._sums[known]):
                self.put(str(place), data or stage.data(content))
        self._sums.pop("", None)  # of what is read each time

    def set_rights(self, made: Path) -> None:
        """Give every folder and every file of a finished site, once they are noted, its rights;
        what was taken has them.
        """
        folders, of_files = self.rights
        os.chmod(made, folders)  # noqa: PTH101 (likewise)
        for place, is_folder in (*self._entries, (NOTE, False)):
            if is_folder or place not in self._taken:
                os.chmod(f"{made}/{place}", folders if is_folder else of_files)  # noqa: PTH101

    def note(self, made: Path) -> None:
        """Write down in a finished site what is in it."""
        sums = {}
        self._entries = [*stage.entries(made)]
        for place in _names(self._entries):
            self._made[place] = found = os.lstat(f"{made}/{place}")
            then, known = self._taken.get(place, ("", ""))
            sums[place] = known if then == snapshot.line(found) else sum_of_file(made / place)
        atomic.write(made / NOTE, json.dumps(sums, sort_keys=True, separators=(",\n", ": ")))
        self._made[NOTE] = (made / NOTE).lstat()

    def remember(self, work: Path) -> None:
        """Keep what the system says of the files that were noted, now that they are in place.

        work: a folder on the same disk, which tells the time as that disk counts it: a file that
        could be changed without another time is not kept.
        """
        now = snapshot.time_of(work)
        lines: snapshot.Lines = {}
        for place, before in self._made.items():
            try:
                found = os.lstat(f"{self.site}/{place}")
            except OSError:
                continue
            if _is_same(before, found) and max(found.st_mtime_ns, found.st_ctime_ns) < now:
                lines[place] = snapshot.line(found)
        if len(lines) == len(self._made):
            self.whole = {f"{self.site}/{place}": line for place, line in lines.items()}
        if self.store:
            self.store.put(self._name, json.dumps([lines, self._sums]).encode())


def names(site: Path) -> list[str]:
    """The places of all files in a site, without the note and what systems leave there."""
    return _names(stage.entries(site))


def _names(entries: Iterable[tuple[str, bool]]) -> list[str]:
    found = (place for place, is_folder in entries if not is_folder and place != NOTE)
    return sorted(place for place in found if not is_litter(place.rpartition("/")[2]))


def is_litter(name: str) -> bool:
    """Whether systems leave a file of that name wherever they look."""
    return _IS_LITTER(name) is not None


def sum_of_file(path: Path) -> str:
    """What tells a file from any other; a link, or what cannot be read, from every plain file."""
    try:
        return "a link" if path.is_symlink() else late.sum_of(files.read(path, largest=_LARGEST))
    except OSError:
        return "something that is not a plain file"


def _noted(site: Path) -> dict[str, str] | None:
    """What a build has noted; None where there is no note, as in a site of MkDocs' own or of an
    earlier version.
    """
    try:
        found = json.loads(files.text(site / NOTE, site, largest=files.LARGEST))
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _is_same(before: os.stat_result, after: os.stat_result) -> bool:
    """Whether nobody has written into a file meanwhile; it may have got or lost a name."""
    return (before.st_dev, before.st_ino, before.st_size, before.st_mtime_ns) == (
        after.st_dev,
        after.st_ino,
        after.st_size,
        after.st_mtime_ns,
    )
