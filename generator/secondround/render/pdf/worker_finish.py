"""What WeasyPrint leaves out of a PDF: boxes that every viewer draws, which way a table's heads
point, page labels, and an outline that is open.

In: a laid-out document and its PDF, before it is written. Out: nothing; the PDF is changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def finish(document: Any, pdf: Any) -> None:
    """Complete `pdf`, which was made of `document` (both WeasyPrint's)."""
    _show_ticks(pdf)
    for page in document.pages:
        for head in _heads(page._page_box):  # noqa: SLF001 (no public name)
            row = head.element.get("scope") == "row"
            head.mark["A"]["Scope"] = "/Row" if row else "/Column"
    pdf.catalog["PageLabels"] = "<< /Nums [0 << /S /D >>] >>"  # 1, 2, 3, as they are printed
    if "Outlines" in pdf.catalog and len(document.pages) > 1:
        pdf.catalog["PageMode"] = "/UseOutlines"


def _show_ticks(pdf: Any) -> None:
    """Each box brings how it looks, ticked and not; told to draw boxes anew, viewers built on
    Poppler draw none.
    """
    form = pdf.catalog.get("AcroForm")
    if form is not None:
        form["NeedAppearances"] = "false"


def _heads(box: Any) -> Iterator[Any]:
    """The boxes below `box` that are a table's heads and have a tag in the PDF: `mark`, which is
    WeasyPrint's own.
    """
    if box.element_tag == "th" and hasattr(box, "mark"):
        yield box
    for child in getattr(box, "children", ()):
        yield from _heads(child)
