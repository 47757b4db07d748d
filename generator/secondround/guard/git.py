"""What git knows: files, remotes, branches.

In: a folder. Out: names and bytes, as git has them. It must not change anything, nor reach another machine.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_LONGEST = 100  # seconds
_PUSHED = ("--branches", "--tags", "--remotes")  # a stash is not


class GitFails(Exception):  # noqa: N818 - not a mistake of ours: git is not there, or refuses
    """Git cannot be asked; carries what it said."""


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that a folder lies in."""

    top: Path

    def files(self) -> dict[PurePosixPath, str]:
        """The files that are committed or staged, from the top, each with the name of its content."""
        rows = _listed(self._said("ls-files", "--stage", "-z"))
        named = (row.partition("\t") for row in rows)
        return {PurePosixPath(path): head.split()[1] for head, _, path in named}

    def content(self, names: Iterable[str]) -> Iterator[bytes]:
        """What each of the names stands for."""
        asked = "".join(f"{name}\n" for name in names)
        rest = _git(self.top, "cat-file", "--batch", asked=asked.encode())
        while rest:
            head, _, rest = rest.partition(b"\n")
            size = int(head.split()[-1])
            yield rest[:size]
            rest = rest[size + 1 :]

    def ever(self) -> frozenset[PurePosixPath]:
        """Every file of every commit that any branch, tag or remote leads to: what a push would send along."""
        rows = _listed(self._said("log", *_PUSHED, "--no-renames", "-m", "--format=", "--name-only", "-z"))
        return frozenset(PurePosixPath(row.lstrip("\n")) for row in rows if row.strip())

    def branches(self) -> tuple[str, ...]:
        """The branches here and those known of the remotes, e.g. `refs/remotes/origin/main`, sorted."""
        return tuple(self._said("for-each-ref", "--format=%(refname)", "refs/heads", "refs/remotes").split())

    def files_of(self, branch: str) -> frozenset[PurePosixPath]:
        """The files of a branch's last commit."""
        return frozenset(map(PurePosixPath, _listed(self._said("ls-tree", "-r", "-z", "--name-only", branch))))

    def remotes(self) -> tuple[tuple[str, str], ...]:
        """Name and address of each remote, as a push would take them, sorted."""
        lines = (line.split("\t") for line in self._said("remote", "-v").splitlines())
        return tuple(sorted({(name, address.rpartition(" ")[0]) for name, address in lines}))

    def _said(self, *words: str) -> str:
        return _git(self.top, *words).decode("utf-8", "surrogateescape")


def find(folder: Path) -> Repository | None:
    """The repository that `folder` lies in; None where it lies in none. Raises GitFails where git cannot be asked."""
    if not any((place / ".git").exists() for place in (folder, *folder.parents)):
        return None
    return Repository(Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n"))))


def _git(folder: Path, *words: str, asked: bytes = b"") -> bytes:
    order = ["git", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false", *words]
    try:
        done = subprocess.run(  # noqa: S603 our own words; paths and names come from git itself
            order, cwd=folder, env=_environment(), input=asked, capture_output=True, check=False, timeout=_LONGEST
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitFails(f"git cannot be run: {error}") from error
    if done.returncode:
        raise GitFails(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def _environment() -> dict[str, str]:
    """Ours, without what a hook is told about where it runs; the index of the commit that is being made is kept."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    index = os.environ.get("GIT_INDEX_FILE")
    return {**kept, "LC_ALL": "C", **({"GIT_INDEX_FILE": str(Path(index).resolve())} if index else {})}


def _listed(said: str) -> list[str]:
    return [row for row in said.split("\0") if row]
