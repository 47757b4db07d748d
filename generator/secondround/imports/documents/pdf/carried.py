"""What a PDF carries besides its text: attached files, links, its language.

In: the bytes of a PDF. Out: values. Nothing that is attached is opened.
"""

from __future__ import annotations

import io
from typing import Any, Final

import pikepdf
from msgspec import Struct

from secondround.imports.documents.model import Attachment

_MOST_FILES: Final = 10
_LARGEST: Final = 5_000_000  # bytes of an attached file
_MOST_LINKS: Final = 500
_SCHEMES: Final = ("http://", "https://", "mailto:", "tel:")


class Link(Struct, frozen=True):
    """Where a part of a page leads to; its box in points."""

    target: str
    left: float
    bottom: float
    right: float
    top: float


class Carried(Struct, frozen=True):
    """What was found; `links` by page, from 1."""

    attachments: tuple[Attachment, ...] = ()
    links: tuple[tuple[int, Link], ...] = ()
    language: str = ""


def carried(data: bytes, pages: int) -> Carried:
    """What a PDF carries; nothing where its structure is damaged. Links of the first `pages`."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            language = str(pdf.Root.get("/Lang", ""))
            return Carried(_attached(pdf), tuple(_links(pdf, pages)), language)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError):
        return Carried()


def _attached(pdf: Any) -> tuple[Attachment, ...]:
    found = []
    for name, spec in list(pdf.attachments.items())[:_MOST_FILES]:
        file = spec.get_file()
        size = file.size
        if size is None or size > _LARGEST:
            continue
        found.append(Attachment(spec.filename or name, file.mime_type or "", file.read_bytes()))
    return tuple(found)


def _links(pdf: Any, pages: int) -> list[tuple[int, Link]]:
    found: list[tuple[int, Link]] = []
    for number, page in enumerate(list(pdf.pages[:pages]), start=1):
        for annotation in list(page.get("/Annots", []))[:_MOST_LINKS]:
            target = str(annotation.get("/A", {}).get("/URI", ""))
            box = [float(edge) for edge in annotation.get("/Rect", [])]
            if target.startswith(_SCHEMES) and len(box) == 4:  # noqa: PLR2004
                left, bottom, right, top = box
                link = Link(target, min(left, right), min(bottom, top), max(left, right), top)
                found.append((number, link))
    return found
