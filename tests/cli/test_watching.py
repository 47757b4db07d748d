"""What a watch on a workspace sees."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from secondround.app import watching

PATIENCE = 1200  # seconds: what is asserted is that it comes


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path.resolve() / "ws"
    (root / "packets").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("one")
    return root


def seen(watch: watching.Watch, do: Callable[[], object], path: Path) -> bool:
    """Whether the path is among what changes, done as often as it takes for a watch that has just
    begun.
    """
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        do()
        found = watch.next(0.5)
        if path in found or path.parent in found:
            return True
    return False


def test_saves_by_rename_are_seen_each_time(root: Path) -> None:
    """The third save as well as the first, of settings and of records."""
    record = root / "packets" / "interview.yml"

    def save(path: Path) -> None:
        (path.parent / "new.part").write_text("new")
        (path.parent / "new.part").replace(path)

    with watching.opened(root) as watch:
        for path in (root / "mkdocs.yml", record) * 3:
            assert seen(watch, lambda: save(path), path)  # noqa: B023 (called at once)


@pytest.mark.slow
def test_folders_that_come_later_are_watched(root: Path) -> None:
    """Templates made after the start count, and packets that were moved away and back."""
    with watching.opened(root) as watch:
        page = root / "templates" / "packet" / "index.md.jinja"
        page.parent.mkdir(parents=True)
        assert seen(watch, lambda: page.write_text("page"), page)
        (root / "packets").rename(root / "elsewhere")
        watch.next(1)
        (root / "elsewhere").rename(root / "packets")
        record = root / "packets" / "interview.yml"
        assert seen(watch, lambda: record.write_text("record"), record)


@pytest.mark.slow
def test_what_a_build_writes_beside_is_no_change(root: Path) -> None:
    """Sites, prints and work folders at the top of a workspace make nothing anew."""
    with watching.opened(root) as watch:
        assert seen(watch, lambda: (root / "mkdocs.yml").write_text("two"), root / "mkdocs.yml")
        for name in ("site", "print", ".secondround"):
            (root / name).mkdir()
        (root / "notes.md").write_text("notes")
        (root / "last.yml").write_text("last")
        changed: set[Path] = set()
        while root / "last.yml" not in changed:
            changed |= watch.next(PATIENCE)
        assert changed <= {root / "mkdocs.yml", root / "last.yml"}
