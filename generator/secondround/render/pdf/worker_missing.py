"""The box that stands for a letter which no font has, as wide as the place it is given.

In: nothing. Out: the same pages, on which such a box covers neither the blank behind it nor the
next letter. WeasyPrint gives it the width of an average letter of its font, and draws the font's
own box, which is wider.
"""

from __future__ import annotations

import io
from typing import Any

from weasyprint.pdf.fonts import Font

_clean = Font.clean


def keep() -> None:
    """Have WeasyPrint embed such a box from here."""
    Font.clean = _cleaned


def _cleaned(font: Any, to_unicode: Any, hinting: Any) -> None:
    _clean(font, to_unicode, hinting)
    if font.missing and 0 in font.widths:
        font.file_content = narrowed(font.file_content, font.widths[0])


def narrowed(file: bytes, width: float) -> bytes:
    """A font whose box for what it lacks is no wider than `width`, in thousandths of its size."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 (slow, and seldom needed)

    font = TTFont(io.BytesIO(file), recalcTimestamp=False)
    if "glyf" not in font or "hmtx" not in font:
        return file
    advance, _ = font["hmtx"][".notdef"]
    share = width * font["head"].unitsPerEm / 1000 / advance if advance else 1
    box = font["glyf"][".notdef"]
    if share >= 1 or box.numberOfContours < 1:
        return file
    box.removeHinting()
    box.coordinates.scale((share, 1))
    box.coordinates.toInt()
    box.recalcBounds(font["glyf"])
    font["hmtx"][".notdef"] = (round(advance * share), box.xMin)
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()
