"""Bullets that are drawn instead of written: small shapes left of a line.

In: a page as pdfium has opened it, and its pieces. Out: the pieces, those after a dot as items.
"""

from __future__ import annotations

import ctypes
from typing import Any, Final

import pypdfium2.raw as pdfium
from msgspec.structs import replace

from secondround.imports.documents.pdf.pieces import Piece

_SMALLEST, _LARGEST = 1.2, 7.0  # points
_FURTHEST: Final = 2.5  # of the size: from the dot to the text
_MOST_SHAPES: Final = 3000

Dot = tuple[float, float]
"""Where a dot ends on the right, and how high its middle is."""


def dots_of(page: Any) -> list[Dot]:
    """The shapes on the page that are as small as bullets, and about as high as wide."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    found = []
    for count, shape in enumerate(page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,))):
        if count > _MOST_SHAPES:
            break
        pdfium.FPDFPageObj_GetBounds(shape.raw, left, bottom, right, top)
        width, height = right.value - left.value, top.value - bottom.value
        if _SMALLEST < width < _LARGEST and 0.6 < width / max(height, 0.1) < 1.6:  # noqa: PLR2004
            found.append((right.value, (bottom.value + top.value) / 2))
    return found


def with_dots(pieces: list[Piece], dots: list[Dot]) -> list[Piece]:
    """The pieces, those with a dot just before them marked as opening an item."""
    return [_marked(piece, dots) for piece in pieces] if dots else pieces


def _marked(piece: Piece, dots: list[Dot]) -> Piece:
    if piece.bullet_to is not None:
        return piece
    for edge, middle in dots:
        level = piece.base - 0.1 * piece.size < middle < piece.base + 0.8 * piece.size
        if level and 0 <= piece.left - edge < _FURTHEST * piece.size:
            return replace(piece, left=edge - 3, bullet_to=piece.left)
    return piece
