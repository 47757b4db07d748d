"""A tick made in one viewer is seen in every other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.render.pdf.viewers import PDFium, PdfJs, Poppler, Viewer, has_poppler_bindings

from secondround.render.pdf.printer import Printed

pytestmark = pytest.mark.slow

_MARKDOWN = "# A\n\n## B\n\n- [ ] One\n- [ ] Two\n- [ ] Three\n"
_VIEWERS = ["Poppler", "PDFium", "pdf.js"]


def _viewer(name: str, request: pytest.FixtureRequest) -> Viewer:
    """The viewer of that name; pdf.js is in Firefox, and a machine without one skips its tests."""
    if name == "pdf.js":
        return PdfJs(request.getfixturevalue("firefox"))
    return PDFium() if name == "PDFium" else Poppler()


@pytest.mark.parametrize("seen_in", _VIEWERS)
@pytest.mark.parametrize("ticked_in", _VIEWERS)
def test_a_tick_is_seen_everywhere(
    ticked_in: str,
    seen_in: str,
    printed: Callable[..., Printed],
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    """The second of three boxes is ticked and the file saved: each viewer shows that box ticked,
    and the others empty, as it showed all three before.
    """
    if ticked_in == "Poppler" and not has_poppler_bindings():
        pytest.skip("needs Poppler's bindings: gir1.2-poppler-0.18 and python3-gi")
    empty, ticked = tmp_path / "empty.pdf", tmp_path / "ticked.pdf"
    empty.write_bytes(printed(_MARKDOWN).pdf)
    ticked.write_bytes(_viewer(ticked_in, request).tick(empty, 1))
    viewer = _viewer(seen_in, request)
    assert viewer.ticked(empty) == [False, False, False]
    assert viewer.ticked(ticked) == [False, True, False]
