"""How much an invitation may say: more is a whole calendar, or something else.

In: a text, and the name of its file. Out: the same text, or a refusal: without it, reading would
take minutes.
"""

from __future__ import annotations

from typing import Final

from secondround.imports.found import UnreadableError

LETTERS: Final = 500_000
LINES: Final = 20_000
"""Lines at most; a long invitation has a few hundred."""


def bounded(text: str, name: str) -> str:
    """The same text; raises `UnreadableError` where it is longer than any invitation's."""
    if len(text) > LETTERS:
        too_much = f"{len(text):,} characters"
    elif text.count("\n") > LINES:
        too_much = f"{text.count(chr(10)):,} lines"
    else:
        return text
    raise UnreadableError(
        f"{name} says more than any invitation does: {too_much}. Save what invites you in a file "
        "of its own."
    )
