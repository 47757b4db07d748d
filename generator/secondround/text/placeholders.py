"""Texts that only hold a place until somebody writes the real one: `TODO`, `TBD: the date`, `…`.

In: a text as written. Out: whether it is one, and what it asks for. It must not know which field
the text is in.
"""

from __future__ import annotations

import re
from typing import Any, Final

# A word of its own, then nothing or a mark with what is to be written: "TODO: how many?". Without
# the mark it is a word like any other: "Todo lists for nurses", "… and so it went".
_PLACEHOLDER: Final = re.compile(
    r"\s*(?:TODO|TBD|xxx|…|\.\.\.)\s*(?:$|:|[-–—,;.!?]+(?:\s|$))(.*)", re.IGNORECASE | re.DOTALL
)
_MAY_HOLD_ONE: Final = re.compile(r"TODO|TBD|xxx|…|\.\.\.", re.IGNORECASE)


def is_placeholder(value: Any) -> bool:
    """Whether a value is a text that only holds a place."""
    return isinstance(value, str) and bool(_PLACEHOLDER.match(value))


def asked_by(placeholder: str) -> str:
    """What a placeholder asks for, as it is written behind its mark; "" where it only holds a
    place.
    """
    found = _PLACEHOLDER.match(placeholder)
    return found[1].strip() if found else ""


def may_hold_placeholders(text: str) -> bool:
    """Whether a placeholder can be anywhere in a text; most files have none."""
    return bool(_MAY_HOLD_ONE.search(text))
