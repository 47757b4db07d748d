"""What the parts of a session are called, wherever one reads: on paper, on the site, on a phone.

In: nothing. Out: words.
"""

from __future__ import annotations

from typing import Final

SHEET_PARTS: Final = {
    "opening": "Open with",
    "tell": "Tell",
    "told": "You told",
    "reserve": "In reserve",
    "message": "Message",
    "messages": "Messages",
    "tests": "Tests",
    "judges": "Looking for",
    "before": "Met before",
    "asked": "They asked",
    "asked_before": "Asked before",
    "asked_by": "Asked by",
    "said": "You said",
    "told_to": "You told",
    "promised": "You promised",
    "doubt": "A doubt you heard",
    "doubts": "Doubts you heard",
    "in_common": "In common",
    "likely": "They may ask",
    "private": "For your eyes only",
    "ask": "Ask",
    "then": "Then ask",
    "closing": "At the end",
    "to_write": "Still to write",
}
"""Each part, as templates know it, and its heading."""
