"""What git remembers of a client: files of earlier commits, and commit messages.

In: a workspace, a client's folders, what to look for. Out: what was found, and the commands that
rewrite the history. They are named, and never run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from msgspec import Struct

from secondround.privacy.leaks import Footprint, Unsearchable
from secondround.system import GitFails, Repository, git, typed
from secondround.vocabulary import layout

_BETWEEN: Final = r"[\W_]+"
_BEFORE: Final = r"(?<![^\W_])"
_AFTER: Final = r"(?![^\W_])"
"""No letter or digit there; unlike `\\b`, also beside a letter that is no ASCII."""
_LISTS: Final = ("../names.txt", "../blobs.txt")
"""Beside the clone: git-filter-repo refuses one that holds new files."""


class HistoryTraces(Struct, frozen=True):
    """What git has of a client."""

    own: tuple[str, ...] = ()  # the client's folders, from the repository's top
    files: tuple[str, ...] = ()  # other files that name the client, likewise
    in_messages: bool = False
    words: tuple[str, ...] = ()  # by which they do, as they are written there
    unread: str = ""  # why git could not be asked
    called: tuple[str, ...] = ()  # of the files, those whose own name does
    blobs: tuple[str, ...] = ()  # ids of contents in which no words can be replaced

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.own or self.files or self.in_messages)

    def commands(self) -> tuple[str, ...]:
        """What a person can type to rewrite the history."""
        if not self:
            return ()
        names, blobs = _LISTS
        before, options = [], []
        if self.own or self.called:
            options.append("--invert-paths")
            for path in (*self.own, *self.called):
                options += ["--path", path]
        if self.words:
            before.append(f"{typed.line('printf', _EACH, *map(_rewriting, self.words))} > {names}")
            options += ["--replace-text", names, "--replace-message", names]
        if self.blobs:
            before.append(f"{typed.line('printf', _EACH, *self.blobs)} > {blobs}")
            options += ["--strip-blobs-with-ids", blobs]
        made = [names] * bool(self.words) + [blobs] * bool(self.blobs)
        after = [typed.line("rm", *made)] if made else []
        return (*before, typed.line("git", "filter-repo", *options), *after, *_FINALLY)


_EACH: Final = r"%s\n"
_FINALLY: Final = ("git reflog expire --expire=now --all", "git gc --prune=now")


def _rewriting(words: str) -> str:
    """A line of what git-filter-repo is to replace, in whatever letters and marks."""
    found = _BETWEEN.join(filter(None, re.split(_BETWEEN, words)))
    return rf"regex:(?i){_BEFORE}{found}{_AFTER}==>removed"


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
    called: set[str] = set()
    blobs: set[str] = set()
    words: set[str] = set()
    for id_, data in repository.contents(others):
        for path in others[id_]:
            place = _searched(path, top)
            if footprint.named_in(place):
                called.add(str(path))
            elif found := _found(footprint, place, data or b""):
                named.add(str(path))
                words |= found
                if _found(footprint, place, footprint.without(place, data or b"")):
                    blobs.add(id_)
    said = _found(footprint, PurePosixPath("message.txt"), repository.messages().encode())
    return HistoryTraces(
        tuple(own),
        tuple(sorted(named | called)),
        bool(said),
        _longest_first(words | said),
        called=tuple(sorted(called)),
        blobs=tuple(sorted(blobs)),
    )


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    """A whole name first: what is left of it is found by its parts."""
    return tuple(sorted(words, key=lambda each: (-len(re.split(_BETWEEN, each)), each)))


def _searched(path: PurePosixPath, top: PurePosixPath) -> PurePosixPath:
    packets = top / layout.PACKETS
    return path.relative_to(packets) if path.is_relative_to(packets) else path


def _found(footprint: Footprint, path: PurePosixPath, data: bytes) -> frozenset[str]:
    """The words by which the client is found, as they are written."""
    try:
        return frozenset(" ".join(each.words.split()) for each in footprint.found(path, data))
    except Unsearchable:
        return frozenset()
