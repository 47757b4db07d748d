"""Telephone numbers as people write them, and as a telephone dials them.

In: a line of text. Out: a pattern for what may be a number, and the digits to dial.
"""

from __future__ import annotations

import re
from typing import Final

LIKELY: Final = re.compile(
    r"(?<![\w+./;-])(?!\((?!\+?[0-9]{1,6}\)))"
    r"(?:\+|\(?0)?[0-9(][0-9 ()/\u00a0\u2011.-]{5,}[0-9](?![\w/])"
)
"""What may be one; `dialled` says whether it is. A bracket before it is its own if it closes."""
_APART: Final = re.compile(r"(?<=[0-9]) (?=[0-9])")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_TRUNK: Final = re.compile(r"\(0\)")
_FEWEST: Final = 7
_WITHOUT_SIGN: Final = 10
"""Digits of a telephone number, and of one that begins neither with + nor with 0."""


def unbroken(line: str) -> str:
    """A line in which no number in groups, such as a PIN, goes on in the next."""
    return _APART.sub("\N{NO-BREAK SPACE}", line)


def parted(written: str) -> tuple[str, str]:
    """The first number of a text as it is written, and what else the text says: a PIN, or whom it
    reaches.
    """
    number = next(filter(dialled, LIKELY.findall(written)), "")
    return number, written.replace(number, " ", 1).strip(" ,;") if number else written


def dialled(written: str) -> str:
    """A number as a telephone dials it, e.g. "+494066969120"; "" for a day, and for a number too
    short for a telephone.
    """
    number = _TRUNK.sub("", written)
    digits = re.sub(r"\D", "", number)
    signed = number.lstrip("(").startswith(("+", "0"))
    if len(digits) < (_FEWEST if signed else _WITHOUT_SIGN) or _DAY.fullmatch(written):
        return ""
    return f"{'+' if number.startswith('+') else ''}{digits}"
