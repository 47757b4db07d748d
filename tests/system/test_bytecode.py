"""What the program compiles of its own files is kept beside its modules."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from secondround.system.bytecode import Bytecode


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bytecode:
    """A module in a folder of its own, with Python that keeps bytecode."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    return Bytecode(str(tmp_path / "module.py"))


def test_what_is_kept_is_found(beside: Bytecode, tmp_path: Path) -> None:
    """It lies where Python's own bytecode does, and whoever may run the program may read it."""
    assert beside.get("one", "text") is None
    assert beside.put("one", b"code", "text")
    assert beside.is_open()
    assert beside.get("one", "text") == b"code"
    (kept,) = tmp_path.rglob("*.one")
    assert kept.parent.name == "__pycache__"
    assert kept.stat().st_mode & 0o444 == 0o444


@pytest.mark.parametrize("made_of", [("other",), ("text", ""), ()])
def test_what_is_made_of_something_else_is_not_found(
    beside: Bytecode, made_of: tuple[str, ...]
) -> None:
    """Code is that of the same text, read in the same way."""
    beside.put("one", b"code", "text")
    assert beside.get("one", *made_of) is None


def test_what_is_made_anew_overwrites_it(beside: Bytecode, tmp_path: Path) -> None:
    """What an earlier version compiled is neither taken nor left to pile up."""
    beside.put("one", b"old", "text")
    beside.put("one", b"new", "later")
    assert beside.get("one", "text") is None
    assert beside.get("one", "later") == b"new"
    assert len(list(tmp_path.rglob("*.one"))) == 1


def test_where_python_writes_none_it_writes_none(
    beside: Bytecode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`PYTHONDONTWRITEBYTECODE` holds for it, too."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert not beside.is_open()
    assert not beside.put("one", b"code", "text")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_no_fault(beside: Bytecode, tmp_path: Path) -> None:
    """A program that somebody else installed works without it."""
    (tmp_path / "__pycache__").write_bytes(b"")
    assert not beside.put("one", b"code", "text")
    assert beside.get("one", "text") is None
