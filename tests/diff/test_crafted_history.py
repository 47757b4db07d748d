"""Commits that somebody made by hand: nothing in them reaches the disk, whatever their names."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

import pytest
from tests.workspaces import RunIn, WritePackets

from .repository import commit, git
from .rich import FILES

PLAIN, LINK, TREE = b"100644", b"120000", b"40000"
EVIL = b"name: Mallory\n"

Rows = list[tuple[bytes, bytes, "bytes | Rows"]]
"""A folder as git keeps it: mode, name, and the content or the folder itself."""


def write(root: Path, kind: str, data: bytes) -> bytes:
    """Put an object into the repository as it is, whatever git thinks of it."""
    order = ["git", "-C", str(root), "hash-object", "-w", "--literally", "-t", kind, "--stdin"]
    return bytes.fromhex(
        subprocess.run(order, input=data, check=True, capture_output=True).stdout.decode().strip()
    )


def tree(root: Path, rows: Rows) -> bytes:
    data = b""
    for mode, name, what in rows:
        id_ = tree(root, what) if isinstance(what, list) else write(root, "blob", what)
        data += mode + b" " + name + b"\0" + id_
    return write(root, "tree", data)


def crafted(root: Path, rows: Rows) -> str:
    """The id of a commit that holds these rows."""
    return git(root, "commit-tree", "-m", "Crafted", tree(root, rows).hex())


def everything(*folders: Path) -> dict[Path, bytes]:
    return {
        path: path.read_bytes()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(
    "packets",
    [
        [(LINK, b"x", b"../../out"), (TREE, b"x", [(PLAIN, b"candidate.yml", EVIL)])],
        [(TREE, b"x", [(PLAIN, b"candidate.yml", EVIL)]), (LINK, b"x", b"/tmp")],
        [(TREE, b"..", [(TREE, b"..", [(PLAIN, b"candidate.yml", EVIL)])])],
        [(PLAIN, b"../../out/candidate.yml", EVIL)],
        [(TREE, b".", [(PLAIN, b"candidate.yml", EVIL)])],
        [(TREE, b".git", [(PLAIN, b"candidate.yml", EVIL)])],
        [(PLAIN, b"candidate.yml", EVIL), (PLAIN, b"candidate.yml", b"name: Other\n")],
        [(PLAIN, b"/etc/candidate.yml", EVIL)],
    ],
)
def test_names_that_git_would_not_make(
    write_packets: WritePackets, run_in: RunIn, packets: Rows
) -> None:
    """A link and a folder of one name, dots, slashes: the command says so, reads nothing, and no
    file is written.
    """
    root = write_packets(FILES)
    (root.parent / "out").mkdir()
    git(root, "init", "-q")
    commit(root, "2026-11-10")
    name = crafted(root, [(TREE, b"packets", packets)])
    before = everything(root.parent, Path(tempfile.gettempdir()) / "out")
    result = run_in("changes", "--since", name, cwd=root)
    assert result.exit_code == 2, result.output
    assert "names that git never writes" in result.output
    assert everything(root.parent, Path(tempfile.gettempdir()) / "out") == before


def test_a_link_and_a_folder_called_packets(write_packets: WritePackets, run_in: RunIn) -> None:
    """The folder itself may not be two things, either."""
    root = write_packets(FILES)
    git(root, "init", "-q")
    commit(root, "2026-11-10")
    name = crafted(
        root, [(LINK, b"packets", b"../out"), (TREE, b"packets", [(PLAIN, b"candidate.yml", EVIL)])]
    )
    result = run_in("changes", "--since", name, cwd=root)
    assert result.exit_code == 2
    assert "names that git never writes" in result.output


def test_the_past_is_read_without_a_file(
    write_packets: WritePackets, run_in: RunIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An earlier state is compared in memory: with no room for a single file the answer is the
    same.
    """
    root = write_packets(FILES)
    git(root, "init", "-q")
    commit(root, "2026-11-10")
    said = run_in("changes", "--since", "HEAD", "--until", "HEAD", cwd=root).output

    def no_folder(*_words: object, **_more: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "mkdtemp", no_folder)
    assert run_in("changes", "--since", "HEAD", "--until", "HEAD", cwd=root).output == said
    assert said.startswith("Nothing has changed since")


@pytest.mark.parametrize("directory", ["", ".git", "../.git", "nowhere", "TOP/.git"])
def test_what_a_hook_is_told_changes_nothing(
    write_packets: WritePackets, run_in: RunIn, monkeypatch: pytest.MonkeyPatch, directory: str
) -> None:
    """Inside a hook, `GIT_DIR` names a folder seen from elsewhere: the workspace's own repository
    is asked.
    """
    root = write_packets(FILES)
    git(root.parent, "init", "-q")
    commit(root.parent, "2026-11-20")
    directory = directory.replace("TOP", str(root.parent))
    places = {
        "GIT_DIR": directory,
        "GIT_WORK_TREE": "..",
        "GIT_PREFIX": "coach/",
        "GIT_INDEX_FILE": ".git/index",
    }
    for name, place in places.items():
        monkeypatch.setenv(name, place)
    result = run_in("changes", cwd=root)
    assert result.output.startswith("Nothing has changed since"), result.output


def test_a_folder_whose_files_git_keeps_elsewhere(
    write_packets: WritePackets, run_in: RunIn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where nothing else is found, `GIT_DIR` and `GIT_WORK_TREE` name the repository."""
    root = write_packets(FILES)
    assert "not in a git repository" in run_in("changes", cwd=root).output
    kept = tmp_path / "kept.git"
    git(root, "--git-dir", str(kept), "--work-tree", str(root), "init", "-q")
    git(root, "--git-dir", str(kept), "--work-tree", str(root), "add", "-A")
    git(root, "--git-dir", str(kept), "--work-tree", str(root), "commit", "-qm", "WritePackets")
    monkeypatch.setenv("GIT_DIR", str(kept))
    monkeypatch.setenv("GIT_WORK_TREE", os.path.relpath(root, root.parent))
    monkeypatch.chdir(root.parent)
    for tree in (str(root), "."):
        monkeypatch.setenv("GIT_WORK_TREE", tree)
        assert run_in("changes", cwd=root).output.startswith("Nothing has changed since")
