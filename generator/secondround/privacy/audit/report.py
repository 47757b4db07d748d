"""What an audit found, repository by repository.

In: findings. Out: values that say whether anybody could read something private.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

from msgspec import Struct, field

from secondround.privacy.audit.remotes import PublicSign, Remote


class AuditOptions(Struct, frozen=True):
    """What a person has said, and what a CI runner says."""

    private: Collection[str] = ()  # names of remotes that are known to be private
    leave: Collection[PurePosixPath] = ()  # files and folders that anybody may read
    environment: Mapping[str, str] = field(default_factory=dict)


class FileFinding(Struct, frozen=True, order=True):
    """A file, or a file on a branch, and what was found of it."""

    file: PurePosixPath  # from the repository's top
    what: str  # e.g. "holds `email`, `stories`"


class RepositoryReport(Struct, frozen=True):
    """What was found in one repository."""

    place: PurePosixPath  # of its top, from the workspace; "." for its own
    remotes: tuple[Remote, ...] = ()  # on other machines
    signs: tuple[PublicSign, ...] = ()  # why they look public
    undetermined: tuple[Remote, ...] = ()  # neither public nor private, as far as can be seen
    private: tuple[FileFinding, ...] = ()  # in the tree
    private_earlier: tuple[FileFinding, ...] = ()  # in earlier commits
    unjudged: tuple[FileFinding, ...] = ()  # what only a person can judge
    unsafe_workflows: tuple[FileFinding, ...] = ()  # with a command that publishes too much
    doubtful_workflows: tuple[FileFinding, ...] = ()  # of which that cannot be ruled out
    published: tuple[tuple[str, PurePosixPath], ...] = ()  # branches that are sites, and files

    def is_exposed(self, *, strict: bool) -> bool:
        """Whether anybody could read something private; `strict`: or whether that cannot be ruled
        out.
        """
        if self.signs:
            return bool(self.private or self.private_earlier or (strict and self.unjudged))
        if not (strict and self.undetermined):
            return False
        return bool(self.private or self.private_earlier or self.unjudged)

    def has_failed(self, *, strict: bool) -> bool:
        """Whether this repository is a reason to stop."""
        return bool(
            self.is_exposed(strict=strict)
            or self.unsafe_workflows
            or self.published
            or (strict and self.doubtful_workflows)
        )


class Report(Struct, frozen=True):
    """What was found, the workspace's own repository first."""

    repositories: tuple[RepositoryReport, ...] = ()
    unreadable: tuple[PurePosixPath, ...] = ()  # repositories that git cannot read
    other_systems: tuple[str, ...] = ()  # that keep versions here, e.g. "Mercurial"

    def has_failed(self, *, strict: bool = False) -> bool:
        """Whether anybody could read something private; `strict`: or whether that cannot be ruled
        out.
        """
        if strict and (self.unreadable or self.other_systems):
            return True
        return any(repository.has_failed(strict=strict) for repository in self.repositories)
