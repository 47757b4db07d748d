"""Whether two pictures show the same, letters smoothed in another way not counted.

In: two pictures, the one that was drawn and the one that is known. Out: where they differ.
"""

from __future__ import annotations

from PIL import Image, ImageChops, ImageFilter

BLUR = 4
"""Dots over which both are smoothed first: how a letter's edge is drawn is gone then, and where its
line stands is not.
"""
AROUND = 12
"""Dots on each side of a place that its difference is the mean of."""
TOLERANCE = 20
"""Levels, of 255, that a place may be lighter or darker. Letters that PDFium smooths, and not
poppler, are 14 at most; a block that stands a line lower is 29 and more.
"""


def differ(drawn: Image.Image, known: Image.Image) -> str:
    """Where they differ most, and by how much; "" where they look alike."""
    if drawn.size != known.size:
        return f"{drawn.size} and not {known.size}"
    smooth = ImageFilter.BoxBlur(BLUR)
    left, right = (each.convert("L").filter(smooth) for each in (drawn, known))
    difference = ImageChops.difference(left, right).filter(ImageFilter.BoxBlur(AROUND))
    levels = difference.tobytes()
    most = max(levels)
    if most <= TOLERANCE:
        return ""
    place = levels.index(most)
    return f"{most} levels at {place % drawn.width}, {place // drawn.width}"
