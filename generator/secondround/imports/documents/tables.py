"""Rows of a table: data, labels beside what they name, or columns of a page.

In: the blocks of each cell. Out: blocks in reading order.
"""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from secondround.imports.documents.model import Block, Part

_LABEL: Final = 70  # characters of a date and a town
_LABEL_LINES: Final = 2


def table_blocks(cells: list[list[Block]], part: Part) -> list[Block]:
    """The blocks of one row, each with the columns that it is of."""
    filled = [(column, cell) for column, cell in enumerate(cells) if cell]
    if len(filled) < 2:  # noqa: PLR2004
        return filled[0][1] if filled else []
    if all(len(cell) == 1 and cell[0].kind != "item" for _, cell in filled):
        return [_row(filled, part)]
    labels = [cell for _, cell in filled if _is_label(cell)]
    if len(labels) == len(filled) - 1:
        return _labelled(filled)
    blocks: list[Block] = []
    _, smallest = min(filled, key=_length)
    for column, cell in filled:
        for block in cell:
            is_aside = cell is smallest and part == "body"
            beside = replace(block, columns=(column,))
            blocks.append(replace(beside, part="aside") if is_aside else beside)
    return blocks


_Filled = tuple[int, list[Block]]
"""A cell that holds something, and its column."""


def _row(cells: list[_Filled], part: Part) -> Block:
    texts: list[str] = []
    links: tuple[str, ...] = ()
    bold = True
    for _, (block,) in cells:
        texts.append(block.text.replace("\n", " "))
        links += block.links
        bold = bold and bool(block.bold)
    size = max((cell[0].size or 0 for _, cell in cells), default=0)
    columns = tuple(column for column, _ in cells)
    return Block(
        "row",
        "\t".join(texts),
        size=size or None,
        bold=bold,
        page=cells[0][1][0].page,
        part=part,
        links=links,
        columns=columns,
    )


def _labelled(cells: list[_Filled]) -> list[Block]:
    """Cells side by side whose first lines are one line, as a date beside an entry."""
    blocks: list[Block] = []
    column, main = max(cells, key=_length)
    text = "\t".join(cell[0].text.replace("\n", "\t") for _, cell in cells)
    columns = tuple(each for each, _ in cells)
    blocks.append(replace(main[0], text=text, columns=columns))
    for _, cell in cells:
        if cell is not main:
            blocks += cell[1:]
    return blocks + [replace(block, columns=(column,)) for block in main[1:]]


def _is_label(cell: list[Block]) -> bool:
    short = len(cell) <= _LABEL_LINES and _length(cell) <= _LABEL
    return short and all(block.kind != "item" for block in cell)


def _length(cell: list[Block] | _Filled) -> int:
    blocks = cell[1] if isinstance(cell, tuple) else cell
    return sum(len(block.text) for block in blocks)
