"""The next site grows in the folder of the one before the last, and is just what it is given."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondround.render.site import next_site
from secondround.system import output

Files = dict[str, bytes]

_FILES = st.dictionaries(
    st.sampled_from(["a", "a/b", "a/b/c", "d/e", "d/f.pdf"]), st.sampled_from([b"x", b"yy"])
).map(lambda files: {place: files[place] for place in files if not _is_folder(place, files)})
"""Files, none of which lies where another's folder is."""


def _is_folder(place: str, files: Files) -> bool:
    return any(other.startswith(f"{place}/") for other in files)


def contents(folder: Path) -> Files:
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def put_in_place(folder: Path, files: Files, asked: set[str]) -> None:
    """A site of those files. asked: those that are looked for in the earlier site first."""
    site, work = folder / "site", folder / "work"
    growing = next_site.NextSite(folder / "spare")
    growing.begin(work / "next")
    (work / "next").mkdir(exist_ok=True)
    taken, before = set(), contents(site)
    for place in sorted(files):
        path = site / place
        if place in asked and before.get(place) == files[place]:
            growing.link(str(path), path.stat().st_ino, place)
            taken.add(place)
    for place in files.keys() - taken:
        growing.write(place, files[place])
    growing.move(work / "site", taken)
    assert contents(work / "site") == files
    assert contents(site) == before
    empty = [path for path in (work / "site").rglob("*") if path.is_dir() and not [*path.iterdir()]]
    assert not empty
    output.exchange(work / "site", site, growing.spare)


@pytest.mark.slow
@settings(max_examples=50)
@given(sites=st.lists(st.tuples(_FILES, st.sets(st.sampled_from(["a", "a/b", "d/e"]))), max_size=6))
def test_one_site_after_another(
    tmp_path_factory: pytest.TempPathFactory, sites: list[tuple[Files, set[str]]]
) -> None:
    """Whatever the sites before held, the next one has the files that it is given, and no folder
    without a file; the one that is in place meanwhile stays as it is.
    """
    folder = tmp_path_factory.mktemp("sites")
    (folder / "work").mkdir()
    for files, asked in sites:
        put_in_place(folder, files, asked)
        assert contents(folder / "site") == files
    shutil.rmtree(folder)


def test_what_stays_keeps_its_names(tmp_path: Path) -> None:
    """A file that is in both of the last sites is touched no more: nothing that the system says of
    it changes.
    """
    (tmp_path / "work").mkdir()
    put_in_place(tmp_path, {"d/e": b"x"}, {"d/e"})
    put_in_place(tmp_path, {"d/e": b"x", "a": b"1"}, {"d/e"})
    before = (tmp_path / "site/d/e").stat()
    put_in_place(tmp_path, {"d/e": b"x", "a": b"2"}, {"d/e"})
    after = (tmp_path / "site/d/e").stat()
    assert (after.st_ino, after.st_nlink, after.st_ctime_ns) == (
        before.st_ino,
        before.st_nlink,
        before.st_ctime_ns,
    )


def test_a_spare_site_that_another_run_has_taken(tmp_path: Path) -> None:
    """Two runs at once: one grows in the spare site, the other anew; of the sites that they leave
    one is kept.
    """
    (tmp_path / "work").mkdir()
    for number in range(3):
        put_in_place(tmp_path, {"a": b"%d" % number}, set())
    shutil.copytree(tmp_path / "spare", tmp_path / "new")
    output.exchange(tmp_path / "new", tmp_path / "site", tmp_path / "spare")
    assert contents(tmp_path / "site") == {"a": b"1"}
    assert contents(tmp_path / "spare") == {"a": b"1"}
    assert not (tmp_path / "new").exists()
