"""Packets that are made are kept, and their long texts are not held besides."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.app.outcomes import plain

from secondround.app import parallel
from secondround.system import LateText, cache, resources
from secondround.vocabulary import Edition


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace of one client."""
    shutil.copytree(resources.folder("packets") / "amara-okafor", tmp_path / "packets/amara-okafor")
    return tmp_path


def test_what_is_kept_is_read_when_it_is_wanted(root: Path) -> None:
    """A packet just made says what it says when it is found again; neither is held in memory."""
    made, found = (
        parallel.made(root, None, edition=Edition.CANDIDATE, phone=True) for _ in range(2)
    )
    assert (made.kept, found.kept) == (0, len(found.pages))
    assert made.pages == found.pages
    assert made.lines == found.lines
    for file, lines in found.lines.items():
        assert list(lines) == (root / file).read_text("utf-8").split("\n")
    for page in (*made.pages, *found.pages):
        assert isinstance(page.text, LateText)
        assert isinstance(page.phone, LateText)
        assert "\n# " in str(page.text)


def test_what_cannot_be_kept_is_held(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no entry can be written, the packets are made all the same."""
    kept = parallel.made(root, None, edition=Edition.CANDIDATE)
    cache.empty(root)

    def full(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(cache.Cache, "_write", full)
    held = parallel.made(root, None, edition=Edition.CANDIDATE)
    assert plain(held).pages == plain(kept).pages
    assert {type(page.text) for page in held.pages} == {str}
