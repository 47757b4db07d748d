"""What the pages of a finished site lead to on the site itself: all of it must be there.

In: the folder of a finished site. Out: the links that lead nowhere, and the pages that show
something of another host.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote

_TAG: Final = re.compile(r"<(?:a|link|img|script|source|video|audio|iframe|embed|object)\s[^<>]*>")
_ATTRIBUTE: Final = re.compile(r"""\s(?:href|src|data|poster)=(?:"([^"]*)"|'([^']*)')""")
_ELSEWHERE: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|$")
_SHOWN: Final = ("<img", "<iframe", "<video", "<audio", "<embed", "<object", "<source")
_HOST: Final = re.compile(r"""\s(?:href|src|data|poster)=["']?(?:https?:)?//""", re.IGNORECASE)
_FAULT = "404.html"
"""It is shown under any address, and links to none."""


def missing(site: Path, to_come: Collection[PurePosixPath] = ()) -> tuple[tuple[str, str], ...]:
    """The first page that links to a file which is not there, and the link; for each such file.

    to_come: files that are not in the site yet.
    """
    made = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    there = made | set(map(str, to_come))
    lacking: dict[str, tuple[str, str]] = {}
    for page in sorted(name for name in made if name.endswith(".html") and name != _FAULT):
        text = (site / page).read_text("utf-8", "replace")
        for link in dict.fromkeys(_links(text)):
            target = _target(page, link)
            if not there & {target, posixpath.normpath(posixpath.join(target, "index.html"))}:
                lacking.setdefault(target, (page, link))
    return tuple(lacking.values())


def blocked(site: Path) -> tuple[str, ...]:
    """The pages that show something of another host: readers' browsers are told not to ask for
    it.
    """
    pages = []
    for path in sorted(site.rglob("*.html")):
        for tag in _TAG.findall(path.read_text("utf-8", "replace")):
            if tag.startswith(_SHOWN) and _HOST.search(tag):
                pages.append(path.relative_to(site).as_posix())
                break
    return tuple(pages)


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
