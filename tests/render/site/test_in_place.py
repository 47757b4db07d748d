"""Pages that stay as they are get a second name, and only these."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest

from secondround.render.site import in_place

from .test_kept_pages import Memory, Workspace
from .test_theme_templates import tree

_ONE, _THREE = "p/one/index.html", "q/three/index.html"


@pytest.fixture
def built(tmp_path: Path) -> tuple[Workspace, Memory]:
    """A workspace with its site, of which pages are kept."""
    work, memory = Workspace(tmp_path), Memory()
    assert work.build("kept", memory).done
    return work, memory


def numbers(site: Path) -> dict[str, int]:
    """What the disk calls the file of each page."""
    return {place: (site / place).stat().st_ino for place in (_ONE, _THREE)}


def expect_fresh(work: Workspace, memory: Memory) -> None:
    """A build with what is kept gives the site from nothing."""
    kept, fresh = work.build("kept", memory), work.build("fresh", None)
    assert (kept.done, kept) == (True, fresh)
    assert tree(work.folder / "kept") == tree(work.folder / "fresh")


@pytest.mark.slow
def test_a_page_that_stays_is_not_written(built: tuple[Workspace, Memory]) -> None:
    """After an edit of one packet the other's page is the very file that was there."""
    work, memory = built
    before = numbers(work.folder / "kept")
    work.edit("p/one", "Ägir", "")
    expect_fresh(work, memory)
    after = numbers(work.folder / "kept")
    assert after[_THREE] == before[_THREE]
    assert after[_ONE] != before[_ONE]
    assert (work.folder / "kept" / _THREE).stat().st_nlink == 1


@pytest.mark.slow
def test_a_page_that_somebody_changed_does_not_stay(built: tuple[Workspace, Memory]) -> None:
    """Whoever changes a page in the site, with its length and its time as they were, is told, and
    never finds the change in the next site.
    """
    work, memory = built
    page = work.folder / "kept" / _THREE
    found = page.stat()
    page.write_bytes(page.read_bytes().replace(b"Words", b"Sword"))
    os.utime(page, ns=(found.st_atime_ns, found.st_mtime_ns))
    work.edit("p/one", "Ägir", "")
    assert not work.build("kept", memory).done
    assert b"Sword" in page.read_bytes()
    page.unlink()
    expect_fresh(work, memory)


@pytest.mark.slow
def test_a_page_that_is_not_kept_any_more(built: tuple[Workspace, Memory]) -> None:
    """Neither what is kept of the site nor what is kept of its pages is needed."""
    work, memory = built
    for kind in ("site", "html", "page"):
        memory.found = {
            name: data for name, data in memory.found.items() if not name.startswith(kind)
        }
        work.edit("p/one", {"site": "Ägir", "html": "Tern"}.get(kind, "Gull"), "")
        expect_fresh(work, memory)


@pytest.mark.slow
def test_no_second_names(built: tuple[Workspace, Memory], monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk that has none, pages are written."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    work, memory = built
    work.edit("p/one", "Ägir", "")
    expect_fresh(work, memory)


def test_a_file_that_is_changed_while_it_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stays with whoever changed it: what was looked at is no longer there."""
    site, made = tmp_path / "site", tmp_path / "made"
    for folder in (site, made):
        folder.mkdir()
    page = site / "day.html"
    page.write_bytes(b"a")
    page.chmod(0o600)
    there = in_place.InPlace(site, rights=(0o700, 0o600))
    link = os.link

    def changed(source: Path, target: Path) -> None:
        link(source, target)
        page.write_bytes(b"bb")

    monkeypatch.setattr(os, "link", changed)
    there.begin(made)
    there.stage({PurePosixPath("day.html"): "a"})
    assert (made / "day.html").read_bytes() == b"a"
    assert page.read_bytes() == b"bb"


def test_a_public_page_is_nobodys_private_one(tmp_path: Path) -> None:
    """A file with other rights than the next site's is not taken: its rights are its own."""
    site, made = tmp_path / "site", tmp_path / "made"
    for folder in (site, made):
        folder.mkdir()
    (site / "day.html").write_bytes(b"a")
    (site / "day.html").chmod(0o644)
    there = in_place.InPlace(site, rights=(0o700, 0o600))
    there.begin(made)
    there.stage({PurePosixPath("day.html"): "a"})
    assert not (made / "day.html").samefile(site / "day.html")
    (made / "day.html").chmod(0o600)
    assert (site / "day.html").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("is_changed", [False, True], ids=["left alone", "changed"])
def test_a_file_that_was_taken(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_changed: bool,  # noqa: FBT001 (a case)
) -> None:
    """What it holds is still known, though the system says something else of a file with two
    names; once somebody has changed it, with its length and its time as they were, it is read.
    """
    site = tmp_path / "site"
    site.mkdir()
    page = site / "day.html"
    page.write_bytes(b"a")
    page.chmod(0o600)
    there = in_place.InPlace(site, rights=(0o700, 0o600))
    there.begin(tmp_path / "next")
    sum_ = there.sum("day.html")
    assert there.take("day.html", sum_)
    if is_changed:
        found = page.stat()
        page.write_bytes(b"b")
        os.utime(page, ns=(found.st_atime_ns, found.st_mtime_ns))
    else:
        monkeypatch.setattr(in_place, "sum_of_file", pytest.fail)
    assert (there.sum("day.html") == sum_) is not is_changed
