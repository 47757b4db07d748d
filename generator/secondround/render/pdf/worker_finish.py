"""What WeasyPrint leaves out of a PDF: boxes that every viewer draws, fields of text, which way a
table's heads point, headings in one piece, page labels, and an outline that is open.

In: a laid-out document and its PDF, before it is written. Out: nothing; the PDF is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

_SEVERAL_LINES: Final = 1 << 12
_FONTS: Final = (
    "<< /Font << /Helv << /Type /Font /Subtype /Type1 /BaseFont /Helvetica"
    " /Encoding /WinAnsiEncoding >> >> >>"
)
"""What is typed is shown in the viewer's own letters. A face of ours would have to be whole in the
file, 300 kB, and WeasyPrint names its glyphs wrongly then (PDF/UA-1, 7.21.7).
"""


def finish(document: Any, pdf: Any) -> None:
    """Complete `pdf`, which was made of `document` (both WeasyPrint's)."""
    form = pdf.catalog.get("AcroForm")
    if form is not None:
        # Each box brings how it looks, ticked and not; told to draw boxes anew, viewers built on
        # Poppler draw none.
        form["NeedAppearances"] = "false"
        form["DR"] = _FONTS
    for page in document.pages:
        for box in boxes(page._page_box):  # noqa: SLF001 (no public name)
            if box.element_tag == "th" and hasattr(box, "mark"):  # its tag, WeasyPrint's own name
                row = box.element.get("scope") == "row"
                box.mark["A"]["Scope"] = "/Row" if row else "/Column"
            elif box.widget_annotation and box.element.get("class") == "field":
                _to_write_in(box.widget_annotation)
    for element in list(pdf.objects):
        if isinstance(element, dict) and element.get("S") == "/LI":
            _with_body(pdf, element)
        elif isinstance(element, dict) and element.get("S") == "/Sect":
            _with_whole_headings(pdf, element)
    pdf.catalog["PageLabels"] = "<< /Nums [0 << /S /D >>] >>"  # 1, 2, 3, as they are printed
    if "Outlines" in pdf.catalog and len(document.pages) > 1:
        pdf.catalog["PageMode"] = "/UseOutlines"


def to_print(pdf: Any, duplex: str) -> None:
    """Ask the viewer to print both sides, turned over that edge, in the size it has. A link there
    leads nowhere, so it is tagged as words.
    """
    for element in pdf.objects:
        if isinstance(element, dict) and element.get("S") == "/Link":
            element["S"] = "/Span"
    pdf.catalog["ViewerPreferences"] |= {"Duplex": duplex, "PrintScaling": "/None"}


def _to_write_in(field: Any) -> None:
    """Make a field of text of a box to tick."""
    for key in ("AP", "AS", "MK"):
        del field[key]
    field |= {"FT": "/Tx", "Ff": _SEVERAL_LINES, "DA": "(/Helv 10 Tf 0 g)", "V": "()"}


def _with_body(pdf: Any, item: Any) -> None:
    """Put what an item of a list holds beside its label into one body, as PDF/UA-1 asks: WeasyPrint
    leaves paragraphs outside.
    """
    kids = {kid: pdf.objects[int(kid.split()[0])] for kid in item["K"]}
    outside = [kid for kid, element in kids.items() if element["S"] not in {"/Lbl", "/LBody"}]
    if not outside:
        return
    body = type(item)({**item, "S": "/LBody", "K": type(item["K"])(outside), "P": item.reference})
    pdf.add_object(body)
    for kid in outside:
        kids[kid]["P"] = body.reference
    labels = [kid for kid in item["K"] if kid not in outside]
    item["K"] = type(item["K"])([*labels, body.reference])


def _with_whole_headings(pdf: Any, section: Any) -> None:
    """Put the lines of a heading together that runs on into text: WeasyPrint makes a heading of
    each.
    """
    first: Any = None
    for kid in list(section["K"]):
        element = {} if isinstance(kid, int) else pdf.objects[int(kid.split()[0])]
        if not re.fullmatch(r"/H\d", element.get("S", "")):
            first = None
        elif first and (first["S"], first["Pg"]) == (element["S"], element["Pg"]):
            for part in element["K"]:
                pdf.objects[int(part.split()[0])]["P"] = first.reference
            first["K"].extend(element["K"])
            section["K"].remove(kid)
        else:
            first = element


def boxes(box: Any) -> Iterator[Any]:
    """The box, and all below it."""
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes(child)
