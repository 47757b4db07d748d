"""What is known of many things is there the next time, and most of it is not written again."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondround.system import cache, notes


@pytest.fixture
def store(tmp_path: Path) -> cache.Cache:
    """The entries of a workspace."""
    return cache.Cache(tmp_path)


def written(store: cache.Cache, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the entries that are written from here on."""
    names = list[str]()
    put = store.put

    def noted(name: str, data: bytes) -> None:
        names.append(name)
        put(name, data)

    monkeypatch.setattr(store, "put", noted)
    return names


def test_what_was_noted(store: cache.Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is known the next time; where one thing is new, one part of all is written, and where
    nothing is, none.
    """
    ids = [f"person/company-{number}" for number in range(100)]
    first = notes.Notes[int](store, "numbers", "a way")
    for number, id_ in enumerate(ids):
        first.put(id_, number)
    first.keep(ids)
    names = written(store, monkeypatch)
    again = notes.Notes[int](store, "numbers", "a way")
    assert list(map(again.get, ids)) == list(range(100))
    again.keep(ids)
    assert not names
    again.put(ids[7], -1)
    again.keep(ids)
    assert len(names) == 1
    last = notes.Notes[int](store, "numbers", "a way")
    assert list(map(last.get, ids)) == [*range(7), -1, *range(8, 100)]
    assert notes.Notes[int](store, "numbers", "another way").get(ids[0]) is None


def test_what_is_alike_is_noted_once(store: cache.Cache, tmp_path: Path) -> None:
    """What lies in one folder is noted together, and a text that it has in common once."""
    folder = tmp_path / ".secondround" / cache.FOLDER
    sizes = []
    for kind, number in (("one", 1), ("many", 40)):
        noted = notes.Notes[list[str]](store, kind)
        ids = [f"person/company-{each}" for each in range(number)]
        for id_ in ids:
            noted.put(id_, ["a link that is on every page".ljust(1000)])  # an object of its own
        noted.keep(ids)
        (file,) = folder.glob(f"{kind}-*")
        sizes.append(file.stat().st_size)
    assert sizes[1] < 3 * sizes[0]


def test_what_is_gone(store: cache.Cache) -> None:
    """What is no longer there is forgotten with the next news of its part."""
    first = notes.Notes[int](store, "numbers")
    for key in ("a", "b"):
        first.put(key, 1)
    first.keep(["a"])
    again = notes.Notes[int](store, "numbers")
    assert (again.get("a"), again.get("b")) == (1, None)
