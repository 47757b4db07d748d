"""The workflows that `recipe` writes: a scaffold, with the workspace's folder filled in.

In: a workspace and a host. Out: the workflow, written where the host looks for it. In it, the
workspace's folder is one word to the shell and one text to YAML, whatever it is called.
"""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePosixPath
from typing import Final

from secondround import __version__
from secondround.app import selection
from secondround.app.errors import Refused
from secondround.records.yaml import HIDDEN
from secondround.system import atomic, resources
from secondround.vocabulary import layout

WHEEL: Final = f"secondround-{__version__}-py3-none-any.whl"
"""The program as a file, which a workflow installs: an index may have another program under that
name.
"""

_SCAFFOLDS: Final = {
    "github": ("github-pages.yml", PurePosixPath(".github", "workflows", "pages.yml")),
    "github-check": ("github-check.yml", PurePosixPath(".github", "workflows", "packets.yml")),
    "gitlab": ("gitlab-pages.yml", PurePosixPath(".gitlab-ci.yml")),
}
"""By what is asked for: the scaffold, and its place from the repository's top."""
_FILLED: Final = re.compile(r"WORKSPACE(?:/WHEEL)?")
_ENTRY: Final = re.compile(r"(?P<key>\s*- (?:run: )?)(?P<command>.*)")
_PLAIN: Final = re.compile(r"[\w@%+=,./-]+")


def write(root: Path, host: str) -> PurePosixPath:
    """Write the workflow for that host; its place, from the repository's top. Refused where a file
    is there already.
    """
    folder = selection.folder_in_repository(root)
    top = root if folder == PurePosixPath() else root.parents[len(folder.parts) - 1]
    scaffold, place = _SCAFFOLDS[host]
    if (top / place).exists():
        raise Refused(f"{top / place} exists already, and recipe never overwrites a file.")
    text = (resources.folder("templates") / layout.SCAFFOLD / scaffold).read_text("utf-8")
    atomic.write(top / place, filled(text, folder))
    return place


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
