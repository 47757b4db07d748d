"""The number by which one joins a call, with the PIN behind it.

In: the text of an invitation. Out: both on one line, in the words of the invitation, and the text
without them.
"""

from __future__ import annotations

import re
from typing import Final

from secondround.text import plain_letters, telephone

_LABEL: Final = re.compile(
    r"\b(?:dial(?:-| )?(?:in|ins)?(?: (?:by|via) (?:phone|your location))?|one tap mobile"
    r"|(?:call|phone) in|join by (?:tele)?phone|audio only|einwahl(?:nummer)?"
    r"|telefoneinwahl|per telefon)\b"
)
_PIN: Final = re.compile(
    r"(?:(?:your|the|phone|telephone|audio|conference|telefon)[ -]?)*"
    r"(?:pin|access code|conference id|participant code|konferenz-id)\b[^\d]{0,12}\d[\d #*]+",
    re.IGNORECASE,
)
_AND_ENTER: Final = re.compile(
    r",?(?: and)?(?: then)? (?:enter|use|key in|type|quote) (?:the |your )?"
    r"(?=(?:pin|access code|conference id|participant code)\b)",
    re.IGNORECASE,
)
"""What a sentence says between the number and the PIN."""
_INVISIBLE: Final = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
"""What Google writes around its numbers."""
_LONGEST: Final = 120
"""Letters of a number with all that belongs to it."""
_BEGINNING: Final = 500
"""Letters of a line in which a number is looked for."""


def found(text: str) -> tuple[str, str]:
    """The first number to dial in with, and the text without it; "" where there is none.

    A number is one below a line, or on one, that says so; or with the pauses of one tap.
    """
    lines = _INVISIBLE.sub("", text).split("\n")
    is_below = False
    for at, line in enumerate(lines):
        label = _LABEL.search(plain_letters(line))
        number = _number(line)
        if number and (label or is_below or ",," in line):
            said = _AND_ENTER.sub(", ", line[number.start() :].strip(" .;*_"))
            pin = _PIN.fullmatch(lines[at + 1].strip(" .;*_")) if at + 1 < len(lines) else None
            if pin and not _PIN.search(said):
                said = f"{said}, {pin[0]}"
            if len(said) <= _LONGEST:
                rest = [*lines[:at], *lines[at + (2 if pin else 1) :]]
                return " ".join(said.split()), "\n".join(rest)
        is_below = bool(line.strip() and not number and (label or is_below))
    return "", text


def _number(line: str) -> re.Match[str] | None:
    """The first telephone number of a line, at its beginning."""
    likely = telephone.LIKELY.finditer(line[:_BEGINNING])
    return next(filter(lambda it: telephone.dialled(it[0]), likely), None)
