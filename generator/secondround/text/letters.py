"""One name, however its letters are put together.

In: any text. Out: the same in composed letters, to compare names with; or in plain letters, without case and accents.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_WHOLE: Final = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ı": "i",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ŧ": "t",
        "þ": "th",
        "ŋ": "n",
    }
)
"""Letters that Unicode takes for letters of their own, as they are written without them."""
_MARKS: Final = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")


def composed(name: str) -> str:
    """The name with each accent part of its letter, as most keyboards type it; macOS keeps them apart in file names.

    It is for comparing: a text is printed with the letters that its author chose.
    """
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def caseless(name: str) -> str:
    """What two names have in common that differ in capitals, or in how accents are put together."""
    return composed(composed(name).casefold())


def plain(text: str) -> str:
    """The text in plain letters, without case and accents; nothing else is changed."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).casefold()
    return _MARKS.sub("", bare.translate(_WHOLE))


def slug(text: str) -> str:
    """The text as a name of small letters, digits and single hyphens; "" where it has no letter of ours."""
    return "-".join(re.findall("[a-z0-9]+", plain(text)))
