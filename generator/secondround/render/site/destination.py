"""The folder that a site is to take the place of, and whether it may.

In: a folder, and the workspace. Out: why what is in that folder has to stay, in a sentence; ""
where a site may come. It must not judge by names that any generator uses. A build notes what it
made (see `in_place`), so that what others put there is known.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from secondround.render import made
from secondround.render.site import in_place, offline
from secondround.vocabulary import layout

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


def refusal(
    site: Path, workspace: Path, *, force: bool = False, there: in_place.InPlace | None = None
) -> str:
    """Why no site may take the place of `site`: it is no folder, holds the workspace, or holds
    something else.

    force: files among those of a site that no build made are no reason. there: what is known of
    that site.
    """
    if not site.exists():
        return ""
    if not site.is_dir():
        return f"{site} is a file, and a site needs a folder: nothing was replaced."
    found = sorted(path.name for path in site.iterdir() if not in_place.is_litter(path.name))
    if found and (workspace.resolve().is_relative_to(site.resolve()) or not _is_site(site)):
        return (
            f"{site} holds something other than a built site ({_some(found)}), "
            "and a build would replace all of it."
        )
    foreign = [] if force else _foreign(site, workspace, there or in_place.InPlace(site))
    if foreign:
        return (
            f"{site} also holds {_some(foreign)}, which no build made or somebody has changed, "
            "and a build would delete. Move it elsewhere, or use --force."
        )
    return ""


def _foreign(site: Path, workspace: Path, there: in_place.InPlace) -> list[str]:
    """The files in a site that no build made, or that somebody has changed since; hidden ones by
    their folder.
    """
    hidden = sorted(
        path.name
        for path in site.iterdir()
        if path.name.startswith(".") and not in_place.is_litter(path.name)
    )
    if hidden:
        return hidden
    found = in_place.names(site)
    if there.noted is None:
        return [name for name in found if not _looks_made(site / name, name, workspace)]
    return [name for name in found if not there.is_as_made(name)]


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


def _is_site(folder: Path) -> bool:
    home = folder / "index.html"
    return home.is_file() and (
        (folder / _OURS).is_file() or bool(_MKDOCS.search(home.read_bytes()))
    )


def _some(names: list[str]) -> str:
    """A few of the names, so that a person knows the folder again."""
    return ", ".join(f"`{name}`" for name in names[:3]) + (", …" if names[3:] else "")
