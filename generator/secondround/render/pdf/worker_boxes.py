"""What a box is asked again and again, answered without delay.

In: nothing. Out: the same answers, sooner: whether it is in the flow of the page, on which pages it
starts and ends, how long a length is that is a share of another, that there is nothing behind it.
"""

from __future__ import annotations

from typing import Any, Final

from weasyprint.draw.color import get_color
from weasyprint.formatting_structure import boxes
from weasyprint.layout import background, block, percent
from weasyprint.layout.absolute import AbsolutePlaceholder

from secondround.render.pdf import worker_names

_AWAY: Final = {"absolute", "fixed"}
_BESIDE: Final = {"footnote", "inline-end", "inline-start", "left", "right"}
_ELSEWHERE: Final = {"note()", "running()"}
_SIDES: Final = ("bottom", "left", "right", "top")
_LENGTHS: Final = (
    *(f"margin_{side}" for side in _SIDES),
    *(f"padding_{side}" for side in _SIDES),
    *(f"border_{side}_width" for side in _SIDES),
    *("height", "max_height", "max_width", "min_height", "min_width", "width"),
)
"""What `resolve_percentages` sets."""
_ROUND: Final = tuple(
    f"border_{corner}_radius" for corner in ("bottom_left", "bottom_right", "top_left", "top_right")
)
_SQUARE: Final = (0, 0)

_OF_ITS_OWN: Final = (AbsolutePlaceholder, boxes.PageBox)

_page_name: Final = block.block_level_page_name
_resolve: Final = percent.resolve_percentages
_lay_out_backgrounds: Final = background.layout_box_backgrounds


def keep() -> None:
    """Have WeasyPrint ask here."""
    boxes.Box.is_in_normal_flow = _in_flow
    worker_names.replace(_page_name, _page_named)
    worker_names.replace(_resolve, _resolved)
    worker_names.replace(_lay_out_backgrounds, _backgrounds_laid_out)
    for name in _ROUND:  # as a bare box is
        setattr(boxes.Box, name, _SQUARE)
    boxes.Box.background = None


def _in_flow(box: Any) -> bool:
    style = box.style
    position = style["position"]
    return not (style["float"] in _BESIDE or position in _AWAY or position[0] in _ELSEWHERE)


def _page_named(before: Any, after: Any) -> str | None:
    """The name of the page that `after` starts on, where `before` ends on one of another name.
    WeasyPrint asks every box on the way to the first for the last, and the other way round.
    """
    name = _page_at(after, 1)
    return None if name == _page_at(before, -1) else name


def _page_at(box: Any, way: int) -> str:
    """The name of the page that a box starts on (1) or ends on (-1)."""
    name: str = box.style["page"]
    while isinstance(box, boxes.ParentBox) and not isinstance(box, boxes.TableBox):
        for child in box.children if way > 0 else reversed(box.children):
            if child.is_in_normal_flow() or child.is_floated():
                break
        else:
            break
        box = child
        name = box.style["page"] or name
    return name


def _resolved(box: Any, containing_block: Any) -> None:
    """Set the lengths of a box, as they were for another one of the same style in a block of the
    same size.
    """
    style = box.style
    if isinstance(box, _OF_ITS_OWN) or style["border_collapse"] == "collapse":
        _resolve(box, containing_block)
        return
    if isinstance(containing_block, boxes.Box):
        size = containing_block.width, containing_block.height
    else:
        size = tuple(containing_block)
    known = style.__dict__.setdefault("lengths", {})
    if size in known:
        box.__dict__.update(known[size])
    else:
        _resolve(box, containing_block)
        known[size] = {name: box.__dict__[name] for name in _LENGTHS}


def _backgrounds_laid_out(
    page: Any,
    box: Any,
    image: Any,
    layout_children: bool = True,  # noqa: FBT001, FBT002
    style: Any = None,
) -> None:
    if style or box is page or not _is_bare(box.style):
        _lay_out_backgrounds(page, box, image, layout_children, style)
        return
    if layout_children:
        for child in box.all_children():
            _backgrounds_laid_out(page, child, image)


def _is_bare(style: Any) -> bool:
    """Whether a box of that style has nothing behind it, and square corners."""
    bare: bool | None = style.__dict__.get("bare")
    if bare is None:
        bare = style.__dict__["bare"] = (
            all((0, "px") in style[name] for name in _ROUND)
            and style["border_image_source"][0] == style["mask_border_source"][0] == "none"
            and style["visibility"] != "hidden"
            and all(kind != "url" and not value for kind, value in style["background_image"])
            and get_color(style, "background_color").alpha == 0
            and not style["box_shadow"]
        )
    return bare
