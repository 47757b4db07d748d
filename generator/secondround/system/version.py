"""Which program this is, to the byte: its own files, Python, and every library beside it.

In: nothing. Out: a digest that changes with any of them. On one machine it
reads no file: what the system says of each (size, times, number) is enough to see that one has
changed.
"""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from secondround.system import resources, snapshot

_PACKAGE = Path(__file__).resolve().parents[1]


@cache
def program() -> str:
    """A digest of the program as it is installed here."""
    digest = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for line in (*_libraries(), *of_files(_own())):
        digest.update(line.encode("utf-8", "surrogateescape") + b"\n")
    return digest.hexdigest()


@cache
def release() -> str:
    """A digest of the program that is the same on every machine that has the same one: by what its
    files hold, not by where they lie.
    """
    python = sys.version_info[:3], sys.platform, platform.machine()
    digest = hashlib.blake2b(repr(python).encode(), digest_size=16)
    for line in (*sorted(set(_libraries())), *of_contents(_own())):
        digest.update(line.encode("utf-8", "surrogateescape") + b"\n")
    return digest.hexdigest()


def of_files(places: Iterable[Path]) -> Iterator[str]:
    """A line for each of those files, and for each in those folders: it is another one whenever the
    file is.
    """
    for place in places:
        if place.is_file():
            yield f"{place} {snapshot.line(place.stat())}"
        for path in _below(place):
            yield f"{path} {snapshot.line(os.stat(path))}"  # noqa: PTH116 (a Path takes longer)


def of_contents(places: Iterable[Path]) -> Iterator[str]:
    """A line for each of those files and each in those folders, by what it holds."""
    for place in places:
        paths = [place] if place.is_file() else map(Path, _below(place))
        for path in filter(Path.is_file, paths):
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "blake2b").hexdigest()
            yield f"{path.relative_to(place)} {found}"


def _below(place: Path) -> Iterator[str]:
    for folder, folders, names in os.walk(place):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            yield os.path.join(folder, name)  # noqa: PTH118 (likewise)


def _libraries() -> Iterator[str]:
    """The name and release of everything that is installed beside the program."""
    for place in filter(Path.is_dir, map(Path, sys.path)):
        yield from sorted(path.name for path in place.glob("*-info"))


def _own() -> Iterator[Path]:
    """Where all lies that is the program's: its code, its templates, the words that it ships."""
    yield _PACKAGE
    yield resources.folder("templates")
    for name in ("guides", "library"):
        yield resources.folder("packets") / name
