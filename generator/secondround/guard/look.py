"""The question put together: is there something private in the tree, and could anybody read it?

In: a workspace, what a person has said about it, and the environment. Out: a report. Nothing is changed, nothing sent.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from secondround.guard import git, remotes, tree, workflows
from secondround.guard.git import Repository
from secondround.guard.remotes import Remote, Sign
from secondround.guard.tree import Private


@dataclass(frozen=True, slots=True)
class Report:
    """What was seen."""

    repository: bool  # whether there is one at all
    remotes: tuple[Remote, ...] = ()  # on other machines
    signs: tuple[Sign, ...] = ()  # why they look public
    unsaid: tuple[Remote, ...] = ()  # those of which nothing can be said from here
    private: tuple[Private, ...] = ()  # in the tree
    gone: tuple[PurePosixPath, ...] = ()  # private, in earlier commits
    commands: tuple[tuple[PurePosixPath, str], ...] = ()  # workflows that publish more than the public edition
    published: tuple[tuple[str, PurePosixPath], ...] = ()  # on a branch that is a web site

    def failed(self, *, strict: bool = False) -> bool:
        """Whether anybody could read something private; `strict`: or whether that cannot be ruled out."""
        open_to_all = self.signs or (strict and self.unsaid)
        exposed = open_to_all and (self.private or self.gone)
        return bool(exposed or self.commands or self.published)


def look(
    root: Path,
    *,
    private: Collection[str] = (),
    leave: Collection[PurePosixPath] = (),
    environment: Mapping[str, str] | None = None,
) -> Report:
    """What git would let anybody read of the workspace `root`.

    private: remotes that a person knows to be private. leave: files and folders, from the workspace, that may be read
    by all. Raises GitFails where git cannot be asked, KeyError for a remote that is not there, FileNotFoundError for a
    path to leave at which nothing is, on the disk or in git, now or earlier.
    """
    repository = git.find(root)
    if repository is None:
        return Report(repository=False)
    workspace = PurePosixPath(root.resolve().relative_to(repository.top.resolve()).as_posix())
    here = remotes.on_other_machines(repository)
    if unknown := set(private) - {name for name, _ in repository.remotes()}:
        raise KeyError(min(unknown))
    told = remotes.told(environment or {})
    asked = () if told == "private" else tuple(remote for remote in here if remote.name not in private)
    kept = {workspace / path: path for path in leave}
    private_now, private_once = tree.private(repository, workspace), tree.gone(repository, workspace)
    for place, path in kept.items():
        known = any(file.is_relative_to(place) for file in (*repository.files(), *private_once))
        if not known and (path.is_absolute() or ".." in path.parts or not (root / path).exists()):
            raise FileNotFoundError(path)
    found = tuple(item for item in private_now if not _left(item.file, kept))
    past = tuple(file for file in private_once if not _left(file, kept))
    signs = _signs(repository, here, asked, told)
    return Report(
        repository=True,
        remotes=here,
        signs=signs,
        unsaid=remotes.unsaid(asked, {sign.remote for sign in signs}, told),
        private=found,
        gone=past,
        commands=_commands(repository) if found else (),
        published=_published(repository, tree.ids(found, workspace)) if here else (),
    )


def _left(file: PurePosixPath, kept: Iterable[PurePosixPath]) -> bool:
    return any(file.is_relative_to(path) for path in kept)


def _signs(
    repository: Repository, here: tuple[Remote, ...], asked: tuple[Remote, ...], told: remotes.Told
) -> tuple[Sign, ...]:
    return tuple(sorted({sign for sign in remotes.signs(repository, here, told) if sign.remote in asked}))


def _commands(repository: Repository) -> tuple[tuple[PurePosixPath, str], ...]:
    files = {file: name for file, name in repository.files().items() if workflows.is_one(file)}
    texts = zip(files, repository.content(files.values()), strict=True)
    return tuple(
        (file, command) for file, data in texts for command in workflows.unsafe(data.decode("utf-8", "replace"))
    )


def _published(repository: Repository, ids: tuple[str, ...]) -> tuple[tuple[str, PurePosixPath], ...]:
    branches = remotes.pages_branches(repository.branches())
    return tuple((branch, file) for branch in branches for file in tree.published(repository.files_of(branch), ids))
