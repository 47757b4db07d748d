"""Whether the day card fits its page, and by how much it does not.

In: a document, and how it is laid out. Out: what makes the card fit, or the height it lacks in
millimetres. It looks at the card alone: a whole packet takes ten times as long to lay out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from secondround.vocabulary import SESSIONS_A_SIDE

PAGE: Final = "day-card"  # the name of the card's page in templates/pdf/packet.css
CLOSER: Final = "#day-card > .level-3 { padding: 0.5mm 0 0.7mm }"
"""What a card that is too long does without first: white space. Its type stays as it is."""
BARE: Final = f"{CLOSER} #day-card ol.strip {{ display: none }}"
"""And then its strip, too, which shows what its rows say."""
_TALL: Final = "@page day-card { size: %gmm 5000mm }"
_AFTER: Final = re.compile(r'<section class="level-2" id="(?!day-card).*?(?=</body>|\Z)', re.DOTALL)
_NUMBERS: Final = "a.page::after { content: '\\a0 00' }"
"""Instead of the numbers of pages that are not there, which would take a second pass."""
_ROW: Final = re.compile(r"<h3[^>]*>(?!Ask everyone|Messages|If something goes wrong|Over )")
_PIXELS_A_MILLIMETRE: Final = 96 / 25.4


class Fit(NamedTuple):
    """How the card fits."""

    more: str = ""  # the style that it is laid out by, too
    lack: float = 0  # the millimetres that it is longer than its pages even so


def fit(
    document: str, laid_out: Callable[[str, str], Any], width: float, *, short: bool = False
) -> Fit:
    """How the card of `document` fits its pages, of `width` millimetres.

    laid_out: lays out a document by the form's style, and more of it. short: whether there is
    little else in it, so that it is laid out as it will be printed.
    """
    card, numbers = alone(document), _NUMBERS
    most = sides(card)
    if short:
        card, numbers = document, ""
    for more in ("", CLOSER, BARE):
        closer = laid_out(card, f"{more}{numbers}")
        if _pages(closer) <= most:
            return Fit(more)
    tall = laid_out(card, f"{BARE}{numbers} {_TALL % width}").pages[0]
    room = closer.pages[0]._page_box.height  # noqa: SLF001 (no public name)
    return Fit(BARE, (_bottom(tall._page_box) - most * room) / _PIXELS_A_MILLIMETRE)  # noqa: SLF001


def alone(document: str) -> str:
    """The document as far as the card goes."""
    return _AFTER.sub("", document)


def sides(card: str) -> int:
    """How many pages the card may take: one for each ten sessions."""
    return max(1, math.ceil(len(_ROW.findall(card)) / SESSIONS_A_SIDE))


def _pages(document: Any) -> int:
    """How many pages of `document` (WeasyPrint's, laid out) the day card takes."""
    boxes = [page._page_box for page in document.pages]  # noqa: SLF001 (no public name)
    return sum(box.page_type.name == PAGE for box in boxes)


def _bottom(page: Any) -> float:
    """Where the last thing on `page` ends, from the top of the space for text, in CSS pixels."""
    (body,) = page.children[0].children
    return float(
        max(box.position_y + box.margin_height() for box in body.children) - page.content_box_y()
    )
