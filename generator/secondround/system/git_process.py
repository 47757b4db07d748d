"""Git as a process. The one place that runs it.

In: a folder, and the words of a command that reads. Out: the bytes that git gives, or an exception
that says why there are none. It reaches no other machine, runs no program named in a repository's
own settings, and ignores what a hook's environment says about where it runs.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

_PATIENCE: Final = 1800
"""Seconds by the clock: for a git that never ends, however busy the machine is."""
_SETTINGS: Final = (
    "core.quotePath=false",
    "core.fsmonitor=false",
    "log.showSignature=false",
    "protocol.allow=never",  # a file that a partial clone has left out is not fetched
)
_KEPT: Final = ("GIT_CONFIG_", "GIT_CEILING_DIRECTORIES")
"""A person's settings, not where a hook runs."""


class GitFails(Exception):  # noqa: N818 - not a mistake of ours: git is not there, or refuses
    """Git failed; carries what it said."""


class GitIsMissing(GitFails):
    """There is no git on this machine."""


class NoRepository(GitFails):
    """The folder lies in no repository."""


class NotTrusted(GitFails):
    """The repository belongs to another person, so git does not read it."""


def run(folder: Path, *words: str, typed: bytes = b"", index: str | None = None) -> bytes:
    """What git answers to these words in a folder. Raises GitFails.

    typed: its standard input. index: the index file of the commit that is being made.
    """
    settings = []
    for setting in _SETTINGS:
        settings += ["-c", setting]
    try:
        # Our own words; a name that a person typed comes after --end-of-options.
        done = subprocess.run(  # noqa: S603
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


def _failure(output: str) -> GitFails:
    if "dubious ownership" in output:
        return NotTrusted(output)
    return NoRepository(output) if "not a git repository" in output else GitFails(output)


def _environment(index: str | None) -> dict[str, str]:
    """Our environment, without what git tells a hook about where it runs; only the index of the
    commit that is being made is kept.
    """
    made = {
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_TERMINAL_PROMPT": "0",
        # A push follows neither replacements nor grafts, so nothing here does.
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_GRAFT_FILE": os.devnull,
    }
    for name, text in os.environ.items():
        if not name.startswith("GIT_") or name.startswith(_KEPT):
            made.setdefault(name, text)
    if index:
        made["GIT_INDEX_FILE"] = index
    return made
