"""Two lines of a paragraph as one.

In: texts, and how often each word is in the document. Out: a text.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from secondround.text import is_english_word

_END_HYPHEN: Final = re.compile(r"(\w*[^\W\d_])-$")
_START: Final = re.compile(r"\w+")
_ADDRESS: Final = re.compile(r"[\w.+-]+@[\w.-]*")
_REST: Final = re.compile(r"[a-z0-9.-]+")
_LEFT_OVER: Final = 3  # letters


def joined(text: str, following: str, words: Counter[str]) -> str:
    """Two lines as one; a hyphen that only the line's end has put there goes."""
    end, start = _END_HYPHEN.search(text), _START.match(following)
    if re.search(r"\d-$", text):  # "28-" and "bed"
        return text + following
    if not end or not start or not start[0][0].islower():
        return f"{text} {following}"
    hyphenated = f"{end[1]}-{start[0]}".lower()
    whole = f"{end[1]}{start[0]}".lower()
    if words[hyphenated] and not words[whole]:
        return text + following
    if not words[whole] and is_english_word(end[1].lower()) and is_english_word(start[0].lower()):
        return text + following
    return text[:-1] + following


def is_cut(line: str, below: str) -> bool:
    """Whether an e-mail address that is a line by itself goes on in the next one, as in a column
    that is narrower than it: without an end such as ".com", or with a letter or three left over.
    """
    if not _ADDRESS.fullmatch(line) or not _REST.fullmatch(below):
        return False
    host = line.rpartition("@")[2]
    is_whole = "." in host.strip(".")
    return len(below) <= _LEFT_OVER and below.isalpha() if is_whole else "." in host + below
