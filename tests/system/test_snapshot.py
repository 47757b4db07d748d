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
