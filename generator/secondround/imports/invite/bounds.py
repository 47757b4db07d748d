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
        raise _too_much(name, f"{len(text):,} characters")
    bound_lines(text.count("\n"), name)
    return text


def bound_lines(number: int, name: str) -> None:
    """Raises `UnreadableError` where a file or a text has more lines than any invitation."""
    if number > LINES:
        raise _too_much(name, f"{number:,} lines")


def _too_much(name: str, what: str) -> UnreadableError:
    return UnreadableError(
        f"{name} says more than any invitation does: {what}. Save what invites you in a file of "
        "its own."
    )
