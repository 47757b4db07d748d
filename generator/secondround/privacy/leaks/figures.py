"""The figures that the leak search looks for: numbers from a thousand on, and no years.

In: a text. Out: these numbers, each with the words it was written in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from secondround.text import numbers as written

_LEAST: Final = 1_000
_SCALES: Final = ("thousand", "million")
_YEARS: Final = range(1900, 2101)


def numbers(text: str) -> Iterator[tuple[int, str]]:
    """The numbers of a text, and how each was written."""
    for number in written.in_digits(text):
        if number.value >= _LEAST and number.value % 1 == 0 and not number.may_be_year:
            yield int(number.value), number.written
    for number in written.in_words(text):
        if number.written.lower() in _SCALES and text[: number.start][-2:].lower() != "a ":
            continue  # of "2.1 million", which is another figure
        if number.value >= _LEAST and number.value not in _YEARS:
            yield int(number.value), number.written
