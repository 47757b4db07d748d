"""The box of a letter that no font has covers nothing beside it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from secondround.render.pdf import worker_missing
from secondround.system.resources import folder

FONTS = sorted(folder("templates").glob("fonts/*/*Regular.ttf"))


def box(file: bytes) -> tuple[Any, float]:
    """The font's box for what it lacks, and how wide its place is, in thousandths of its size."""
    font = TTFont(io.BytesIO(file))
    return font["glyf"][".notdef"], font["hmtx"][".notdef"][0] * 1000 / font["head"].unitsPerEm


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_box_stays_within_its_place(path: Path) -> None:
    """It is made narrower, and no wider; in its height it is as it was."""
    file = path.read_bytes()
    before, whole = box(file)
    made, width = box(worker_missing.narrowed(file, 400))
    assert width == pytest.approx(400, abs=1)
    assert 0 <= made.xMin < made.xMax <= 400
    assert (made.yMin, made.yMax) == (before.yMin, before.yMax)
    assert worker_missing.narrowed(file, whole) == file
