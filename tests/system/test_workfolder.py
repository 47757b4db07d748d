"""Where unfinished work lies, and that it does not stay."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from secondround.system import faults, files, workfolder

from .conftest import Run

_HOLD = (
    "import sys; from pathlib import Path; from secondround.system import workfolder\n"
    "with workfolder.opened(Path(sys.argv[1])) as work:\n"
    "    (work / 'private').write_text('private'); print(work, flush=True); sys.stdin.read()"
)


def yard(base: Path) -> Path:
    return base / files.WORK_FOLDER


def test_it_is_private_and_gone_afterwards(tmp_path: Path) -> None:
    """Only this user can look into it, git does not see it, and the workspace is as it was."""
    with workfolder.opened(tmp_path) as work:
        assert work.stat().st_mode & 0o777 == 0o700
        assert work.parent.stat().st_mode & 0o777 == 0o700
        assert (work.parent / ".gitignore").read_text() == "*\n"
    assert list(tmp_path.iterdir()) == []


def test_a_killed_runs_folder_goes_with_the_next(tmp_path: Path) -> None:
    """SIGKILL leaves it behind; a run that goes on beside keeps its own."""
    held = [
        subprocess.Popen(
            [sys.executable, "-c", _HOLD, tmp_path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in "ab"
    ]
    places = [Path(one.stdout.readline().strip()) for one in held if one.stdout]
    held[0].kill()
    held[0].wait()
    assert (places[0] / "private").exists()
    with workfolder.opened(tmp_path):
        assert not places[0].exists()
        assert (places[1] / "private").exists()
    held[1].kill()
    held[1].wait()
    for one in held:
        for pipe in (one.stdin, one.stdout):
            if pipe:
                pipe.close()
    with workfolder.opened(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_nothing_else_is_deleted(tmp_path: Path) -> None:
    """Somebody's files in the yard stay, and a link among them is not followed."""
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "file").write_text("precious")
    yard(tmp_path).mkdir()
    (yard(tmp_path) / "run-linked").symlink_to(precious)
    (yard(tmp_path) / "notes.md").write_text("mine")
    with workfolder.opened(tmp_path):
        pass
    assert (precious / "file").read_text() == "precious"
    assert (yard(tmp_path) / "notes.md").read_text() == "mine"


def test_a_link_in_its_place_is_refused(tmp_path: Path) -> None:
    """A received workspace cannot have the program work, or clear, in another folder."""
    (tmp_path / "elsewhere").mkdir()
    yard(tmp_path).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(files.FileRefusedError, match="link"), workfolder.opened(tmp_path):
        pass
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_many_at_once_do_not_clear_each_other(tmp_path: Path) -> None:
    """Each of many runs that begin and end together has its folder until it is done."""
    lost = []

    def work() -> None:
        for _ in range(15):
            with workfolder.opened(tmp_path) as place:
                (place / "file").write_text("mine")
                time.sleep(0.001)
                if (place / "file").read_text() != "mine":
                    lost.append(place)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert lost == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_polite_end_clears_away(workspace: Path, number: signal.Signals) -> None:
    """SIGTERM and SIGHUP end a print as Ctrl-C does: nothing of it is left, here or in the system's
    folder.
    """
    temporary = workspace.parent / "tmp"
    temporary.mkdir()
    before = sorted(workspace.rglob("*"))
    for _ in range(20):  # a print may be over before the signal is sent
        process, said = _ended_by(number, workspace, temporary)
        if process.returncode:
            break
        shutil.rmtree(workspace / "print")
    assert process.returncode == 128 + number, said
    assert "Traceback" not in said
    assert sorted(workspace.rglob("*")) == before
    assert list(temporary.iterdir()) == []


def _ended_by(
    number: signal.Signals, workspace: Path, temporary: Path
) -> tuple[subprocess.Popen[str], str]:
    """A print that was sent a signal as soon as its child was there, and what it said."""
    process = subprocess.Popen(
        [sys.executable, "-m", "secondround", "pdf", "example-company"],
        cwd=workspace,
        env=os.environ | {"TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    while not list(yard(workspace).glob("run-*/press-*")) and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(number)
    said, _ = process.communicate()
    return process, said


@pytest.mark.slow
def test_what_is_made_is_for_this_user_alone(workspace: Path, run: Run) -> None:
    """PDFs and a private site can be read by nobody else; the public edition can be served."""
    assert run("pdf", "example-company", cwd=workspace).exit_code == 0
    assert run("build", cwd=workspace).exit_code == 0
    assert (
        run(
            "build", "--edition", "public", "--output", "public", "--no-pdf", cwd=workspace
        ).exit_code
        == 0
    )
    for name, rights in (("print", 0o600), ("site", 0o600), ("public", 0o644)):
        made = [path for path in (workspace / name).rglob("*") if path.is_file()]
        assert {path.stat().st_mode & 0o777 for path in made} == {rights}, name
    assert (workspace / "site").stat().st_mode & 0o777 == 0o700
    assert {path.name for path in yard(workspace).iterdir()} == {".gitignore", "cache"}


@pytest.mark.parametrize(
    "words", [("check",), ("plan", "example-company"), ("new", "example-company"), ("init", ".")]
)
def test_any_command_clears_what_a_killed_one_left(
    workspace: Path, run: Run, words: tuple[str, ...]
) -> None:
    """Private pages do not wait for the same command to be typed again."""
    left = yard(workspace) / "run-left"
    left.mkdir(parents=True)
    (left / "packet.pdf").write_text("private")
    run(*words, cwd=workspace)
    assert not left.exists()


def test_a_disk_that_is_full_at_once_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where not even the folder can be made, its place is as it was."""

    def full(**_: object) -> str:
        raise OSError(28, "No space left on device", str(tmp_path / ".secondround" / "run-x"))

    monkeypatch.setattr("tempfile.mkdtemp", full)
    with pytest.raises(OSError, match="No space") as caught, workfolder.opened(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []
    assert (
        faults.sentence(caught.value)
        == "No space is left on the disk. Make room, and run the command again."
    )


def test_a_work_folder_that_can_only_be_read_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Although the workspace can be written, `--output` elsewhere then works beside its target."""
    root, target = tmp_path / "workspace", tmp_path / "elsewhere" / "site"
    target.parent.mkdir()
    yard(root).mkdir(parents=True)
    assert workfolder.base(root, target) == root
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != yard(root))
    assert workfolder.base(root, target) == target.parent
