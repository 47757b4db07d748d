"""How often columns are tried, and that they are as high as they were."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import weasyprint
from weasyprint.layout import block

from secondround.render.pdf import worker_balance

_STYLE = """
@page {{ size: {0:.0f}px {1:.0f}px; margin: {2:.0f}px }}
body {{ font-size: {3:.0f}px }}
li {{ break-inside: avoid; margin-bottom: 1px }}
"""
_SIZES = (400, 600, 10, 16)
_PARAGRAPHS = (30, 12, 45, 20, 8)
_LENGTHS = ((3, 60, 4, 50), _PARAGRAPHS, (70, 5, 5, 5), (9,) * 11, (80, 90, 70))


@pytest.fixture(autouse=True)
def put_back() -> Iterator[None]:
    """WeasyPrint's own function, afterwards."""
    plain = block.block_box_layout
    yield
    block.block_box_layout = plain


@pytest.mark.slow
@pytest.mark.parametrize("words", _LENGTHS)
@pytest.mark.parametrize("columns", [2, 3])
def test_columns_are_as_high_as_by_trying_every_height(
    words: tuple[int, ...], columns: int
) -> None:
    """The same bytes, where no block may be broken; on a small page, since there every height is
    tried by steps of a pixel.
    """
    tried = _page(words, columns, 0.25).write_pdf()
    worker_balance.keep_few()
    assert _page(words, columns, 0.25).write_pdf() == tried


@pytest.mark.slow
def test_columns_are_tried_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """A paragraph that is much longer than the line that is asked for costs no try for each pixel
    of it.
    """
    tries: list[float] = []

    def counted(context: Any, box: Any, bottom_space: float, *rest: Any, **more: Any) -> Any:
        tries.extend([bottom_space] if box.is_column else [])
        return plain(context, box, bottom_space, *rest, **more)

    plain = block.block_box_layout
    block.block_box_layout = counted
    _page(_PARAGRAPHS, 3)
    before = len(tries)
    monkeypatch.setattr(worker_balance, "_lay_out", counted)
    worker_balance.keep_few()
    _page(_PARAGRAPHS, 3)
    assert len(tries) - before < before / 4


def _page(words: tuple[int, ...], columns: int, scale: float = 1) -> Any:
    items = "".join(f"<li>{'word ' * number}" for number in words)
    html = f'<ul style="columns: {columns}">{items}</ul><p>What follows</p>'
    style = _STYLE.format(*(size * scale for size in _SIZES))
    return weasyprint.HTML(string=html).render(stylesheets=[weasyprint.CSS(string=style)])
