"""Texts that only hold a place until somebody writes the real one: `TODO`, `[TBD]`, `…`, `???`.

In: a text as written. Out: whether it is one, and what it asks for. It must not know which field
the text is in.
"""

from __future__ import annotations

import re
from typing import Any, Final

_WORD: Final = r"TODO|TBD|TBC|TBA|FIXME|xxx|\?\?+|…|\.\.\."
# A word of its own, then nothing or a mark with what is to be written: "TODO: how many?". Without
# the mark it is a word like any other: "Todo lists for nurses", "… and so it went". A list's mark,
# bold and brackets may be around it: "- **TODO** how many?", "[TBD]", "<todo: the year>".
_PLACEHOLDER: Final = re.compile(
    rf"\s*(?:[-*]\s+)?(?:"
    rf"(?:\*\*|__)(?:{_WORD})[:.]?(?:\*\*|__):?(?P<bold>.*)"
    rf"|[\[(<{{]\s*(?:{_WORD})(?:\s*[-–—:,]\s*(?P<bracket>[^\])>}}]*)|\s*)[\])>}}](?P<behind>.*)"
    rf"|(?:{_WORD})\s*(?:$|:|[-–—,;.!?]+(?:\s|$))(?P<plain>.*)"
    rf"|n/a\s*$)",
    re.IGNORECASE | re.DOTALL,
)
_WORDS: Final = ("todo", "tbd", "tbc", "tba", "fixme", "xxx", "??", "…", "...", "n/a")
"""The same in small letters: looked for one by one, they take a tenth of the pattern's time."""


def is_placeholder(value: Any) -> bool:
    """Whether a value is a text that only holds a place."""
    return isinstance(value, str) and bool(_PLACEHOLDER.match(value))


def asked_by(placeholder: str) -> str:
    """What a placeholder asks for, as it is written behind its mark; "" where it only holds a
    place.
    """
    found = _PLACEHOLDER.match(placeholder)
    parts = found.groupdict().values() if found else ()
    return " ".join(part.strip() for part in parts if part and part.strip())


def may_hold_placeholders(text: str) -> bool:
    """Whether a placeholder can be anywhere in a text; most files have none."""
    small = text.lower()
    return any(word in small for word in _WORDS)
