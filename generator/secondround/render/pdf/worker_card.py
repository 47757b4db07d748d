"""Whether the day card fits its page, and by how much it does not.

In: a laid-out document. Out: how many pages the card takes, and the height it lacks in millimetres.
It must not judge by the number of pages alone: a person needs to know how much to cut.
"""

from __future__ import annotations

import math
import re
from typing import Any, Final

from secondround.vocabulary import SESSIONS_A_SIDE

PAGE: Final = "day-card"  # the name of the card's page in templates/pdf/packet.css
CLOSER: Final = (
    "#day-card ol.strip { display: none } #day-card > .level-3 { padding: 0.5mm 0 0.7mm }"
)
"""What a card that is too long does without: its strip, which shows what its rows say, and white
space. Its type stays as it is.
"""
TALL: Final = "@page day-card { size: %s 5000mm }"
_CARD: Final = re.compile(r'id="day-card".*?(?=class="level-2"|\Z)', re.DOTALL)
_ROW: Final = re.compile(r"<h3>(?!Ask everyone|Messages|If something goes wrong|Over )")
_PIXELS_A_MILLIMETRE: Final = 96 / 25.4


def pages(document: Any) -> int:
    """How many pages of `document` (WeasyPrint's, laid out) the day card takes."""
    boxes = [page._page_box for page in document.pages]  # noqa: SLF001 (no public name)
    return sum(box.page_type.name == PAGE for box in boxes)


def sides(html: str) -> int:
    """How many pages the card may take: one for each ten sessions."""
    card = _CARD.search(html)
    rows = len(_ROW.findall(card[0])) if card else 0
    return max(1, math.ceil(rows / SESSIONS_A_SIDE))


def lack(document: Any, tall: Any, sides: int) -> float:
    """The height in millimetres by which the card is longer than its pages: `tall` is it on an
    endless page.
    """
    room = document.pages[0]._page_box.height  # noqa: SLF001 (likewise)
    box = tall.pages[0]._page_box  # noqa: SLF001 (likewise)
    return float((_bottom(box) - sides * room) / _PIXELS_A_MILLIMETRE)


def _bottom(page: Any) -> float:
    """Where the last thing on `page` ends, from the top of the space for text, in CSS pixels."""
    (body,) = page.children[0].children
    return float(
        max(box.position_y + box.margin_height() for box in body.children) - page.content_box_y()
    )
