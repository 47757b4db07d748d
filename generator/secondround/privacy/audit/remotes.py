"""Which remotes look as if anybody could read them.

In: git's remotes and branches, and what a CI runner says about itself. Out: signs, each with its
reason; and the remotes of which nothing can be said from here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Literal

from msgspec import Struct

from secondround.system import Repository

Visibility = Literal["public", "private"] | None

PAGES_BRANCHES = ("gh-pages", "pages")
"""GitHub's (and GitLab's, by habit) and Codeberg's name for the branch whose files are a web
site.
"""
PAGES_NAMES = re.compile(
    r"(?:[^/]+\.(?:github\.io|gitlab\.io|codeberg\.page))$|^codeberg\.org/[^/]+/pages$"
)
"""Repositories whose files are a web site."""
FORKED_FROM = "upstream"
"""The name that hosts' guides give the remote that a fork came from."""
PROGRAM = PurePosixPath("generator/secondround/__init__.py")
"""Only the program's own repository has it."""

PUSHED_TO = ("PRE_COMMIT_REMOTE_NAME", "PRE_COMMIT_REMOTE_URL")
"""Where pre-commit, and the hook that `init` writes, say what a push goes to: its name, or the
address again.
"""

_USED = r"^(branch\..*\.(push)?remote|remote\.pushdefault)$"  # settings that may hold an address
_HELPER = re.compile(
    r"(?P<host>[a-z][\w+-]*)::(?P<path>.*)"
)  # a program that brings files elsewhere
_URL = re.compile(
    r"[a-z][a-z0-9+.-]*://(?:[^@/]*@)?(?P<host>\[[^]]*\]|[^/:]+)(?::\d+)?/*(?P<path>.*)",
    re.IGNORECASE,
)
_SSH = re.compile(
    r"(?:[^@/]+@)?(?P<host>[^/:]{2,}):(?P<path>[^\\].*)"
)  # one letter would be a disk of Windows


class Remote(Struct, frozen=True, order=True):
    """A repository on another machine."""

    name: str
    host: str
    path: str  # e.g. "amara/interviews"

    @property
    def address(self) -> str:
        """Without user, password, port and protocol."""
        return f"{self.host}/{self.path}" if self.path else self.host


class PublicSign(Struct, frozen=True, order=True):
    """Why anybody could read a remote."""

    remote: Remote
    why: str  # ends a sentence: "`origin` (example.org/a/b) looks public: …"


def on_other_machines(repository: Repository, environment: Mapping[str, str]) -> tuple[Remote, ...]:
    """The remotes that a push sends over the network, and addresses that are pushed to, or pulled
    from, without one.
    """
    named = list(repository.remotes())
    name, address = (environment.get(variable, "") for variable in PUSHED_TO)
    if address:
        named.append((name or address, address))
    known = set(chain.from_iterable(named))
    used = (*repository.settings(_USED), *_pulled(repository))
    named += [(address, address) for address in used if address not in known]
    found = {_remote(name, address) for name, address in named}
    return tuple(sorted(filter(None, found)))


def _pulled(repository: Repository) -> Iterator[str]:
    """The addresses of the last pull: whoever pulls from an address pushes to it."""
    try:
        lines = repository.place_of("FETCH_HEAD").read_text("utf-8", "replace").splitlines()
    except OSError:
        return
    for line in lines:
        origin = line.rpartition("\t")[2]
        yield origin.rpartition(" of ")[2]


def _remote(name: str, address: str) -> Remote | None:
    """The remote; None where it lies on this machine. What is not understood lies on another."""
    if address.lower().startswith("file:"):
        return None
    found = _URL.fullmatch(address) or _SSH.fullmatch(address)
    if helper := _HELPER.fullmatch(address):
        found = _URL.fullmatch(helper["path"]) or _SSH.fullmatch(helper["path"]) or helper
    if not found:
        return None
    path = found["path"].strip("/").removesuffix(".git")
    remote = Remote(name, found["host"].lower(), path)
    return Remote(remote.address, remote.host, path) if name == address else remote


def signs(
    repository: Repository, remotes: tuple[Remote, ...], stated: Visibility
) -> Iterator[PublicSign]:
    """Every reason to take a remote for public."""
    forked = any(remote.name == FORKED_FROM for remote in remotes)
    branches = repository.branches()
    own = any(entry.path == PROGRAM for entry in repository.files())
    for remote in remotes:
        if stated == "public":
            yield PublicSign(remote, "its host says so")
        if remote.name != FORKED_FROM and (forked or _twin(remote, remotes)):
            yield PublicSign(remote, "it is a fork, and a fork is as public as what it came from")
        if PAGES_NAMES.search(remote.address):
            yield PublicSign(remote, "its files are a web site")
        if pages := _pages_of(remote.name, branches):
            yield PublicSign(remote, f"it has the branch `{pages}`, whose files are a web site")
        if own:
            yield PublicSign(
                remote, "it is a copy of Second Round's own repository, which is public"
            )


def _twin(remote: Remote, remotes: tuple[Remote, ...]) -> bool:
    """Whether another owner on the same host has a repository of the same name."""
    for other in remotes:
        is_other = other.host == remote.host and other.path != remote.path
        if is_other and PurePosixPath(other.path).name == PurePosixPath(remote.path).name:
            return True
    return False


def _pages_of(remote: str, branches: tuple[str, ...]) -> str | None:
    for place in (f"refs/remotes/{remote}", "refs/heads"):
        for name in PAGES_BRANCHES:
            if f"{place}/{name}" in branches:
                return name
    return None


def pages_branches(branches: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the branches whose files are a web site."""
    return tuple(branch for branch in branches if branch.rpartition("/")[2] in PAGES_BRANCHES)


def stated_visibility(environment: Mapping[str, str]) -> Visibility:
    """What the CI runner knows of the repository, by GitHub's, Gitea's and Forgejo's event or
    GitLab's variable.
    """
    if gitlab := environment.get("CI_PROJECT_VISIBILITY"):
        return "private" if gitlab == "private" else "public"  # internal: whoever has an account
    try:
        event = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text("utf-8"))
        repository = event["repository"]
        private = (
            repository.get("visibility", "private") == "private" and repository["private"] is True
        )
    except (KeyError, TypeError, AttributeError, OSError, ValueError):
        return None
    return "private" if private else "public"


def undetermined(
    remotes: tuple[Remote, ...], known: Collection[Remote], stated: Visibility
) -> tuple[Remote, ...]:
    """The remotes of which nothing says that they are public, and nothing that they are private."""
    return () if stated else tuple(remote for remote in remotes if remote not in known)
