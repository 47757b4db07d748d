"""What the page of a packet is made of besides its own text: settings, templates, navigation.

In: MkDocs' settings and the pages of a site, by place. Out: all of that, or None where a page may
depend on more than can be told. Which program it is, with its libraries and templates, is told
elsewhere.
"""

from __future__ import annotations

import json
import os
import re
from collections import UserDict
from collections.abc import Iterable, Iterator
from itertools import chain, filterfalse
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

import mkdocs
from mkdocs.utils import meta

from secondround.render.site import search_index, stage
from secondround.system import cache, epoch, folder
from secondround.vocabulary import layout

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_LIST: Final = b"[//]: # (packets)"
"""Where the home page's list of packets begins. What is before it may be in the navigation."""
_LEFT_OUT: Final = {
    "config_file_path", "docs_dir", "site_dir", "theme", "plugins", "exclude_docs", "draft_docs",
    "not_in_nav", "hooks", "watch", "extra",
}  # fmt: skip
"""Settings that differ between builds, or are looked at by themselves."""
_ALONE: Final = {
    "toc", "tables", "fenced_code", "sane_lists", "attr_list", "md_in_html", "admonition",
    "footnotes", "def_list", "abbr", "smarty", "nl2br", "meta", "pymdownx.tasklist",
    "pymdownx.details", "pymdownx.superfences", "pymdownx.highlight", "pymdownx.inlinehilite",
    "pymdownx.tilde", "pymdownx.caret", "pymdownx.mark", "pymdownx.keys", "pymdownx.smartsymbols",
    "pymdownx.betterem", "pymdownx.critic", "pymdownx.tabbed",
}  # fmt: skip
"""Extensions that read nothing but the page."""
_TITLE: Final = re.compile(r"# [^\W_](?:[^\W_]|[ ,.:?’-])*\n[ \t]*(?:\n|\Z)")
"""A title that is nothing but words: it says the same whatever comes after it."""
_ALL_PAGES: Final = re.compile(rb"\bpages\b")
"""What a template calls the list of all pages."""


def frame(settings: MkDocsConfig, pages: stage.Pages) -> str | None:
    """A digest of all that a packet's page is made of besides its text and its place. settings: as
    they are read, before anything of ours is added.
    """
    own = list(_own_templates(settings))
    if (
        settings.theme.name != "material"
        or not is_plain(settings)
        or not _ALONE.issuperset(settings.markdown_extensions)
        or any(is_packet(PurePosixPath(place)) for place in listed(settings.nav))
        or any(_ALL_PAGES.search(content) for _, content in own)
    ):
        return None
    extra = {name: value for name, value in settings.extra.items() if name != "papers"}
    rest = {name: value for name, value in settings.items() if name not in _LEFT_OUT}
    theme = {**settings.theme, "locale": str(settings.theme.locale)}
    places = sorted(filterfalse(is_packet, filter(stage.is_page, pages)))
    shown = (lambda text: text) if own else in_navigation
    text = [(str(place), shown(_without_list(place, pages))) for place in places]
    try:
        return cache.name(
            "frame",
            _plain([extra, rest, theme, os.environ.get(epoch.VARIABLE)]),
            *chain.from_iterable((*own, *text)),
        )
    except TypeError:  # a setting that is a piece of code
        return None


def is_plain(settings: MkDocsConfig) -> bool:
    """Whether nobody but MkDocs, its search and this program has a hand in a site."""
    return not settings.hooks and settings.plugins.keys() <= set(search_index.SEARCHES)


def is_packet(place: PurePosixPath) -> bool:
    """Whether a page is a packet's."""
    text = str(place)  # thousands are asked about: the parts of a path take longer
    return text.endswith(f"/{layout.PAGE}") and not text.startswith(f"{layout.GUIDES}/")


def title_of_home(settings: MkDocsConfig, pages: stage.Pages) -> str:
    """What every page's navigation calls the home page; "" where that, or what else is shown of it
    there, rests on the home page itself.
    """
    if [*listed(settings.nav)].count(str(layout.HOME)) != 1 or layout.HOME not in pages:
        return ""
    if meta.get_data(stage.data(pages[layout.HOME]).decode("utf-8", "surrogateescape"))[1]:
        return ""
    for entry in settings.nav or ():
        for title, place in entry.items() if isinstance(entry, dict) else ():
            if place == str(layout.HOME):
                return str(title)
    return ""


def in_navigation(text: bytes) -> bytes:
    """What of a page the theme may show on others: its fields and its title, where these are plain
    to see; else all of it.
    """
    markdown, fields = meta.get_data(text.decode("utf-8", "surrogateescape"))
    title = _TITLE.match(markdown)
    return json.dumps([fields, title[0]], default=repr).encode() if title else text


def _without_list(place: PurePosixPath, pages: stage.Pages) -> bytes:
    text = stage.data(pages[place])
    return text.partition(_LIST)[0] if place == layout.HOME else text


def _own_templates(settings: MkDocsConfig) -> Iterator[tuple[str, bytes]]:
    """The files of the workspace's own templates: not ours, and no package's."""
    known = {(folder("templates") / "site").resolve(), Path(mkdocs.__file__).parent / "templates"}
    for place in map(Path, settings.theme.dirs):
        is_copied = place.parent == Path(settings.site_dir).parent
        if is_copied or (place / "mkdocs_theme.yml").is_file() or place.resolve() in known:
            continue
        for path in sorted(filter(Path.is_file, place.rglob("*"))):
            yield path.relative_to(place).as_posix(), path.read_bytes()


def listed(entry: Any) -> Iterator[str]:
    """The places that a navigation lists, at any depth."""
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, Iterable):
        for part in entry.values() if isinstance(entry, dict) else entry:
            yield from listed(part)


def _plain(value: Any) -> Any:
    """A setting as JSON can hold it; what else it is, JSON refuses."""
    if isinstance(value, dict | UserDict):
        return {str(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        parts = [_plain(inner) for inner in value]
        return sorted(parts) if isinstance(value, set | frozenset) else parts
    return value
