"""The folder that a site is to take the place of, and whether it may.

In: a folder, and the workspace. Out: why what is in that folder has to stay, in a sentence; ""
where a site may come. It must not judge by names that any generator uses. A build notes what it
made, so that what others put there is known.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

from secondround.render import made
from secondround.render.site import offline
from secondround.system import atomic, files
from secondround.vocabulary import layout

_LITTER: Final = (
    ".DS_Store",
    "._*",
    ".localized",
    ".directory",
    "Thumbs.db",
    "desktop.ini",
    ".nojekyll",
)
"""What systems that show a folder leave in it, and what GitHub Pages wants there: nothing of it is
anybody's work.
"""
_LARGEST: Final = 500_000_000
_MADE: Final = "assets/second-round.made.json"
_OF_THE_THEME: Final = ("assets/", "search/", "css/", "js/", "img/", "fonts/", "webfonts/")
_OF_EVERY_SITE: Final = {
    "index.html", "404.html", "sitemap.xml", "sitemap.xml.gz", "objects.inv", offline.WORKER,
}  # fmt: skip
_OURS: Final = "assets/second-round.css"
"""A build brings it into every site, whatever the theme."""
_MKDOCS: Final = re.compile(rb'<meta name="generator" content="mkdocs-|<!--\s*MkDocs version :')
"""How MkDocs' own themes and Material sign a page: a plain MkDocs site may be replaced like one of
ours.
"""


def refusal(site: Path, workspace: Path, *, force: bool = False) -> str:
    """Why no site may take the place of `site`: it is no folder, holds the workspace, or holds
    something else.

    force: files among those of a site that no build made are no reason.
    """
    if not site.exists():
        return ""
    if not site.is_dir():
        return f"{site} is a file, and a site needs a folder: nothing was replaced."
    found = sorted(path.name for path in site.iterdir() if not _is_litter(path.name))
    if found and (workspace.resolve().is_relative_to(site.resolve()) or not _is_site(site)):
        return (
            f"{site} holds something other than a built site ({_some(found)}), "
            "and a build would replace all of it."
        )
    foreign = [] if force else _foreign(site, workspace)
    if foreign:
        return (
            f"{site} also holds {_some(foreign)}, which no build made or somebody has changed, "
            "and a build would delete. Move it elsewhere, or use --force."
        )
    return ""


def note(site: Path) -> None:
    """Write down in a finished site what is in it."""
    content = json.dumps(_sums(site), indent=0, sort_keys=True)
    atomic.write(site / _MADE, content)


def _foreign(site: Path, workspace: Path) -> list[str]:
    """The files in a site that no build made, or that somebody has changed since; hidden ones by
    their folder.
    """
    hidden = sorted(
        path.name
        for path in site.iterdir()
        if path.name.startswith(".") and not _is_litter(path.name)
    )
    if hidden:
        return hidden
    noted = _noted(site)
    if noted is None:
        return [name for name in _names(site) if not _looks_made(site / name, name, workspace)]
    return [name for name, found in _sums(site).items() if noted.get(name) != found]


def _noted(site: Path) -> dict[str, str] | None:
    """What a build has noted; None where there is no note, as in a site of MkDocs' own or of an
    earlier version.
    """
    try:
        found = json.loads(files.text(site / _MADE, site, largest=files.LARGEST))
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _names(site: Path) -> list[str]:
    """The places of all files in a site, without the note and what systems leave there."""
    found = []
    for folder, _, names in os.walk(site):
        places = (
            Path(folder, name).relative_to(site).as_posix()
            for name in names
            if not _is_litter(name)
        )
        found += [place for place in places if place != _MADE]
    return sorted(found)


def _sums(site: Path) -> dict[str, str]:
    """The files of a site by place, each with what tells it from any other content."""
    return {name: _sum(site / name) for name in _names(site)}


def _sum(path: Path) -> str:
    try:
        return (
            "a link"
            if path.is_symlink()
            else hashlib.sha256(files.read(path, largest=_LARGEST)).hexdigest()[:32]
        )
    except OSError:
        return "something that is not a plain file"


def _looks_made(path: Path, name: str, workspace: Path) -> bool:
    """Whether a file without a note looks like a build's: the theme's, a signed page, or what lies
    in `packets`.
    """
    if (
        name.startswith(_OF_THE_THEME)
        or name in _OF_EVERY_SITE
        or (workspace / layout.PACKETS / name).exists()
    ):
        return True
    if path.suffix == ".html" and _MKDOCS.search(path.read_bytes()):
        return True
    return path.suffix in {".html", ".pdf"} and made.is_ours(path)


def _is_litter(name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in _LITTER)


def _is_site(folder: Path) -> bool:
    home = folder / "index.html"
    return home.is_file() and (
        (folder / _OURS).is_file() or bool(_MKDOCS.search(home.read_bytes()))
    )


def _some(names: list[str]) -> str:
    """A few of the names, so that a person knows the folder again."""
    return ", ".join(f"`{name}`" for name in names[:3]) + (", …" if names[3:] else "")
