"""Which way a text is read: from the right where most of its letters are Arabic, Hebrew and so on.

In: HTML. Out: the same, in which each block says which way it is read, as soon as there are such
letters anywhere. A name in them turns no line of other words.
"""

from __future__ import annotations

import re
from html import unescape
from operator import itemgetter
from typing import Final
from unicodedata import bidirectional

_WORTH_A_LOOK: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""Letters of Hebrew, Arabic and their neighbours."""
_FROM_THE_RIGHT: Final = frozenset({"R", "AL"})
"""Such letters in the words of Unicode."""
_BLOCK: Final = re.compile(
    r"(?P<kept><(?P<name>style|script)\b.*?</(?P=name)>)"
    r"|(?P<opening><(?:p|li|td|dt|dd|summary|(?P<heading>h[2-6]))\b(?![^<>]*md-nav)[^<>]*)>"
    r"(?P<text>(?:[^<]|</?(?:a|b|br|code|del|em|i|input|label|small|span|strong)\b[^<>]*>)*)",
    re.DOTALL,
)
"""A block's beginning and its own text, up to the next block. Items of the site's navigation stand
below each other, and keep their places.
"""
_TIMED: Final = re.compile(r"\s*\d\d:\d\d\b")
"""A beginning with a time: times stand below each other, whoever is met."""
_ENGLISH: Final = re.compile(r"(?: [a-z]+){3}[.?!]?\s*$")
"""An ending of ours: whatever name a sentence begins with, it is read from the left."""
_DATE: Final = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b(?![^<>]*>)")
"""A day as we write it, whose figures would stand apart where all else is read from the right."""
_DATED: Final = re.compile(rf"^\s*{_DATE.pattern}:")
"""The day of a piece of news, behind which its text begins."""
_MARK: Final = "\N{LEFT-TO-RIGHT MARK}"
_LIST: Final = re.compile(
    r'<(?P<list>[uo]l\b[^<>]*)>(?=\s*<li\b[^<>]*(?:>\s*<p\b[^<>]*)? dir="rtl">)'
)
"""A list by its first item, whose mark stands where its text begins."""
_TAG: Final = re.compile(r"<[^>]*>")
_STANDS_OUT: Final = re.compile(r"<(a|b|em|i|strong)\b.*?</\1>", re.DOTALL)
"""A cue, a link or a label, behind which the text itself begins."""
_LABEL: Final = re.compile(r"\A\s*(?:<span>)?[^<>:]{1,80}: (?=.*[^\W\d_])", re.DOTALL)
"""A label that does not stand out, "Open with: ", which is none of the text's own letters."""


def given(html: str) -> str:
    """HTML whose blocks have the direction of most of their letters, and of the first one behind
    what only stands out: a label, the day of a piece of news. What begins with a time is read from
    the left. An arrow points on, to the left where it is read from the right.
    """
    if not _WORTH_A_LOOK.search(html):
        return html
    return _LIST.sub(r'<\g<list> dir="rtl">', _BLOCK.sub(_directed, html))


def _directed(block: re.Match[str]) -> str:
    words = block["text"] or ""
    own = words if block["heading"] else _LABEL.sub("", words)
    every = _letters_from_the_right(own)
    if not every:
        return block[0]
    behind = _DATED.sub("", _STANDS_OUT.sub("", own))
    begins = _letters_from_the_right(behind)
    way = "rtl" if 2 * sum(every) > len(every) and all(begins[:1]) else "ltr"
    label = " ".join(map(itemgetter(0), _STANDS_OUT.finditer(words)))
    named = any(_letters_from_the_right(label))
    timed = _TIMED.match(_TAG.sub("", words if named else behind))
    if timed or _ENGLISH.search(_TAG.sub("", words)):
        way = "ltr"
    if way == "rtl":
        words = _DATE.sub(rf"{_MARK}\g<0>", words.replace("→", "←"))
        return f'{block["opening"]} dir="rtl">{words}'
    return block[0] if block["heading"] else f'{block["opening"]} dir="ltr">{words}'


def _letters_from_the_right(html: str) -> list[bool]:
    """For each letter of a text, whether it is one of those."""
    letters = filter(str.isalpha, unescape(_TAG.sub("", html)))
    return [bidirectional(letter) in _FROM_THE_RIGHT for letter in letters]
