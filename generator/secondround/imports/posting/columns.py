"""Tables whose columns are sections: "Essential" beside "Desirable", as person specifications are.

In: blocks. Out: the same blocks, each such table as a heading and items for each of its columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from secondround.imports.documents import Block
from secondround.imports.posting import headings

_LEVEL: Final = 6
"""The rank of a column's title: below any heading above the table."""


def by_column(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks in reading order, where tables of musts and wishes are read column by column."""
    for is_table, group in groupby(blocks, lambda block: block.kind == "row"):
        rows = list(group)
        sections = [headings.section(cell) for cell in rows[0].text.split("\t")]
        is_of_sections = len(sections) > 1 and set(sections) <= {"must", "nice"}
        yield from _columns(rows) if is_table and is_of_sections else rows


def _columns(rows: Sequence[Block]) -> Iterator[Block]:
    """A heading and items for each column; what stands before the first one labels its row."""
    header, *body = (row.text.split("\t") for row in rows)
    before = max(len(cells) for cells in (header, *body)) - len(header)
    part = rows[0].part
    for cells in body:
        labels = filter(None, cells[:before])
        yield from (Block("paragraph", label, part=part) for label in labels)
    for column, title in enumerate(header, start=before):
        yield Block("heading", title, level=_LEVEL, part=part)
        for cells in body:
            if column < len(cells):
                for line in filter(str.strip, cells[column].split("\n")):
                    yield Block("item", line.strip(), part=part)
