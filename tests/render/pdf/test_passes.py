"""How often a page is laid out, and that its numbers are right all the same."""

from __future__ import annotations

import logging
import re
from typing import Any

import pydyf
import pypdfium2
import pytest
import weasyprint
import weasyprint.document
from tests.render.pdf.put_back import weasyprint_put_back
from weasyprint import css
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, inline, preferred

from secondround.render.pdf import worker, worker_passes

_STYLE = """
@page { size: 80mm 150mm; @bottom-right { content: counter(page) " of " counter(pages) } }
section { break-before: page }
a::after { content: " is on " target-counter(attr(href), page) "." }
"""


def test_page_numbers_are_known_after_two_passes(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Links that lead on, back, and to each other's pages have the right numbers, and no page is
    laid out more than twice.
    """
    monkeypatch.setattr(weasyprint.document, "TargetCollector", None)
    worker_passes.keep_few()
    links = "".join(f'<p><a href="#s{at}">S{at}</a>' for at in range(5))
    pages = "".join(f'<section id="s{at}"><p>Part {at}{links}</section>' for at in range(5))
    with caplog.at_level(logging.INFO, "weasyprint.progress"):
        made = weasyprint.HTML(string=f"{links}{pages}").render(
            stylesheets=[weasyprint.CSS(string=_STYLE)]
        )
    laid_out = [one for one in caplog.messages if re.search(r"Page \d+$", one)]
    assert len(laid_out) == 2 * len(made.pages) == 12
    for at, text in enumerate(_texts(made.write_pdf()), 1):
        assert re.findall(r"S\d is on \d", text) == [f"S{to} is on {to + 2}" for to in range(5)]
        assert f"{at} of 6" in text


@pytest.mark.parametrize(("release", "hastened"), [("70.0", True), ("70.3", True), ("71.0", False)])
def test_only_a_known_release_is_reached_into(
    monkeypatch: pytest.MonkeyPatch, release: str, *, hastened: bool
) -> None:
    """What a newer WeasyPrint does inside is its own affair: it prints as it does by itself."""
    places: list[tuple[Any, str]] = [
        (weasyprint.document, "TargetCollector"),
        (block, "block_box_layout"),
        (block, "block_level_layout"),
        (inline, "split_first_line"),
        (preferred, "split_first_line"),
        (boxes.Box, "is_in_normal_flow"),
        (css.ComputedStyle, "__init__"),
        (weasyprint, "tinyhtml5"),
        (pydyf, "zlib"),
    ]
    before = [getattr(*place) for place in places]
    monkeypatch.setattr(weasyprint, "VERSION", release)
    with weasyprint_put_back():
        worker.hasten()
        after = [getattr(*place) for place in places]
    assert all((own is not now) is hastened for own, now in zip(before, after, strict=True))


def _texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]
