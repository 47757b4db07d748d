"""What comes with the program: its templates, scripts, style sheets, fonts' licences, scaffold,
guides and library.

In: nothing. Out: their words. What the program ships is in every workspace, and so gives nobody
away. The example's packets are left out: they are one client's files like any other's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import yaml

from secondround.privacy.leaks.words import BARRIER, spaced
from secondround.records import replace_references
from secondround.system import resources
from secondround.vocabulary import layout

_TEXTS: Final = frozenset(
    {".jinja", ".html", ".css", ".js", ".xml", ".txt", ".yml", ".yaml", ".md", ".svg", ".json", ""}
)
_SMALL: Final = re.compile(r"\b[a-z]{2,}\b")
_OF_THE_THEME: Final = ("partials", "blocks", "404.html", "base.html", "main.html")


@cache
def words() -> str:
    """All words of what the program ships and of the theme's own pages, with spaces around each."""
    return spaced(BARRIER.join(map(_read, (*_ours(), *_themes()))))


@cache
def hold(text: str) -> bool:
    """Whether these words, with spaces around each, are among them; kept, since clients who share a
    word share it often.
    """
    return text in words()


@cache
def lower_case() -> frozenset[str]:
    """The words written in small letters in the texts that we wrote."""
    found: set[str] = set()
    for path in _ours():
        found.update(_SMALL.findall(_read(path)))
    return frozenset(found)


def _read(path: Path) -> str:
    """A file as it is written; one with facts also as a packet shows it, with their words."""
    text = path.read_text("utf-8", "replace")
    if path.suffix != ".yml" or "[[" not in text:
        return text
    words_of = {fact["id"]: fact["say"] for fact in yaml.load(text, yaml.CSafeLoader)["facts"]}
    return BARRIER.join((text, replace_references(text, words_of.get)))


def _ours() -> Iterator[Path]:
    packets = resources.folder("packets")
    shared = [packets / name for name in layout.SHARED]
    for folder in (resources.folder("templates"), *shared):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix in _TEXTS:
                yield path


def _themes() -> Iterator[Path]:
    """The pages of the site's theme, whose words are on every page."""
    spec = find_spec("material")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        for name in _OF_THE_THEME:
            there = Path(place, layout.TEMPLATES, name)
            if there.is_dir():
                yield from sorted(there.rglob("*.html"))
            elif there.is_file():
                yield there
