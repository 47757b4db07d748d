"""A booklet: pages two by two on sheets of paper, in the order in which folding and stapling in the
middle puts them right.

In: a finished PDF with the booklet's pages in the order they are read, without links or fields.
Out: nothing; the PDF is changed. Its tags stay: read aloud, it goes from page to page as before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.pdf import pydyf


def order(pages: int) -> list[tuple[int, int]]:
    """For each side of each sheet the indexes of its left and right page; those beyond the last
    page are empty.
    """
    whole = -(-pages // 4) * 4
    sides = []
    for front in range(0, whole // 2, 2):
        sides.append((whole - 1 - front, front))
        sides.append((front + 1, whole - 2 - front))
    return sides


def sides(pages: int) -> int:
    """How many sides of sheets that many pages take."""
    return len(order(pages))


def impose(pdf: Any) -> None:
    """Put the pages of `pdf` (WeasyPrint's) on sheets of twice their width."""
    pages = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
    _, _, width, height = pages[0]["MediaBox"]
    contents = [pdf.objects[int(page["Contents"].split()[0])] for page in pages]
    for page, content in zip(pages, contents, strict=True):
        content.extra |= {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": page["MediaBox"],
            "Resources": page["Resources"],
            "StructParents": page["StructParents"],
        }
        page.clear()  # not freed: PDFium opens no file whose table has gaps
    pdf.pages["Kids"], pdf.pages["Count"] = pydyf.Array(), 0
    moved: dict[str, tuple[str, str]] = {}  # a page: the sheet's side, and its contents
    for pair in order(len(pages)):
        there = [(index, place) for place, index in enumerate(pair) if index < len(pages)]
        drawn = [f"q 1 0 0 1 {place * width} 0 cm /Page{index} Do Q" for index, place in there]
        forms = {f"Page{index}": contents[index].reference for index, _ in there}
        stream = pydyf.Stream(drawn)
        pdf.add_object(stream)
        side = pydyf.Dictionary(
            {
                "Type": "/Page",
                "Parent": pdf.pages.reference,
                "MediaBox": pydyf.Array([0, 0, 2 * width, height]),
                "Contents": stream.reference,
                "Resources": pydyf.Dictionary({"XObject": pydyf.Dictionary(forms)}),
                "Tabs": "/S",
            }
        )
        pdf.add_page(side)
        for index, _ in there:
            moved[pages[index].reference] = side.reference, contents[index].reference
    for element in _elements(pdf):
        _move(element, moved)
    for entry in ("Names", "PageLabels"):
        pdf.catalog.pop(entry, None)


def _elements(pdf: Any) -> Iterator[Any]:
    for element in pdf.objects:
        if isinstance(element, dict) and element.get("Type") == "/StructElem" and "Pg" in element:
            yield element


def _move(element: Any, moved: dict[str, tuple[str, str]]) -> None:
    """Say of a tag on which side of a sheet its words are, and in which of the pages there."""
    side, content = moved[element["Pg"]]
    element["Pg"] = side
    for place, kid in enumerate(element["K"]):
        if isinstance(kid, int):
            element["K"][place] = pydyf.Dictionary(
                {"Type": "/MCR", "Pg": side, "Stm": content, "MCID": kid}
            )
