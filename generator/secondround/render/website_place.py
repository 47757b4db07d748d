"""The folder that a site is to take the place of, and whether it may.

In: a folder, and the workspace. Out: why what is in that folder has to stay, in a sentence; "" where a site may come.
It must not write, nor judge by names that any generator uses.
"""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

_LITTER: Final = (".DS_Store", "._*", ".localized", ".directory", "Thumbs.db", "desktop.ini", ".nojekyll")
"""What systems that show a folder leave in it, and what GitHub Pages wants there: nothing of it is anybody's work."""
_OURS: Final = "assets/second-round.css"
"""A build brings it into every site, whatever the theme."""
_MKDOCS: Final = re.compile(rb'<meta name="generator" content="mkdocs-|<!--\s*MkDocs version :')
"""How MkDocs' own themes and Material sign a page: a plain MkDocs site may be replaced like one of ours."""


def refusal(site: Path, workspace: Path) -> str:
    """Why no site may take the place of `site`: it is no folder, holds the workspace, or holds something else."""
    if not site.exists():
        return ""
    if not site.is_dir():
        return f"{site} is a file, and a site needs a folder: nothing was replaced."
    found = sorted(path.name for path in site.iterdir() if not _is_litter(path.name))
    if found and (workspace.resolve().is_relative_to(site.resolve()) or not _is_site(site)):
        return f"{site} holds something else than a built site ({_some(found)}), and a build would replace all of it."
    hidden = [name for name in found if name.startswith(".")]
    if hidden:
        return f"{site} also holds {_some(hidden)}, which no build makes and a build would delete: move it elsewhere."
    return ""


def _is_litter(name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in _LITTER)


def _is_site(folder: Path) -> bool:
    home = folder / "index.html"
    return home.is_file() and ((folder / _OURS).is_file() or bool(_MKDOCS.search(home.read_bytes())))


def _some(names: list[str]) -> str:
    """A few of the names, so that a person knows the folder again."""
    return ", ".join(f"`{name}`" for name in names[:3]) + (", …" if names[3:] else "")
