"""One name, however its letters are put together.

In: any text. Out: the same in composed letters, to compare names with; or in plain letters, without
case, accents and what shows nothing, so that "SØREN", one with a soft hyphen in it and one with a
Cyrillic "о" are the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from typing import Final

UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Characters that show nothing, wherever they are in a word."""
_WHOLE: Final = {
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
    "ɑ": "a",
    "ɡ": "g",
    "ȷ": "j",
    "ſ": "s",
    "ʟ": "l",
    "ɴ": "n",
    "ʀ": "r",
}
"""Letters that Unicode takes for letters of their own, as they are written without them."""
_PLAIN: Final = str.maketrans(_WHOLE)
_PLAIN_CAPITALS: Final = str.maketrans(
    {"ß": "ss"} | {k.upper(): v.capitalize() for k, v in _WHOLE.items()} | _WHOLE
)
_ALIKE: Final = str.maketrans(
    "АВЕКМНОРСТУХЅІЈԚԜавекмнорстухѕіјԛԝ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχγϲϳ",
    "ABEKMHOPCTYXSIJQWabekmhopctyxsijqw" + "ABEZHIKMNOPTYXaikvoptuxycj",
)
"""Cyrillic and Greek letters, and the Latin ones that look like them."""
_OTHER: Final = r"[\u0370-\u052f]"
_MIXED: Final = re.compile(rf"[^\W\d_]*(?:[A-Za-z]{_OTHER}|{_OTHER}[A-Za-z])[^\W\d_]*")
"""A word in letters of two scripts, as nobody writes but by mistake or on purpose."""
_OTHERS: Final = re.compile(_OTHER)
_BEYOND: Final = re.compile("[^\x00-\x7f]+")
"""What plain text holds little of, and what alone takes time."""
_MARKS: Final = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")


_JOINER: Final = "\u200d"
_ATTACHED: Final = frozenset(map(chr, (*range(0x1160, 0x1200), *range(0x1F3FB, 0x1F400))))
"""Vowels and finals of Korean syllables, and the colours of skin."""

SLUG: Final = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
"""A name of small letters, digits and single hyphens, as `slug` makes it."""
LONGEST_SLUG: Final = 64
"""Letters of a name that files refer to."""

CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
"""Characters that print nothing and act on what is around them."""
_WHITE: Final = re.compile("[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")


def composed(name: str) -> str:
    """The name with each accent part of its letter, as most keyboards type it; macOS keeps them
    apart in file names.

    It is for comparing: a text is printed with the letters that its author chose.
    """
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def caseless(name: str) -> str:
    """What two names have in common that differ in capitals, or in how accents are put together."""
    return composed(composed(name).casefold())


def plain_letters(text: str) -> str:
    """The text in plain letters, without case, accents and what shows nothing; all else stays."""
    if text.isascii():
        return text.lower()
    seen = latin_lookalikes(UNSEEN.sub("", text)).lower()
    return _BEYOND.sub(lambda found: _bare(found[0]), seen)


@lru_cache(maxsize=4096)
def _bare(letters: str) -> str:
    """Letters beyond ASCII, all that follow each other, in plain ones."""
    bare = unicodedata.normalize("NFKD", letters).casefold()
    bare = unicodedata.normalize("NFKD", bare).casefold()
    return _MARKS.sub("", bare.translate(_PLAIN))


def plain_letters_as_written(text: str) -> str:
    """The text in plain letters as by `plain`, with its capitals."""
    if text.isascii():
        return text
    bare = unicodedata.normalize("NFKD", latin_lookalikes(UNSEEN.sub("", text)))
    return _MARKS.sub("", bare.translate(_PLAIN_CAPITALS))


@lru_cache(maxsize=4096)
def plain_letter(character: str) -> str:
    """One character in plain letters; none for what shows nothing."""
    return plain_letters(character)


def latin_lookalikes(text: str) -> str:
    """The text, as long as before, with Latin letters in words that mix them with others that look
    alike.
    """
    if not _OTHERS.search(text):
        return text
    return _MIXED.sub(lambda found: found[0].translate(_ALIKE), text)


def one_line(text: str) -> str:
    """`text` without line breaks and runs of blanks, and without what nobody can see; no-break
    spaces stay.
    """
    return _WHITE.sub(" ", CONTROL.sub("", text))


def slug(text: str) -> str:
    """The text as a name of small letters, digits and single hyphens; "" where it has no letter of
    ours.
    """
    return "-".join(re.findall("[a-z0-9]+", plain_letters(text)))


def free_slug(wanted: str, taken: Collection[str], most: int = LONGEST_SLUG) -> str:
    """A slug, cut to so many letters; where it is taken with a number behind it, within these."""
    name = wanted[:most].strip("-")
    number = 2
    while name in taken:
        behind = f"-{number}"
        name = wanted[: most - len(behind)].strip("-") + behind
        number += 1
    return name


def shortened(text: str, most: int) -> str:
    """At most so many characters of a text, with "…" for the rest; no letter is parted from its
    marks, nor a picture from what it is joined with.
    """
    if len(text) <= most:
        return text
    end = most - 1
    while end > 0 and (_belongs(text[end]) or text[end - 1] == _JOINER):
        end -= 1
    return text[:end] + "…"


def _belongs(character: str) -> bool:
    """Whether a character is a part of what stands before it."""
    return (
        unicodedata.category(character).startswith("M")
        or character == _JOINER
        or character in _ATTACHED
    )
