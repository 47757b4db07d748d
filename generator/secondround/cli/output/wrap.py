"""Text in lines that fit where it is read.

In: a paragraph. Out: its lines, as wide as the terminal is, and never wider than 80 columns. What
is piped does not depend on anybody's window.
"""

from __future__ import annotations

import re
import shutil
import sys
import textwrap
from typing import Final

WIDEST, NARROWEST = 80, 30
_QUOTED: Final = re.compile("`[^`\n]+`")
_TIED: Final = "\0"
"""A blank at which no line ends; no text has one of its own."""


def width() -> int:
    """Columns that a line may fill."""
    if not sys.stdout.isatty():
        return WIDEST
    return min(WIDEST, max(NARROWEST, shutil.get_terminal_size().columns))


def fill(text: str, first: str = "", rest: str = "", *, whole: bool = False) -> str:
    """The paragraph in lines; `first` and `rest` stand before the first of them and before the
    others.

    whole: words are never broken, so that a terminal still finds a path in them, and a command can
    be copied.
    """
    if whole:
        text = _QUOTED.sub(_tied, text)
    lines = textwrap.fill(
        text,
        width(),
        initial_indent=first,
        subsequent_indent=rest,
        break_on_hyphens=not whole,
        break_long_words=not whole,
    )
    return lines.replace(_TIED, " ")


def labelled(label: str, text: str, column: int) -> str:
    """A text that begins in that column, with its label before it."""
    return fill(text, f"  {label} ".ljust(column), " " * column)


def _tied(quoted: re.Match[str]) -> str:
    return quoted[0].replace(" ", _TIED)
