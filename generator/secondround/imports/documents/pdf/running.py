"""What a PDF repeats on its pages: running headers, page numbers.

In: the rows of each page. Out: the rows that are text, and those that run along. No row is dropped.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from secondround.imports.documents.pdf.columns import Row, rows_of
from secondround.imports.documents.pdf.pieces import Piece

_OUTERMOST: Final = 2  # rows at either end of a page
_DIGITS: Final = re.compile(r"\d+")
_PAGE: Final = r"(?:page|seite|p\.|página|pagina)"
_NUMBER: Final = re.compile(
    rf"(?:{_PAGE}\s*)?[-–—]?\s*\d{{1,3}}\s*[-–—]?(?:\s*(?:/|of|von|sur|de|di)\s*\d{{1,3}})?",
    re.IGNORECASE,
)


def split_running(pages: list[list[Piece]]) -> tuple[list[list[Piece]], list[list[Piece]]]:
    """Each page's pieces without those that run along, and the others, page by page."""
    outer = [_outermost(rows_of(pieces)) for pieces in pages]
    seen: Counter[str] = Counter()
    for rows in outer:
        seen.update({_shape(row) for row in rows})
    text: list[list[Piece]] = []
    running: list[list[Piece]] = []
    for number, pieces in enumerate(pages):
        apart: set[Piece] = set()
        for row in outer[number]:
            again = seen[_shape(row)] > 1 and number > 0
            if again or (_is_number(row) and len(pages) > 1):
                apart.update(row)
        text.append([])
        running.append([])
        for piece in pieces:
            (running if piece in apart else text)[-1].append(piece)
    return text, running


def _outermost(rows: list[Row]) -> list[Row]:
    if len(rows) <= 2 * _OUTERMOST:
        return []
    return [*rows[:_OUTERMOST], *rows[-_OUTERMOST:]]


def _shape(row: Row) -> str:
    return _DIGITS.sub("#", " ".join(piece.text for piece in row)) + f"@{round(row[0].base / 4)}"


def _is_number(row: Row) -> bool:
    return len(row) == 1 and bool(_NUMBER.fullmatch(row[0].text))
