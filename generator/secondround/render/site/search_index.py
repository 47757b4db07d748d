"""The site's search index: `Nguyen` finds `Nguyễn`, and a session comes before whatever else bears
the name.

In: the folder that MkDocs has filled. Out: nothing; its index is written anew. The theme's search
compares letters as they are, so each entry also holds its accented words in plain letters, at its
end.
"""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Final

from secondround.text import letters

PLACE: Final = Path("search", "search_index.json")
_TAG: Final = re.compile("<[^>]*>")
_WORD: Final = re.compile(r"[^\W\d_]+")
_SESSION: Final = re.compile(r"\d{1,2}:\d\d\b")
"""How the heading of a session begins: with its time."""
_SESSIONS_FIRST: Final = 4.0
"""More than a shorter heading with the same name in it gains by being short."""
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
"""Letters that people also write as two, where their keyboard has no other way."""


def improve(made: Path) -> None:
    """Let accented words be found in plain letters, too, and sessions first."""
    place = made / PLACE
    if not place.is_file():  # a site without a search
        return
    index = json.loads(place.read_text("utf-8"))
    for entry in index["docs"]:
        more = _plain(f"{entry['title']} {entry['text']}")
        if more:
            entry["text"] = f"{entry['text']} <p>{' '.join(more)}</p>".lstrip()
        if _SESSION.match(entry["title"]):
            entry["boost"] = _SESSIONS_FIRST
    place.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _plain(text: str) -> list[str]:
    """The accented words of a text in plain letters, each once, in order."""
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
