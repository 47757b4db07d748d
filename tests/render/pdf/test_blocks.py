"""Blocks that are kept are the blocks that WeasyPrint makes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import weasyprint
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.render.pdf.conftest import EXAMPLE, HEADER, TITLE, Print
from tests.render.pdf.put_back import weasyprint_put_back
from weasyprint.layout import block

from secondround.render.pdf import worker, worker_blocks, worker_writing
from secondround.system import folder

_STYLE = """
@page { size: 300px 200px; margin: 10px }
body { font-size: 9px; orphans: 2 }
a::after { content: " " target-counter(attr(href), page) }
.dots::after { content: leader(dotted) target-counter(attr(href), page) }
"""
_WAYS = (
    "columns: 3",
    "display: flex",
    "position: relative; height: 30px; overflow: hidden; break-inside: avoid",
    "float: left; width: 40%",
    "display: inline-block; width: 45%; margin-top: 3px",
    "padding: 2px; border: 1px solid; break-before: avoid; margin: 5px 0",
)
_GRID = "display: grid; grid-template-columns: 1fr 1fr"  # broken over pages, WeasyPrint fails
_LINK = '<a href="#end">to page</a>'
_DOTS = _LINK.replace("<a", '<a class="dots"')
_BLOCKS = st.recursive(
    st.sampled_from(("word " * 9, "<b>few</b> words", "", "x" * 90, _LINK)).map("<p>{}</p>".format),
    lambda inner: st.builds(
        '<{0} style="{1}">{2}</{0}>'.format,
        st.sampled_from(("div", "ul><li", "blockquote")),
        st.sampled_from(_WAYS),
        st.lists(inner, min_size=1, max_size=4).map("".join),
    ),
    max_leaves=5,
)


_PLAIN = block.block_level_layout


@pytest.fixture(autouse=True)
def put_back() -> Iterator[None]:
    """WeasyPrint's own function, afterwards."""
    yield
    block.block_level_layout = _PLAIN
    worker_blocks.forget()


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(blocks=st.lists(_BLOCKS, min_size=1, max_size=4))
def test_pages_are_the_same_with_kept_blocks(blocks: list[str]) -> None:
    """The same bytes, whatever stands in what, and wherever a page ends."""
    html = f"{''.join(blocks)}<p id='end'>The end"
    block.block_level_layout = _PLAIN
    plain = _laid_out(html).write_pdf()
    worker_blocks.keep()
    assert _laid_out(html).write_pdf() == plain


def test_a_block_is_seldom_laid_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in columns, beside something else, or on a page that goes round again since a
    number on it has become known, is not laid out for each time.
    """
    rooms = (
        f'<div style="{way}"><div><p>One line<p>and another</div><div><p>beside both</div></div>'
        for way in (*_WAYS[:2], _GRID)
    )
    html = f"{_LINK}{''.join(rooms)}<p id='end'>The end"
    assert _again(html, monkeypatch) < 0.6


def test_a_list_of_contents_is_laid_out_once_a_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries with the numbers of pages, in columns that are tried at several heights."""
    entries = "".join(f"<p>{'more ' * (at % 4)}{_DOTS}" for at in range(12))
    html = f'<div style="columns: 2">{entries}</div><p id="end" style="break-before: page">The end'
    assert _again(html, monkeypatch) < 0.6


def _again(html: str, monkeypatch: pytest.MonkeyPatch) -> float:
    """What part of its layouts a document takes with kept blocks; its bytes stay the same."""
    pages, counts = [], []
    for kept in (False, True):
        made: list[object] = []

        def counted(
            context: Any, box: Any, *rest: Any, made: list[object] = made, **how: Any
        ) -> Any:
            made.extend([box] if box.element.tag == "p" else [])
            return _PLAIN(context, box, *rest, **how)

        monkeypatch.setattr(block, "block_level_layout", counted)
        monkeypatch.setattr(worker_blocks, "_lay_out", counted)
        if kept:
            worker_blocks.keep()
        pages.append(_laid_out(html).write_pdf())
        counts.append(len(made))
    assert pages[0] == pages[1]
    return counts[1] / counts[0]


@pytest.mark.slow
def test_the_example_is_printed_as_without(example: Print) -> None:
    """What the printing child saves WeasyPrint changes no byte of the example's packet."""
    saved = example()
    job = {
        "markdown": (EXAMPLE / "index.md").read_text("utf-8"),
        "title": TITLE,
        "header": HEADER,
        "author": "",
        "language": "en",
        "kind": "packet",
        "paper": "A4",
        "base": str(EXAMPLE),
        "templates": [str(folder("templates"))],
    }
    with weasyprint_put_back():
        worker_writing.hasten()
        plain, _, _ = worker.answer(job)
    assert saved.pdf == plain


def _laid_out(html: str) -> Any:
    return weasyprint.HTML(string=html).render(stylesheets=[weasyprint.CSS(string=_STYLE)])
