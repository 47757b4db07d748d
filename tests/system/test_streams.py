"""Standard output that is closed, full, or in an encoding that lacks some characters."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from secondround.system import faults

from .conftest import Run

FULL = "Error: No space is left on the disk. Make room, and run the command again."
RECORD = "packets/example-company/interview.yml"


def typed(workspace: Path, line: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a shell runs it; `SR` stands for the program."""
    program = f"{sys.executable} -B -m secondround"
    return subprocess.run(
        ["sh", "-c", line.replace("SR", program)],
        cwd=workspace,
        env=os.environ | env,
        capture_output=True,
        check=False,
    )


@pytest.fixture
def marked(workspace: Path) -> Path:
    """A workspace whose record holds signs that few encodings have."""
    path = workspace / RECORD
    path.write_text(
        path.read_text("utf-8").replace("name: Sam Person", "name: Săm “✓” 🚲 Person"), "utf-8"
    )
    return workspace


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp437"])
def test_what_an_encoding_lacks_is_escaped_and_said(marked: Path, encoding: str) -> None:
    """Text comes through with escapes and one sentence why; JSON says the same as in UTF-8."""
    said = typed(marked, "SR plan example-company", PYTHONIOENCODING=encoding)
    assert said.returncode == 0
    assert "S\\u0103m" in said.stdout.decode(encoding)
    assert said.stderr.decode(encoding).count("PYTHONUTF8=1") == 1
    plan = "SR plan example-company --format json"
    there, here = (typed(marked, plan, PYTHONIOENCODING=name) for name in (encoding, "utf-8"))
    assert json.loads(there.stdout.decode(encoding)) == json.loads(here.stdout.decode())
    assert here.stderr == b""


@pytest.mark.slow
@pytest.mark.parametrize(
    "words", ["check", "markdown", "plan example-company", "--help", "check --explain no-packets"]
)
def test_a_closed_output_stops_nothing(workspace: Path, words: str) -> None:
    """The work is done, its exit code is its own, and one sentence says that nothing was shown."""
    said = typed(workspace, f"SR {words} >&-")
    assert (said.returncode, said.stdout) == (0, b"")
    assert said.stderr.startswith(b"Standard output is closed")
    assert b"Traceback" not in said.stderr
    assert typed(workspace, f"SR {words} <&- >&- 2>&-").returncode == 0


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "words", ["check", "--help", "--version", "completion bash", "check --explain no-packets"]
)
def test_a_full_output_is_told_in_a_sentence(workspace: Path, words: str) -> None:
    """Exit code 1, one sentence, and no complaint of the interpreter after it."""
    said = typed(workspace, f"SR {words} >/dev/full")
    lines = [line for line in said.stderr.decode().splitlines() if "Found" not in line]
    assert (said.returncode, lines) == (
        1,
        ["Error: No space is left on the disk. Make room, and run the command again."],
    )
    assert typed(workspace, f"SR {words} >/dev/full 2>&1").returncode == 1


@pytest.mark.slow
def test_a_full_disk_names_what_was_to_be_written(workspace: Path) -> None:
    """The file that could not be written is named, never the one that it was made from."""
    said = typed(workspace, "ulimit -f 2; trap '' XFSZ; SR build --no-pdf")
    assert said.returncode == 1
    told = said.stderr.decode()
    assert "is larger than this system allows here: see `ulimit -f`." in told
    assert "Traceback" not in told
    assert "packets" not in told
    copied = OSError(
        errno.ENOSPC, "No space left on device", "packets/picture.png", None, "site/picture.png"
    )
    assert faults.sentence(copied).startswith("No space is left on the disk for site/picture.png.")


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    """Where the current folder was deleted, that is said, and the way out."""
    gone = tmp_path / "gone"
    gone.mkdir()
    said = typed(tmp_path, "cd gone && rmdir ../gone && SR check")
    assert said.returncode == 1
    assert "The current folder is no longer there. Go to another one" in said.stderr.decode()


@pytest.mark.slow
def test_a_full_disk_leaves_no_half_a_file(workspace: Path, run: Run) -> None:
    """What could not be written whole is as it was."""
    assert run("markdown", cwd=workspace).exit_code == 0
    page = workspace / "packets/example-company/index.md"
    before = page.read_bytes()
    record = workspace / RECORD
    record.write_text(record.read_text("utf-8").replace("Sam Person", "Sam Other Person"), "utf-8")
    said = typed(workspace, "ulimit -f 2; trap '' XFSZ; SR markdown")
    assert said.returncode == 1
    assert b"index.md" in said.stderr
    assert page.read_bytes() == before
