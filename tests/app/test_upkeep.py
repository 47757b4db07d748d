"""Files that the program makes from others: what is out of date, and what is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondround.app import upkeep
from secondround.app.upkeep import Difference, Upkeep
from secondround.render import marked

TEXTS = {"a/index.md": marked("New.\n"), "b/index.md": marked("Same.\n")}


def wanted(folder: Path, *over: str) -> Upkeep:
    return Upkeep(folder, TEXTS, folder, folder, over)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pages of ours, one of them as it should be."""
    for place, text in (("a/index.md", marked("Old.\n")), ("b/index.md", TEXTS["b/index.md"])):
        (tmp_path / place).parent.mkdir()
        (tmp_path / place).write_text(text, "utf-8")
    return tmp_path


def test_what_differs_is_out_of_date(folder: Path) -> None:
    """A file with another text, or one that is missing; none once they are written."""
    assert upkeep.difference(wanted(folder)) == Difference(("a/index.md",))
    (folder / "b/index.md").unlink()
    found = upkeep.difference(wanted(folder))
    assert found == Difference(("a/index.md", "b/index.md"))
    upkeep.write(wanted(folder), found.stale)
    assert upkeep.difference(wanted(folder)) == Difference()
    assert (folder / "a/index.md").read_text("utf-8") == TEXTS["a/index.md"]


def test_a_file_of_a_persons_own_is_kept(folder: Path) -> None:
    """What the program did not make is not out of date, unless it may be written over."""
    own = folder / "a/index.md"
    own.write_text("My page.\n", "utf-8")
    assert upkeep.difference(wanted(folder)) == Difference((), (own,))
    assert upkeep.difference(wanted(folder, "a/index.md")) == Difference(("a/index.md",))


def test_a_failure_to_write_is_raised(folder: Path) -> None:
    """A folder in the place of a file ends the work with an error."""
    (folder / "a/index.md").unlink()
    (folder / "a/index.md").mkdir()
    with pytest.raises(OSError, match=r"a/index\.md"):
        upkeep.write(wanted(folder), TEXTS)
