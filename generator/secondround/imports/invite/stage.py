"""Which round a mail invites to, where it says so plainly.

In: a mail's subject, or the sentences of its text. Out: "Onsite interview"; "" where none is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from secondround.text import capital

_WHICH: Final = r"(?:first|second|third|fourth|2nd|3rd|4th|final|on-?site|panel|virtual)"
_STAGE: Final = rf"(?:{_WHICH}[ -])+(?:(?:round|interview|conversation)\b[ ]?)+"
_NAMED: Final = re.compile(rf"\b{_STAGE}", re.IGNORECASE)
_INVITING: Final = re.compile(
    r"\b(?:invit(?:e|ing) you|have you (?:back|in)|welcome you)(?: back| in)?"
    rf" (?:for|to) (?:an? |the |your |our )({_STAGE})",
    re.IGNORECASE,
)
"""A sentence that invites to it; one that only speaks of an interview may mean the last one."""


def named(subjects: Iterable[str], sentences: Iterable[str]) -> str:
    """The only round that the subjects name, or else the only one that sentences invite to."""
    for texts, pattern in ((subjects, _NAMED), (sentences, _INVITING)):
        found: set[str] = set()
        for text in texts:
            found.update(pattern.findall(text))
        if found:
            alike = {" ".join(each.casefold().split()) for each in found}
            return capital(alike.pop()) if len(alike) == 1 else ""
    return ""
