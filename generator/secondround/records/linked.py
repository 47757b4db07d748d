"""The files that pages link to: a picture, a PDF, an attachment.

In: a workspace's folder, and the pages of a site by place. Out: those files that may go with them,
by the place under which they are linked. A page may bring what lies in `assets`, in `guides`, or
beside it in its packet's folder; what else it links to is not published, and whoever builds the
site says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote

from secondround.system import LateText, files
from secondround.text import composed
from secondround.vocabulary import layout

SHARED: Final = (layout.ASSETS, layout.GUIDES)
_NEVER: Final = {".md", ".yml", ".yaml", ".json"}
"""Pages go by themselves, and records not at all."""
_LINKS: Final = {
    re.compile(r"\]\( *<?([^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)"): ("](",),
    re.compile(r"""\b(?:src|href)\s*=\s*["']([^"'<>]+)"""): ("src", "href"),
    re.compile(r"^ {0,3}\[[^\]\n]+\]: *<?([^\s<>]+)", re.MULTILINE): ("]:",),
}
"""Links in brackets, in HTML, and below the text; one of the words after each is in every one."""
_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|/|#|\?", re.IGNORECASE)


def found(
    root: Path, pages: Mapping[PurePosixPath, str | bytes | Path | LateText]
) -> dict[PurePosixPath, bytes]:
    """The files linked to from `pages` that are there and may be published. Raises OSError for one
    past reading.
    """
    top = root / layout.PACKETS
    brought: dict[PurePosixPath, bytes] = {}
    for page, text in pages.items():
        for place in _targets(page, text):
            if place in pages or place in brought:
                continue
            if path := _path(top, place):
                brought[place] = files.read(path, top, largest=files.LARGEST_SHOWN)
    return brought


def links(text: str) -> tuple[str, ...]:
    """The links of a text by which it may bring something."""
    found = dict.fromkeys(link for link in _links(text) if not _ELSEWHERE.match(link))
    return tuple(link for link in found if PurePosixPath(_bare(link)).suffix.lower() not in _NEVER)


def _targets(page: PurePosixPath, text: str | bytes | Path | LateText) -> Iterator[PurePosixPath]:
    """The places that a page links to, as far as it may bring what lies there."""
    if isinstance(text, Path) or not str(page).endswith(".md"):
        return
    written = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    for link in written.known if isinstance(written, LateText) else links(written):
        place = _joined(page.parent, _bare(link))
        if place and place.suffix.lower() not in _NEVER and _may_bring(page, place):
            yield place


def _bare(link: str) -> str:
    """Where a link leads, without the place on the page there."""
    return unquote(re.split("[#?]", link)[0])


def _links(text: str) -> Iterator[str]:
    for pattern, marks in _LINKS.items():
        if any(mark in text for mark in marks):
            yield from pattern.findall(text)


def _joined(folder: PurePosixPath, target: str) -> PurePosixPath | None:
    """Where a link leads from a page in `folder`; None for a place outside the site."""
    parts = list(folder.parts)
    for part in target.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    return PurePosixPath(*parts) if parts else None


def _may_bring(page: PurePosixPath, place: PurePosixPath) -> bool:
    if any(part.startswith(".") for part in place.parts):
        return False
    beside = len(page.parts) > 1 and page.name == layout.PAGE and place.is_relative_to(page.parent)
    return place.parts[0] in SHARED or beside


def _path(top: Path, place: PurePosixPath) -> Path | None:
    """The file at a place, its folders' and its own accents put together in whatever way."""
    path = top
    for part in place.parts:
        there = () if (path / part).exists() or not path.is_dir() else path.iterdir()
        path /= next((path.name for path in there if composed(path.name) == composed(part)), part)
    return path if path.is_file() else None
