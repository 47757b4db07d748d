"""Rows with something in much larger type: a name beside an address, a heading beside its text.

In: the rows of a column. Out: the rows, what is larger on a row of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Final

from secondround.imports.documents.pdf.columns import LARGER, YEAR, Row
from secondround.imports.documents.pdf.pieces import Piece

_MUCH_LARGER: Final = 1.5  # times the size of most letters: a name


def by_size(rows: Sequence[Row]) -> list[Row]:
    """The rows, with the largest piece of one before the others where it is no part of them."""
    sizes: list[float] = []
    for row in rows:
        sizes += map(_size, row)
    usual = median(sizes)
    found: list[Row] = []
    for row in rows:
        largest = max(row, key=_size)
        at = row.index(largest)
        others = row[:at] + row[at + 1 :]
        if others and _is_apart(largest, others, usual):
            found += [(largest,), others]
        else:
            found.append(row)
    return found


def _is_apart(largest: Piece, others: Row, usual: float) -> bool:
    """Whether a piece is a name, or a heading with its text behind it; one with a date behind it
    names a position.
    """
    ratio = largest.size / max(usual, max(others, key=_size).size)
    is_dated = len(others) == 1 and YEAR.search(others[0].text)
    is_first = largest.left < others[0].left
    return ratio > _MUCH_LARGER or (ratio > LARGER and is_first and not is_dated)


def _size(piece: Piece) -> float:
    return piece.size
