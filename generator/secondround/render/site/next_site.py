"""The folder in which the next site grows: that of the site before the last, where it was kept,
since most of its files have the names already that they are to have.

In: files of the site that is there, and new ones, by place. Out: a folder with just these. It must
not write into a file that another site has, too: such a name is taken away first.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path


class NextSite:
    """The next site's files by their places."""

    def __init__(self, spare: Path | None) -> None:
        """spare: where the site before the last may lie."""
        self.spare = spare
        self.folder: Path | None = None  # once it has begun
        self._folders: set[str] = set()  # that are there
        self._left: dict[str, int] = {}  # files of the spare site that are there: their numbers

    def begin(self, folder: Path) -> None:
        """Have it grow in a folder on the same disk."""
        self.folder, self._folders, self._left = folder, set(), {}
        if self.spare and not folder.exists():
            with suppress(OSError):  # there is none
                self.spare.rename(folder)
                self._look_through(str(folder), "")

    def _look_through(self, path: str, place: str) -> None:
        self._folders.add(place.rstrip("/"))
        with os.scandir(path) as there:
            for entry in there:
                if entry.is_dir(follow_symlinks=False):
                    self._look_through(entry.path, f"{place}{entry.name}/")
                else:
                    self._left[place + entry.name] = entry.inode()

    def move(self, folder: Path, given: Collection[str]) -> None:
        """Have it go on growing as `folder`, which is empty or not there, with the files at the
        places `given`. Whatever else is in it may be written over from here on, so it goes.
        """
        for place in self._left.keys() - given:
            self.discard(place)
            with suppress(OSError):  # not empty
                while place := place.rpartition("/")[0]:
                    os.rmdir(f"{self.folder}/{place}")  # noqa: PTH106 (a Path takes longer)
                    self._folders.discard(place)
        if self.folder and self.folder.is_dir():
            self.folder.replace(folder)
        self.folder, self._left = folder, {}

    def link(self, path: str, number: int, place: str) -> os.stat_result:
        """Give a file a second name at a place, unless it has it; what the system says of it then.

        number: the file's. Raises OSError, on a disk without second names, too.
        """
        target = self._target(place)
        if number != self._left.get(place):
            self.discard(place)
            os.link(path, target)
        return os.lstat(target)

    def write(self, place: str, data: bytes) -> None:
        """Write a file."""
        self.discard(place)
        with open(self._target(place), "wb") as file:  # noqa: PTH123 (likewise)
            file.write(data)

    def discard(self, place: str) -> None:
        """Take away a name that the spare site's file has."""
        if self._left.pop(place, None) is not None:
            with suppress(FileNotFoundError):
                os.unlink(f"{self.folder}/{place}")  # noqa: PTH108 (likewise)

    def _target(self, place: str) -> str:
        """Where a file goes; its folder is there."""
        folder = place.rpartition("/")[0]
        if folder not in self._folders:
            self._make(folder)
        if place in self._folders:  # the spare site had a folder of that name
            shutil.rmtree(f"{self.folder}/{place}")
            below = {file for file in self._left if file.startswith(f"{place}/")}
            for file in below:
                del self._left[file]
        return f"{self.folder}/{place}"

    def _make(self, folder: str) -> None:
        """Make a folder, and those above it."""
        above = folder.rpartition("/")[0]
        if above not in self._folders and above != folder:
            self._make(above)
        self.discard(folder)  # the spare site had a file of that name
        with suppress(FileExistsError):
            os.mkdir(f"{self.folder}/{folder}")  # noqa: PTH102 (likewise)
        self._folders.add(folder)
