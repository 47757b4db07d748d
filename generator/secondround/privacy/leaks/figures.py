"""Figures, however they are written: "98,000", "98.000", "98k" and "ninety-eight thousand" are one
number.

In: a text. Out: the numbers in it from a thousand on, each with the words it was written in. Years
are left out, and what follows a `#`: `index.html#1100-ana-ruiz` is the heading of eleven
o'clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_SCALES: Final = {
    **dict.fromkeys(("k", "tsd", "thousand", "tausend"), 1_000),
    **dict.fromkeys(("m", "mio", "million"), 1_000_000),
}
_ONES: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL: Final = {
    **{word: number for number, word in enumerate(_ONES.split(), 1)},
    **{word: 10 * number for number, word in enumerate(_TENS.split(), 2)},
}
_SPOKEN: Final = "|".join(
    sorted((*_SMALL, "hundred", "thousand", "million"), key=len, reverse=True)
)
_FIGURE: Final = re.compile(
    r"(?<![\w.,#])(?:(\d{1,3}(?:[ .,'’\u00a0\u202f\u2009]\d{3})+)|(\d{1,9}(?:[.,]\d{1,3})?))"
    rf"(?:[ \u00a0]?({'|'.join(_SCALES)})\b)?(?!\w)",
    re.IGNORECASE,
)
_WORDS: Final = re.compile(
    rf"\b(?:{_SPOKEN})\b(?:(?:[ -]+and)?[ -]+(?:{_SPOKEN})\b)*", re.IGNORECASE
)
_LEAST: Final = 1_000
_YEARS: Final = range(1900, 2101)


def numbers(text: str) -> Iterator[tuple[int, str]]:
    """The numbers of a text, and how each was written."""
    for found in _FIGURE.finditer(text):
        value = _value(found[1], found[2], (found[3] or "").lower())
        if value >= _LEAST and not (value in _YEARS and found[0].isdigit()):
            yield value, found[0]
    for found in _WORDS.finditer(text):
        value = _spoken(re.findall(r"[a-z]+", found[0].lower()))
        if value >= _LEAST and value not in _YEARS:
            yield value, found[0]


def _value(grouped: str | None, plain: str | None, scale: str) -> int:
    if grouped:
        return int(re.sub(r"\D", "", grouped)) * _SCALES.get(scale, 1)
    whole = (plain or "0").replace(",", ".")
    if "." in whole:
        return round(float(whole) * _SCALES[scale]) if scale else 0
    return int(whole) * _SCALES.get(scale, 1)


def _spoken(protected: list[str]) -> int:
    total = part = 0
    for word in protected:
        if word == "hundred":
            part = (part or 1) * 100
        elif word in _SCALES:
            total, part = total + (part or 1) * _SCALES[word], 0
        else:
            part += _SMALL.get(word, 0)
    return total + part
