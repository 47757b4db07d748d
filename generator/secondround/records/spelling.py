"""One name, many spellings: letters without case, accents and ornament.

In: any text. Out: the same in plain letters, so that "Søren", "SOREN" and a decomposed "søren" are one; and a pattern
that also knows how names are written where a keyboard lacks their letters ("Mueller", "Kjaergaard").
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from secondround.text.letters import plain

__all__ = ["flat", "pattern", "plain", "spellings"]

_TWO: Final = {
    **dict.fromkeys(("ä", "æ", "ae"), "(?:ae|æ|a)"),
    **dict.fromkeys(("ö", "ø", "œ", "oe"), "(?:oe|œ|o)"),
    **dict.fromkeys(("ü", "ue"), "(?:ue|u)"),
    **dict.fromkeys(("å", "aa"), "(?:aa|a)"),
    **dict.fromkeys(("ß", "ss"), "(?:ss|ß)"),
    **dict.fromkeys(("þ", "th"), "(?:th|þ)"),
}
"""Letters that may be written as two: what stands for them in a pattern over `flat` text."""
_AS_TWO: Final = str.maketrans({"ä": "ae", "ö": "oe", "ø": "oe", "ü": "ue", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ø": "Oe"})
_DIGRAPH: Final = re.compile("ae|oe|ue|aa|Ae|Oe|Ue|Aa")
_PIECES: Final = re.compile("|".join(sorted(_TWO, key=len, reverse=True)) + r"|.", re.DOTALL)


def flat(text: str) -> str:
    """The text in plain letters, character by character, so that places in both are the same."""
    return text.lower() if text.isascii() else "".join(map(_single, text))


def spellings(name: str) -> frozenset[str]:
    """A name, and as it is written where a keyboard lacks its letters, and where it has those that the name lacks."""
    return frozenset({name, name.translate(_AS_TWO), _DIGRAPH.sub(lambda found: found[0][0], name)})


def pattern(word: str) -> str:
    """What finds a word, however it is spelt, in `flat` text."""
    written = unicodedata.normalize("NFC", word).casefold()
    return "".join(_TWO.get(found[0]) or re.escape(flat(found[0])) for found in _PIECES.finditer(written))


def _single(character: str) -> str:
    made = plain(character)
    return made if len(made) == 1 else character.lower()[:1]
