"""Git, asked for what it knows: files, contents, commits, remotes. The one place that runs it.

In: a folder. Out: names and bytes, as git has them. It changes nothing, reaches no other machine,
runs no program that a repository's own settings name, and does not listen to where a hook says that
it runs.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

LINK: Final = "120000"
SUBMODULE: Final = "160000"
_HEAD: Final = re.compile(r"^ ?(?:commit|tree|parent|author|committer|tagger) .*$", re.MULTILINE)
LARGEST: Final = 20_000_000
"""Bytes of a file that is read out of git at most."""
_AT_ONCE: Final = 40_000_000  # bytes asked for in one go
_PATIENCE: Final = (
    1800  # seconds by the clock: for a git that never ends, however busy the machine is
)
_STASH: Final = "refs/stash"  # no push takes it along, unless it is asked to by name
_PUSHED: Final = (
    f"--exclude={_STASH}",
    "--exclude=refs/notes/*",
    "--all",
)  # a refspec can push any ref
_NOTES: Final = ("--glob=refs/notes/*",)
_DIFF: Final = ("--no-renames", "--diff-merges=separate", "--root", "--ignore-submodules=none")
_SETTINGS: Final = (
    "core.quotePath=false",
    "core.fsmonitor=false",
    "log.showSignature=false",
    "protocol.allow=never",  # a file that a partial clone has left out is not fetched
)
_KEPT: Final = (
    "GIT_CONFIG_",
    "GIT_CEILING_DIRECTORIES",
)  # a person's settings, not where a hook runs


class GitFails(Exception):  # noqa: N818 - not a mistake of ours: git is not there, or refuses
    """Git cannot be asked; carries what it said."""


class GitIsMissing(GitFails):
    """There is no git on this machine."""


class NoRepository(GitFails):
    """The folder lies in no repository."""


class NotTrusted(GitFails):
    """The repository belongs to another person, so git does not read it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as git has it."""

    name: str  # from the repository's top, as it is written there
    mode: str  # e.g. "100644"
    id: str  # the name of its content

    @property
    def path(self) -> PurePosixPath:
        """Its place, from the repository's top."""
        return PurePosixPath(self.name)


@dataclass(frozen=True, slots=True)
class Commit:
    """What is asked for most of a commit."""

    id: str
    date: str  # the day it was committed, as in "2026-11-20"


@dataclass(frozen=True, slots=True)
class Ref:
    """A name in git, and one of the objects that it leads to."""

    name: str  # e.g. "refs/tags/v1"
    kind: str  # "commit", "tag", "tree" or "blob"
    id: str


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that a folder lies in."""

    top: Path
    index: str | None = None  # of the commit that is being made, where a hook asks
    aside: Path | None = None  # git's own folder, where it does not lie at the top
    options: tuple[str, ...] = field(default=(), compare=False)

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
        said = [_HEAD.sub("", self._text("log", *_PUSHED, "--encoding=UTF-8", "--format=raw"))]
        for _, data in self.contents(tags):
            said.append(os.fsdecode((data or b"").partition(b"\n\n")[2]))
        return "\n".join(said)

    def refs(self) -> tuple[Ref, ...]:
        """Every ref but the stash, with what it leads to: a tag object, and what that is put on,
        are one each.
        """
        rows = self._text("for-each-ref", "--format=%(refname) %(objecttype) %(objectname)").split(
            "\n"
        )
        waiting = [Ref(*row.split(" ")) for row in rows if row]
        found: list[Ref] = []
        while waiting:
            found += [ref for ref in waiting if ref.name != _STASH]
            names = {ref.id: ref.name for ref in waiting if ref.kind == "tag"}
            waiting = []
            for id_, data in self.contents(names):
                head = os.fsdecode(data or b"").split("\n", 2)
                if len(head) == 3:  # noqa: PLR2004 "object …", "type …", and the rest
                    waiting.append(
                        Ref(
                            names[id_],
                            head[1].removeprefix("type "),
                            head[0].removeprefix("object "),
                        )
                    )
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
        """The commit that a name means; None where there is none."""
        try:
            id_ = self._text(
                "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
            ).strip()
        except GitFails:
            return None
        return Commit(id_, self._text("show", "-s", "--format=%cs", id_).strip())

    def last_before(self, time: str) -> str:
        """The id of the last commit before a time; "" where there is none."""
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
        """Whether both are one, as seen from two work trees, or from a hook."""
        return self.place_of("config").resolve() == other.place_of("config").resolve()

    def place_of(self, name: str) -> Path:
        """The path of one of git's own files."""
        return self.top / self._text("rev-parse", "--git-path", name).rstrip("\n")

    def _sizes(self, ids: Iterable[str]) -> dict[str, int | None]:
        names = list(ids)
        answer = self._ask(
            "cat-file", "--batch-check", typed="".join(f"{name}\n" for name in names).encode()
        )
        ends = [line.rsplit(b" ", 1)[-1] for line in answer.splitlines()]
        return {
            name: int(end) if end.isdigit() else None for name, end in zip(names, ends, strict=True)
        }

    def _read(self, ids: list[str]) -> Iterator[tuple[str, bytes]]:
        """Git gives the contents one after the other, each under a line with its size."""
        if not ids:
            return
        given, start = (
            self._ask("cat-file", "--batch", typed="".join(f"{name}\n" for name in ids).encode()),
            0,
        )
        for name in ids:
            end = given.index(b"\n", start)
            size = int(given[start:end].rsplit(b" ", 1)[1])
            yield name, given[end + 1 : end + 1 + size]
            start = end + 1 + size + 1

    def _text(self, *words: str) -> str:
        return os.fsdecode(self._ask(*words))

    def _ask(self, *words: str, typed: bytes = b"") -> bytes:
        return _run(self.top, *self.options, *words, typed=typed, index=self.index)


def find(folder: Path) -> Repository | None:
    """The repository that `folder` lies in; None where it lies in none. Raises GitFails where git
    cannot be asked.

    It is looked for as git itself does, from the folder upwards. Only where none is found,
    `GIT_DIR` names one.
    """
    if any((place / ".git").exists() for place in (folder, *folder.parents)):
        top = os.fsdecode(_run(folder, "rev-parse", "--show-toplevel").rstrip(b"\n"))
        index = os.environ.get("GIT_INDEX_FILE")
        return Repository(Path(top), index=str(Path(index).resolve()) if index else None)
    return named(folder)


def inside(folder: Path) -> Repository:
    """The repository whose top is `folder`, whatever lies around it. Raises GitFails where git
    cannot be asked.
    """
    top = os.fsdecode(_run(folder, "rev-parse", "--show-toplevel").rstrip(b"\n"))
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
    top = Path(os.fsdecode(_run(folder, *options, "rev-parse", "--show-toplevel").rstrip(b"\n")))
    if not folder.resolve().is_relative_to(top.resolve()):
        return None
    options = ("--git-dir", str(directory), "--work-tree", str(top))
    index = os.environ.get("GIT_INDEX_FILE")
    return Repository(top, str(Path(index).resolve()) if index else None, directory, options)


def _run(folder: Path, *words: str, typed: bytes = b"", index: str | None = None) -> bytes:
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    try:
        done = subprocess.run(  # noqa: S603 our own words; a name that a person typed comes after --end-of-options
            ["git", *settings, *words],  # noqa: S607 the git that the person uses
            cwd=folder,
            env=_environment(index),
            input=typed,
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
        )
    except FileNotFoundError as error:
        raise GitIsMissing("git is not installed") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitFails(f"git cannot be run: {error}") from error
    if done.returncode:
        raise _failure(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def _failure(said: str) -> GitFails:
    if "dubious ownership" in said:
        return NotTrusted(said)
    return NoRepository(said) if "not a git repository" in said else GitFails(said)


def _environment(index: str | None) -> dict[str, str]:
    """Ours, without what a hook is told about where it runs; the index of the commit that is being
    made is kept.
    """
    kept = {
        name: text
        for name, text in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    quiet = {
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_TERMINAL_PROMPT": "0",
    }
    as_pushed = {
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_GRAFT_FILE": os.devnull,
    }  # a push follows neither
    return {**kept, **quiet, **as_pushed, **({"GIT_INDEX_FILE": index} if index else {})}


def _entry(row: str) -> Entry:
    """An entry, from a line of `ls-files --stage` or of `ls-tree`."""
    about, _, path = row.partition("\t")
    mode, *rest = about.split(" ")
    return Entry(path, mode, rest[1] if rest[0] in {"blob", "commit"} else rest[0])


def _rows(said: bytes) -> list[str]:
    return [row for row in os.fsdecode(said).split("\0") if row]
