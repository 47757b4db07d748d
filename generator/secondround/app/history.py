"""A workspace as it was: the files of people's writing at a revision of git.

In: a workspace and the name of a revision, or a date. Out: that revision's YAML files and plans, in
memory. Nothing is written, no hook is run, and nothing is fetched: whoever made the commit chose
its names, and a name is no place here.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final

from msgspec import Struct

from secondround.app.errors import Refused
from secondround.system import (
    Entry,
    GitFails,
    GitIsMissing,
    NoRepository,
    NotTrusted,
    Repository,
    git,
    typed,
)
from secondround.vocabulary import layout

Files = dict[PurePosixPath, bytes]

_WRITTEN: Final = (".yml", f"/{layout.LOCK}")
_PLAIN: Final = ("100644", "100755")
_LINKS: Final = 8  # one after the other


class Revision(Struct, frozen=True):
    """One commit."""

    id: str  # "" where nothing had been committed yet
    date: dt.date  # when it was committed


def repository(root: Path) -> Repository:
    """The repository of the workspace. A usage error where there is none, or git cannot be
    asked.
    """
    try:
        found = git.find(root)
    except GitFails as error:
        raise Refused(_refusal(error)) from error
    if found is None:
        raise Refused(_refusal(NoRepository()))
    return found


def _refusal(error: GitFails) -> str:
    match error:
        case GitIsMissing():
            return "`changes` needs git, which is not installed."
        case NotTrusted():
            return (
                "The repository belongs to another user, so git does not read it. If you trust "
                "them, add it to git’s `safe.directory`."
            )
        case NoRepository():
            return (
                "The workspace is not in a git repository, so `changes` has nothing to compare "
                "it with."
            )
        case _:
            return f"Git failed: {error}."


def revision(known: Repository, name: str) -> Revision:
    """The commit that a name means; for a date, the last one before that day. A usage error where
    there is none.

    Where the first commit is not older than the day, the revision has no id: before it there was
    nothing.
    """
    day = _day(name)
    if day and known.commit("HEAD"):
        name = known.last_before(f"{day} 00:00:00")
        if not name and known.is_shallow():
            raise Refused(
                f"Commits from before {day} are missing, because the clone is shallow. "
                "Fetch them: `git fetch --unshallow`"
            )
        if not name:
            return Revision("", day)
    found = known.commit(name)
    if found is None and not known.commit("HEAD"):
        raise Refused("Nothing has been committed yet, so `changes` has nothing to compare with.")
    if found is None:
        raise Refused(f"There is no revision `{name}`. Give a commit, a tag or a day (2026-11-20).")
    return Revision(found.id, dt.date.fromisoformat(found.date))


def _day(name: str) -> dt.date | None:
    """The day that a name means; None where it is no date."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", name):
        return None
    try:
        return dt.date.fromisoformat(name)
    except ValueError:
        raise Refused(f"`{name}` is not a date.") from None


def files(known: Repository, root: Path, commit: Revision) -> Files:
    """What people had written below packets/, by place in the workspace; of a submodule, what it
    held at that commit.

    A usage error where a submodule is not there, or where the commit holds names that git itself
    would not check out.
    """
    top = PurePosixPath(root.resolve().relative_to(known.top.resolve()).as_posix())
    if not commit.id:
        return {}
    found: Files = {}
    links: dict[PurePosixPath, bytes] = {}
    _gather(known, commit.id, top / layout.PACKETS, root, (found, links))
    _follow(links, found)
    return found


def _gather(
    known: Repository, commit: str, below: PurePosixPath, root: Path, into: tuple[Files, Files]
) -> None:
    """Put the files below a folder of the repository into the first, and links into the second."""
    found, links = into
    entries = _sound(known.tree(commit, "" if below == PurePosixPath() else str(below)))
    here = below.parent  # the workspace, from the repository's top
    wanted = list(filter(_is_written, entries))
    contents = dict(known.contents(entry.id for entry in wanted))
    for entry in wanted:
        place = entry.path.relative_to(here)
        (links if entry.mode == git.LINK else found)[place] = contents[entry.id] or b""
    for entry in entries:
        if entry.mode == git.SUBMODULE:
            _gather_submodule(entry.path.relative_to(here), entry.id, root, into)


def _is_written(entry: Entry) -> bool:
    """Whether it is a file, or a link, of the kinds that people write."""
    return entry.name.endswith(_WRITTEN) and entry.mode in {*_PLAIN, git.LINK}


def _gather_submodule(
    place: PurePosixPath, commit: str, root: Path, into: tuple[Files, Files]
) -> None:
    inner: tuple[Files, Files] = {}, {}
    _gather(_submodule(root, place, commit), commit, PurePosixPath(), root / place, inner)
    for target, files_of_it in zip(into, inner, strict=True):
        for path, data in files_of_it.items():
            target[place / path] = data


def _submodule(root: Path, place: PurePosixPath, commit: str) -> Repository:
    """The submodule's repository. A usage error where it does not know its commit."""
    try:
        found = git.inside(root / place)
        if found.has(commit):
            return found
    except GitFails:
        pass
    order = typed.line("git", "-C", root, "submodule", "update", "--init", "--", place)
    raise Refused(
        f"`{place}` is a submodule, and its commit of that time is missing. Fetch it: {order}"
    )


def _sound(entries: Iterable[Entry]) -> list[Entry]:
    """The entries as they are. A usage error where git itself would not have made them."""
    listed = list(entries)
    names = {entry.name for entry in listed}
    for entry in listed:
        parts = entry.name.split("/")
        above = {"/".join(parts[:length]) for length in range(1, len(parts))}
        if (
            len(names) < len(listed)
            or not above.isdisjoint(names)
            or not {"", ".", "..", ".git"}.isdisjoint(parts)
        ):
            raise Refused(
                f"The commit has file names that git never writes, such as `{entry.name}`, so it "
                "was not read. `git fsck` says more; ask whoever made the commit."
            )
    return listed


def _follow(links: Files, found: Files) -> None:
    """Give each link the content of the file in packets/ that it leads to; one that leads elsewhere
    is empty.
    """
    for link in links:
        place: PurePosixPath | None = link
        for _ in range(_LINKS):
            if place not in links:
                break
            place = _target(place, os.fsdecode(links[place]))
        found.setdefault(link, found.get(place, b"") if place else b"")


def _target(link: PurePosixPath, text: str) -> PurePosixPath | None:
    """Where a link leads, from the workspace; None where that is outside."""
    if text.startswith("/"):
        return None
    parts = list(link.parent.parts)
    for part in text.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part != ".":
            parts.append(part)
    return PurePosixPath(*parts) if parts[:1] == [layout.PACKETS] else None
