"""The guides that an edition has."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from secondround.app import hand_written
from secondround.vocabulary import Edition


@pytest.mark.parametrize("edition", Edition)
def test_a_private_guide_is_the_coachs(tmp_path: Path, edition: Edition) -> None:
    """`visibility: private` above a guide's text keeps it to the coach edition; the words in the
    text mean nothing.
    """
    guides = tmp_path / "packets" / "guides"
    guides.mkdir(parents=True)
    (guides / "own.md").write_text("---\ntitle: Own\nvisibility: private\n---\n# Own\n")
    (guides / "open.md").write_text("# Open\n\nvisibility: private\n\n---\n")
    found = hand_written.guides(tmp_path, edition)
    own, open_ = PurePosixPath("guides/own.md"), PurePosixPath("guides/open.md")
    assert open_ in found
    assert (own in found) == (edition is Edition.COACH)
