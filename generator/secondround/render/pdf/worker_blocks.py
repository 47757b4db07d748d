"""Blocks of text, laid out once.

In: nothing. Out: the same pages, sooner. WeasyPrint lays a block out again for each height that
columns are tried at, to learn how high what stands beside it is, and when a page goes round once
more; and it comes out the same each time, a little to the right or further down. It is kept as it
came out, and moved. Not kept is a block that may come out otherwise: broken between pages, beside
a float, in columns, with a table in it. With a page's number in it, it is kept for its place on the
page that is being laid out.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block
from weasyprint.layout.absolute import AbsolutePlaceholder

_lay_out: Final = block.block_level_layout
_KINDS: Final = {
    boxes.BlockBox,
    boxes.FlexBox,
    boxes.GridBox,
    boxes.InlineBlockBox,
    boxes.InlineBox,
    boxes.LineBox,
    boxes.TextBox,
}
_POSITIONS: Final = {"absolute", "relative", "static"}


_HEIGHTS: Final = ("height", "max_height", "min_height")


class _Numbered:
    """The name of a block with a page's number or a leader in it: it comes out the same as long as
    the same page is laid out, and no further left or right.
    """


class _Kept(NamedTuple):
    """A block as it came out."""

    box: Any
    where: tuple[float, float]  # before it was laid out
    bottom: float  # how far below that its lowest part ends
    page: dict[str, Any]  # what it says of the page after it
    margins: list[float]
    above: list[float]  # what it adds to the margins before it
    through: bool  # whether its margins collapse through it
    there: tuple[object, ...]  # parts of the key by their identity, so they stay


_kept: dict[Any, _Kept] = {}


def keep() -> None:
    """Have WeasyPrint ask here for its blocks."""
    block.block_level_layout = _laid_out


def forget() -> None:
    """Forget the blocks of what has been printed."""
    _kept.clear()


def _laid_out(  # noqa: PLR0913, PLR0917 (the parameters are WeasyPrint's)
    context: Any,
    box: Any,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    page_is_empty: bool = True,  # noqa: FBT001, FBT002
    absolute: list[Any] | None = None,
    fixed: list[Any] | None = None,
    margins: list[float] | None = None,
    *rest: Any,
) -> Any:
    absolute = [] if absolute is None else absolute
    margins = [] if margins is None else margins
    where = box.position_x, box.position_y
    item = box.is_flex_item or box.is_grid_item  # whose style is changed between two layouts
    name = None if item or skip_stack or any(rest) or context.excluded_shapes else _name(box)
    first = page_is_empty and context.current_page > 1 and not context.forced_break
    page = context.current_page_footnotes  # another list each time that a page is laid out
    place = (id(page), where[0]) if isinstance(name, _Numbered) else None
    key = name, id(box.style), containing_block.width, tuple(margins), first, place
    kept = _kept.get(key) if name else None
    if kept and not context.overflows_page(bottom_space, where[1] + kept.bottom):
        moved = _moved(kept.box, where[0] - kept.where[0], where[1] - kept.where[1], absolute)
        margins += kept.above
        return moved, None, dict(kept.page), list(kept.margins), kept.through, None
    given = bottom_space, skip_stack, containing_block, page_is_empty, absolute, fixed, margins
    made, resume, after, below, through, most = _lay_out(context, box, *given, *rest)
    if name and made and not resume and not kept:
        bottom = _bottom(made)
        if not context.overflows_page(bottom_space, bottom):
            _kept[key] = _Kept(
                _moved(made, 0, 0, []),
                where,
                bottom - where[1],
                dict(after),
                list(below),
                margins[len(key[3]) :],
                through,
                (box.style, page),
            )
    return made, resume, after, below, through, most


def _name(box: Any) -> object | None:
    """What `box` and its copies are kept by, and None where something in it may come out otherwise
    the next time. It is noted in each, since WeasyPrint lays out copies, too.
    """
    if "kept_by" not in box.__dict__:
        style = box.style
        parts = [_name(child) for child in box.children]
        same = (
            type(box) in _KINDS
            and not box.footnote
            and not (box.first_letter_style or box.first_line_style)
            and style["float"] == "none"
            and style["position"] in _POSITIONS
            and style["column_count"] == style["column_width"] == "auto"
            and all(getattr(style[height], "unit", "px") == "px" for height in _HEIGHTS)
            and all(parts)
        )
        numbered = box.missing_link or box.is_leader or _Numbered in map(type, parts)
        kind = _Numbered if numbered else object
        box.kept_by = kind() if same else None
    name: object | None = box.kept_by
    return name


def _moved(box: Any, right: float, down: float, absolute: list[Any]) -> Any:
    """A copy of a block that was laid out. What in it is not yet laid out, since it is positioned
    in something outside, is added to `absolute`.
    """
    if isinstance(box, AbsolutePlaceholder):
        if box._layout_done:  # noqa: SLF001 (no public name)
            place = AbsolutePlaceholder(_moved(box._box, right, down, absolute))  # noqa: SLF001
            place.set_laid_out_box(place._box)  # noqa: SLF001
            return place
        place = box.copy()
        place.translate(right, down)
        absolute.append(place)
        return place
    copy = box.copy()
    copy.position_x += right
    copy.position_y += down
    copy.remove_decoration_sides = set(box.remove_decoration_sides)
    if box.children:
        copy.children = [_moved(child, right, down, absolute) for child in box.children]
    return copy


def _bottom(box: Any) -> float:
    """Where the lowest part of a block ends that was laid out, as pages break."""
    if isinstance(box, boxes.LineBox):
        return float(box.position_y + box.height)
    lowest = float(box.position_y + box.margin_height())
    for child in box.children:
        if not isinstance(child, AbsolutePlaceholder):
            lowest = max(lowest, _bottom(child))
    return lowest
