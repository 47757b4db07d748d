"""Rows of a table: data, labels beside what they name, or columns of a page.

In: the blocks of each cell. Out: blocks in reading order.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from secondround.imports.documents.model import Block, Part

_LABEL: Final = 70  # characters of a date and a town
_LABEL_LINES: Final = 2


def table_blocks(cells: list[list[Block]], part: Part) -> list[Block]:
    """The blocks of one row."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 2:  # noqa: PLR2004
        return filled[0] if filled else []
    if all(len(cell) == 1 and cell[0].kind != "item" for cell in filled):
        return [_row(filled, part)]
    labels = [cell for cell in filled if _is_label(cell)]
    if len(labels) == len(filled) - 1:
        return _labelled(filled)
    blocks: list[Block] = []
    smallest = min(filled, key=_length)
    for cell in filled:
        for block in cell:
            is_aside = cell is smallest and part == "body"
            blocks.append(replace(block, part="aside") if is_aside else block)
    return blocks


def _row(cells: list[list[Block]], part: Part) -> Block:
    texts: list[str] = []
    links: tuple[str, ...] = ()
    bold = True
    for (block,) in cells:
        texts.append(block.text.replace("\n", " "))
        links += block.links
        bold = bold and bool(block.bold)
    size = max((cell[0].size or 0 for cell in cells), default=0)
    return Block("row", "\t".join(texts), size=size or None, bold=bold, part=part, links=links)


def _labelled(cells: list[list[Block]]) -> list[Block]:
    """Cells side by side whose first lines are one line, as a date beside an entry."""
    blocks: list[Block] = []
    main = max(cells, key=_length)
    firsts = [cell[0] for cell in cells]
    text = "\t".join(block.text.replace("\n", "\t") for block in firsts)
    blocks.append(replace(main[0], text=text))
    for cell in cells:
        if cell is not main:
            blocks += cell[1:]
    return blocks + main[1:]


def _is_label(cell: list[Block]) -> bool:
    short = len(cell) <= _LABEL_LINES and _length(cell) <= _LABEL
    return short and all(block.kind != "item" for block in cell)


def _length(cell: list[Block]) -> int:
    return sum(len(block.text) for block in cell)
