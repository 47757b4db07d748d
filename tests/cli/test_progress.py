"""Progress: a bar on a terminal, silence in a pipe."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

CODE = """
from secondround.cli.output import progress
print(*progress.along("Packets", iter("abc"), 3))
"""


def on_terminal(**env: str) -> bytes:
    """What a person sees on the terminal that standard error is."""
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        stderr=theirs,
        stdout=subprocess.PIPE,
        check=True,
        env=os.environ | env,
    )
    os.close(theirs)
    assert done.stdout == b"a b c\n"
    shown = b""
    while chunk := _read(ours):
        shown += chunk
    os.close(ours)
    return shown


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux says so at the end of a terminal
        return b""


def test_a_terminal_shows_a_bar() -> None:
    """The bar is drawn on standard error, and wiped away; the output stays clean."""
    shown = on_terminal(TERM="xterm-256color")
    assert b"Packets" in shown
    assert b"100%" in shown
    assert b"3 of 3, 0 left" in shown


@pytest.mark.slow
def test_no_colour_where_none_is_wanted() -> None:
    """NO_COLOR leaves the colours out of the bar."""
    assert b"\x1b[3" in on_terminal(TERM="xterm-256color", NO_COLOR="")
    assert b"\x1b[3" not in on_terminal(TERM="xterm-256color", NO_COLOR="1")


@pytest.mark.parametrize("color", ["", "1"])
def test_a_pipe_shows_none(color: str) -> None:
    """In a pipe standard error stays empty, and rich is not even imported."""
    code = CODE + "import sys; assert 'rich' not in sys.modules"
    env = os.environ | {"FORCE_COLOR": color}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=env)
    assert (done.stdout, done.stderr) == (b"a b c\n", b"")


@pytest.mark.slow
def test_a_build_shows_its_progress_on_a_terminal_alone(workspace: Path) -> None:
    """A real build draws a bar on a terminal; in a pipe it says only which files hold the
    scaffold's own words.
    """
    order = [sys.executable, "-m", "secondround", "build"]
    ours, theirs = pty.openpty()
    shown = b""
    with subprocess.Popen(order, cwd=workspace, stderr=theirs, stdout=subprocess.DEVNULL) as child:
        os.close(theirs)
        with suppress(OSError):  # as a terminal ends that nobody writes to any more
            while more := os.read(ours, 4096):  # all of it, or a slow build waits for room
                shown += more
    os.close(ours)
    assert child.returncode == 0
    assert b"PDFs" in shown
    done = subprocess.run(order, cwd=workspace, capture_output=True, check=True)
    (said,) = done.stderr.decode().splitlines()
    assert said.startswith("`packets/")
    assert said.endswith("`secondround check` lists it.")


def test_forgetting_a_client_shows_how_far_it_has_come(tmp_path: Path) -> None:
    """It reads every file there is, which takes a while; the list on standard output is clean."""
    for id_, name in (("ana", "Ana Quillfeather"), ("bo", "Bo Dahl")):
        (tmp_path / "packets" / id_).mkdir(parents=True)
        (tmp_path / "packets" / id_ / "candidate.yml").write_text(f"name: {name}\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Interviews\n", "utf-8")
    order = [sys.executable, "-m", "secondround", "client", "forget", "ana", "--yes"]
    ours, theirs = pty.openpty()
    done = subprocess.run(
        order, cwd=tmp_path, stderr=theirs, stdout=subprocess.PIPE, check=True, text=True
    )
    os.close(theirs)
    shown = b""
    while chunk := _read(ours):
        shown += chunk
    os.close(ours)
    assert b"Files searched" in shown
    assert "Files searched" not in done.stdout
    assert "Removed." in done.stdout
