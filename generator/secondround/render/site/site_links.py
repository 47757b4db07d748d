"""What the pages of a finished site lead to on the site itself: all of it must be there.

In: the folder of a finished site. Out: a sentence for each file that a page links to or shows, and
that is missing.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Final
from urllib.parse import unquote

_TAG: Final = re.compile(r"<(?:a|link|img|script|source|video|audio|iframe|embed|object)\s[^<>]*>")
_ATTRIBUTE: Final = re.compile(r"""\s(?:href|src|data|poster)=(?:"([^"]*)"|'([^']*)')""")
_ELSEWHERE: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|$")
_SHOWN: Final = ("<img", "<iframe", "<video", "<audio", "<embed", "<object", "<source")
_HOST: Final = re.compile(r"""\s(?:href|src|data|poster)=["']?(?:https?:)?//""", re.IGNORECASE)
_FAULT = "404.html"
"""It is shown under any address, and links to none."""


def missing(site: Path) -> tuple[str, ...]:
    """What is linked and is not there, each with the first page that links to it."""
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    lacking: dict[str, tuple[str, str]] = {}
    for page in sorted(name for name in there if name.endswith(".html") and name != _FAULT):
        text = (site / page).read_text("utf-8", "replace")
        for link in dict.fromkeys(_links(text)):
            target = _target(page, link)
            if not there & {target, posixpath.normpath(posixpath.join(target, "index.html"))}:
                lacking.setdefault(target, (page, link))
    return tuple(nowhere(page, link) for page, link in lacking.values())


def blocked(site: Path) -> tuple[str, ...]:
    """The pages that show something of another host: readers' browsers are told not to ask for
    it.
    """
    told = []
    for path in sorted(site.rglob("*.html")):
        tags = [tag for tag in _TAG.findall(path.read_text("utf-8", "replace")) if tag.startswith(_SHOWN)]
        if any(_HOST.search(tag) for tag in tags):
            page = path.relative_to(site).as_posix()
            told.append(f"{page} shows something of another host, which nobody sees. Put it into packets/assets.")
    return tuple(told)


def nowhere(page: str, link: str) -> str:
    """The sentence about a link that leads to no file of the site."""
    return (
        f"{page} links to `{link}`, which is not on the site. Published are packets/assets, packets/guides and the "
        "packets' own pages: put the file there, or take the link out."
    )


def _links(text: str) -> Iterator[str]:
    for tag in _TAG.findall(text):
        for quoted, single in _ATTRIBUTE.findall(tag):
            link = unescape(quoted or single)
            if not _ELSEWHERE.match(link):
                yield link


def _target(page: str, link: str) -> str:
    """The file that a link means, by its place on the site."""
    path = unquote(re.split("[?#]", link)[0])
    whole = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(page), path)
    return posixpath.normpath(whole).removeprefix("./")
