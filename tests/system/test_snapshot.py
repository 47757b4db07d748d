"""Files are known again by what the system says of them, as long as that cannot deceive."""

from __future__ import annotations

from pathlib import Path

from secondround.system import snapshot


def test_the_time_of_a_disk(tmp_path: Path) -> None:
    """What was changed before it was asked for is older, and what is changed later is not."""
    before, after = tmp_path / "before", tmp_path / "after"
    before.write_text("", "utf-8")
    now = snapshot.time_of(tmp_path)
    after.write_text("", "utf-8")
    assert before.stat().st_ctime_ns < now <= after.stat().st_ctime_ns


def test_a_link_is_another_file(tmp_path: Path) -> None:
    """A file that has moved and left a link to itself is no longer there, and one that stays where
    it was still is.
    """
    folder, file = tmp_path / "folder", tmp_path / "folder" / "file"
    folder.mkdir()
    file.write_text("a", "utf-8")
    (folder / "other").symlink_to("file")
    lines = snapshot.take([folder])
    assert lines is not None
    assert snapshot.holds(lines, [folder])
    file.rename(tmp_path / "moved")
    file.symlink_to("../moved")
    assert not snapshot.holds(lines, [folder])
