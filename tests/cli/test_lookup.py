"""Which workspace and which packets are meant."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from click.shell_completion import ShellComplete

from secondround.app import selection
from secondround.app.errors import Refused
from secondround.cli.group import app

from .conftest import Run

IDS = ("amara/harbor", "amara/fennmoor", "ben/harbor", "ben/quay", "solo")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with five packets; lookup never reads a record, so they are empty."""
    (tmp_path / "mkdocs.yml").touch()
    for name in IDS:
        folder = tmp_path / "packets" / name
        folder.mkdir(parents=True)
        (folder / "interview.yml").touch()
    (tmp_path / "packets" / ".trash" / "old").mkdir(parents=True)
    (tmp_path / "packets" / ".trash" / "old" / "interview.yml").touch()
    return tmp_path


def test_packets_are_the_folders_with_a_record(root: Path) -> None:
    """All folders with an interview.yml, sorted; hidden ones are left alone."""
    assert selection.packets(root) == tuple(sorted(IDS))


def test_a_packet_is_named_by_id_last_part_or_path(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every way to name a packet gives the same id."""
    monkeypatch.chdir(root / "packets" / "ben")
    names = (
        "ben/quay",
        "quay",
        "./quay",
        "quay/interview.yml",
        str(root / "packets" / "ben" / "quay"),
    )
    assert {selection.packet(root, name) for name in names} == {"ben/quay"}


@pytest.mark.parametrize("on_disk", ["NFC", "NFD"])
def test_accents_put_together_otherwise_are_the_same_name(root: Path, on_disk: Any) -> None:
    """A folder that a Mac named is found by what is typed elsewhere, and the other way round."""
    candidate, quay = (unicodedata.normalize(on_disk, name) for name in ("zoë", "çeşme"))
    place = root / "packets" / candidate / quay
    place.mkdir(parents=True)
    (place / "interview.yml").touch()
    (place.parent / "candidate.yml").touch()
    for form in ("NFC", "NFD"):
        typed: Any = form
        whole, last = (unicodedata.normalize(typed, name) for name in ("zoë/çeşme", "çeşme"))
        path = root / "packets" / unicodedata.normalize(typed, "zoë") / last
        found = {selection.packet(root, name) for name in (whole, last, str(path))}
        assert found == {f"{candidate}/{quay}"}
        assert selection.candidate(root, unicodedata.normalize(typed, "zoë")) == candidate


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("harbor", "`amara/harbor` or `ben/harbor`"),
        ("fenmoor", "Did you mean `amara/fennmoor`?"),
        ("ben/qay", "Did you mean `ben/quay`?"),
        ("FENNMOOR", "Did you mean `amara/fennmoor`?"),
        ("fen", "Did you mean `amara/fennmoor`?"),
        ("zzz", "`solo`"),
        ("../..", "There is no packet"),
        ("", "There is no packet"),
    ],
)
def test_an_unknown_packet_is_answered_with_the_nearest(root: Path, name: str, said: str) -> None:
    """What cannot be meant is wrong usage, with what may have been."""
    with pytest.raises(Refused) as caught:
        selection.packet(root, name)
    assert said in str(caught.value)


def test_where_one_packet_is_meant_two_are_refused_with_the_way(root: Path, run: Run) -> None:
    """Who names several packets learns which command takes them all; others take one at a time."""
    result = run("pdf", "solo", "ben/quay", cwd=root)
    assert result.exit_code == 2
    assert "One packet at a time. `secondround build` prints them all." in result.output
    assert "One packet at a time.\n" in run("plan", "solo", "ben/quay", cwd=root).output


def test_several_names_of_one_packet_count_once(root: Path) -> None:
    """Packets come in the order of all, each once; none named means all."""
    assert selection.chosen(root, ("quay", "amara/harbor", "ben/quay")) == (
        "amara/harbor",
        "ben/quay",
    )
    assert selection.chosen(root, ()) == tuple(sorted(IDS))


def test_the_workspace_is_the_nearest_above(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From any folder inside, the workspace is found; a folder given is taken as it is."""
    monkeypatch.chdir(root / "packets" / "amara" / "harbor")
    assert selection.workspace(None) == root
    assert selection.workspace(root / "packets") == root / "packets"
    with pytest.raises(Refused, match="There is no folder nowhere"):
        selection.workspace(Path("nowhere"))


def test_no_workspace_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside a workspace the message says how to make one."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Refused, match="secondround init"):
        selection.workspace(None)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("q", {"ben/quay"}),
        ("har", {"amara/harbor", "ben/harbor"}),
        ("ben/", {"ben/harbor", "ben/quay"}),
        ("x", set()),
    ],
)
def test_a_shell_completes_packets(root: Path, typed: str, offered: set[str]) -> None:
    """What was typed completes to ids by their start or by the start of a later part."""
    complete = ShellComplete(app, {}, "secondround", "_SECONDROUND_COMPLETE")
    items = complete.get_completions(["plan", "--workspace", str(root)], typed)
    assert {item.value for item in items} == offered
