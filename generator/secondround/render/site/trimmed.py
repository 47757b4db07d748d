"""What a theme brings that no reader of this site can need: source maps, and other languages'
search.

In: the folder that MkDocs has filled. Out: nothing; those files are gone. It must not take away
what a page or the search asks for: which languages that is, the search index says.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from secondround.render.site import search_index

_SEARCH: Final = Path("assets", "javascripts", "lunr")
_OF_LANGUAGES: Final = {"ja": ("tinyseg.js",), "th": ("wordcut.js",)}
"""Files that find the words of a text without blanks."""


def trim(made: Path) -> None:
    """Take out what no page asks for."""
    for path in made.glob("assets/**/*.map"):
        path.unlink()
    languages = _languages(made) - {"en"}
    needed = {f"lunr.{language}.min.js" for language in languages}
    needed |= {"lunr.stemmer.support.min.js", "lunr.multi.min.js"} if languages else set()
    for language in languages:
        needed |= set(_OF_LANGUAGES.get(language, ()))
    for path in (made / _SEARCH).rglob("*.js"):
        if path.name not in needed:
            path.unlink()
    for folder in (made / _SEARCH / "min", made / _SEARCH):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _languages(made: Path) -> set[str]:
    """The languages of the search, by their codes."""
    place = made / search_index.PLACE
    if not place.is_file():
        return set()
    return set(json.loads(place.read_text("utf-8"))["config"]["lang"])
