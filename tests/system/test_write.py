"""Files put in place whole."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround.system import atomic, faults, files

_WRITER = "import sys; from pathlib import Path; from secondround.system import atomic;"


@given(before=st.binary(max_size=40), after=st.binary(max_size=40))
def test_what_is_written_is_there_and_the_answer_says_whether_it_changed(
    before: bytes, after: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """`write` returns True exactly when the bytes differ, and leaves nothing else in the folder."""
    path = tmp_path_factory.mktemp("w") / "page.md"
    assert atomic.write(path, before)
    assert atomic.write(path, after) is (before != after)
    assert path.read_bytes() == after
    assert list(path.parent.iterdir()) == [path]


def test_an_unchanged_file_keeps_its_time(tmp_path: Path) -> None:
    """The same bytes are not written again: editors and watchers see no change."""
    path = tmp_path / "page.md"
    atomic.write(path, "same")
    os.utime(path, (1, 1))
    assert not atomic.write(path, "same")
    assert path.stat().st_mtime == 1


def test_folders_are_made_and_rights_kept(tmp_path: Path) -> None:
    """A new file's folders are made; a changed file keeps its rights."""
    path = tmp_path / "a" / "b" / "page.md"
    assert atomic.write(path, "one")
    path.chmod(0o640)
    assert atomic.write(path, "two")
    assert path.stat().st_mode & 0o777 == 0o640


def test_one_disk_may_be_mounted_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the bytes cannot be moved from the work folder, they wait beside the file; where they
    cannot there, either, that is what is said.
    """
    work, path = tmp_path / "work", tmp_path / "out" / "page.md"
    work.mkdir()
    replace = Path.replace

    def mounted(self: Path, target: Path) -> Path:
        if self.parent == work:
            raise OSError(errno.EXDEV, "Invalid cross-device link", str(self), None, str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", mounted)
    assert atomic.write(path, "page", work=work)
    assert path.read_text() == "page"
    assert [*work.iterdir(), *path.parent.iterdir()] == [path]
    read_only = OSError(errno.EROFS, "Read-only file system", "/mnt/a.pdf")
    assert faults.sentence(read_only) == (
        "/mnt/a.pdf is on a disk that can only be read. Use --output, or a copy of the folder."
    )


def test_a_link_is_replaced_and_what_it_points_to_left_alone(tmp_path: Path) -> None:
    """A symbolic link under the final name does not lead the bytes elsewhere."""
    elsewhere = tmp_path / "precious"
    elsewhere.write_text("precious")
    link = tmp_path / "page.md"
    link.symlink_to(elsewhere)
    assert atomic.write(link, "page")
    assert not link.is_symlink()
    assert (link.read_text(), elsewhere.read_text()) == ("page", "precious")


def test_writers_at_the_same_time_leave_one_whole_file(tmp_path: Path) -> None:
    """Eight writers at once: the file is one of theirs from end to end."""
    path = tmp_path / "page.md"
    texts = [str(number) * 200_000 for number in range(8)]
    threads = [threading.Thread(target=atomic.write, args=(path, text)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_text() in texts
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """A write that fails raises OSError; the old bytes stand and no part is left."""
    path = tmp_path / "page.md"
    path.write_text("old")
    program = _WRITER + "atomic.write(Path(sys.argv[1]), 'n' * 1_000_000)"
    limited = [
        "bash",
        "-c",
        'ulimit -f 64; trap "" XFSZ; exec "$@"',
        "limited",
        sys.executable,
        "-B",
        "-c",
        program,
    ]
    done = subprocess.run([*limited, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "File too large" in done.stderr
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
@pytest.mark.parametrize("call", ["ftruncate", "write", "fchmod", "fsync", "rename", "flock"])
def test_a_kill_at_any_call_leaves_the_old_file_or_the_new(call: str, tmp_path: Path) -> None:
    """SIGKILL at each system call of a write: never a mixture, and the next write completes."""
    program = _WRITER + "atomic.write(Path(sys.argv[1]), 'new' * 50_000)"
    path = tmp_path / "page.md"
    old, new = "old" * 40_000, "new" * 50_000
    killed = 0
    for count in range(1, 4):
        path.write_text(old)
        inject = f"inject={call}:signal=SIGKILL:when={count}"
        command = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={call}", "-e", inject]
        done = subprocess.run(
            [*command, sys.executable, "-B", "-c", program, str(path)], check=False
        )
        killed += done.returncode != 0
        assert path.read_text() in {old, new}
        atomic.write(path, new + "!")
        assert path.read_text() == new + "!"
        assert list(tmp_path.iterdir()) == [path]
    assert killed


def test_a_new_file_is_its_owners_alone(tmp_path: Path) -> None:
    """What the program makes is as private as the records it is made from."""
    path = tmp_path / "packet.pdf"
    atomic.write(path, "one")
    assert path.stat().st_mode & 0o777 == 0o600


def test_bytes_wait_in_the_work_folder(tmp_path: Path) -> None:
    """With a work folder nothing unfinished ever lies beside the file, also where the disk is
    full.
    """
    work, path = tmp_path / "work", tmp_path / "place" / "page.md"
    work.mkdir()
    program = _WRITER + "atomic.write(Path(sys.argv[1]), 'n' * 1_000_000, work=Path(sys.argv[2]))"
    limited = [
        "bash",
        "-c",
        'ulimit -f 64; exec "$@"',
        "limited",
        sys.executable,
        "-B",
        "-c",
        program,
    ]
    done = subprocess.run([*limited, str(path), str(work)], capture_output=True, check=False)
    assert done.returncode != 0
    assert list(path.parent.iterdir()) == []
    atomic.write(path, "page", work=work)
    assert (path.read_text(), list(path.parent.iterdir())) == ("page", [path])


def test_an_unfinished_file_that_is_also_somebodys_is_left_alone(tmp_path: Path) -> None:
    """A hard link or a pipe under the name of the unfinished file is not written into."""
    precious = tmp_path / "precious"
    precious.write_text("precious")
    waiting = tmp_path / ".page.md.part"
    os.link(precious, waiting)
    assert atomic.write(tmp_path / "page.md", "page")
    assert precious.read_text() == "precious"
    os.mkfifo(waiting)
    with pytest.raises(OSError, match=r"page\.md\.part"):
        atomic.write(tmp_path / "page.md", "again")
    assert (tmp_path / "page.md").read_text() == "page"


def test_a_pipe_or_a_folder_is_not_replaced(tmp_path: Path) -> None:
    """What is no file under the final name stays: `--html /dev/stdout` must not turn a device into
    a page.
    """
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder"):
        with pytest.raises(files.FileRefusedError, match=f"it is a {name}"):
            atomic.write(tmp_path / name, "page")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "pipe"]
