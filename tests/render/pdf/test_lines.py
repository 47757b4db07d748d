"""Lines that are kept are the lines that WeasyPrint makes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import weasyprint
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.render.pdf.put_back import weasyprint_put_back
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.layout import inline, preferred
from weasyprint.text import line_break
from weasyprint.text.fonts import FontConfiguration

from secondround.render.pdf import worker_glyphs, worker_lines

_LETTERS = "abe \u00e9\u0301\u00ad\u200b\u05e9-\u4e00\ufb03"
_WORDS = st.text(_LETTERS, max_size=12).map(str.split).map(" ".join)
_STYLES = (
    "hyphens: auto",
    "overflow-wrap: anywhere",
    "white-space: pre-wrap; word-spacing: 2px",
    "white-space: nowrap; width: 20px; overflow: hidden; text-overflow: ellipsis",
    "text-align: justify; text-decoration: underline",
    "columns: 2; letter-spacing: 1px",
    "display: grid; grid-template-columns: auto 1fr",
    "font-weight: 600; font-style: italic",
    "font-size: 30px; max-lines: 1; block-ellipsis: auto; continue: discard",
    "text-decoration: line-through; font-feature-settings: 'tnum'",
)


@pytest.fixture(scope="module", autouse=True)
def own_splitting() -> Iterator[None]:
    """WeasyPrint's own functions, put back afterwards."""
    with weasyprint_put_back():
        yield
    worker_glyphs.forget()
    worker_lines.forget()


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(texts=st.lists(_WORDS, min_size=1, max_size=4), width=st.integers(20, 120))
def test_a_page_is_the_same_with_kept_lines(texts: list[str], width: int) -> None:
    """The same bytes, however a text is broken, and though it stands there in many styles."""
    boxes = (f'<p style="{style}">{text} <b>{text}</b></p>' for style in _STYLES for text in texts)
    html = f'<html lang="en"><body style="width: {width}px; font-size: 9px">{"".join(boxes)}'
    with weasyprint_put_back():
        inline.split_first_line = preferred.split_first_line = worker_lines.split
        plain = weasyprint.HTML(string=html).write_pdf()
    with weasyprint_put_back():
        worker_lines.keep()
        worker_glyphs.keep()
        assert weasyprint.HTML(string=html).write_pdf() == plain
    worker_glyphs.forget()


def test_a_blank_at_the_end_may_hang() -> None:
    """At no width is a text broken behind its first word for want of room for the blank at its
    end.
    """
    worker_lines.keep()
    boxes = (
        f'<p style="width: {width}px"><span>until 09:30, Room Ebb, ground floor </span><b>page</b>'
        for width in range(230, 300)
    )
    document = weasyprint.HTML(string=f"<body>{''.join(boxes)}").render()
    drawn = (box for page in document.pages for box in page._page_box.descendants())  # noqa: SLF001
    starts = [box.text.strip() for box in drawn if isinstance(box, TextBox) and "until" in box.text]
    assert len(starts) == 70
    assert "until" not in starts


def test_a_word_with_room_on_the_next_line_is_whole() -> None:
    """Wherever in a paragraph that runs in after its heading strong words begin."""
    worker_lines.keep()
    boxes = (
        f'<div style="overflow-wrap: anywhere; width: {width}px"><h4 style="display: inline">Ana '
        '</h4><p style="display: inline">pronounced as it is written · <b>Executive</b> · hiring '
        "manager</p></div>"
        for width in range(90, 240)
    )
    document = weasyprint.HTML(string=f"<body>{''.join(boxes)}").render()
    drawn = (box for page in document.pages for box in page._page_box.descendants())  # noqa: SLF001
    strong = [box.text for box in drawn if isinstance(box, TextBox) and box.element_tag == "b"]
    assert strong == ["Executive"] * 150


@pytest.mark.slow
def test_a_line_is_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Text in columns, which are tried at several heights, is broken into lines once."""
    split: list[object] = []

    def counted(text: str, style: Any, context: Any, width: float, *rest: Any, **how: Any) -> Any:
        split.append((text, width))
        return plain(text, style, context, width, *rest, **how)

    plain = line_break.split_first_line
    monkeypatch.setattr(line_break, "split_first_line", counted)
    worker_lines.keep()
    items = "".join(f"<li>Number {at} and a few words more" for at in range(20))
    page = weasyprint.HTML(string=f'<ul style="columns: 3; width: 300px">{items}</ul>')
    fonts = FontConfiguration()
    page.render(font_config=fonts)
    page.render(font_config=fonts)
    assert len(split) == len(set(split))
