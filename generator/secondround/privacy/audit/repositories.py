"""Which repositories have to do with a workspace: the one it lies in, those around it, those inside
it.

In: a workspace. Out: repositories, each with its place; and whatever else keeps versions there,
which is only named.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from msgspec import Struct

from secondround.system import GitFails, Repository, git
from secondround.vocabulary import layout

_OTHERS: Final = {
    ".hg": "Mercurial",
    ".svn": "Subversion",
    ".jj": "Jujutsu",
    ".fslckout": "Fossil",
    "_FOSSIL_": "Fossil",
    "_darcs": "Darcs",
    ".pijul": "Pijul",
    ".bzr": "Bazaar",
}
"""What other programs that keep versions put into a folder."""
_LEFT_OUT: Final = frozenset(
    {".venv", "venv", "node_modules", layout.WORK_FOLDER, "site-packages", ".git"}
)


class LocatedRepository(Struct, frozen=True):
    """A repository that holds files of the workspace, and how it lies to it."""

    repository: Repository | None  # None where git cannot read it
    place: PurePosixPath  # of its top, from the workspace; "." for the one the workspace lies in
    base: PurePosixPath  # goes before its files' names, so that they are as from the workspace
    inner: PurePosixPath  # the workspace, from its top; "." where that is the top, or lies outside


def find(root: Path) -> Iterator[LocatedRepository]:
    """The workspace's own repository first. Raises GitFails where git does not answer."""
    own = git.find(root)
    if own:
        inner = _from(own.top, root)
        yield LocatedRepository(own, PurePosixPath(), PurePosixPath(), inner)
        yield from _aside(own, root)
        yield from _around(own, root)
    for place in sorted({*nested(root), *(_submodules(own, root) if own else ())}):
        try:
            yield LocatedRepository(git.inside(root / place), place, place, PurePosixPath())
        except GitFails:
            yield LocatedRepository(None, place, place, PurePosixPath())


def _aside(own: Repository, root: Path) -> Iterator[LocatedRepository]:
    """Another repository of the same files, which only the environment names."""
    try:
        other = git.named(root)
    except GitFails:
        return  # a hook's words about another folder
    if other and not other.is_same(own):
        yield LocatedRepository(other, PurePosixPath(), PurePosixPath(), _from(other.top, root))


def _submodules(own: Repository, root: Path) -> Iterator[PurePosixPath]:
    """The submodules of the repository that are here, from the workspace, beside it as well."""
    for entry in own.files():
        if entry.mode == git.SUBMODULE and (own.top / entry.name / ".git").exists():
            yield PurePosixPath(
                os.path.relpath(own.top / entry.name, root.resolve()).replace(os.sep, "/")
            )


def _around(own: Repository, root: Path) -> Iterator[LocatedRepository]:
    """Repositories further up that have files of the workspace, too."""
    for folder in own.top.resolve().parents:
        if (folder / ".git").exists():
            outer = git.inside(folder)
            inner = _from(outer.top, root)
            if any(
                entry.mode != git.SUBMODULE and entry.path.is_relative_to(inner)
                for entry in outer.files()
            ):
                place = PurePosixPath(os.path.relpath(folder, root.resolve()).replace(os.sep, "/"))
                yield LocatedRepository(outer, place, PurePosixPath(), inner)


def _from(top: Path, root: Path) -> PurePosixPath:
    return PurePosixPath(root.resolve().relative_to(top.resolve()).as_posix())


def nested(root: Path) -> Iterator[PurePosixPath]:
    """The folders below the workspace that are repositories of their own, submodules included."""
    for folder, names, files in os.walk(root):
        if Path(folder) != root and (".git" in names or ".git" in files):
            yield PurePosixPath(Path(folder).relative_to(root).as_posix())
        names[:] = sorted(name for name in names if name not in _LEFT_OUT)


def others(root: Path) -> tuple[str, ...]:
    """The names of other systems that keep versions of the workspace."""
    found = set()
    for folder in (root, *root.parents):
        for mark, system in _OTHERS.items():
            if (folder / mark).exists():
                found.add(system)
    return tuple(sorted(found))
