"""The hook: what `init` writes and what this repository offers say the same, and it stops a
commit.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from secondround.cli.group import COMMANDS, app
from secondround.system import resources

from .conftest import Git

OFFERED = resources.folder("templates").parent / ".pre-commit-hooks.yaml"


def test_a_new_workspace_brings_the_hook(workspace: Path) -> None:
    """`init` writes a hook that runs the program that is installed, before each commit and each
    push.
    """
    config = yaml.safe_load((workspace / ".pre-commit-config.yaml").read_text())
    (hook,) = config["repos"][0]["hooks"]
    assert hook["entry"] == "secondround guard --strict"
    assert hook["stages"] == config["default_install_hook_types"] == ["pre-commit", "pre-push"]


def test_init_keeps_hooks_that_are_there(tmp_path: Path) -> None:
    """A folder with hooks of its own keeps them, and is told what to add."""
    own = tmp_path / ".pre-commit-config.yaml"
    own.write_text("repos: []\n")
    made = CliRunner().invoke(app, ["init", str(tmp_path)])
    assert made.exit_code == 0
    assert own.read_text() == "repos: []\n"
    assert "Kept your .pre-commit-config.yaml." in made.output
    assert "entry: secondround guard --strict" in made.output


def test_what_is_made_stays_out_of_git(git: Git, workspace: Path) -> None:
    """Outputs in their usual places, locked files and passphrases are left out by the .gitignore of
    a new workspace.
    """
    for name in (
        "site/index.html",
        "print/harbor/packet.pdf",
        "locked/site-locked.html",
        "password.txt",
    ):
        path = workspace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert git("status", "--porcelain") == ""


def test_the_hooks_offered_are_commands() -> None:
    """What this repository offers to pre-commit calls commands that there are, and takes no file
    names.
    """
    offered = yaml.safe_load(OFFERED.read_text())
    assert {hook["id"] for hook in offered} == {"secondround-guard", "secondround-check"}
    for hook in offered:
        program, name = shlex.split(hook["entry"])
        assert program == "secondround"
        assert name in COMMANDS
        assert hook["pass_filenames"] is False


@pytest.mark.slow
def test_the_hook_runs_inside_a_commit(git: Git, workspace: Path) -> None:
    """Called by git itself, with the environment and the index of a commit under way, it stops what
    must not go on.
    """
    hook = workspace / ".git" / "hooks" / "pre-commit"
    hook.write_text(f"#!/bin/sh\nexec {shlex.quote(sys.executable)} -m secondround guard\n")
    hook.chmod(0o755)
    git("remote", "add", "origin", "https://github.com/ben/kit.git")
    (workspace / "packets" / "index.md").write_text("# Hello\n")
    git("commit", "--quiet", "--all", "--message=fine")
    git("remote", "add", "upstream", "https://github.com/other/kit.git")
    (workspace / "packets" / "index.md").write_text("# Hello again\n")
    order = ["git", "commit", "--all", "--message=not fine"]
    done = subprocess.run(
        order, cwd=workspace, env=os.environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "looks public: it is a fork" in done.stdout + done.stderr
    assert git("log", "--format=%s").splitlines() == ["fine", "first"]
