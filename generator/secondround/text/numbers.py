"""Numbers, however they are written: "98,000", "98.000", "98k" and "ninety-eight thousand" are one.

In: a text. Out: its numbers with their values and places. It must not judge what one measures; what
follows a `#` is left out: `index.html#1100-ana-ruiz` is the heading of eleven o'clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

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
_YEARS: Final = range(1900, 2101)


class Number(Struct, frozen=True):
    """A number in a text."""

    value: float
    start: int
    end: int
    written: str

    @property
    def may_be_year(self) -> bool:
        """Whether it is written as a year is."""
        return self.written.isdigit() and self.value in _YEARS


def in_digits(text: str) -> Iterator[Number]:
    """The numbers of a text that are in digits, with "k" or "million" behind them or without."""
    for found in _FIGURE.finditer(text):
        value = _value(found[1], found[2], (found[3] or "").lower())
        yield Number(value, found.start(), found.end(), found[0])


def in_words(text: str) -> Iterator[Number]:
    """The numbers of a text that are in English words; of "1.4 million", the million."""
    for found in _WORDS.finditer(text):
        value = _spoken(re.findall(r"[a-z]+", found[0].lower()))
        yield Number(value, found.start(), found.end(), found[0])


def _value(grouped: str | None, plain: str | None, scale: str) -> float:
    factor = _SCALES.get(scale, 1)
    if grouped:
        return int(re.sub(r"\D", "", grouped)) * factor
    whole = (plain or "0").replace(",", ".")
    if "." in whole:
        return round(float(whole) * factor) if scale else float(whole)
    return int(whole) * factor


def _spoken(words: list[str]) -> int:
    total = part = 0
    for word in words:
        if word == "hundred":
            part = (part or 1) * 100
        elif word in _SCALES:
            total, part = total + (part or 1) * _SCALES[word], 0
        else:
            part += _SMALL.get(word, 0)
    return total + part
