"""The workflows that `recipe` writes: a scaffold, with the workspace's folder filled in.

In: a scaffold's text, and the folder from the repository's top. Out: the workflow, in which that
folder is one word to the shell and one text to YAML, whatever it is called.
"""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath
from typing import Final

from secondround import __version__
from secondround.app.errors import Refused
from secondround.records.yaml import HIDDEN

WHEEL: Final = f"secondround-{__version__}-py3-none-any.whl"
"""The program as a file, which a workflow installs: an index may have another program under that
name.
"""

NEXT: Final = {
    "github": """\
Then, in the repository's settings, under Pages, choose GitHub Actions as the source.
GitHub's free plan shows Pages of public repositories alone. Do not make this one public for it: everything in it could
be read. Publish from a second repository that holds what is public, or take a plan with Pages of private ones.
On every plan but Enterprise the site itself is open to all.""",
    "gitlab": """\
Then push. The address is shown under Deploy, Pages. On gitlab.com's free plan a private project may have Pages;
who may see them is set under Settings, General, Visibility: leave the project private, whatever the site is.""",
}
"""By host: what is left to do, and what a free plan does with Pages."""

_FILLED: Final = re.compile(r"WORKSPACE(?:/WHEEL)?")
_ENTRY: Final = re.compile(r"(?P<key>\s*- (?:run: )?)(?P<command>.*)")
_PLAIN: Final = re.compile(r"[\w@%+=,./-]+")


def filled(scaffold: str, folder: PurePosixPath) -> str:
    """The workflow of a workspace in that folder. A usage error where the folder's name cannot be
    written there.
    """
    if HIDDEN.search(str(folder)) or "${{" in str(folder) or "\n" in str(folder):
        raise Refused(f"A workflow cannot name the folder {str(folder)!r}. Rename it first.")
    return "\n".join(_line(line, folder) for line in scaffold.split("\n"))


def _line(line: str, folder: PurePosixPath) -> str:
    if not _FILLED.search(line):
        return line
    if line.lstrip().startswith("#"):
        return _FILLED.sub(lambda found: _word(found[0], folder), line)
    entry = _ENTRY.fullmatch(line)
    if entry is None:
        raise ValueError(line)
    command = _FILLED.sub(lambda found: _word(found[0], folder), entry["command"])
    return entry["key"] + (
        command if _needs_no_quotes(command) else json.dumps(command, ensure_ascii=False)
    )


def _word(named: str, folder: PurePosixPath) -> str:
    """The folder, or the wheel in it, as one word of a POSIX shell, which never takes it for an
    option.
    """
    path = str(folder)
    if named.endswith("WHEEL"):
        path = f"{path}/{WHEEL}"
    if path.startswith("-"):
        path = f"./{path}"
    return path if _PLAIN.fullmatch(path) else "'" + path.replace("'", "'\"'\"'") + "'"


def _needs_no_quotes(command: str) -> bool:
    """Whether YAML reads the command as it stands."""
    return all(_PLAIN.fullmatch(word) for word in command.split(" "))
