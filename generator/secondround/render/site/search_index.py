"""The site's search index: what people look for by name. `Nguyen` finds `Nguyễn`, and a session
comes before whatever else bears the name.

In: finished pages, and the index that the theme's search has made of the guides. Out: the index
written anew. It must not grow with the text of packets: every reader's browser loads all of it. The
theme's search compares letters as they are, so each entry also holds its accented words in plain
letters, at its end, where they are found and not shown.
"""

from __future__ import annotations

import html
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain, starmap
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from msgspec import Struct

from secondround.text import letters
from secondround.vocabulary import layout

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

PLACE: Final = Path("search", "search_index.json")
SEARCHES: Final = ("search", "material/search")
"""What MkDocs' search and Material's are called among a site's plugins."""
_TAG: Final = re.compile("<[^>]*>")
_WORD: Final = re.compile(r"[^\W\d_]+")
_HEADING: Final = re.compile(r'<h([1-6]) id="([^"]*)">(.*?)</h\1>', re.DOTALL)
_PERMALINK: Final = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_FIRST: Final = re.compile(r"</h1>\s*<p>(.*?)</p>", re.DOTALL)
_SESSION: Final = re.compile(r"\d{1,2}:\d\d\b")
"""How the heading of a session begins: with its time."""
_STORIES: Final = "story-bank"
_SESSIONS_FIRST: Final = 4
"""More than a shorter heading with the same name in it gains by being short."""
_LARGEST: Final = 400_000
"""Bytes of entries for every heading. A site with more packets has entries for them and their
sessions, and a story's name is in the first packet of its client that has it.
"""
_LEAST: Final = 36
"""Bytes that an entry has without any words."""
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
"""Letters that people also write as two, where their keyboard has no other way."""

Entry = dict[str, Any]


class Names(Struct, frozen=True):
    """What a page is found by, as HTML without tags."""

    title: str
    text: str  # its first paragraph
    headings: dict[str, str]  # by anchor; each once
    stories: tuple[str, ...]  # those of its headings that name a story
    sessions: tuple[str, ...]  # the anchors of those that name a session


def names(page: str) -> Names:
    """What a finished page is found by."""
    title, part, headings, stories = "", "", dict[str, str](), []
    for found in _HEADING.finditer(page):
        level, anchor, words = found.groups()
        heading = _bare(words)
        if level == "1":
            title = title or heading
            continue
        part = anchor if level == "2" else part
        if heading not in headings.values():
            headings[anchor] = heading
            if level == "3" and part == _STORIES:
                stories.append(heading)
    first = _FIRST.search(page)
    sessions = tuple(anchor for anchor in headings if _SESSION.match(headings[anchor]))
    return Names(title, _bare(first[1]) if first else "", headings, tuple(stories), sessions)


def leave_to_us(settings: MkDocsConfig) -> None:
    """Have the theme's search read the guides alone, which people search for words."""
    methods = settings.plugins.events["page_context"]
    for plugin in filter(None, map(settings.plugins.get, SEARCHES)):
        read = plugin.on_page_context

        def of_guides(context: Any, *, page: Any, config: Any, nav: Any, read: Any = read) -> Any:
            is_guide = page.file.src_uri.startswith(f"{layout.GUIDES}/")
            return read(context, page=page, config=config, nav=nav) if is_guide else context

        methods[methods.index(read)] = of_guides


def write(made: Path, pages: Mapping[str, Names], *, folders_for_pages: bool) -> None:
    """Add the entries of `pages`, by place, to the index."""
    place = made / PLACE
    if not place.is_file():  # a site without a search
        return
    index = json.loads(place.read_text("utf-8"))
    found = {}
    for page, named in sorted(pages.items()):
        address = page.removesuffix("index.html") if folders_for_pages else page
        found[quote(address)] = named
    number = sum(1 + len(named.headings) for named in found.values())
    entries = list[Entry]()
    if number * _LEAST <= _LARGEST:
        entries += chain.from_iterable(starmap(_entries, found.items()))
    if len(entries) < number or len(_written(entries)) > _LARGEST:
        entries = [*_few(found)]
    for entry in index["docs"]:
        entry["text"] = " ".join(_TAG.sub(" ", entry["text"]).split())
    index["docs"] = [*entries, *index["docs"]]
    for entry in index["docs"]:
        if more := _plain(f"{entry['title']} {entry['text']}"):
            entry["text"] = f"{entry['text']} <p hidden>{' '.join(more)}</p>".lstrip()
    place.write_text(_written(index), "utf-8")


def _entries(page: str, named: Names) -> Iterator[Entry]:
    """An entry for each heading."""
    yield _entry(page, named.title, named.text)
    for anchor, heading in named.headings.items():
        entry = _entry(f"{page}#{anchor}", heading)
        yield entry | {"boost": _SESSIONS_FIRST} if anchor in named.sessions else entry


def _few(pages: Mapping[str, Names]) -> Iterator[Entry]:
    """An entry for each packet, and one for each session. A story that several packets in one
    folder have, which are a client's, is named in the first.
    """
    told: defaultdict[str, set[str]] = defaultdict(set)
    for page, named in pages.items():
        client = page.rstrip("/").removesuffix("/index.html").rpartition("/")[0]
        stories = [story for story in named.stories if story not in told[client]]
        told[client].update(stories)
        yield _entry(page, named.title, f"{named.text} {'; '.join(stories)}".strip())
        for anchor in named.sessions:
            yield _entry(f"{page}#{anchor}", named.headings[anchor])


def _entry(location: str, title: str, text: str = "") -> Entry:
    return {"location": location, "title": title, "text": text}


def _written(index: Any) -> str:
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def _bare(words: str) -> str:
    return " ".join(_TAG.sub("", _PERMALINK.sub("", words)).split())


def _plain(text: str) -> list[str]:
    """The accented words of a text in plain letters, each once, in order."""
    if text.isascii() and "&" not in text:
        return []
    words = dict.fromkeys(_WORD.findall(letters.composed(html.unescape(_TAG.sub(" ", text)))))
    found = dict[str, None]()
    for word in words:
        if not word.isascii():
            found |= dict.fromkeys(
                (
                    letters.plain_letters(word),
                    letters.plain_letters(word.lower().translate(_UMLAUTS)),
                )
            )
    return [word for word in found if word.isascii() and word not in words]
