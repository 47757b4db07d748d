"""A workspace as it was: the files of people's writing at a revision of git.

In: a workspace and the name of a revision, or a date. Out: that revision's YAML files and plans in a folder of their
own. Nothing in the checkout is touched, no hook is run, and nothing is fetched.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

_QUIET: Final = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
_FOUND: Final = ("rev-parse", "--verify", "--quiet", "--end-of-options")
_WRITTEN: Final = (".yml", "/plan.lock.json")
_LINK, _FILES = "120000", ("100644", "100755", "120000")
_SUBMODULE: Final = "160000"  # a library or guides that are versioned by themselves


@dataclass(frozen=True, slots=True)
class Revision:
    """One commit."""

    id: str
    date: dt.date  # when it was committed


def revision(root: Path, name: str) -> Revision:
    """The commit that a name means; for a date, the last one before that day. A usage error where there is none."""
    try:
        id_ = _git(root, *_FOUND, f"{_before(root, name)}^{{commit}}").decode().strip()
    except subprocess.CalledProcessError:
        raise click.UsageError(f"There is no revision `{name}`. Name a commit, a tag, or a day: 2026-11-20.") from None
    date = _git(root, "show", "-s", "--format=%cs", id_).decode().strip()
    return Revision(id_, dt.date.fromisoformat(date))


def _before(root: Path, name: str) -> str:
    """For a date the last commit before that day; any other name as it is."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", name):
        return name
    try:
        day = dt.date.fromisoformat(name)
    except ValueError:
        raise click.UsageError(f"`{name}` is no day.") from None
    found = _git(root, "rev-list", "-1", f"--before={day} 00:00:00", "HEAD").decode().strip()
    if not found:
        raise click.UsageError(f"Nothing was committed before {name}.")
    return found


def unpack(root: Path, commit: Revision, folder: Path) -> None:
    """Write what people had written below packets/ into `folder`; of a submodule, what it held at that commit.

    A usage error where a submodule is not there.
    """
    (folder / "packets").mkdir()
    _unpack(root, commit.id, folder, "packets/")


def _unpack(root: Path, commit: str, folder: Path, *below: str) -> None:
    listed = list(_listed(root, commit, *below))
    entries = [entry for entry in listed if entry.path.endswith(_WRITTEN) and entry.mode in _FILES]
    for entry, content in zip(entries, _contents(root, [entry.id for entry in entries]), strict=True):
        place = folder / entry.path
        place.parent.mkdir(parents=True, exist_ok=True)
        if entry.mode == _LINK:
            place.symlink_to(os.fsdecode(content))  # reading follows it no further than packets/
        else:
            place.write_bytes(content)
    for entry in listed:
        if entry.mode == _SUBMODULE:
            _unpack(_submodule(root, entry), entry.id, folder / entry.path)


def _submodule(root: Path, entry: _Entry) -> Path:
    """The submodule's folder. A usage error where it does not know its commit."""
    place = root / entry.path
    if (place / ".git").exists():
        with suppress(subprocess.CalledProcessError):
            _git(place, "cat-file", "-e", f"{entry.id}^{{commit}}")
            return place
    raise click.UsageError(
        f"`{entry.path}` is a submodule, and what it held then is not here: `git submodule update --init {entry.path}`."
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    mode: str
    id: str
    path: str


def _listed(root: Path, commit: str, *below: str) -> Iterator[_Entry]:
    for line in _git(root, "ls-tree", "-r", "-z", commit, *below).split(b"\0")[:-1]:
        about, _, path = line.partition(b"\t")
        mode, _, id_ = about.decode().split(" ")
        yield _Entry(mode, id_, os.fsdecode(path))


def _contents(root: Path, ids: list[str]) -> list[bytes]:
    """The bytes behind each id; git gives them one after the other, each under a line with its size."""
    given, contents, start = _git(root, "cat-file", "--batch", typed="\n".join(ids).encode()), [], 0
    for _ in ids:
        end = given.index(b"\n", start)
        size = int(given[start:end].rsplit(b" ", 1)[1])
        contents.append(given[end + 1 : end + 1 + size])
        start = end + 1 + size + 1
    return contents


def _git(root: Path, *command: str, typed: bytes = b"") -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - fixed words, a name after --end-of-options, ids of git's own
            ["git", "-C", str(root), *command],  # noqa: S607 - the git that the person uses
            env=os.environ | _QUIET,
            input=typed,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise click.UsageError("git is not installed, and knows alone what has changed.") from None
    if done.returncode and b"not a git repository" in done.stderr:
        raise click.UsageError("The workspace lies in no git repository, so no earlier state is known.")
    if done.returncode and b"dubious ownership" in done.stderr:
        raise click.UsageError("The repository belongs to somebody else, so git does not read it (safe.directory).")
    done.check_returncode()
    return done.stdout
