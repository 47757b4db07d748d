"""What is wrong with the pages of a site, as problems in the files that people wrote.

In: the pages as they were given, and what was found on the site. Out: problems, each in the page's
source, on the line of a link where that can be found.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from msgspec import Struct

from secondround.problems import Problem
from secondround.render.pictures import raster
from secondround.render.site import site_links, stage
from secondround.vocabulary import layout

_PACKETS: Final = PurePosixPath("packets")


class Sources(Struct, frozen=True):
    """The pages as they were given, to be found by their names on the site."""

    pages: stage.Pages
    folders_for_pages: bool = True

    def lacking(self, page: str, link: str, made: Path) -> Problem:
        """What a page needs and the site, in the folder `made`, does not have."""
        text = (made / page).read_text("utf-8", "surrogateescape")
        shown = site_links.is_shown(text, link)
        return self.missing_picture(page, link) if shown else self.dead_link(page, link)

    def dead_link(self, page: str, link: str) -> Problem:
        """A link from a page of the site to a file that is not on it."""
        message = f"This page links to `{link}`, which is not on the site."
        hint = (
            "only packets/assets, packets/guides and the packets' own pages are published: "
            "put the file there, or take the link out; if it is in a folder of guides, write "
            f"`!/guides/**` under `exclude_docs` in {layout.SETTINGS}"
        )
        return self._of_link(page, link, "dead-link", message, hint)

    def missing_picture(self, page: str, link: str) -> Problem:
        """A picture that a page shows and the site does not have."""
        message = f"This page shows the picture `{link}`, which is not on the site."
        hint = (
            "put it in packets/assets, in packets/guides or beside the packet's record, or correct "
            "its name; until then readers see its description"
        )
        return self._of_link(page, link, "missing-picture", message, hint)

    def blocked(self, page: str) -> Problem:
        """A page that shows something of another host."""
        message = (
            "This page shows something from another host, which browsers are told not to load."
        )
        hint = "save it in packets/assets, and show it from there"
        return Problem.of_file(_PACKETS / self._place(page), "other-host", message, hint)

    def scripts(self, page: str, count: int) -> Problem:
        """A page with scripts that will not run."""
        scripts = "a script" if count == 1 else f"{count} scripts"
        message = f"This page has {scripts} of its own or from elsewhere, which will not run."
        hint = "take it out: the site runs its theme's scripts and ours alone"
        return Problem.of_file(_PACKETS / self._place(page), "script-blocked", message, hint)

    def unlinked(self, pages: Iterable[str], listed: Collection[str]) -> Iterator[Problem]:
        """The guides to which no page leads, but for those that the navigation has `listed`."""
        message = "No page leads to this guide, and the navigation does not list it."
        hint = f"list it in {layout.SETTINGS} under `nav`, or link to it from another page"
        for place in map(self._place, pages):
            if str(place) not in listed:
                yield Problem.of_file(_PACKETS / place, "unlinked-page", message, hint)

    def _of_link(self, page: str, link: str, code: str, message: str, hint: str) -> Problem:
        place = self._place(page)
        line = self._line(place, link)
        return Problem.at(_PACKETS / place, line, 1, code, message, hint, width=0)

    def _place(self, page: str) -> PurePosixPath:
        """Where a page of the site was written, below packets."""
        for place in self.pages:
            if stage.name_on_site(place, folders_for_pages=self.folders_for_pages) == page:
                return place
        return PurePosixPath(page)

    def _line(self, place: PurePosixPath, link: str) -> int:
        content = self.pages.get(place, "")
        if isinstance(content, Path):
            return 1
        text = stage.data(content).decode("utf-8", "replace")
        before, found, _ = text.partition(link)
        return before.count("\n") + 1 if found else 1


def large_pictures(pages: stage.Pages) -> Iterator[Problem]:
    """A warning for each picture that readers wait for."""
    kinds = tuple(raster.KINDS)
    for place in sorted(place for place in pages if str(place).lower().endswith(kinds)):
        size = stage.size_of(pages[place])
        if size > raster.LARGE:
            message = f"This picture has {raster.megabytes(size)}, long to wait for on a phone."
            yield Problem.of_file(_PACKETS / place, "large-picture", message, raster.SAVE_SMALLER)


def left_out(places: Iterable[PurePosixPath]) -> tuple[Problem, ...]:
    """A warning for each page that is not published."""
    message = f"This page is not published: it is a draft, or {layout.SETTINGS} excludes it."
    files = (_PACKETS / place for place in sorted(places))
    return tuple(Problem.of_file(file, "page-left-out", message) for file in files)


def not_built(said: str) -> Problem:
    """What MkDocs says where it fails, or of anything else; in its own words."""
    return Problem.of_file(PurePosixPath(layout.SETTINGS), "site-not-built", said)


def in_template(error: Exception, root: Path) -> Problem:
    """A template of the site that fails, in its file where that is one of the workspace's own."""
    name, number = getattr(error, "filename", None), getattr(error, "lineno", None) or 1
    message = f"A template of the site fails: {error}."
    if name and Path(name).is_relative_to(root):
        file = PurePosixPath(Path(name).relative_to(root).as_posix())
        return Problem.at(file, number, 1, "template-error", message, width=0)
    return Problem.of_file(PurePosixPath("templates/site"), "template-error", message)


def occupied(site: Path, refusal: str) -> Problem:
    """The folder for the site holds something that no build made."""
    return Problem.of_file(PurePosixPath(site.as_posix()), "occupied-folder", refusal)
