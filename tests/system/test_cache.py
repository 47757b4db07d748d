"""What was made before is given back as it was kept, or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround.cli.group import app
from secondround.system import cache, trusted, version
from secondround.system.cache import Cache

NAME = cache.name("page", "a")
PARTS = st.lists(st.one_of(st.binary(max_size=3), st.text(max_size=3), st.lists(st.text())))


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A workspace with one entry."""
    Cache(tmp_path).put(NAME, b"finished")
    return tmp_path


def entry(workspace: Path) -> Path:
    """The only entry."""
    (found,) = (workspace / ".secondround" / cache.FOLDER).glob("page-*")
    return found


def test_what_was_kept_comes_back(full: Path) -> None:
    """A later run gets the bytes that an earlier one kept, and none of another name."""
    assert Cache(full).get(NAME) == b"finished"
    assert Cache(full).get(cache.name("page", "b")) is None
    assert Cache(full).get(cache.name("pdf", "a")) is None


@given(PARTS, PARTS)
def test_each_name_is_of_one_thing(some: list[Any], others: list[Any]) -> None:
    """Two things that are made of something else never have one name."""
    assert (cache.name("page", *some) == cache.name("page", *others)) == (some == others)


@given(st.data())
def test_a_damaged_entry_is_not_taken(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Whatever happens to an entry's bytes, they are given as they were kept or not at all."""
    workspace = tmp_path_factory.mktemp("workspace")
    Cache(workspace).put(NAME, b"finished")
    whole = entry(workspace).read_bytes()
    changed = data.draw(
        st.one_of(
            st.integers(0, len(whole) - 1).map(lambda end: whole[:end]),
            st.binary(min_size=1).map(lambda more: whole + more),
            st.integers(0, len(whole) - 1).map(
                lambda at: whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
            ),
            st.binary(),
        )
    )
    entry(workspace).write_bytes(changed)
    assert Cache(workspace).get(NAME) == (b"finished" if changed == whole else None)


def test_an_entry_under_another_name_is_not_taken(full: Path) -> None:
    """Who renames an entry does not get it into another output."""
    other = cache.name("page", "b")
    entry(full).rename(entry(full).with_name(other))
    assert Cache(full).get(other) is None


def test_an_entry_of_somebody_else_is_not_taken(
    full: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A cache that came with somebody's workspace is not believed: its seal is of another key."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("another-person")))
    monkeypatch.setenv("APPDATA", os.environ["XDG_CONFIG_HOME"])
    assert Cache(full).get(NAME) is None
    Cache(full).put(NAME, b"made anew")
    assert Cache(full).get(NAME) == b"made anew"


@pytest.mark.parametrize("key", [b"", b"short", b"x" * 33])
def test_a_damaged_key_is_replaced(full: Path, key: bytes) -> None:
    """Without a whole key nothing is taken; the next entry brings a new one."""
    (trusted.settings() / "cache.key").write_bytes(key)
    assert Cache(full).get(NAME) is None
    Cache(full).put(NAME, b"made anew")
    assert Cache(full).get(NAME) == b"made anew"


def test_another_version_has_other_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version of the program made is not asked for."""
    monkeypatch.setattr(version, "program", lambda: "another")
    assert cache.name("page", "a") != NAME


def test_a_changed_file_is_another_version(tmp_path: Path) -> None:
    """A file is known by what the system says of it: new bytes of the same length show."""
    file = tmp_path / "page.py"
    file.write_bytes(b"a")
    before = list(version.of_files([tmp_path]))
    file.write_bytes(b"b")
    os.utime(file, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns + 1))
    assert list(version.of_files([tmp_path])) != before


@pytest.mark.skipif(os.name == "nt", reason="rights are of POSIX systems")
def test_nobody_else_can_read_it(full: Path) -> None:
    """The cache is as private as the records: for this user alone, and never in git."""
    place = entry(full)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(place.parents[1].stat().st_mode) == 0o700
    assert (full / ".secondround" / ".gitignore").read_text("utf-8") == "*\n"


@pytest.mark.parametrize("where", [".secondround", ".secondround/cache"])
@pytest.mark.parametrize("what", ["a file", "a link elsewhere", "a link to nothing"])
def test_no_folder_to_keep_anything_in(tmp_path: Path, where: str, what: str) -> None:
    """Where the cache is a file or a link, nothing is kept, and nothing is written elsewhere."""
    elsewhere = tmp_path / "elsewhere"
    place = tmp_path / "coach" / where
    place.parent.mkdir(parents=True)
    if what == "a file":
        place.write_text("of a person", "utf-8")
    else:
        place.symlink_to(elsewhere)
        if what == "a link elsewhere":
            elsewhere.mkdir()
    kept = Cache(tmp_path / "coach")
    kept.put(NAME, b"finished")
    assert kept.get(NAME) is None
    assert not elsewhere.exists() or not list(elsewhere.iterdir())


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing more can be written, the program goes on without; no half file stays."""

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    kept = Cache(tmp_path)
    kept.put(NAME, b"finished")
    kept.put(NAME, b"finished")
    assert kept.get(NAME) is None
    assert not list((tmp_path / ".secondround" / cache.FOLDER).iterdir())


def test_two_at_once(tmp_path: Path) -> None:
    """Two runs that make the same get each other's."""
    one, other = Cache(tmp_path), Cache(tmp_path)
    one.put(NAME, b"finished")
    other.put(NAME, b"finished")
    assert one.get(NAME) == other.get(NAME) == Cache(tmp_path).get(NAME) == b"finished"


@pytest.mark.parametrize("days", [-10_000, -31, 31, 10_000])
def test_a_clock_that_jumps(full: Path, days: int) -> None:
    """Whatever the clock says, an entry that is whole is taken."""
    os.utime(entry(full), (0, entry(full).stat().st_mtime + days * 86_400))
    assert Cache(full).get(NAME) == b"finished"


def test_what_is_not_used_goes(full: Path) -> None:
    """What no run used for a month is removed: its client may be gone."""
    os.utime(entry(full), (0, entry(full).stat().st_mtime - 31 * 86_400))
    other = cache.name("page", "b")
    with cache.opened(full) as kept:
        kept.put(other, b"new")
    assert entry(full).name == other


def test_what_was_not_finished_goes(full: Path) -> None:
    """What a killed run left half written is removed after a day, and not before: another run may
    be writing it.
    """
    now = entry(full).stat().st_mtime
    folder = entry(full).parent
    for name, age in (("old.part", 2 * 86_400), ("young.part", 60)):
        (folder / name).write_bytes(b"half")
        os.utime(folder / name, (now, now - age))
    with cache.opened(full) as kept:
        kept.put(cache.name("page", "b"), b"new")
    assert [path.name for path in folder.glob("*.part")] == ["young.part"]


def test_too_much_goes(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is too much, what was unused for longest goes first, and never what this run
    used.
    """
    monkeypatch.setattr(cache, "MOST", 100)
    older, newer = cache.name("page", "older"), cache.name("page", "newer")
    Cache(full).put(older, b"x" * 50)
    Cache(full).put(newer, b"x" * 50)
    now = entry_of(full, newer).stat().st_mtime
    os.utime(entry_of(full, older), (now, now - 1000))
    with cache.opened(full) as kept:
        assert kept.get(NAME)
        kept.put(cache.name("page", "large"), b"x" * 500)
    left = {path.name for path in (full / ".secondround" / cache.FOLDER).glob("page-*")}
    assert left == {NAME, newer, cache.name("page", "large")}


def test_all_is_looked_through_seldom(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of thousands of entries that takes long, so one run an hour does it, and each that adds
    much.
    """
    old = cache.name("page", "old")
    with cache.opened(full) as kept:
        kept.put(old, b"of a client who has gone")
    year = entry_of(full, old).stat().st_mtime - 365 * 86_400
    os.utime(entry_of(full, old), (0, year))
    looked = entry_of(full, "looked")
    for ago, size, is_left in ((60, 1, True), (60, 20, False), (4000, 1, False)):
        monkeypatch.setattr(cache, "MOST", 1000)
        Cache(full).put(old, b"")
        os.utime(entry_of(full, old), (0, year))
        now = looked.stat().st_mtime
        os.utime(looked, (now, now - ago))
        with cache.opened(full) as kept:
            kept.put(cache.name("page", "b"), b"x" * size)
        assert entry_of(full, old).exists() == is_left


def entry_of(workspace: Path, name: str) -> Path:
    return workspace / ".secondround" / cache.FOLDER / name


def test_it_can_be_emptied(full: Path) -> None:
    """All entries go, and the folder with them; what was there is counted."""
    size = entry(full).stat().st_size
    assert cache.empty(full) == (1, size)
    assert not (full / ".secondround").exists()
    assert cache.empty(full) == (0, 0)


def test_a_mount_point_is_emptied_and_stays(
    full: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where something is mounted in the cache's place, no system removes the folder; `clean` says
    so, and the entries are gone all the same.
    """
    folder = full / ".secondround" / cache.FOLDER
    (folder / "page-b" / "deep").mkdir(parents=True)
    monkeypatch.setattr(Path, "is_mount", lambda path: path == folder)
    (full / "packets").mkdir()
    (full / "mkdocs.yml").write_text("site_name: Packets\n", "utf-8")
    app.main(["clean", "--workspace", str(full)], standalone_mode=False)
    assert list(folder.iterdir()) == []
    said = capsys.readouterr().out
    assert said.startswith("Removed two finished parts")
    assert ".secondround/cache is a mount point, so the empty folder stays." in said


def test_nothing_else_is_emptied(full: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Answers that are not saved yet stay; and a link in the cache's place is not followed."""
    (full / ".secondround" / "unfinished.json").write_text("{}", "utf-8")
    cache.empty(full)
    assert (full / ".secondround" / "unfinished.json").exists()
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "letter").write_text("of a person", "utf-8")
    (full / ".secondround" / cache.FOLDER).symlink_to(elsewhere)
    assert cache.empty(full) == (0, 0)
    assert (elsewhere / "letter").exists()
