"""What packets are made of: a file is read again whenever it may be another."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from secondround.app.inputs import Inputs
from secondround.system import cache, files, resources

ID = "amara-okafor/harbor"
RECORD = f"{ID}/interview.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace whose files were left alone for a while."""
    shutil.copytree(resources.folder("packets") / "amara-okafor", tmp_path / "packets/amara-okafor")
    return tmp_path


def lines(root: Path, monkeypatch: pytest.MonkeyPatch, *, later: float = 60) -> tuple[object, ...]:
    """What the packet is made of, seen some seconds later; and how many files were read for it."""
    read = []
    start, now = files.start, time.time_ns() + int(later * 1e9)

    def counted(path: Path, *rest: object) -> bytes:
        if path.suffix in {".yml", ".json"}:
            read.append(path)
        return start(path, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(files, "start", counted)
        patch.setattr(time, "time_ns", lambda: now)
        inputs = Inputs(root, cache.Cache(root))
        found = inputs.of(ID)
        inputs.note()
    return found, len(read)


def test_a_file_is_read_again_if_it_may_be_another(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is as it was is not; one that was written, replaced or given its old time is, and
    one is each time as long as it has just been written.
    """
    first, every = lines(root, monkeypatch)
    assert every
    assert lines(root, monkeypatch) == (first, 0)
    record = root / "packets" / RECORD
    text, before = record.read_bytes(), record.stat()
    record.write_bytes(text.swapcase())
    os.utime(record, ns=(before.st_atime_ns, before.st_mtime_ns))
    changed, number = lines(root, monkeypatch)
    assert (changed != first, number) == (True, 1)
    record.write_bytes(text)
    for _ in range(2):
        assert lines(root, monkeypatch, later=0) == (first, every)
    assert lines(root, monkeypatch) == (first, 1)
    assert lines(root, monkeypatch) == (first, 0)


def test_a_link_is_read_each_time(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a link leads to may be another file, or lie outside."""
    record = root / "packets" / RECORD
    outside = root / "elsewhere.yml"
    record.rename(outside)
    inside = root / "packets" / "inside.yml"
    shutil.copy(outside, inside)
    record.symlink_to(inside)
    first, _ = lines(root, monkeypatch)
    record.unlink()
    record.symlink_to(outside)
    assert lines(root, monkeypatch)[0] != first
