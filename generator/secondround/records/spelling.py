"""One name, many spellings: letters without case, accents and ornament.

In: any text. Out: the same in plain letters, so that "Søren", "SOREN", a decomposed "søren", one
with a soft hyphen in it and one with a Cyrillic "о" are the same; and a pattern that also knows how
names are written where a keyboard lacks their letters ("Mueller", "Kjaergaard").
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from secondround.text import UNSEEN, latin_lookalikes, plain_letter, plain_letters

_TWO: Final = {
    **dict.fromkeys(("ä", "æ", "ae"), "(?:ae|æ|a)"),
    **dict.fromkeys(("ö", "ø", "œ", "oe"), "(?:oe|œ|o)"),
    **dict.fromkeys(("ü", "ue"), "(?:ue|u)"),
    **dict.fromkeys(("å", "aa"), "(?:aa|a)"),
    **dict.fromkeys(("ß", "ss"), "(?:ss|ß)"),
    **dict.fromkeys(("þ", "th"), "(?:th|þ)"),
}
"""The pattern in plain text for each letter that may be written as two."""
_AS_TWO: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ø": "oe", "ü": "ue", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ø": "Oe"}
)
_DIGRAPH: Final = re.compile("ae|oe|ue|aa|Ae|Oe|Ue|Aa")
_PIECES: Final = re.compile("|".join(sorted(_TWO, key=len, reverse=True)) + r"|.", re.DOTALL)


def plain_with_indices(text: str, *, parting: bool = False) -> tuple[str, list[int]]:
    """The text in plain letters, and the index in `text` of each; at the end of the list, the
    text's length.

    parting: whether invisible characters part words, as a zero-width space does; if not, they are
    part of one.
    """
    if text.isascii():
        return text.lower(), list(range(len(text) + 1))
    letters: list[str] = []
    indices: list[int] = []
    for index, character in enumerate(latin_lookalikes(text)):
        made = " " if parting and UNSEEN.match(character) else plain_letter(character)
        letters.append(made)
        indices += [index] * len(made)
    return "".join(letters), [*indices, len(text)]


def keyboard_spellings(name: str) -> frozenset[str]:
    """A name, and as it is written where a keyboard lacks its letters, and where it has those that
    the name lacks.
    """
    return frozenset({name, name.translate(_AS_TWO), _DIGRAPH.sub(lambda found: found[0][0], name)})


def spelling_pattern(word: str) -> str:
    """What finds a word, however it is spelt, in plain text."""
    written = unicodedata.normalize("NFC", UNSEEN.sub("", word)).casefold()
    return "".join(
        _TWO.get(found[0]) or re.escape(plain_letters(found[0]))
        for found in _PIECES.finditer(written)
    )
