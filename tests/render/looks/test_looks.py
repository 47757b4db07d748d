"""Each form looks as it did when somebody looked at it last; `make pictures` notes how it is now.

The pictures are small and grey: enough to see that a block stands elsewhere, and no more.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageStat
from playwright.sync_api import Browser
from tests.printing import no_child_stays, sharing  # noqa: F401 (a fixture)
from tests.render.looks import shots
from tests.render.looks.likeness import differ

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent / "pictures"
LINE, BLOCK = 8, 40
"""Dots: a line of 12 pt and its leading are ten, so a block has four."""
SHADES = 16
"""Of grey, in what is kept."""
ALL = [
    *shots.PAGES,
    *(f"{name}-{scheme}" for name in shots.SCREENS for scheme in ("light", "dark")),
]


@pytest.fixture(scope="session")
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All forms on paper."""
    request.getfixturevalue("no_child_stays")
    folder = tmp_path_factory.mktemp("forms")
    with sharing():
        shots.print_forms(folder)
    return folder


def _known(name: str) -> Image.Image:
    return Image.open(HERE / f"{name}.png").convert("L")


def _judge(name: str, drawn: Image.Image, request: pytest.FixtureRequest) -> None:
    """Compare with what is known; what looks the same is not noted anew, machine by machine."""
    file = HERE / f"{name}.png"
    if request.config.getoption("--update-golden"):
        if not file.exists() or differ(drawn, _known(name)):
            drawn.convert("L").quantize(SHADES).save(file, optimize=True)
        return
    assert differ(drawn, _known(name)) == "", f"{name}: look at it, then `make pictures`"


@pytest.mark.parametrize("name", shots.PAGES)
def test_paper_looks_as_it_did(name: str, printed: Path, request: pytest.FixtureRequest) -> None:
    """A page of each form, on both sizes of paper."""
    _judge(name, shots.page(printed, name), request)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", shots.SCREENS)
def test_a_phone_looks_as_it_did(
    name: str,
    scheme: shots.Scheme,
    browser: Browser,
    example: str,
    request: pytest.FixtureRequest,
) -> None:
    """The packet and the day on a phone, by day and by night."""
    _judge(f"{name}-{scheme}", shots.screen(browser, example, name, scheme), request)


@pytest.mark.parametrize("name", shots.PAGES)
def test_letters_that_are_smoothed_otherwise_are_the_same(name: str, printed: Path) -> None:
    """What PDFium draws of a page is what poppler draws of it."""
    assert differ(shots.page(printed, name, "pdfium"), shots.page(printed, name)) == ""


@pytest.mark.parametrize("name", ALL)
def test_a_block_that_stands_elsewhere_is_seen(name: str) -> None:
    """On every picture: a block moved down by a line is another picture, and so is one left out."""
    known = _known(name)
    top = _fullest(known)
    block = (0, top, known.width, top + BLOCK)
    moved, emptied = known.copy(), known.copy()
    moved.paste(known.crop(block), (0, top + LINE))
    emptied.paste(255 if known.getpixel((0, 0)) == 255 else 0, block)
    assert differ(moved, known)
    assert differ(emptied, known)
    assert differ(known, known) == ""


def _fullest(image: Image.Image) -> int:
    """Where the block begins that has most in it."""
    tops = range(0, image.height - BLOCK - LINE, LINE)
    blocks = {top: image.crop((0, top, image.width, top + BLOCK)) for top in tops}
    return max(blocks, key=lambda top: ImageStat.Stat(blocks[top]).var[0])


def test_all_of_them_are_small() -> None:
    """Under 300 kB together, and none that is no longer drawn."""
    files = list(HERE.iterdir())
    assert sorted(file.stem for file in files) == sorted(ALL)
    assert sum(file.stat().st_size for file in files) < 300_000
