"""What git remembers of a client: files of earlier commits, and commit messages.

In: a workspace, a client's folders, what to look for. Out: what was found, and the commands that
rewrite the history. They are named, and never run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from secondround.privacy.leaks import Footprint, Unsearchable
from secondround.system import GitFails, Repository, git, typed
from secondround.vocabulary import layout

_BETWEEN: Final = r"[\W_]+"


@dataclass(frozen=True, slots=True)
class HistoryTraces:
    """What git has of a client."""

    own: tuple[str, ...] = ()  # the client's folders, from the repository's top
    files: tuple[str, ...] = ()  # other files that name the client, likewise
    in_messages: bool = False
    words: tuple[str, ...] = ()  # by which they do, in small letters and without marks
    unread: str = ""  # why git could not be asked

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.own or self.files or self.in_messages)

    def commands(self) -> tuple[str, ...]:
        """What a person can type to rewrite the history."""
        found = []
        if self.own:
            paths: list[str] = []
            for folder in self.own:
                paths += ["--path", folder]
            found.append(typed.line("git", "filter-repo", "--invert-paths", *paths))
        if self.files or self.in_messages:
            lines = map(_rewriting, self.words)
            listing = typed.line("printf", r"%s\n", *lines)
            found.append(f"{listing} > names.txt")
            if self.files:
                found.append("git filter-repo --force --replace-text names.txt")
            if self.in_messages:
                found.append("git filter-repo --force --replace-message names.txt")
            found.append("rm names.txt")
        return tuple(found)


def _rewriting(words: str) -> str:
    """A line of what git-filter-repo is to replace, in whatever letters and marks."""
    return rf"regex:(?i)\b{_BETWEEN.join(words.split())}\b==>removed"


def find(root: Path, folders: Sequence[PurePosixPath], footprint: Footprint) -> HistoryTraces:
    """What any commit, branch, tag or note of the workspace's repository has of the client."""
    try:
        repository = git.find(root)
        if repository is None:
            return HistoryTraces()
        return _find(repository, root, folders, footprint)
    except GitFails as error:
        return HistoryTraces(unread=str(error))


def _find(
    repository: Repository, root: Path, folders: Sequence[PurePosixPath], footprint: Footprint
) -> HistoryTraces:
    top = PurePosixPath(root.resolve().relative_to(repository.top.resolve()).as_posix())
    own: dict[str, None] = {}
    others: dict[str, list[PurePosixPath]] = {}
    for entry in (*repository.history(), *repository.files()):
        mine = [top / folder for folder in folders if entry.path.is_relative_to(top / folder)]
        if mine:
            own[str(mine[0])] = None
        elif entry.mode != git.SUBMODULE:
            others.setdefault(entry.id, []).append(entry.path)
    named: set[str] = set()
    words: set[str] = set()
    for id_, data in repository.contents(others):
        for path in others[id_]:
            if found := _words(footprint, _searched(path, top), data or b""):
                named.add(str(path))
                words |= found
    said = footprint.words_in(PurePosixPath("message.txt"), repository.messages().encode())
    # A whole name first: what is left of it is found by its parts.
    ordered = tuple(sorted(words | said, key=lambda each: (-len(each.split()), each)))
    return HistoryTraces(tuple(own), tuple(sorted(named)), bool(said), ordered)


def _searched(path: PurePosixPath, top: PurePosixPath) -> PurePosixPath:
    packets = top / layout.PACKETS
    return path.relative_to(packets) if path.is_relative_to(packets) else path


def _words(footprint: Footprint, path: PurePosixPath, data: bytes) -> frozenset[str]:
    try:
        return footprint.words_in(path, data)
    except Unsearchable:
        return frozenset()
