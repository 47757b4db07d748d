"""A PDF as a `Document`: its text in reading order, by where the letters are.

In: bytes. Out: a `Document`, or an `UnreadableError`. It runs in a child process.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium
from msgspec import Struct
from msgspec.structs import replace

from secondround.imports.documents.model import Block, Document
from secondround.imports.documents.pdf.carried import Carried, carried
from secondround.imports.documents.pdf.columns import regions_of
from secondround.imports.documents.pdf.dots import Dot, dots_of, with_dots
from secondround.imports.documents.pdf.grids import Table, tables_in
from secondround.imports.documents.pdf.letters import Letter, letters_of
from secondround.imports.documents.pdf.paragraphs import (
    Line,
    blocks_of,
    lines_of,
    usual_size,
)
from secondround.imports.documents.pdf.pieces import Piece, pieces_of
from secondround.imports.documents.pdf.running import split_running
from secondround.imports.documents.pdf.tags import Tags, tags_of
from secondround.imports.documents.tables import table_blocks
from secondround.imports.found import UnreadableError

_MOST_PAGES: Final = 40
_SECONDS: Final = 6.0  # of processor time for the pages
_FEWEST_LETTERS: Final = 12  # a page with fewer, and with a picture, is a picture
_FEW_UNKNOWN: Final = 0.02  # of the letters of a page
_PRIVATE: Final = range(0xE000, 0xF900)


class _Page(Struct, frozen=True):
    pieces: list[Piece]  # outside its tables
    tags: Tags
    tables: list[Table]
    dots: list[Dot]


class _Part(Struct, frozen=True):
    """A text in one cell, or the cells of a row of a table."""

    cells: list[list[Line]]
    is_row: bool = False


def read_pdf(data: bytes) -> Document:
    """What can be read of a PDF. Raises UnreadableError if it cannot be opened or holds no text."""
    pdf = _opened(data)
    count = len(pdf)
    remarks: list[str] = []
    pages = _pages(pdf, remarks)
    if len(pages) < count:
        remarks.append(f"Only the first {len(pages)} of its {count} pages were read.")
    extra = carried(data, len(pages))
    if not any(page.pieces or page.tables for page in pages) and not extra.attachments:
        raise UnreadableError(
            remarks[0] if remarks else "This PDF holds no text. Use the document it was made from."
        )
    information = pdf.get_metadata_dict()
    return Document(
        kind="pdf",
        blocks=tuple(_blocks(pages, extra)),
        producer=_producer(information),
        title=information.get("Title", ""),
        language=extra.language,
        remarks=tuple(remarks),
        attachments=extra.attachments,
    )


def _opened(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise UnreadableError(
                "This PDF has a password. Save a copy without one, and try again."
            ) from error
        raise UnreadableError(
            "This PDF is cut off or damaged. Save or download it again, and try once more."
        ) from error


def _pages(pdf: Any, remarks: list[str]) -> list[_Page]:
    """Each page, as far as pages and time go."""
    found: list[_Page] = []
    pictures: list[int] = []
    unknown: Counter[int] = Counter()
    started = time.process_time()
    for index in range(min(len(pdf), _MOST_PAGES)):
        if time.process_time() - started > _SECONDS:
            break
        page = pdf[index]
        text_page = page.get_textpage()
        letters = letters_of(text_page.raw)
        shown = [letter for letter in letters if _is_text(letter)]
        lost = [letter.text for letter in letters].count("")
        unknown[index + 1] = lost if lost > _FEW_UNKNOWN * len(letters) else 0  # else icons
        if len(shown) < _FEWEST_LETTERS and _has_picture(page):
            pictures.append(index + 1)
        tables, rest = tables_in(page, shown)
        dots = dots_of(page)
        pieces = with_dots(pieces_of(rest), dots)
        found.append(_Page(pieces, tags_of(page.raw), tables, dots))
        text_page.close()
        page.close()
    remarks += _remarks(pictures, unknown)
    return found


def _is_text(letter: Letter) -> bool:
    """Letters and bullets, but not the signs of icon fonts."""
    return bool(letter.text) and (
        ord(letter.text[0]) not in _PRIVATE or letter.text in "\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
    )


def _has_picture(page: Any) -> bool:
    return any(True for _ in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3))


def _remarks(pictures: list[int], unknown: Counter[int]) -> list[str]:
    remarks = []
    if pictures:
        pages = ", ".join(str(page) for page in pictures)
        verb = "is a picture" if len(pictures) == 1 else "are pictures"
        remarks.append(
            f"Page {pages} {verb}, and text in pictures cannot be read. Use the document that the "
            "PDF was made from."
        )
    lost = sum(unknown.values())
    if lost:
        remarks.append(
            f"{lost} letters could not be read: their font does not say which letters they are. "
            "Check every word, or use the document that the PDF was made from."
        )
    return remarks


def _blocks(pages: list[_Page], extra: Carried) -> list[Block]:
    texts, running = split_running([page.pieces for page in pages])
    parts: list[_Part] = []
    for number, (pieces, page) in enumerate(zip(texts, pages, strict=True), start=1):
        for part in _parts(pieces, page, number):
            if parts and not (part.is_row or parts[-1].is_row):
                parts[-1].cells[0].extend(part.cells[0])  # a paragraph may go over two pages
            else:
                parts.append(part)
    cells = list(chain.from_iterable(part.cells for part in parts))
    usual = usual_size(list(chain.from_iterable(cells))) if any(cells) else 0.0
    blocks: list[Block] = []
    for part in parts:
        found = [blocks_of(cell, extra.links, usual) for cell in part.cells]
        blocks += table_blocks(list(map(_in_cell, found)), "body") if part.is_row else found[0]
    for number, pieces in enumerate(running, start=1):
        for piece in pieces:
            blocks.append(Block("paragraph", piece.text, page=number, part="footer"))
    return blocks


def _parts(pieces: list[Piece], page: _Page, number: int) -> Iterator[_Part]:
    """The texts and the rows of tables of a page, from top to bottom."""
    for table in page.tables:
        above: list[Piece] = []
        below: list[Piece] = []
        for piece in pieces:
            (above if piece.base > table.grid.top else below).append(piece)
        pieces = below
        yield _Part([_lines(above, page, number)])
        for row in table.rows:
            cells = []
            for letters in row:
                inside = with_dots(pieces_of(list(letters)), page.dots)
                cells.append(_lines(inside, page, number))
            yield _Part(cells, is_row=True)
    yield _Part([_lines(pieces, page, number)])


def _lines(pieces: list[Piece], page: _Page, number: int) -> list[Line]:
    found: list[Line] = []
    for region in regions_of(pieces):
        found += lines_of(region, number, page.tags)
    return found


def _in_cell(blocks: list[Block]) -> list[Block]:
    """The blocks of a cell, in which nothing heads a section of the page."""
    found = []
    for block in blocks:
        is_heading = block.kind == "heading"
        found.append(replace(block, kind="paragraph", level=0) if is_heading else block)
    return found


def _producer(information: dict[str, str]) -> str:
    creator, producer = information.get("Creator", ""), information.get("Producer", "")
    return creator if producer in {"", creator} else f"{creator}, {producer}".lstrip(", ")
