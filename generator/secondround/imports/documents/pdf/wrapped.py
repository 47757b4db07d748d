"""Rows whose two cells both go on in the row below: a long title beside a long date.

In: the rows of a column. Out: the rows, those pairs as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from secondround.imports.documents.pdf.columns import Row
from secondround.imports.documents.pdf.pieces import Piece

_SAME_PLACE: Final = 2.0  # points
_LEADING: Final = 1.8  # of the size: rows further apart belong to two texts
_BLANK: Final = 0.2  # of the size
_APART: Final = 2.0  # of the size: what is kept between the cells, wide enough to be a gap


def unwrapped(rows: Sequence[Row]) -> list[Row]:
    """The rows, with a pair as one row where neither cell of the second fitted into the first."""
    edge = max(row[-1].right for row in rows)
    found: list[Row] = []
    for row in rows:
        if found and _goes_on(found[-1], row, edge):
            (left, right), (more_left, more_right) = found[-1], row
            room = right.left - _APART * right.size
            found[-1] = (_joined(left, more_left, room), _joined(right, more_right, edge))
        else:
            found.append(row)
    return found


def _goes_on(row: Row, below: Row, edge: float) -> bool:
    if len(row) != 2 or len(below) != 2:  # noqa: PLR2004 (two cells)
        return False
    (left, right), (more_left, more_right) = row, below
    left_fits = _would_fit(left, more_left, right.left)
    return not left_fits and not _would_fit(right, more_right, edge - 1)


def _would_fit(piece: Piece, below: Piece, edge: float) -> bool:
    """Whether the first word below would have fitted behind a piece, or begins another text."""
    is_below = abs(piece.left - below.left) < _SAME_PLACE and piece.bullet_to is below.bullet_to
    is_near = 0 < piece.base - below.base < _LEADING * piece.size
    if not (is_below and is_near and piece.bold == below.bold):
        return True
    return piece.right + _BLANK * piece.size + below.first_word <= edge


def _joined(piece: Piece, below: Piece, room: float) -> Piece:
    return replace(
        piece,
        text=f"{piece.text} {below.text}",
        right=min(max(piece.right, below.right), room),
        base=below.base,
        tags=piece.tags | below.tags,
    )
