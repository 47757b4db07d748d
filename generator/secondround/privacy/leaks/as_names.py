"""Whether ordinary words are used as a name in a text: "Will Best" and not "will best", "Omar" and
not "Omar Ruiz".

In: a name, and a text as it was found. Out: whether the name is in it, in whatever letters.
"""

from __future__ import annotations

import re
from typing import Final

from secondround.privacy.leaks.words import as_written
from secondround.records import PERSONAL_TITLES
from secondround.text import plain_letters_as_written

_BEFORE: Final = re.compile(r"([^\W\d_]+)[.’']?[ \t]+$")
_AFTER: Final = re.compile(r"[ \t]+[^\W\d_a-z]")
INFLECTED: Final = 5
"""Letters from which on a name may have an ending, as in "Ruizova" or "Achterbergs"."""
ENDING: Final = 3
"""Letters that such an ending may have."""
_OF_ITS_OWN: Final = re.compile(r"(?:a|(?<=[оеи][вн])а|(?<=[сц]к)(?:ая|ии))$")
"""What a last name ends in that has another ending in another case: "Ивановой", "Островского"."""
_NEAR: Final = 40
"""Characters before a name with the word before it."""


def stem(name: str) -> str:
    """What of a last name, in plain letters, is in each of its forms."""
    return _OF_ITS_OWN.sub("", name)


def stands_as_name(name: str, text: str) -> bool:
    """Whether it is written there with capitals; a last name alone, only where it is no part of
    another name.
    """
    parts = plain_letters_as_written(name).split()
    between = r"\.?[-\s]*" if parts[0].lower() in PERSONAL_TITLES else r"[^\S\n]+"
    as_it_is = between.join(map(re.escape, parts))
    in_capitals = between.join(re.escape(part.upper()) for part in parts)
    pattern = f"{as_it_is}|{in_capitals}"
    ending = rf"[’']?[^\W\d_]{{0,{ENDING}}}" if len(parts) == 1 and len(name) >= INFLECTED else ""
    written = re.compile(rf"(?<![\w-])(?:{pattern}){ending}(?![\w-])")
    return any(
        _is_whole_name(written, reading, alone=len(parts) == 1) for reading in as_written(text)
    )


def _is_whole_name(written: re.Pattern[str], text: str, *, alone: bool) -> bool:
    for found in written.finditer(text):
        if not _AFTER.match(text, found.end()) and (not alone or _by_itself(text, found.start())):
            return True
    return False


def _by_itself(text: str, start: int) -> bool:
    """Whether the word before it is no other part of a name."""
    before = _BEFORE.search(text[max(0, start - _NEAR) : start])
    return (
        before is None
        or len(before[1]) == 1
        or before[1].islower()
        or before[1].lower() in PERSONAL_TITLES
    )
