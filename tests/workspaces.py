"""What tests of whole workspaces share: how a few files are written, and how a command is run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from click.testing import Result

WritePackets = Callable[[Mapping[str, str]], Path]
RunIn = Callable[..., Result]


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its place, but for what the program keeps for itself."""
    found = {}
    for path in filter(Path.is_file, folder.rglob("*")):
        if ".secondround" not in path.parts:
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found
