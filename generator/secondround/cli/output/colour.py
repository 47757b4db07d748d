"""Problems in colour, for a terminal. Imported only where there is one, since rich takes its time.

In: problems as plain text. Out: the same text, letter for letter, coloured unless NO_COLOR is set.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from secondround.problems import Severity

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def show(texts: Sequence[str], severities: Sequence[Severity], stream: TextIO) -> None:
    """Print the texts of problems, a blank line between two."""
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(file=stream, highlight=False, soft_wrap=True)
    for number, (text, severity) in enumerate(zip(texts, severities, strict=True)):
        style, word = STYLES[severity], severity.name.lower()
        coloured = Text(("\n" if number else "") + text)
        coloured.highlight_regex(rf"(?m)^\S.*?:\d+:\d+(?=: {word} )", "bold")
        coloured.highlight_regex(rf"{word} [a-z-]+(?=: )", style)
        coloured.highlight_regex(r"(?m)^ +\d+ \|", "dim")
        coloured.highlight_regex(r"(?m)^ +\| +\^+", style)
        coloured.highlight_regex(r"(?m)^hint:", "green")
        console.print(coloured)
