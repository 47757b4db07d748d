"""The letters of a page of a PDF, and where each one is.

In: a page as pdfium has opened it. Out: `Letter` values in the order of the file, which is not the
order of reading.
"""

from __future__ import annotations

import ctypes
import re
from typing import Any, Final

import pypdfium2.raw as pdfium
from msgspec import Struct

_BOLD: Final = re.compile(r"bold|black|heavy|semibold|demi|cmbx|bx\d|-bd\b", re.IGNORECASE)
_BOLD_WEIGHT: Final = 600
_LIGATURES: Final = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_LINE_END_HYPHEN: Final = 2  # pdfium's own mark
_UNKNOWN: Final = frozenset({0, 0xFFFE, 0xFFFF, 0xFFFD})
_FONT_NAME: Final = 128  # bytes


class Letter(Struct, frozen=True):
    """One character and its box, in points from the page's lower left corner."""

    text: str  # "" where the file does not say which character it is
    left: float
    right: float
    base: float  # the baseline
    size: float
    bold: bool
    tag: int  # the marked content that it belongs to; -1 for none


def letters_of(text_page: Any) -> list[Letter]:
    """Each character that the file places on the page, without those that pdfium guesses."""
    fonts = _Fonts(text_page)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    across, base = ctypes.c_double(), ctypes.c_double()
    loose = pdfium.FS_RECTF()
    found = []
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        if pdfium.FPDFText_IsGenerated(text_page, index):
            continue
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
        pdfium.FPDFText_GetCharOrigin(text_page, index, across, base)
        pdfium.FPDFText_GetLooseCharBox(text_page, index, loose)
        size, bold, tag = fonts.of(index)
        found.append(
            Letter(
                _character(code),
                loose.left,
                loose.right if loose.right > loose.left else max(loose.right, right.value),
                base.value,
                size,
                bold,
                tag,
            )
        )
    return found


def _character(code: int) -> str:
    if code == _LINE_END_HYPHEN:
        return "-"
    if code in _UNKNOWN or 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 (surrogates)
        return ""
    character = chr(code)
    if character in "\t\n\r\u00a0":
        return " "
    return _LIGATURES.get(character, character if character >= " " else "")


class _Fonts:
    """Size and weight, looked up once for each piece of text that the file sets in one go."""

    def __init__(self, text_page: Any) -> None:
        self._page = text_page
        self._known: dict[int, tuple[float, bool, int]] = {}
        self._name = ctypes.create_string_buffer(_FONT_NAME)

    def of(self, index: int) -> tuple[float, bool, int]:
        """The size in points, whether it is bold, and the marked content."""
        piece = pdfium.FPDFText_GetTextObject(self._page, index)
        key = ctypes.cast(piece, ctypes.c_void_p).value or 0
        if key not in self._known:
            self._known[key] = (
                self._size(index),
                self._is_bold(index),
                pdfium.FPDFPageObj_GetMarkedContentID(piece) if key else -1,
            )
        return self._known[key]

    def _size(self, index: int) -> float:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._page, index, matrix)
        scale = (matrix.c**2 + matrix.d**2) ** 0.5
        return float(pdfium.FPDFText_GetFontSize(self._page, index)) * (scale or 1)

    def _is_bold(self, index: int) -> bool:
        flags = ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._page, index, self._name, _FONT_NAME, flags)
        name = self._name.value.decode("latin-1")
        weight = pdfium.FPDFText_GetFontWeight(self._page, index)
        return bool(_BOLD.search(name)) or weight >= _BOLD_WEIGHT
