"""Tables whose columns are sections: "Essential" beside "Desirable", as person specifications are.

In: blocks. Out: the same blocks, each such table as a heading and items for each of its columns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from secondround.imports.documents import Block
from secondround.imports.posting import headings

_SECTIONS: Final = ("must", "nice")
_LONGEST_LABEL: Final = 5
"""Words of what names a row, and asks for nothing: "Knowledge and skills"."""
_LEVEL: Final = 6
"""The rank of a column's title: below any heading above the table."""


def by_column(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks in reading order, where tables of musts and wishes are read column by column."""
    for is_table, group in groupby(
        blocks, lambda block: block.kind == "row" or bool(block.columns)
    ):
        rows = list(group)
        head = _cells(rows[0], rows)
        titles = {column: cell for column, cell in head if headings.section(cell) in _SECTIONS}
        yield from _columns(rows, titles) if is_table and len(titles) > 1 else rows


def _columns(rows: Sequence[Block], titles: Mapping[int, str]) -> Iterator[Block]:
    """A heading and items for each of the columns with those titles; what stands before the first
    of them labels its row, and what is behind the last, as "assessed by" is, asks for nothing.
    """
    part = rows[0].part
    columns = defaultdict[int, list[str]](list)
    for row in rows[1:]:
        for column, cell in _cells(row, rows):
            lines = list(filter(None, map(str.strip, cell.split("\n"))))
            if column in titles:
                columns[column] += lines
            elif column < min(titles) and len(cell.split()) > _LONGEST_LABEL:
                yield from (Block("paragraph", line, part=part) for line in lines)
    for column, title in titles.items():
        yield Block("heading", title, level=_LEVEL, part=part)
        yield from (Block("item", line, part=part) for line in columns[column])


def _cells(row: Block, rows: Sequence[Block]) -> list[tuple[int, str]]:
    """The cells of a row with their columns; a head may leave the corner out."""
    if row.columns and len(row.columns) == len(row.cells):
        return list(zip(row.columns, row.cells, strict=True))
    is_head = row is rows[0]
    before = max(len(each.cells) for each in rows) - len(row.cells) if is_head else 0
    return list(enumerate(row.cells, start=before))
