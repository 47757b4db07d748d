"""What git knows: files, contents, commits, remotes.

In: a folder. Out: names and bytes, as git has them. It changes nothing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from msgspec import Struct

from secondround.system.git_process import GitFails, NoRepository, run

LINK: Final = "120000"
SUBMODULE: Final = "160000"
_TAG: Final = re.compile(r"object (?P<id>.*)\ntype (?P<kind>.*)\n")
_HEAD: Final = re.compile(r"^ ?(?:commit|tree|parent|author|committer|tagger) .*$", re.MULTILINE)
LARGEST: Final = 20_000_000
"""Bytes of a file that is read out of git at most."""
_AT_ONCE: Final = 40_000_000  # bytes asked for in one go
_STASH: Final = "refs/stash"  # no push takes it along, unless it is asked to by name
_PUSHED: Final = (
    f"--exclude={_STASH}",
    "--exclude=refs/notes/*",
    "--all",
)  # a refspec can push any ref
_NOTES: Final = ("--glob=refs/notes/*",)
_DIFF: Final = ("--no-renames", "--diff-merges=separate", "--root", "--ignore-submodules=none")


class Entry(Struct, frozen=True):
    """A file as git has it."""

    name: str  # from the repository's top, as it is written there
    mode: str  # e.g. "100644"
    id: str  # the name of its content

    @property
    def path(self) -> PurePosixPath:
        """Its place, from the repository's top."""
        return PurePosixPath(self.name)


class Commit(Struct, frozen=True):
    """What is needed most often of a commit."""

    id: str
    date: str  # the day it was committed, as in "2026-11-20"


class Ref(Struct, frozen=True):
    """A name in git, and one of the objects that it leads to."""

    name: str  # e.g. "refs/tags/v1"
    kind: str  # "commit", "tag", "tree" or "blob"
    id: str


class Repository(Struct, frozen=True):
    """The repository that a folder lies in."""

    top: Path
    index: str | None = None  # of the commit that is being made, where a hook asks
    aside: Path | None = None  # git's own folder, where it does not lie at the top
    options: tuple[str, ...] = ()

    def files(self) -> tuple[Entry, ...]:
        """The files that are committed or staged, from the top; of a file in conflict, every
        side.
        """
        rows = _rows(self._ask("ls-files", "--stage", "-z"))
        return tuple(_entry(row) for row in rows)

    def tree(self, revision: str, below: str = "") -> tuple[Entry, ...]:
        """The files of a revision, from the top; of those below a folder."""
        paths = ["--", below] if below else []
        return tuple(
            _entry(row)
            for row in _rows(self._ask("ls-tree", "-r", "-z", "--full-tree", revision, *paths))
        )

    def history(self) -> tuple[Entry, ...]:
        """Every file that any ref leads to, once for each content: a push can send it. Git's notes
        are files, too.
        """
        found = dict.fromkeys(self._changed(_PUSHED))
        for note in self._changed(_NOTES):
            found[Entry(f"git notes/{note.name}", note.mode, note.id)] = None
        for ref in self.refs():
            if ref.kind == "blob":
                found[Entry(ref.name, "100644", ref.id)] = None
            elif ref.kind == "tree":
                found.update(dict.fromkeys(self.tree(ref.id)))
        return tuple(found)

    def _changed(self, which: tuple[str, ...]) -> Iterator[Entry]:
        order = ("log", *which, *_DIFF, "--raw", "--no-abbrev", "--format=", "-z")
        fields = iter(_rows(self._ask(*order)))
        for about in fields:
            path = next(fields, "")
            _, mode, _, id_, what = about.lstrip("\n").lstrip(":").split(" ")
            if what != "D":
                yield Entry(path, mode, id_)

    def messages(self) -> str:
        """What these commits and the tags say, signed tags that were merged included; not who made
        them.
        """
        tags = [ref.id for ref in self.refs() if ref.kind == "tag"]
        log = self._text("log", *_PUSHED, "--encoding=UTF-8", "--format=raw")
        texts = [_HEAD.sub("", log)]
        for _, data in self.contents(tags):
            texts.append(os.fsdecode((data or b"").partition(b"\n\n")[2]))
        return "\n".join(texts)

    def refs(self) -> tuple[Ref, ...]:
        """Every ref but the stash, with what it leads to: a tag object counts, and so does what it
        is put on.
        """
        form = "--format=%(refname) %(objecttype) %(objectname)"
        rows = self._text("for-each-ref", form).split("\n")
        waiting = [Ref(*row.split(" ")) for row in rows if row]
        found: list[Ref] = []
        while waiting:
            found += [ref for ref in waiting if ref.name != _STASH]
            names = {ref.id: ref.name for ref in waiting if ref.kind == "tag"}
            waiting = []
            for id_, data in self.contents(names):
                head = _TAG.match(os.fsdecode(data or b""))
                if head:
                    waiting.append(Ref(names[id_], head["kind"], head["id"]))
        return tuple(found)

    def contents(self, ids: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """Each name once, with the content behind it; None where git does not have it here, or it
        is too large.
        """
        sizes = self._sizes(dict.fromkeys(ids))
        waiting: list[str] = []
        total = 0
        for id_, size in sizes.items():
            if size is None or size > LARGEST:
                yield id_, None
                continue
            waiting.append(id_)
            total += size
            if total > _AT_ONCE:
                yield from self._read(waiting)
                waiting, total = [], 0
        yield from self._read(waiting)

    def has(self, commit: str) -> bool:
        """Whether the commit of that id is here."""
        return self._sizes([commit])[commit] is not None

    def commit(self, name: str) -> Commit | None:
        """The commit that a name means, or None."""
        try:
            id_ = self._text(
                "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
            ).strip()
        except GitFails:
            return None
        return Commit(id_, self._text("show", "-s", "--format=%cs", id_).strip())

    def last_before(self, time: str) -> str:
        """The id of the last commit before a time, or ""."""
        return self._text("rev-list", "-1", f"--before={time}", "HEAD").strip()

    def branches(self) -> tuple[str, ...]:
        """The branches here and those known of the remotes, e.g. `refs/remotes/origin/main`,
        sorted.
        """
        return tuple(
            self._text("for-each-ref", "--format=%(refname)", "refs/heads", "refs/remotes").split()
        )

    def remotes(self) -> tuple[tuple[str, str], ...]:
        """Name and address of each remote, as a push would take them, sorted."""
        lines = [line.split("\t") for line in self._text("remote", "-v").splitlines()]
        return tuple(sorted({(name, address.rpartition(" ")[0]) for name, address in lines}))

    def settings(self, pattern: str) -> tuple[str, ...]:
        """The values of all settings whose name fits."""
        try:
            rows = _rows(self._ask("config", "--null", "--get-regexp", pattern))
        except GitFails:
            return ()
        return tuple(row.partition("\n")[2] for row in rows)

    def is_shallow(self) -> bool:
        """Whether earlier commits were left out when it was cloned."""
        return self.place_of("shallow").exists()

    def is_same(self, other: Repository) -> bool:
        """Whether both are the same, seen from two work trees or from a hook."""
        return self.place_of("config").resolve() == other.place_of("config").resolve()

    def place_of(self, name: str) -> Path:
        """The path of one of git's own files."""
        return self.top / self._text("rev-parse", "--git-path", name).rstrip("\n")

    def _sizes(self, ids: Iterable[str]) -> dict[str, int | None]:
        names = list(ids)
        answer = self._ask("cat-file", "--batch-check", typed=_lines(names))
        sizes: dict[str, int | None] = {}
        for name, line in zip(names, answer.splitlines(), strict=True):
            end = line.rsplit(b" ", 1)[-1]
            sizes[name] = int(end) if end.isdigit() else None
        return sizes

    def _read(self, ids: list[str]) -> Iterator[tuple[str, bytes]]:
        """Git gives the contents one after the other, each under a line with its size."""
        if not ids:
            return
        given = self._ask("cat-file", "--batch", typed=_lines(ids))
        start = 0
        for name in ids:
            end = given.index(b"\n", start)
            size = int(given[start:end].rsplit(b" ", 1)[1])
            yield name, given[end + 1 : end + 1 + size]
            start = end + 1 + size + 1

    def _text(self, *words: str) -> str:
        return os.fsdecode(self._ask(*words))

    def _ask(self, *words: str, typed: bytes = b"") -> bytes:
        return run(self.top, *self.options, *words, typed=typed, index=self.index)


def find(folder: Path) -> Repository | None:
    """The repository that `folder` lies in; None where it lies in none. Raises GitFails where git
    does not answer.

    It is looked for as git itself does, from the folder upwards. Only where none is found,
    `GIT_DIR` names one.
    """
    if any((place / ".git").exists() for place in (folder, *folder.parents)):
        top = os.fsdecode(run(folder, "rev-parse", "--show-toplevel").rstrip(b"\n"))
        index = os.environ.get("GIT_INDEX_FILE")
        return Repository(Path(top), index=str(Path(index).resolve()) if index else None)
    return named(folder)


def inside(folder: Path) -> Repository:
    """The repository whose top is `folder`, whatever lies around it. Raises GitFails where git does
    not answer.
    """
    top = os.fsdecode(run(folder, "rev-parse", "--show-toplevel").rstrip(b"\n"))
    if Path(top).resolve() != folder.resolve():
        raise NoRepository(f"{folder} is not a repository that git can read")
    return Repository(Path(top))


def named(folder: Path) -> Repository | None:
    """The repository that the environment names, where its files are those of `folder`."""
    if not os.environ.get("GIT_DIR"):
        return None
    directory = Path(os.environ["GIT_DIR"]).resolve()
    if not directory.is_dir():
        return None
    tree = os.environ.get("GIT_WORK_TREE")
    options = (
        "--git-dir",
        str(directory),
        *(("--work-tree", str(Path(tree).resolve())) if tree else ()),
    )
    top = Path(os.fsdecode(run(folder, *options, "rev-parse", "--show-toplevel").rstrip(b"\n")))
    if not folder.resolve().is_relative_to(top.resolve()):
        return None
    options = ("--git-dir", str(directory), "--work-tree", str(top))
    index = os.environ.get("GIT_INDEX_FILE")
    return Repository(top, str(Path(index).resolve()) if index else None, directory, options)


def _lines(names: Iterable[str]) -> bytes:
    return "".join(f"{name}\n" for name in names).encode()


def _entry(row: str) -> Entry:
    """An entry, from a line of `ls-files --stage` or of `ls-tree`."""
    about, _, path = row.partition("\t")
    mode, *rest = about.split(" ")
    return Entry(path, mode, rest[1] if rest[0] in {"blob", "commit"} else rest[0])


def _rows(answer: bytes) -> list[str]:
    return [row for row in os.fsdecode(answer).split("\0") if row]
