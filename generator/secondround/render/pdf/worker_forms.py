"""The forms of paper: the size of each one's pages, its own style sheet, how far it is enlarged.

In: the name of a form, and of a size of paper. Out: what the child lays out by. It must not know
what is on the pages.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

_PAPERS: Final = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
"""Width and height in millimetres."""
CARD: Final = (76.2, 127.0)
"""A card of 3 by 5 inches, in millimetres, as it is held."""


class Form(Struct, frozen=True):
    """How a form is laid out."""

    own: tuple[str, ...] = ()  # its own style sheets, in templates/pdf
    size: tuple[float, float] | None = None  # of a page in millimetres; None: the paper's
    halved: bool = False  # whether a page is half a sheet of paper
    behind: bool = False  # whether who hears what, which may be turned, is behind the stories
    zoom: float = 1  # how far what is laid out is enlarged: by so much smaller is the page
    wide: bool = False  # whether tables of many columns are on pages of their own, turned
    block: tuple[float, float] | None = None  # what stands in the middle, in millimetres
    card_fits: bool = True  # whether the day card is to keep to its page
    interactive: bool = True  # whether it has links, fields and an outline
    duplex: str = ""  # which edge it is turned over, in the words of PDF

    def sheets(self, paper: str) -> tuple[str, ...]:
        """The form's own style sheets; whole pages of Letter are set a little closer."""
        whole = paper == "Letter" and not (self.size or self.halved or self.block or self.zoom != 1)
        return (*(("letter.css",) if whole else ()), *self.own)

    def page(self, paper: str) -> tuple[float, float]:
        """Width and height of what is laid out, in millimetres."""
        width, height = self.size or _PAPERS[paper]
        if self.halved:
            width, height = height / 2, width
        return width / self.zoom, height / self.zoom

    def style(self, paper: str) -> str:
        """The size of the pages, as a style sheet."""
        width, height = self.page(paper)
        turned = f"@page pictures {{ size: {height:.3f}mm {width:.3f}mm }}" if self.wide else ""
        middle = ""
        if self.block:
            beside, above = (width - self.block[0]) / 2, (height - self.block[1]) / 2
            middle = f"margin: {above:.3f}mm {beside:.3f}mm"
        return f"@page {{ size: {width:.3f}mm {height:.3f}mm; {middle} }} {turned}"


FORMS: Final = {
    "packet": Form(),
    "day-card": Form(),
    "take-along": Form(),
    "sheets": Form(("sheets.css",), card_fits=False),
    "cards": Form(
        ("cards.css",),
        block=(2 * CARD[0], 2 * CARD[1]),
        card_fits=False,
        interactive=False,
        duplex="/DuplexFlipLongEdge",
    ),
    "booklet": Form(
        ("small.css", "one-column.css", "booklet.css"),
        halved=True,
        behind=True,
        card_fits=False,
        interactive=False,
        duplex="/DuplexFlipShortEdge",
    ),
    "phone": Form(
        ("small.css", "one-column.css", "phone.css"),
        size=(100, 180),
        behind=True,
        wide=True,
        card_fits=False,
    ),
    "large": Form(
        ("small.css", "one-column.css", "large.css"),
        behind=True,
        zoom=1.6,
        wide=True,
        card_fits=False,
    ),
}
"""Each form by its name. `large` is laid out in 10 and 12 pt, and enlarged to 16 and 19."""
