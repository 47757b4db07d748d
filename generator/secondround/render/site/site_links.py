"""What the pages of a finished site lead to on the site itself: all of it must be there.

In: finished pages, and which files there are. Out: the links that lead nowhere, and whether a page
shows something of another host.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from html import unescape
from typing import Final
from urllib.parse import unquote

_TAG: Final = re.compile(r"<(?:a|link|img|script|source|video|audio|iframe|embed|object)\s[^<>]*>")
_ATTRIBUTE: Final = re.compile(r"""\s(?:href|src|data|poster)=(?:"([^"#][^"]*)"|'([^'#][^']*)')""")
"""Of a link, but for those to a place in the same page, which are most."""
_ELSEWHERE: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|$")
_SHOWN: Final = ("<img", "<iframe", "<video", "<audio", "<embed", "<object", "<source")
_HOST: Final = re.compile(r"""\s(?:href|src|data|poster)=["']?(?:https?:)?//""", re.IGNORECASE)
_FAULT = "404.html"
"""It is shown under any address, and links to none."""


def targets(page: str, text: str) -> dict[str, str]:
    """The files of the site that a page leads to, each with the first link that does.

    page: its place on the site.
    """
    found: dict[str, str] = {}
    links = dict.fromkeys(_links(text)) if page != _FAULT else ()
    for link in links:
        found.setdefault(_target(page, link), link)
    return found


def missing(
    pages: Mapping[str, Mapping[str, str]], there: Collection[str]
) -> tuple[tuple[str, str], ...]:
    """The first page that leads to a file which is not there, and the link; for each such file.

    pages: what each leads to, by place. there: the places of all files.
    """
    lacking: dict[str, tuple[str, str]] = {}
    for page, targets in sorted(pages.items()):
        for target, link in targets.items():
            if target in there:
                continue
            if posixpath.normpath(posixpath.join(target, "index.html")) not in there:
                lacking.setdefault(target, (page, link))
    return tuple(lacking.values())


def unlinked(pages: Mapping[str, Mapping[str, str]], below: str) -> list[str]:
    """The pages of a folder to which no other page leads.

    pages: what each leads to, by place.
    """
    reached: set[str] = set()
    for page, targets in pages.items():
        reached.update(target for target in targets if target != page)
    own = (page for page in sorted(pages) if page.startswith(below))
    return [page for page in own if not {page, page.removesuffix("/index.html")} & reached]


def is_shown(text: str, link: str) -> bool:
    """Whether a page shows what the link means as a picture, rather than leading there."""
    shown = (tag for tag in _TAG.findall(text) if tag.startswith("<img"))
    return any(link in _links(tag) for tag in shown)


def is_blocked(text: str) -> bool:
    """Whether a page shows something of another host: readers' browsers are told not to ask for
    it.
    """
    return any(tag.startswith(_SHOWN) and _HOST.search(tag) for tag in _TAG.findall(text))


def _links(text: str) -> Iterator[str]:
    for tag in _TAG.findall(text):
        for quoted, single in _ATTRIBUTE.findall(tag):
            link = unescape(quoted or single)
            if not _ELSEWHERE.match(link):
                yield link


def _target(page: str, link: str) -> str:
    """The file that a link means, by its place on the site."""
    path = unquote(re.split("[?#]", link)[0])
    whole = (
        path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(page), path)
    )
    return posixpath.normpath(whole).removeprefix("./")
