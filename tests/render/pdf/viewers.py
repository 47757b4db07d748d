"""The three viewers that people have: each shows a PDF's boxes, and ticks one as a hand would.

Poppler is in Evince and Okular, PDFium in Chrome and Edge, pdf.js in Firefox.
"""

from __future__ import annotations

import base64
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any, Protocol

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image
from tests.firefox import Firefox

Rectangle = tuple[float, float, float, float]

SYSTEM_PYTHON = "/usr/bin/python3"
"""That of the distribution, which has Poppler's own bindings."""
_DOTS = 2
"""On a point."""
_POPPLER = """
import sys, gi
gi.require_version("Poppler", "0.18")
from gi.repository import Poppler
if len(sys.argv) > 1:
    place, number, target = sys.argv[1:]
    document = Poppler.Document.new_from_file(place, None)
    fields = [each.field for each in document.get_page(0).get_form_field_mapping()]
    boxes = [f for f in fields if f.get_field_type() == Poppler.FormFieldType.BUTTON]
    boxes.sort(key=lambda field: field.get_id())
    boxes[int(number)].button_set_state(True)
    document.save(target)
"""


def has_poppler_bindings() -> bool:
    """Whether Poppler can be asked here to tick a box."""
    command = [SYSTEM_PYTHON, "-c", _POPPLER]
    if not Path(SYSTEM_PYTHON).exists():
        return False
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def boxes(pdf: bytes) -> list[Rectangle]:
    """Where the boxes of the first page are, in points from its lower left corner."""
    with pikepdf.open(BytesIO(pdf)) as document:
        notes = [note for note in document.pages[0].Annots if note.get("/FT") == "/Btn"]
        corners = [tuple(map(float, note.Rect)) for note in notes]
    return [(min(x, u), min(y, v), max(x, u), max(y, v)) for x, y, u, v in corners]


class Viewer(Protocol):
    """What each of them does."""

    def tick(self, place: Path, number: int) -> bytes:
        """The file, saved with one box of its first page ticked."""

    def ticked(self, place: Path) -> list[bool]:
        """Which boxes of the first page it shows as ticked."""


class Poppler:
    """Poppler: its own command draws, its own library ticks."""

    def tick(self, place: Path, number: int) -> bytes:
        target = place.with_name("poppler.pdf")
        command = [SYSTEM_PYTHON, "-c", _POPPLER, place.as_uri(), f"{number}", target.as_uri()]
        subprocess.run(command, capture_output=True, check=True)
        return target.read_bytes()

    def ticked(self, place: Path) -> list[bool]:
        command = ["pdftoppm", "-r", f"{72 * _DOTS}", "-gray", "-l", "1", str(place)]
        done = subprocess.run(command, capture_output=True, check=True)
        assert done.stderr == b""
        return _dark(Image.open(BytesIO(done.stdout)), boxes(place.read_bytes()))


class PDFium:
    """PDFium, with a mouse that goes down and up."""

    def tick(self, place: Path, number: int) -> bytes:
        left, bottom, right, top = boxes(place.read_bytes())[number]
        document, page = self._opened(place)
        for move in (pdfium.FORM_OnLButtonDown, pdfium.FORM_OnLButtonUp):
            move(document.formenv, page, 0, (left + right) / 2, (bottom + top) / 2)
        pdfium.FORM_ForceToKillFocus(document.formenv)
        saved = BytesIO()
        document.save(saved)
        return saved.getvalue()

    def ticked(self, place: Path) -> list[bool]:
        _, page = self._opened(place)
        image = page.render(scale=_DOTS, may_draw_forms=True, grayscale=True).to_pil()
        return _dark(image, boxes(place.read_bytes()))

    def _opened(self, place: Path) -> tuple[Any, Any]:
        document = pypdfium2.PdfDocument(place)
        document.init_forms()
        return document, document[0]


class PdfJs:
    """pdf.js, as it is built into Firefox, with its own page around it."""

    def __init__(self, firefox: Firefox) -> None:
        self._firefox = firefox

    def tick(self, place: Path, number: int) -> bytes:
        self._open(place)
        self._firefox.run("all(given[0])[given[1]].id = 'wanted'", _BOXES, number)
        self._firefox.click("#wanted")
        return base64.b64decode(self._firefox.run(_SAVED))

    def ticked(self, place: Path) -> list[bool]:
        self._open(place)
        found: list[bool] = self._firefox.run(
            "return all(given[0]).map((box) => box.checked)", _BOXES
        )
        return found

    def _open(self, place: Path) -> None:
        count = len(boxes(place.read_bytes()))
        self._firefox.open(place.as_uri())
        self._firefox.run("await until(() => all(given[0]).length >= given[1])", _BOXES, count)


_BOXES = ".page[data-page-number='1'] .annotationLayer input[type=checkbox]"
_SAVED = """
const data = await PDFViewerApplication.pdfDocument.saveDocument();
return btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(""));
"""


def _dark(image: Image.Image, places: list[Rectangle]) -> list[bool]:
    """Whether a third of what is inside each box is dark."""
    height = image.height / _DOTS
    found = []
    for left, bottom, right, top in places:
        inside = (left + 2, height - top + 2, right - 2, height - bottom - 2)
        dots = image.convert("L").crop(tuple(round(each * _DOTS) for each in inside))  # type: ignore[arg-type]
        levels = dots.tobytes()
        found.append(sum(level < 128 for level in levels) > len(levels) / 10)
    return found
