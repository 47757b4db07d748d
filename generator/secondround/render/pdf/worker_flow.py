"""What is only to be done where something stands outside the flow of a page.

In: nothing. Out: the same pages, sooner. For every line WeasyPrint looks what it might collide
with, and whenever something did not fit it goes through all of it for what belongs elsewhere on the
page, though hardly a page has a float or a note.
"""

from __future__ import annotations

from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block
from weasyprint.layout import float as floats

from secondround.render.pdf import worker_names

_avoid: Final = floats.avoid_collisions
_remove: Final = block.remove_placeholders


def keep() -> None:
    """Have WeasyPrint ask here."""
    worker_names.replace(_avoid, _beside)
    worker_names.replace(_remove, _removed)


def _beside(
    context: Any,
    box: Any,
    around: Any,
    outer: bool = True,  # noqa: FBT001, FBT002 (the parameters are WeasyPrint's)
) -> tuple[float, float, float]:
    """Where a box is put beside floats: its left, its top, and the width there is."""
    alone = isinstance(box, boxes.LineBox) and not context.excluded_shapes
    if outer or not alone or around.style["direction"] != "ltr":
        place: tuple[float, float, float] = _avoid(context, box, around, outer)
        return place
    left = around.content_box_x()
    right = left + around.width - box.margin_right
    left += box.margin_left
    return left - box.margin_left, box.border_box_y() - box.margin_top, right - left


def _removed(context: Any, given: Any, absolute: list[Any], fixed: list[Any]) -> None:
    """Take what is in boxes that did not fit from what else stands on the page."""
    elsewhere = (
        absolute
        or fixed
        or context.broken_out_of_flow
        or context.excluded_shapes
        or context.running_elements
        or context.footnotes
        or context.current_page_footnotes
        or context.reported_footnotes
    )
    if elsewhere:
        _remove(context, given, absolute, fixed)
