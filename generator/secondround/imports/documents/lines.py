"""Lines of plain text: which go on from the one before, and what opens an item of a list.

In: lines. Out: lines joined where only the width of the page had broken them.
"""

from __future__ import annotations

import re
from typing import Final

_SIGNS: Final = "•●○▪▫■□◦‣⁃∙◆◇▸▹►▻➢➤✓✔❖\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
"""Bullets, even where no blank follows."""
_OTHER_SIGNS: Final = "·→*+–—-"
_LETTERS: Final = "o\u00a7"  # what some symbol fonts become
_YEAR: Final = r"(?:19|20)\d\d\b"
BULLET: Final = re.compile(
    rf"^[ \t]*(?:[{_SIGNS}](?=[ \t]|\w)|[{_OTHER_SIGNS}](?=[ \t])|[{_LETTERS}](?=[ \t]{{2}}))"
    rf"[ \t]*(?!{_YEAR})(?=\S)"
)
"""What opens an item, blanks before and after it included."""
LABEL: Final = r"[A-Z][\w '’/-]{1,28}:\s"
"""What opens a line of its own: "Address: "."""
_OPENS: Final = re.compile(
    rf"\s*(?:(?-i:{LABEL})|\d{{1,2}}[.:]\d\d(?:\s?[ap]m)?(?:\t|\s{{2,}}|\s*[-–—|]))", re.IGNORECASE
)
"""A label, or a time in a column of its own: no line goes on with these."""
_NARROWEST: Final = 56  # columns: text that is wrapped is wider than this
_WIDE_GAP: Final = re.compile(r"[ \u00a0]*\t[ \t\u00a0]*|(?<=\S)[ \u00a0]{3,}(?=\S)")


def is_bullet(text: str) -> bool:
    """Whether a text is a bullet and nothing else."""
    sign = text.strip()
    return len(sign) == 1 and bool(BULLET.match(f"{sign} x"))


def gaps_as_tabs(line: str) -> str:
    """The line without blanks at its ends, and with a tab for each wide gap."""
    return _WIDE_GAP.sub("\t", line.strip())


def wrap_width(lines: list[str]) -> int:
    """The column at which the lines were broken, or 0 where they were not.

    A wrapped text has several lines near its widest; one long line alone is a line by itself.
    """
    lengths = sorted((len(line.rstrip()) for line in lines if line.strip()), reverse=True)
    if len(lengths) < 2 or lengths[0] < _NARROWEST or lengths[0] > 200:  # noqa: PLR2004
        return 0
    near = [length for length in lengths if length >= lengths[0] - 12]
    return lengths[0] if len(near) > 1 else 0


def goes_on(line: str, following: str, width: int) -> bool:
    """Whether `following` was part of `line` until its first word did not fit in `width`."""
    if not width or not line.strip() or not following.strip():
        return False
    if BULLET.match(following) or _OPENS.match(following):
        return False
    word = following.split(maxsplit=1)[0]
    return len(line.rstrip()) + 1 + len(word) > width


def unwrapped(text: str, width: int) -> str:
    """The text with a line feed only where a line ended before `width`."""
    joined: list[str] = []
    before = ""
    for line in text.split("\n"):
        if joined and goes_on(before, line, width):
            joined[-1] += " " + line.strip()
        else:
            joined.append(line.strip())
        before = line
    return "\n".join(joined)
