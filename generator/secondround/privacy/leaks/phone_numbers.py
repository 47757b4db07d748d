"""Telephone numbers, which everybody writes in another way: "+32 470 55 01 22" is "0470/550 122".

In: words. Out: what all ways to write one number have in common, its last digits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

_DIGITS: Final = 8
"""At the end of a number, these are the same with and without the codes of country and town."""
_MOST: Final = 17
"""Digits of a whole number, with "00" and a "(0)" in it."""


def endings(words: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The last digits of whatever may be a telephone number, and the words it is written in."""
    group: list[str] = []
    for word in words:
        if not word.isdecimal():
            if group:
                group = []
            continue
        group.append(word)
        while sum(map(len, group)) > _MOST:
            del group[0]
        ending = "".join(group)[-_DIGITS:]
        if len(ending) == _DIGITS:
            yield ending, tuple(group)
