"""The hooks under pre-commit itself: what `init` writes, and what this repository offers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from secondround.system import resources

from .conftest import Git

OFFERED = resources.folder("templates").parent / ".pre-commit-hooks.yaml"
BROKEN = "company: {name: Harbor}\nrol: {title: Head of Operations}\n"


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of the commands that are installed, first on the path; pre-commit keeps what it
    makes to itself.
    """
    folder = Path(sys.executable).parent
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    return folder


def run(*words: str | Path, cwd: Path) -> tuple[int, str]:
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.slow
def test_the_hook_of_a_new_workspace(git: Git, workspace: Path, tools: Path) -> None:
    """Installed as the file says, it lets a commit pass, and stops commit and push where a remote
    looks public.
    """
    assert run(tools / "pre-commit", "install", cwd=workspace)[0] == 0
    assert {"pre-commit", "pre-push"} <= {
        path.name for path in (workspace / ".git" / "hooks").iterdir()
    }
    commit = ("git", "commit", "--allow-empty", "--message=more")
    code, said = run(*commit, cwd=workspace)
    assert (code, "nothing private where anybody can read it" in said, "Passed" in said) == (
        0,
        True,
        True,
    )
    git("remote", "add", "origin", "https://github.com/ben/ben.github.io.git")
    code, said = run(*commit, cwd=workspace)
    assert (code, "looks public" in said) == (1, True)
    head = git("rev-parse", "HEAD").strip()
    push: list[str | Path] = [
        workspace / ".git/hooks/pre-push",
        "origin",
        "https://github.com/ben/ben.github.io.git",
    ]
    refs = f"refs/heads/main {head} refs/heads/main {'0' * 40}\n"
    done = subprocess.run(
        push, cwd=workspace, input=refs, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "looks public" in done.stdout) == (1, True)


@pytest.mark.slow
def test_the_hooks_offered(git: Git, workspace: Path, tools: Path, tmp_path: Path) -> None:
    """Named by another repository, each runs, and each stops what it is there for."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    # Without a network: the program that is installed, and no environment of its own.
    text = OFFERED.read_text("utf-8").replace("language: python", "language: system")
    (shelf / ".pre-commit-hooks.yaml").write_text(text, "utf-8")
    for words in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message=hooks")):
        assert run("git", *words, cwd=shelf) == (0, "")

    def tried(hook: str) -> tuple[int, str]:
        return run(tools / "pre-commit", "try-repo", str(shelf), hook, "--all-files", cwd=workspace)

    for hook in ("secondround-guard", "secondround-check"):
        code, said = tried(hook)
        assert (code, "Passed" in said) == (0, True), said
    record = next((workspace / "packets").glob("*/interview.yml"))
    record.write_text(BROKEN, "utf-8")
    code, said = tried("secondround-check")
    assert (code, "unknown-field" in said) == (1, True), said
    git("remote", "add", "origin", "https://github.com/ben/ben.github.io.git")
    code, said = tried("secondround-guard")
    assert (code, "looks public" in said) == (1, True), said


def test_pre_commit_takes_what_is_offered(tools: Path) -> None:
    """The list of hooks is one by pre-commit's own rules."""
    assert run(tools / "pre-commit", "validate-manifest", OFFERED, cwd=OFFERED.parent) == (0, "")
