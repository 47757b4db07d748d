"""Words by which the title of an invitation says that the meeting was moved."""

from __future__ import annotations

import re
from typing import Final

_WORDS: Final = (
    r"(?:re-?scheduled|moved|updated|new (?:time|date)|verschoben|verlegt|aktualisiert"
    r"|neue[rs]? (?:termin|zeit|datum)|déplacée?|reportée?|movid[oa]|reprogramad[oa])"
)
_BEFORE: Final = re.compile(rf"^{_WORDS}(?: invitation)?\s*[:–—-]\s*(?=\S)", re.IGNORECASE)
_BEHIND: Final = re.compile(
    rf"\s*(?:[(\[]{_WORDS}[^)\]]{{0,40}}[)\]]"
    rf"|\s[-–—:|]\s+{_WORDS}(?:\s+(?:to|auf)\b.{{0,40}})?)\s*$",
    re.IGNORECASE,
)


def without_words(title: str) -> str:
    """A title without the words that say it was moved; the same where there are none."""
    return _BEHIND.sub("", _BEFORE.sub("", title)) or title
