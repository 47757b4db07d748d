"""Plain text: its paragraphs, lists and headings, by how people lay out a text file.

In: text. Out: a `Document`.
"""

from __future__ import annotations

import re
from collections import Counter
from operator import methodcaller
from typing import Final

from secondround.imports.documents.lines import BULLET, gaps_as_tabs, goes_on, wrap_width
from secondround.imports.documents.model import Block, BlockKind, Document

_UNDERLINE: Final = re.compile(r"^\s*([=~_*#-])\1{2,}\s*$")
_LONGEST_HEADING: Final = 60
_TAB: Final = 4  # columns
_GAP: Final = re.compile(r"(?:^|(?<=\S)) {3,}(?=\S)")
_GUTTER: Final = 3
"""Blanks before a right column, at least."""
_FEWEST_HEADINGS: Final = 2
"""In a right column."""


def read_text(text: str, remarks: tuple[str, ...] = ()) -> Document:
    """The document that a plain text is."""
    lines = _by_column(text.split("\n"))
    width = wrap_width(lines)
    blocks: list[Block] = []
    before = ""  # the line that the last block ends with; empty after a blank line
    for number, line in enumerate(lines, start=1):
        if _UNDERLINE.match(line):
            if blocks and before and blocks[-1].kind == "paragraph":
                blocks[-1] = _as_heading(blocks[-1])
            before = ""
        elif not line.strip():
            before = ""
        elif before and _continues(blocks[-1], before, line, width):
            blocks[-1] = _extended(blocks[-1], line)
            before = line
        else:
            blocks.append(_block(line, number))
            before = line
    return Document(kind="text", blocks=tuple(blocks), remarks=remarks)


def _by_column(lines: list[str]) -> list[str]:
    """The lines, with a right column below the left one: where it has headings of its own, in
    capitals, behind a gap that no line crosses.
    """
    starts: Counter[int] = Counter()
    for line in lines:
        starts.update(map(methodcaller("end"), _GAP.finditer(line)))
    at = max(starts, key=lambda column: (starts[column], -column), default=0)
    gaps = [line[max(at - _GUTTER, 0) : at] for line in lines]
    right = [line[at:].rstrip() for line in lines]
    headings = list(filter(_is_shouted, right))
    if not at or any(map(str.strip, gaps)) or len(headings) < _FEWEST_HEADINGS:
        return lines
    return [*(line[:at].rstrip() for line in lines), "", *right]


def _block(line: str, number: int) -> Block:
    bullet = BULLET.match(line)
    text = gaps_as_tabs(line[bullet.end() :] if bullet else line)
    kind: BlockKind = "item" if bullet else "paragraph"
    if kind == "paragraph" and _is_shouted(text):
        kind = "heading"
    return Block(kind, text, level=_indent(line) // 2 if bullet else 0, line=number)


def _is_shouted(text: str) -> bool:
    """All capitals, as headings are typed where there is no bold; not a line of figures."""
    is_of_words = sum(map(str.isalpha, text)) > sum(map(str.isdigit, text))
    return text.isupper() and is_of_words and len(text) <= _LONGEST_HEADING and "\t" not in text


def _continues(block: Block, before: str, line: str, width: int) -> bool:
    if block.kind == "heading" or BULLET.match(line):
        return False
    if block.kind == "item":
        bullet = BULLET.match(before)
        start = bullet.end() if bullet else _indent(before)
        hanging = _indent(line) > 0 and _indent(line) >= min(start, _indent(before) + 1)
        return hanging or goes_on(before, line, width)
    return goes_on(before, line, width)


def _extended(block: Block, line: str) -> Block:
    text = f"{block.text} {gaps_as_tabs(line)}"
    return Block(block.kind, text, level=block.level, line=block.line)


def _as_heading(block: Block) -> Block:
    return Block("heading", block.text, line=block.line)


def _indent(line: str) -> int:
    expanded = line.expandtabs(_TAB)
    return len(expanded) - len(expanded.lstrip())
