"""The hook in git's own folder: who puts it there, what it stops, and who says that it is
missing.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from secondround.cli.group import app

from .conftest import PRIVATE_HOST, Git

ADDRESS = "https://github.com/amara/interviews.git"


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words, catch_exceptions=False)


def repository(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main"], cwd=folder, check=True)
    return folder


def test_init_installs_the_hook(tmp_path: Path) -> None:
    """In a repository the hooks are there after `init`, and its last line says so; a second time
    nothing changes.
    """
    top = repository(tmp_path / "job hunt")
    result = run("init", str(top / "prep"))
    assert result.output.splitlines()[-1].startswith("Installed a git hook")
    for name in ("pre-commit", "pre-push"):
        hook = top / ".git" / "hooks" / name
        assert os.access(hook, os.X_OK)
        assert "--workspace=prep" in hook.read_text()
    assert run("guard", "--install-hook", "--workspace", str(top / "prep")).exit_code == 0


def test_init_says_last_that_there_is_none(tmp_path: Path) -> None:
    """Outside a repository, and where another program's hook is in the way, the last words say that
    nothing looks.
    """
    result = run("init", str(tmp_path / "prep"))
    assert "no hook checks a push" in result.output.splitlines()[-3]
    top = repository(tmp_path / "taken")
    hook = top / ".git" / "hooks" / "pre-push"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nmake test\n")
    result = run("init", str(top))
    assert "NO HOOK CHECKS A PUSH" in result.output.splitlines()[-3]
    assert hook.read_text() == "#!/bin/sh\nmake test\n"
    assert run("guard", "--install-hook", "--workspace", str(top)).exit_code == 1


def test_hooks_that_all_repositories_share_are_left_alone(tmp_path: Path) -> None:
    """A folder of hooks outside the repository is not written to."""
    top = repository(tmp_path / "prep")
    shared = tmp_path / "shared"
    shared.mkdir()
    subprocess.run(["git", "config", "core.hooksPath", str(shared)], cwd=top, check=True)
    assert "NO HOOK CHECKS A PUSH" in run("init", str(top)).output
    assert list(shared.iterdir()) == []


@pytest.mark.slow
@pytest.mark.usefixtures("looked_at_once")
def test_doctor_and_build_say_that_it_is_missing(
    git: Git, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both name the command that installs it, and are silent once it is there; `build` only where
    there is a remote.
    """
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.chdir(workspace)
    shutil.rmtree(workspace / "packets" / "example-company")
    command = "secondround guard --install-hook"
    doctor = run("doctor")
    assert (doctor.exit_code, command in doctor.output) == (0, True)
    assert command not in run("build", "--no-pdf").output
    git("remote", "add", "origin", PRIVATE_HOST)
    assert f"`{command}`" in run("build", "--no-pdf").output
    assert run(*command.split()[1:]).exit_code == 0
    assert command not in run("build", "--no-pdf").output
    assert command not in run("doctor").output


@pytest.mark.slow
def test_it_stops_a_push_by_address(workspace: Path, git: Git, tmp_path: Path) -> None:
    """A push to an address is stopped, whatever remotes there are; once the address is known to be
    private, it goes.
    """
    assert run("guard", "--install-hook", "--workspace", str(workspace)).exit_code == 0
    bare = tmp_path / "bare.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(bare)], check=True)
    hook = [str(workspace / ".git" / "hooks" / "pre-push"), ADDRESS, ADDRESS]
    done = subprocess.run(
        hook, cwd=workspace, input="", capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "`github.com/amara/interviews`" in done.stdout
    git("config", "--add", "secondround.private", "github.com/amara/interviews")
    done = subprocess.run(
        hook, cwd=workspace, input="", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert (
        subprocess.run(
            ["git", "push", "--quiet", str(bare), "main"], cwd=workspace, check=False
        ).returncode
        == 0
    )


@pytest.mark.slow
def test_it_stops_a_site_of_everything(workspace: Path, git: Git) -> None:
    """What `mkdocs gh-deploy` does ends at the hook: the branch of web pages holds private
    pages.
    """
    assert run("guard", "--install-hook", "--workspace", str(workspace)).exit_code == 0
    git("remote", "add", "origin", PRIVATE_HOST)
    git("config", "secondround.private", "origin")
    assert git("commit", "--allow-empty", "--message=more")
    git("branch", "gh-pages")
    hook = [str(workspace / ".git" / "hooks" / "pre-push"), "origin", PRIVATE_HOST]
    done = subprocess.run(
        hook, cwd=workspace, input="", capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "on a branch that is a web site" in done.stdout


def test_what_is_said_to_note_a_private_remote_can_be_typed(workspace: Path, git: Git) -> None:
    """The command in the message notes the remote for good, and the hook passes."""
    git("remote", "add", "origin", PRIVATE_HOST)
    said = run("guard", "--strict", "--workspace", str(workspace)).output
    (order,) = re.findall(r"(git config --add .*)$", said, re.MULTILINE)
    subprocess.run(["bash", "-c", order], cwd=workspace, check=True)
    assert run("guard", "--strict", "--workspace", str(workspace)).exit_code == 0
