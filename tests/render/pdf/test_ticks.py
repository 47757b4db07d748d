"""A tick made in one viewer is seen in every other."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from tests.render.pdf.viewers import PDFium, PdfJs, Poppler, Viewer, has_poppler_bindings

from secondround.render.pdf.printer import Printed

pytestmark = pytest.mark.slow

_MARKDOWN = "# A\n\n## B\n\n- [ ] One\n- [ ] Two\n- [ ] Three\n"
_VIEWERS = ["Poppler", "PDFium", "pdf.js"]


@pytest.fixture(scope="module")
def viewer(request: pytest.FixtureRequest) -> Callable[[str], Viewer]:
    """The viewer of a name; pdf.js is in Firefox, and a machine without one skips its tests."""

    def named(name: str) -> Viewer:
        if name == "pdf.js":
            return PdfJs(request.getfixturevalue("firefox"))
        return PDFium() if name == "PDFium" else Poppler()

    return named


@pytest.fixture(scope="module")
def empty(printed: Callable[..., Printed], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three boxes."""
    place = tmp_path_factory.mktemp("ticks") / "empty.pdf"
    place.write_bytes(printed(_MARKDOWN).pdf)
    return place


@pytest.fixture(scope="module")
def ticked(viewer: Callable[[str], Viewer], empty: Path) -> Callable[[str], Path]:
    """The file in which a viewer has ticked the second box."""

    @cache
    def by(name: str) -> Path:
        if name == "Poppler" and not has_poppler_bindings():
            pytest.skip("needs Poppler's bindings: gir1.2-poppler-0.18 and python3-gi")
        place = empty.with_name(f"by-{name}.pdf")
        place.write_bytes(viewer(name).tick(empty, 1))
        return place

    return by


@pytest.mark.parametrize("name", _VIEWERS)
def test_no_box_is_ticked_at_first(name: str, viewer: Callable[[str], Viewer], empty: Path) -> None:
    """As it is printed, each viewer shows three empty boxes."""
    assert viewer(name).ticked(empty) == [False, False, False]


@pytest.mark.parametrize("seen_in", _VIEWERS)
@pytest.mark.parametrize("ticked_in", _VIEWERS)
def test_a_tick_is_seen_everywhere(
    ticked_in: str,
    seen_in: str,
    viewer: Callable[[str], Viewer],
    ticked: Callable[[str], Path],
) -> None:
    """The second of three boxes is ticked and the file saved: each viewer shows that box ticked,
    and the others empty.
    """
    assert viewer(seen_in).ticked(ticked(ticked_in)) == [False, True, False]
