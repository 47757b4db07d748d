"""The question put together: is there something private in git, and could anybody read it?

In: a workspace, what a person has said about it, and the environment. Out: a report. Nothing is
changed, nothing sent.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from secondround.privacy.audit import models, remotes, repositories, workflows
from secondround.privacy.audit.judge import Judge, Leaks, Verdict
from secondround.privacy.audit.remotes import Remote, Sign
from secondround.privacy.audit.repositories import Held
from secondround.system import Entry, Repository, git


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A file, or a file on a branch, and what is to be said of it."""

    file: PurePosixPath  # from the repository's top
    what: str  # e.g. "holds `email`, `stories`"


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of one repository."""

    place: PurePosixPath  # of its top, from the workspace; "." for its own
    remotes: tuple[Remote, ...] = ()  # on other machines
    signs: tuple[Sign, ...] = ()  # why they look public
    unsaid: tuple[Remote, ...] = ()  # those of which nothing can be said from here
    private: tuple[Found, ...] = ()  # in the tree
    gone: tuple[Found, ...] = ()  # private, in earlier commits
    unjudged: tuple[Found, ...] = ()  # what nobody but a person can judge
    commands: tuple[
        tuple[PurePosixPath, str], ...
    ] = ()  # workflows that publish more than the public edition
    doubtful: tuple[Found, ...] = ()  # workflows of which that cannot be ruled out
    published: tuple[tuple[str, PurePosixPath], ...] = ()  # on a branch that is a web site

    def exposed(self, *, strict: bool) -> bool:
        """Whether anybody could read something private; `strict`: or whether that cannot be ruled
        out.
        """
        if self.signs:
            return bool(self.private or self.gone or (strict and self.unjudged))
        return bool(strict and self.unsaid and (self.private or self.gone or self.unjudged))

    def failed(self, *, strict: bool) -> bool:
        """Whether this repository is a reason to stop."""
        return bool(
            self.exposed(strict=strict)
            or self.commands
            or self.published
            or (strict and self.doubtful)
        )


@dataclass(frozen=True, slots=True)
class Report:
    """What was seen, repository by repository, the workspace's own first."""

    seen: tuple[Seen, ...] = ()
    unread: tuple[PurePosixPath, ...] = ()  # repositories that git cannot read
    others: tuple[str, ...] = ()  # other programs that keep versions here, e.g. "Mercurial"
    known: tuple[str, ...] = field(default=(), compare=False)  # names of all remotes

    def failed(self, *, strict: bool = False) -> bool:
        """Whether anybody could read something private; `strict`: or whether that cannot be ruled
        out.
        """
        doubt = strict and (self.unread or self.others)
        return bool(doubt or any(one.failed(strict=strict) for one in self.seen))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person has said, and the runner."""

    private: Collection[str] = ()  # names of remotes that are known to be private
    leave: Collection[
        PurePosixPath
    ] = ()  # files and folders, from the workspace, that may be read by all
    environment: Mapping[str, str] = field(default_factory=dict)


def look(root: Path, leaks: Leaks, asked: Asked, harmless: Collection[bytes] = ()) -> Report:
    """What git would let anybody read of the workspace `root`.

    leaks: says what private words a file holds. harmless: digests of files that are the same
    everywhere. Raises GitFails where git cannot be asked, KeyError for a remote that is not there,
    FileNotFoundError for a path to leave at which nothing is, on the disk or in git, now or
    earlier.
    """
    held = list(repositories.find(root))
    judge = Judge(leaks, harmless)
    known: set[str] = set()
    used: set[PurePosixPath] = set()
    seen = []
    for one in held:
        if one.repository:
            desk = _Desk(one, one.repository, judge, asked, used)
            seen.append(desk.seen())
            known |= desk.names
    if unknown := set(asked.private) - known:
        raise KeyError(min(unknown))
    for path in asked.leave:
        if path not in used and (
            path.is_absolute() or ".." in path.parts or not (root / path).exists()
        ):
            raise FileNotFoundError(path)
    unread = tuple(one.place for one in held if one.repository is None)
    return Report(tuple(seen), unread, repositories.others(root), tuple(sorted(known)))


_NOTED = r"^secondround\.private$"
"""Git's setting in which a person notes, outside of what is pushed, which remotes are private."""


class _Desk:
    """Where one repository is looked through."""

    def __init__(
        self,
        held: Held,
        repository: Repository,
        judge: Judge,
        asked: Asked,
        used: set[PurePosixPath],
    ) -> None:
        self.held, self.repository, self.asked, self.used = held, repository, asked, used
        own = held.place == PurePosixPath()
        environment = asked.environment if own else {}
        self.told = remotes.told(environment)
        self.remotes = remotes.on_other_machines(repository, environment)
        self.names = {name for name, _ in repository.remotes()} | {
            remote.name for remote in self.remotes
        }
        self.now = repository.files()
        self.past = repository.history() if self.remotes else ()
        folders = {
            self._place(entry.path).parent
            for entry in (*self.now, *self.past)
            if entry.path.name in models.MODELS
        }
        self.judge = replace(judge, folders=folders)

    def seen(self) -> Seen:
        """Everything about it."""
        self._note_what_is_left()
        if not self.remotes:
            return Seen(self.held.place)
        open_to = () if self.told == "private" else self._asked_for()
        signs = {
            sign
            for sign in remotes.signs(self.repository, self.remotes, self.told)
            if sign.remote in open_to
        }
        private, unjudged = self._judged(self.now)
        unsaid = remotes.unsaid(open_to, {sign.remote for sign in signs}, self.told)
        gone: list[Found] = []
        if signs or unsaid:
            there = {
                entry.path for entry in self.now if entry.path in {one.file for one in private}
            }
            earlier = set(self.past) - set(self.now)
            gone, doubts = self._judged(entry for entry in earlier if entry.path not in there)
            unjudged += [doubt for doubt in doubts if doubt not in unjudged]
            gone += self._in_words_of_git()
            if self.repository.is_shallow():
                unjudged.append(
                    Found(
                        PurePosixPath("earlier commits"), "are not here, since the clone is shallow"
                    )
                )
        commands, doubtful = self._workflows() if private else ((), ())
        return Seen(
            self.held.place,
            self.remotes,
            tuple(sorted(signs)),
            unsaid,
            tuple(private),
            tuple(gone),
            tuple(sorted(unjudged)),
            commands,
            doubtful,
            tuple(self._published()),
        )

    def _asked_for(self) -> tuple[Remote, ...]:
        noted = {*self.asked.private, *self.repository.settings(_NOTED)}
        return tuple(remote for remote in self.remotes if remote.name not in noted)

    def _place(self, path: PurePosixPath) -> PurePosixPath:
        """A file's place from the workspace; from the repository's top, where it lies outside."""
        inner = self.held.inner
        return self.held.base / (path.relative_to(inner) if path.is_relative_to(inner) else path)

    def _left(self, path: PurePosixPath) -> bool:
        return any(self._place(path).is_relative_to(left) for left in self.asked.leave)

    def _note_what_is_left(self) -> None:
        """Which of the paths to leave out are there, now or earlier."""
        past = self.past or (self.repository.history() if self.asked.leave else ())
        for left in self.asked.leave:
            if any(self._place(entry.path).is_relative_to(left) for entry in (*self.now, *past)):
                self.used.add(left)

    def _judged(self, entries: Iterable[Entry]) -> tuple[list[Found], list[Found]]:
        """What is private, and what cannot be judged; each file once."""
        wanted = [entry for entry in entries if not self._left(entry.path)]
        verdicts = self._verdicts(wanted)
        private = {entry.path: verdict.private for entry, verdict in verdicts if verdict.private}
        doubts = {entry.path: verdict.unjudged for entry, verdict in verdicts if verdict.unjudged}
        return (
            sorted(Found(path, what) for path, what in private.items()),
            sorted(Found(path, what) for path, what in doubts.items() if path not in private),
        )

    def _verdicts(self, entries: list[Entry]) -> list[tuple[Entry, Verdict]]:
        found = []
        waiting: dict[str, list[Entry]] = {}
        for entry in entries:
            if entry.mode == git.SUBMODULE:
                if not (self.repository.top / entry.name / ".git").exists():
                    found.append((entry, Verdict(unjudged="is a submodule that is not here")))
            else:
                waiting.setdefault(entry.id, []).append(entry)
        for id_, data in self.repository.contents(waiting):
            found += [
                (entry, self.judge.verdict(self._place(entry.path), data)) for entry in waiting[id_]
            ]
        return found

    def _in_words_of_git(self) -> list[Found]:
        """What messages, and the names of branches, tags and all other refs, say that is
        private.
        """
        names = "\n".join(dict.fromkeys(ref.name for ref in self.repository.refs()))
        texts = {
            "messages of commits and tags": self.repository.messages(),
            "names of branches and tags": names,
        }
        said = {
            name: self.judge.leaks(PurePosixPath(name), text.encode())
            for name, text in texts.items()
        }
        return [
            Found(PurePosixPath(name), f"say {what.removeprefix('holds ')}")
            for name, what in said.items()
            if what
        ]

    def _workflows(self) -> tuple[tuple[tuple[PurePosixPath, str], ...], tuple[Found, ...]]:
        """The commands that publish too much, and workflows that cannot be judged."""
        named = {entry.name: entry.id for entry in self.now if entry.mode != git.SUBMODULE}
        ids = {id_ for name, id_ in named.items() if workflows.may_matter(name)}
        texts = {
            id_: (data or b"").decode("utf-8", "replace")
            for id_, data in self.repository.contents(ids)
        }
        files = {name: texts[id_] for name, id_ in named.items() if id_ in texts}
        commands, doubtful = [], []
        for name in sorted(files):
            path = PurePosixPath(name)
            if workflows.is_one(path) and not self._left(path):
                judged = workflows.judge(path, files)
                commands += [(path, command) for command in judged.unsafe]
                doubtful += [Found(path, why) for why in judged.doubts]
        return tuple(commands), tuple(doubtful)

    def _published(self) -> Iterator[tuple[str, PurePosixPath]]:
        """Private files on branches that are web sites."""
        for branch in remotes.pages_branches(self.repository.branches()):
            private, _ = self._judged(self.repository.tree(branch))
            yield from ((branch, one.file) for one in private)
