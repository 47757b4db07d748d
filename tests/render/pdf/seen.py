"""A finished PDF as other programs see it: each piece of text with its size, its place, and the tag
it is in.

In: the bytes of a PDF. Out: pieces and words. PDFium reads places, tags and words, QPDF the order
in which they are read aloud; Poppler does both.
"""

from __future__ import annotations

import ctypes
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from io import BytesIO
from itertools import chain
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from secondround.render.pdf.worker_page import body


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text that is set in one go."""

    text: str
    tag: str  # of the nearest element that is a heading, else of its own; "" for an artifact
    size: float  # points
    bottom: float  # points from the foot of the page
    top: float


@lru_cache(maxsize=20)
def pieces(pdf: bytes) -> tuple[tuple[Piece, ...], ...]:
    """The pieces of each page, in the order in which they are drawn."""
    return tuple(map(tuple, _pieces(pdf)))


def _pieces(pdf: bytes) -> Iterator[list[Piece]]:
    for page in pypdfium2.PdfDocument(pdf):
        tags = dict(_tags(page))
        text_page = page.get_textpage()
        found = []
        for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_TEXT,)):
            text = _text(lambda *to: pdfium.FPDFTextObj_GetText(item, text_page, *to))  # noqa: B023
            if not text.strip():
                continue
            _, bottom, _, top = item.get_bounds()
            size = ctypes.c_float()
            pdfium.FPDFTextObj_GetFontSize(item, size)
            mark = pdfium.FPDFPageObj_GetMarkedContentID(item)
            scale = abs(item.get_matrix().d)
            found.append(Piece(text, tags.get(mark, ""), size.value * scale, bottom, top))
        yield found


def sizes(pdf: bytes) -> tuple[Counter[float], set[str]]:
    """How many letters there are of each size in points, and the names of their fonts."""
    found: Counter[float] = Counter()
    fonts: set[str] = set()
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        text = page.get_textpage()
        for index in range(text.count_chars()):
            if not chr(pdfium.FPDFText_GetUnicode(text, index)).strip():
                continue
            matrix = pdfium.FS_MATRIX()
            pdfium.FPDFText_GetMatrix(text, index, matrix)
            size = pdfium.FPDFText_GetFontSize(text, index) * abs(matrix.d)
            found[round(size, 1)] += 1
            name = ctypes.create_string_buffer(200)
            pdfium.FPDFText_GetFontInfo(text, index, name, 200, ctypes.c_int())
            fonts.add(name.value.decode())
    return found, fonts


def _text(read: Callable[[Any, int], int]) -> str:
    """What a function of PDFium puts into a buffer, as UTF-16."""
    length = read(None, 0)
    buffer = ctypes.create_string_buffer(length * 2 + 2)
    read(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw.decode("utf-16-le").partition("\0")[0]


def _tags(page: Any) -> Iterator[tuple[int, str]]:
    """The tag of each marked piece of a page; one below a heading counts as the heading."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    count = pdfium.FPDF_StructTree_CountChildren(tree)
    waiting = [(pdfium.FPDF_StructTree_GetChildAtIndex(tree, at), "") for at in range(count)]
    while waiting:
        element, above = waiting.pop()
        buffer = ctypes.create_string_buffer(60)
        pdfium.FPDF_StructElement_GetType(element, buffer, 60)
        own = buffer.raw.decode("utf-16-le").partition("\0")[0]
        tag = above if re.fullmatch(r"H\d", above) else own
        for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, at)
            if child:
                waiting.append((child, tag))
            else:
                yield pdfium.FPDF_StructElement_GetChildMarkedContentID(element, at), tag
    pdfium.FPDF_StructTree_Close(tree)


@lru_cache(maxsize=20)
def read_aloud(pdf: bytes) -> tuple[tuple[int, str, str], ...]:
    """The tags of a PDF in their order: how deep each is, its name, and its own text."""
    return tuple(_read_aloud(pdf))


def _read_aloud(pdf: bytes) -> Iterator[tuple[int, str, str]]:
    with pikepdf.open(BytesIO(pdf)) as document:
        texts = _texts(document)
        for depth, element, kid in _elements(document.Root.StructTreeRoot, -1):
            if kid is None:
                yield depth, str(element.S).lstrip("/"), ""
            else:
                place = element.get("/Stm", element.Pg)
                yield depth + 1, "", texts[place.objgen].get(kid, "")


def _texts(document: pikepdf.Pdf) -> dict[tuple[int, int], dict[int, str]]:
    """What each mark holds, of each page, and of each that is drawn on a booklet's sheet."""
    places = [page.obj.objgen for page in document.pages]
    drawn = [page.obj.Resources.get("/XObject", {}).values() for page in document.pages]
    for form in chain.from_iterable(drawn):
        if form.Subtype == "/Form":
            sheet = document.add_blank_page().obj
            sheet.Contents, sheet.Resources = (
                document.make_stream(form.read_bytes()),
                form.Resources,
            )
            places.append(form.objgen)
    saved = BytesIO()
    document.save(saved)
    texts = {}
    for place, page in zip(places, pypdfium2.PdfDocument(saved.getvalue()), strict=True):
        found: dict[int, str] = {}
        for mark, text in _marked(page):
            found[mark] = found.get(mark, "") + text
        texts[place] = found
    return texts


def _marked(page: Any) -> Iterator[tuple[int, str]]:
    """The pieces of text on a page, each with its mark."""
    text_page = page.get_textpage()
    for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_TEXT,)):
        text = _text(lambda *to: pdfium.FPDFTextObj_GetText(item, text_page, *to))  # noqa: B023
        yield pdfium.FPDFPageObj_GetMarkedContentID(item), text


def _elements(element: Any, depth: int) -> Iterator[tuple[int, Any, int | None]]:
    """The tags below one, each with None, then with the marks that it has itself."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield depth, element, kid
        elif kid.get("/Type") == "/MCR":
            yield depth, kid, int(kid.MCID)
        elif "/S" in kid:
            yield depth + 1, kid, None
            yield from _elements(kid, depth + 1)


def read_by_poppler(pdf: bytes) -> Iterator[tuple[int, str, str]]:
    """The same as another program has it, which takes thirty times as long, and more on more."""
    done = subprocess.run(
        ["pdfinfo", "-struct-text", "-"], input=pdf, capture_output=True, check=True
    )
    for line in done.stdout.decode().splitlines():
        text = line.lstrip()
        depth = (len(line) - len(text)) // 2
        if text.startswith('"'):
            yield depth, "", text[1:].removesuffix('"')
        else:
            yield depth, text.partition(" ")[0], ""


def letters(text: str) -> str:
    """The letters of a text in their order: the same wherever a line ends in it."""
    return "".join(filter(str.isalpha, unicodedata.normalize("NFKC", text)))


def aloud(pdf: bytes, read: Callable[[bytes], Iterable[tuple[int, str, str]]] = read_aloud) -> str:
    """The letters of a PDF in the order in which they are read aloud."""
    return letters("".join(text for _, _, text in read(pdf)))


def shown(markdown: str) -> str:
    """The letters of a page of Markdown as paper shows them: all but the words in the day's strip,
    of which it has the labels that there is room for.
    """
    html = re.sub(r"<li [^>]*(?<!-)\bhidden\b.*?</li>", " ", body(markdown))
    html = re.sub('(<ol class="strip".*?</ol>)', _labels, html, flags=re.DOTALL)
    return letters(unescape(re.sub("<[^>]*>", " ", html)))


def once(heard: str, markdown: str) -> str:
    """What is read aloud of a page of Markdown, without the heads of its tables where they come
    again because a table goes on on the next page.
    """
    heads = re.findall("<thead>.*?</thead>", body(markdown), flags=re.DOTALL)
    again = {letters(unescape(re.sub("<[^>]*>", " ", head))) for head in heads}
    expected, at = shown(markdown), 0
    while heard[at:] != expected[at:]:
        at = next(i for i in range(at, len(heard) + 1) if heard[i : i + 1] != expected[i : i + 1])
        # The rows that follow may begin as the head does.
        found = ((at - back, head) for head in again for back in range(len(head)))
        start, head = next((one for one in found if heard.startswith(one[1], one[0])), (-1, ""))
        if start < 0 or not head:
            break
        heard = heard[:start] + heard[start + len(head) :]
        at = start
    return heard


def _labels(strip: re.Match[str]) -> str:
    return re.sub("<span>.*?</span>", " ", strip[0])


def differ(one: str, other: str) -> str:
    """Where two texts begin to differ, "" where they do not."""
    if one == other:
        return ""
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), -1)
    return f"{one[at - 40 : at + 60]} / {other[at - 40 : at + 60]}"
