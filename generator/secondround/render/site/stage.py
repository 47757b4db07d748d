"""The folder that a site is built in: the sources, exactly as given, and what came of them.

In: pages and files by place. Out: a folder that no other build touches, and the differences between
given and made. It must not know what builds the site.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path, PurePosixPath

from secondround.problems import Problem
from secondround.render.pictures import raster
from secondround.system import LateText, late
from secondround.vocabulary import layout

Content = str | bytes | Path | LateText
Pages = Mapping[PurePosixPath, Content]

_EDITION = re.compile("-(coach|carry|public)$")
"""What the name of a PDF ends in, where it is not of the candidate's edition."""
_SAVE_AGAIN = "save it again: where and when it was taken cannot be removed as it is"
_SETTINGS = PurePosixPath(layout.SETTINGS)
_PLUGIN = f"a plugin or a hook in {layout.SETTINGS} does that: take it out"
_OF_THE_THEME = ("assets/", "search/")
_ALSO_OF_THE_THEME = {"404.html", "sitemap.xml", "sitemap.xml.gz"}


def stage(pages: Pages, folder: Path) -> None:
    """Write `pages` below `folder`. Raises ValueError for a place outside it, OSError for an
    unreadable file.
    """
    there: set[Path] = set()
    for place, content in pages.items():
        if place.is_absolute() or ".." in place.parts or not place.parts:
            raise ValueError(f"`{place}` is not a place below the site's sources")
        target = folder / place
        if target.parent not in there:
            target.parent.mkdir(parents=True, exist_ok=True)
            there.add(target.parent)
        if isinstance(content, Path):
            shutil.copyfile(content, target)
        else:
            target.write_bytes(data(content))


def is_page(place: PurePosixPath) -> bool:
    """Whether a file is written in Markdown."""
    return str(place).endswith(".md")  # thousands are asked about: a path's own way takes longer


def data(content: Content) -> bytes:
    """What is in a page or another file."""
    if isinstance(content, Path):
        return content.read_bytes()
    return content if isinstance(content, bytes) else str(content).encode()


def size_of(content: Content) -> int:
    """The bytes of a page or another file; a file is not read for that."""
    return content.stat().st_size if isinstance(content, Path) else len(data(content))


def sum_of(content: Content) -> str:
    """What tells a page or another file from any other; it is read only where that is not known."""
    return late.sum_of(content if isinstance(content, str | LateText) else data(content))


def places(folder: Path) -> Iterator[str]:
    """The places of all files in a folder."""
    return (place for place, is_folder in entries(folder) if not is_folder)


def entries(folder: Path) -> Iterator[tuple[str, bool]]:
    """The places of all files and folders in a folder, and whether each is a folder; without links
    to folders.
    """
    waiting = [(str(folder), "")]
    while waiting:
        path, place = waiting.pop()
        with suppress(OSError), os.scandir(path) as there:
            for entry in there:
                if not entry.is_dir():
                    yield place + entry.name, False
                elif not entry.is_symlink():
                    yield place + entry.name, True
                    waiting.append((entry.path, f"{place}{entry.name}/"))


def strip(
    site: Path, there: Iterable[str], besides: Collection[PurePosixPath]
) -> tuple[Problem, ...]:
    """Take out of a site's pictures what they say besides; problems with those that cannot be taken
    apart.

    there: the places of all files in it. besides: the theme's own, which are the same everywhere.
    """
    refused = []
    pictures = (place for place in there if place.lower().endswith(tuple(raster.KINDS)))
    for place in map(PurePosixPath, sorted(pictures)):
        if place not in besides:
            path = site / place
            try:
                path.write_bytes(raster.bare(path.read_bytes()))
            except raster.PictureError as error:
                message = f"The picture cannot be published. {error}"
                refused.append(
                    Problem.of_file("packets" / place, "bad-picture", message, _SAVE_AGAIN)
                )
    return tuple(refused)


def papers(pages: Pages) -> dict[str, list[dict[str, str]]]:
    """The PDFs beside each packet's page, for the theme to offer: by the page's place, their file
    names and words.
    """
    found: dict[str, list[dict[str, str]]] = {}
    for place in sorted(place for place in map(str, pages) if place.endswith(".pdf")):
        _offer(found, place, f"{_called(place)} (PDF)")
    return found


def offer(papers: dict[str, list[dict[str, str]]], finished: Iterable[PurePosixPath]) -> None:
    """Add the day on the phone to what the theme offers beside a packet's page."""
    for place in map(str, finished):
        if place.endswith(".html"):
            _offer(papers, place, "Open the day on your phone")


def _offer(papers: dict[str, list[dict[str, str]]], place: str, called: str) -> None:
    above, slash, file = place.rpartition("/")
    beside = papers.setdefault(f"{above}{slash}{layout.PAGE}", [])
    beside.append({"file": file, "name": called})


def _called(paper: str) -> str:
    """A PDF by its kind: its edition is that of the whole site, which need not be said at every
    link.
    """
    name = paper.rpartition("/")[2].removesuffix(".pdf")
    return _EDITION.sub("", name).replace("-", " ").capitalize()


def differences(
    pages: Pages, found: AbstractSet[str], *, folders_for_pages: bool, theme: Sequence[str] = ()
) -> tuple[Problem, ...]:
    """What the builder left out of the site, and what it put in without being given it.

    found: the places of all files in the site. folders_for_pages: `a.md` became `a/index.html`, not
    `a.html`. theme: folders whose files go along.
    """
    wanted = {name_on_site(place, folders_for_pages=folders_for_pages) for place in pages}
    messages = [f"The site lacks `{name}`, which was given." for name in sorted(wanted - found)]
    extra = sorted(name for name in found - wanted if not _of_the_theme(name, theme))
    messages += [f"The site has `{name}`, which was not given." for name in extra]
    return tuple(Problem.of_file(_SETTINGS, "site-differs", text, _PLUGIN) for text in messages)


def name_on_site(place: PurePosixPath, *, folders_for_pages: bool) -> str:
    """The file that a page or another file becomes on the site."""
    name = str(place)  # of thousands, another path each takes longer
    if not is_page(place):
        return name
    stem = name.removesuffix(".md")
    above, _, last = stem.rpartition("/")
    if last in {"index", "README"}:
        return f"{above}/index.html".lstrip("/")
    return f"{stem}/index.html" if folders_for_pages else f"{stem}.html"


def _of_the_theme(name: str, theme: Sequence[str]) -> bool:
    known = name.startswith(_OF_THE_THEME) or name in _ALSO_OF_THE_THEME
    return known or any(Path(folder, name).is_file() for folder in theme)
