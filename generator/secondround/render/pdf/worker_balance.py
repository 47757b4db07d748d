"""How high columns must be for all to fit.

In: nothing. Out: the same columns after fewer tries. WeasyPrint makes columns higher by as much as
the next block lacks, of which it asks for the height of a line; where a block may not be broken,
that is no more than what there is, and it tries every height, pixel by pixel.
"""

from __future__ import annotations

from math import inf
from typing import Any, Final

from weasyprint.layout import block

_lay_out: Final = block.block_box_layout


def keep_few() -> None:
    """Have WeasyPrint ask for the height of all of a block that may not be broken."""
    block.block_box_layout = _laid_out


def _laid_out(
    context: Any, box: Any, bottom_space: float, skip: Any, *rest: Any, **more: Any
) -> Any:
    if bottom_space == inf and box.is_column and skip:  # what comes next, in no space at all
        ((at, within),) = skip.items()
        if within is None and box.children[at].style["break_inside"] == "avoid":
            alone = box.copy_with_children(box.children[: at + 1])
            laid_out = _lay_out(context, alone, -inf, skip, *rest, **more)
            laid_out[0].children[0].margin_bottom = 0  # what stands last has none
            return laid_out
    return _lay_out(context, box, bottom_space, skip, *rest, **more)
