"""The question put together: is there something private in git, and could anybody read it?

In: a workspace, what a person has said about it, and the environment. Out: a report. Nothing is
changed, nothing sent.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from msgspec.structs import replace

from secondround.privacy.audit import models, remotes, repositories, workflows
from secondround.privacy.audit.judge import Judge, Leaks, Verdict
from secondround.privacy.audit.remotes import PublicSign, Remote
from secondround.privacy.audit.report import AuditOptions, FileFinding, Report, RepositoryReport
from secondround.privacy.audit.repositories import LocatedRepository
from secondround.system import Entry, Repository, git

NOTED: Final = "secondround.private"
"""Git's setting in which a person notes, outside of what is pushed, which remotes are private."""
_NOTED: Final = rf"^{re.escape(NOTED)}$"


def inspected(
    root: Path, leaks: Leaks, options: AuditOptions, harmless: Collection[bytes] = ()
) -> Report:
    """What of the workspace `root` anybody could read through git.

    leaks: says what private words a file holds. harmless: digests of files that are the same
    everywhere. Raises GitFails where git does not answer, KeyError for a remote that is not there,
    FileNotFoundError for a path to leave at which nothing is, on the disk or in git, now or
    earlier.
    """
    judge = Judge(leaks, harmless)
    remote_names: set[str] = set()
    left: set[PurePosixPath] = set()  # paths to leave that were found
    reports = []
    unreadable = []
    for located in repositories.find(root):
        if located.repository is None:
            unreadable.append(located.place)
            continue
        inspection = _Inspection(located, located.repository, judge, options)
        reports.append(inspection.report())
        remote_names |= inspection.remote_names
        left |= inspection.left_out()
    if unknown := set(options.private) - remote_names:
        raise KeyError(min(unknown))
    for path in options.leave:
        outside = path.is_absolute() or ".." in path.parts
        if path not in left and (outside or not (root / path).exists()):
            raise FileNotFoundError(path)
    return Report(tuple(reports), tuple(unreadable), repositories.others(root))


class _Inspection:
    """One repository, looked through."""

    def __init__(
        self,
        located: LocatedRepository,
        repository: Repository,
        judge: Judge,
        options: AuditOptions,
    ) -> None:
        self.located, self.repository, self.options = located, repository, options
        is_own = located.place == PurePosixPath()
        environment = options.environment if is_own else {}
        self.visibility = remotes.stated_visibility(environment)
        self.remotes = remotes.on_other_machines(repository, environment)
        self.remote_names = {name for name, _ in repository.remotes()}
        self.remote_names |= {remote.name for remote in self.remotes}
        self.now = repository.files()
        self.past = repository.history() if self.remotes else ()
        folders = set()
        for entry in (*self.now, *self.past):
            if entry.path.name in models.MODELS:
                folders.add(self._place(entry.path).parent)
        self.judge = replace(judge, folders=frozenset(folders))

    def report(self) -> RepositoryReport:
        """Everything about it."""
        if not self.remotes:
            return RepositoryReport(self.located.place)
        signs, undetermined = self._visible()
        private, unjudged = self._judged(self.now)
        private_earlier: list[FileFinding] = []
        if signs or undetermined:
            private_earlier, doubts = self._in_the_past({finding.file for finding in private})
            unjudged += [doubt for doubt in doubts if doubt not in unjudged]
            private_earlier += self._in_messages_and_names()
            if self.repository.is_shallow():
                what = "are not here, since the clone is shallow"
                unjudged.append(FileFinding(PurePosixPath("earlier commits"), what))
        unsafe, doubtful = self._workflows() if private else ([], [])
        return RepositoryReport(
            self.located.place,
            self.remotes,
            tuple(sorted(signs)),
            undetermined,
            tuple(private),
            tuple(private_earlier),
            tuple(sorted(unjudged)),
            tuple(unsafe),
            tuple(doubtful),
            tuple(self._published()),
        )

    def left_out(self) -> set[PurePosixPath]:
        """Which of the paths to leave out exist, now or in earlier commits."""
        past = self.past or (self.repository.history() if self.options.leave else ())
        places = [self._place(entry.path) for entry in (*self.now, *past)]
        found = set()
        for left in self.options.leave:
            if any(place.is_relative_to(left) for place in places):
                found.add(left)
        return found

    def _visible(self) -> tuple[set[PublicSign], tuple[Remote, ...]]:
        """Why remotes look public, and the remotes of which nothing is known. What a person knows
        to be private is in neither.
        """
        noted = {*self.options.private, *self.repository.settings(_NOTED)}
        asked: tuple[Remote, ...] = ()
        if self.visibility != "private":
            asked = tuple(remote for remote in self.remotes if remote.name not in noted)
        signs = set()
        for sign in remotes.signs(self.repository, self.remotes, self.visibility):
            if sign.remote in asked:
                signs.add(sign)
        known = {sign.remote for sign in signs}
        return signs, remotes.undetermined(asked, known, self.visibility)

    def _place(self, path: PurePosixPath) -> PurePosixPath:
        """A file's place from the workspace; from the repository's top, where it lies outside."""
        inner = self.located.inner
        inside = path.relative_to(inner) if path.is_relative_to(inner) else path
        return self.located.base / inside

    def _is_left_out(self, path: PurePosixPath) -> bool:
        return any(self._place(path).is_relative_to(left) for left in self.options.leave)

    def _judged(self, entries: Iterable[Entry]) -> tuple[list[FileFinding], list[FileFinding]]:
        """What is private, and what cannot be judged; each file once."""
        wanted = [entry for entry in entries if not self._is_left_out(entry.path)]
        private: dict[PurePosixPath, str] = {}
        unjudged: dict[PurePosixPath, str] = {}
        for entry, verdict in self._verdicts(wanted):
            if verdict.private:
                private[entry.path] = verdict.private
            if verdict.unjudged:
                unjudged[entry.path] = verdict.unjudged
        for path in private:
            unjudged.pop(path, None)
        return _sorted(private), _sorted(unjudged)

    def _verdicts(self, entries: list[Entry]) -> Iterator[tuple[Entry, Verdict]]:
        """Each file with its verdict; equal files are read once."""
        same: dict[str, list[Entry]] = {}
        for entry in entries:
            if entry.mode != git.SUBMODULE:
                same.setdefault(entry.id, []).append(entry)
            elif not (self.repository.top / entry.name / ".git").exists():
                yield entry, Verdict(unjudged="is a submodule that is not here")
        for id_, data in self.repository.contents(same):
            for entry in same[id_]:
                yield entry, self.judge.verdict(self._place(entry.path), data)

    def _in_the_past(
        self, private_now: set[PurePosixPath]
    ) -> tuple[list[FileFinding], list[FileFinding]]:
        """The same of earlier versions, but for files that are private now, too."""
        earlier = set(self.past) - set(self.now)
        return self._judged(entry for entry in earlier if entry.path not in private_now)

    def _in_messages_and_names(self) -> list[FileFinding]:
        """What messages, and the names of branches, tags and all other refs, say that is
        private.
        """
        names = dict.fromkeys(ref.name for ref in self.repository.refs())
        texts = {
            "messages of commits and tags": self.repository.messages(),
            "names of branches and tags": "\n".join(names),
        }
        found = []
        for name, text in texts.items():
            if what := self.judge.leaks(PurePosixPath(name), text.encode()):
                found.append(FileFinding(PurePosixPath(name), f"say {what.removeprefix('holds ')}"))
        return found

    def _workflows(self) -> tuple[list[FileFinding], list[FileFinding]]:
        """The commands that publish too much, and workflows that cannot be judged."""
        unsafe, doubtful = [], []
        files = self._workflow_files()
        for name in sorted(files):
            path = PurePosixPath(name)
            if workflows.is_workflow(path) and not self._is_left_out(path):
                judged = workflows.judge(path, files)
                unsafe += [FileFinding(path, command) for command in judged.unsafe]
                doubtful += [FileFinding(path, why) for why in judged.doubts]
        return unsafe, doubtful

    def _workflow_files(self) -> dict[str, str]:
        """The text of each file that a host acts on, or that such a file may name."""
        ids = {}
        for entry in self.now:
            if entry.mode != git.SUBMODULE and workflows.may_matter(entry.name):
                ids[entry.name] = entry.id
        contents = dict(self.repository.contents(set(ids.values())))
        files = {}
        for name, id_ in ids.items():
            if id_ in contents:
                files[name] = (contents[id_] or b"").decode("utf-8", "replace")
        return files

    def _published(self) -> Iterator[tuple[str, PurePosixPath]]:
        """Private files on branches that are web sites."""
        for branch in remotes.pages_branches(self.repository.branches()):
            private, _ = self._judged(self.repository.tree(branch))
            for finding in private:
                yield branch, finding.file


def _sorted(found: dict[PurePosixPath, str]) -> list[FileFinding]:
    return sorted(FileFinding(path, what) for path, what in found.items())
