"""The text of a PDF: what its pages show, and every string anywhere else in it.

In: a PDF's bytes. Out: texts with where they are: pages, bookmarks, properties, alternative
texts, form fields, links, attachments. PDFium reads the pages, whatever their fonts; pikepdf goes
through every object there is.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, Final

import pikepdf
import pypdfium2

from secondround.privacy.leaks.packed import Unsearchable
from secondround.privacy.leaks.words import BARRIER

_NAMED: Final = {
    "/Title": "in a bookmark or its properties",
    "/Alt": "in an alternative text",
    "/TU": "in a form field",
    "/T": "in a form field",
    "/V": "in a form field",
    "/URI": "in a link",
    "/UF": "in an attachment's name",
    "/F": "in an attachment's name",
    "/Author": "in its properties",
    "/Subject": "in its properties",
    "/Keywords": "in its properties",
    "/Contents": "in a note",
}
_ELSEWHERE: Final = "in a part that no page shows"
_STRING: Final = re.compile(rb"\(|(?<!<)<(?!<)")
"""How a string begins in an object as QPDF writes it: names have no such sign in them."""


def text(data: bytes) -> Iterator[tuple[str, str]]:
    """Where, and what; raises Unsearchable where a part of the PDF cannot be read."""
    try:
        yield from _pages(data)
        yield from _objects(data)
    except (pikepdf.PdfError, pypdfium2.PdfiumError, RecursionError, UnicodeDecodeError) as error:
        raise Unsearchable("it is not a PDF that can be read") from error


def _pages(data: bytes) -> Iterator[tuple[str, str]]:
    """What each page shows, and all of it in one, for sentences that go over to the next."""
    document = pypdfium2.PdfDocument(data)
    try:
        for number in range(len(document)):
            page = document[number]
            shown = page.get_textpage()
            yield f"on page {number + 1}", shown.get_text_range()
            shown.close()
            page.close()
    finally:
        document.close()


def _objects(data: bytes) -> Iterator[tuple[str, str]]:
    found: dict[str, list[str]] = {}
    with pikepdf.open(io.BytesIO(data)) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Stream) or _STRING.search(item.unparse(resolved=True)):
                _gather(item, _ELSEWHERE, found)
        _gather(document.trailer, _ELSEWHERE, found)
        anchors = _anchors(document)
    for where, texts in found.items():
        marked = (f"#{text}" if text in anchors else text for text in dict.fromkeys(texts))
        yield where, BARRIER.join(marked)


def _anchors(document: pikepdf.Pdf) -> frozenset[str]:
    """The places that links lead to, by name; the hour in one is nobody's figure."""
    names = document.Root.get("/Names")
    tree = names.get("/Dests") if names is not None else None
    return frozenset(map(str, pikepdf.NameTree(tree).keys())) if tree is not None else frozenset()


def _gather(item: Any, where: str, found: dict[str, list[str]]) -> None:
    """Every string in an object, without those of the objects that it refers to."""
    if isinstance(item, pikepdf.Stream):
        _stream(item, found)
    if isinstance(item, pikepdf.String):
        found.setdefault(where, []).append(str(item))
    elif isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        for key, value in item.items():
            if not getattr(value, "is_indirect", False):
                _gather(value, _NAMED.get(key, where), found)
    elif isinstance(item, pikepdf.Array):
        for value in item:
            if not getattr(value, "is_indirect", False):
                _gather(value, where, found)


def _stream(stream: Any, found: dict[str, list[str]]) -> None:
    """What XMP and attachments say; the words that a page sets are read by PDFium."""
    if stream.get("/Type") == "/Metadata":
        data = stream.read_bytes().decode("utf-8", "replace")
        found.setdefault("in its properties", []).append(re.sub(r"<[^>]*>", BARRIER, data))
        found["in its properties"].extend(re.findall(r"=\"([^\"]*)\"", data))
    elif stream.get("/Type") == "/EmbeddedFile":
        found.setdefault("in an attachment", []).append(
            stream.read_bytes().decode("utf-8", "replace")
        )
