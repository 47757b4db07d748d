"""Files that the program makes from others: which are out of date, and the writing of these.

In: texts by their place below a folder. Out: what differs, and those files, written whole. A file
that the program did not make is never written over, unless that was asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from msgspec import Struct

from secondround.render import made
from secondround.system import atomic, workfolder

AT_ONCE = 8
"""Files written side by side: each waits for the disk, which takes several in one go."""


class Upkeep(Struct, frozen=True):
    """The files as they should be."""

    folder: Path
    texts: Mapping[str, str]  # by place below the folder
    base: Path  # the folder whose work folder is used
    inside: Path  # what no link may lead out of
    over: Collection[str] = ()  # the places at which anything may be written over


class Difference(Struct, frozen=True):
    """What is not as it should be."""

    stale: tuple[str, ...] = ()  # places of the files to write
    kept: tuple[Path, ...] = ()  # files that the program did not make, sorted


def difference(wanted: Upkeep) -> Difference:
    """Which files are out of date, and which stay although they differ."""
    folder = wanted.folder
    differing = [
        place
        for place, text in wanted.texts.items()
        if not atomic.holds(folder / place, text.encode())
    ]
    kept = set(made.kept(folder / place for place in differing if place not in wanted.over))
    stale = tuple(place for place in differing if folder / place not in kept)
    return Difference(stale, tuple(sorted(kept)))


def write(wanted: Upkeep, places: Iterable[str]) -> None:
    """Write the files at those places."""
    places = tuple(places)
    if not places:
        return
    with workfolder.opened(wanted.base) as work, ThreadPoolExecutor(AT_ONCE) as pool:

        def write_file(place: str) -> None:
            path, text = wanted.folder / place, wanted.texts[place]
            atomic.write(path, text, work=work, inside=wanted.inside)

        list(pool.map(write_file, places))  # a list, so that a failure is raised here
