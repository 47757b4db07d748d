"""Git's hooks that ask `secondround guard` before a commit and a push: whether they are there, and
how they get there.

In: a workspace in git. Out: two small scripts in git's own folder, unless somebody else's are
there.
"""

from __future__ import annotations

import shlex
import sys
from enum import Enum
from pathlib import Path
from typing import Final

from secondround.system import git
from secondround.system.git import Repository
from secondround.system.git_process import GitFails

NAMES: Final = ("pre-commit", "pre-push")
_MARK: Final = "# Written by `secondround guard --install-hook`"
_SCRIPT: Final = """\
#!/bin/sh
{mark}: could anybody read what is private?
PRE_COMMIT_REMOTE_NAME=$1 PRE_COMMIT_REMOTE_URL=$2
export PRE_COMMIT_REMOTE_NAME PRE_COMMIT_REMOTE_URL
exec {order}
"""
"""A push tells its hook where it goes; a commit tells nothing."""


class State(Enum):
    """Whether a push is checked."""

    NO_REPOSITORY = "no repository"
    UNKNOWN = "unknown"  # git does not answer
    THERE = "there"
    MISSING = "missing"
    TAKEN = "taken"  # another hook is in the way, or the hooks are not this repository's alone


def state(root: Path) -> State:
    """Whether pushes from this workspace are checked."""
    try:
        known = git.find(root)
        if known is None:
            return State.NO_REPOSITORY
        return State.THERE if _asks(known, root) else State.MISSING
    except (GitFails, OSError):
        return State.UNKNOWN


def may_be_pushed(root: Path) -> bool:
    """Whether the workspace's repository has a remote."""
    try:
        known = git.find(root)
        return known is not None and bool(known.remotes())
    except GitFails:
        return False


def install(root: Path) -> State:
    """Write the hooks, unless others are there. Raises OSError where git's folder cannot be
    written.
    """
    try:
        known = git.find(root)
    except GitFails:
        return State.UNKNOWN
    if known is None:
        return State.NO_REPOSITORY
    if _asks(known, root):
        return State.THERE
    folder = known.place_of("hooks")
    paths = [folder / name for name in NAMES]
    if not _is_own(folder, known) or any(
        path.exists() and _MARK not in _content(path) for path in paths
    ):
        return State.TAKEN
    folder.mkdir(parents=True, exist_ok=True)
    workspace = root.resolve().relative_to(known.top.resolve()).as_posix()
    program = Path(sys.executable).as_posix()
    order = shlex.join(
        [program, "-P", "-m", "secondround", "guard", "--strict", f"--workspace={workspace}"]
    )
    for path in paths:
        path.write_text(_SCRIPT.format(mark=_MARK, order=order), "utf-8")
        path.chmod(0o755)
    return State.THERE


def _asks(known: Repository, root: Path) -> bool:
    """Whether the hook before a push calls the program, by itself or through pre-commit."""
    hook = _content(known.place_of("hooks") / "pre-push")
    if "secondround" in hook:
        return True
    settings = _content(known.top / ".pre-commit-config.yaml") + _content(
        root / ".pre-commit-config.yaml"
    )
    return "pre-commit" in hook and "secondround" in settings


def _is_own(folder: Path, known: Repository) -> bool:
    """Whether the folder of hooks is this repository's, and not shared by all of a person's."""
    common = known.place_of("config").resolve().parent
    return any(folder.resolve().is_relative_to(place) for place in (common, known.top.resolve()))


def _content(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""
