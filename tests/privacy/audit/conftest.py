"""A workspace in git, and ways to give it remotes."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from secondround.cli.group import app

Git = Callable[..., str]
Guard = Callable[..., Result]

PRIVATE_HOST = "git@github.com:amara/interviews.git"
SHARED = "name: Amara Okafor\n"
RECORD = "visibility: public\ncompany: {name: Harbor}\nrole: {title: Head of Operations}\n"


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of this machine, and no CI runner, has a say."""
    for name in (
        "CI_PROJECT_VISIBILITY",
        "GITHUB_EVENT_PATH",
        "PRE_COMMIT_REMOTE_URL",
        *(one for one in os.environ if one[:4] == "GIT_"),
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "amara")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "amara@example.org")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `init` makes, once."""
    folder = tmp_path_factory.mktemp("made") / "workspace"
    assert CliRunner().invoke(app, ["init", str(folder)]).exit_code == 0
    return folder


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Path:
    """What `init` makes, with a private candidate and packet."""
    return Path(shutil.copytree(made, tmp_path / "workspace"))


@pytest.fixture
def git(workspace: Path) -> Git:
    """Git in the workspace, with everything committed."""

    def git(*words: str) -> str:
        return subprocess.run(
            ["git", *words], cwd=workspace, check=True, capture_output=True, text=True
        ).stdout

    git("init", "--quiet", "--initial-branch=main")
    git("add", "--all")
    git("commit", "--quiet", "--message=first")
    return git


@pytest.fixture
def guard(workspace: Path) -> Guard:
    """Asks the command."""

    def guard(*words: str) -> Result:
        return CliRunner().invoke(
            app, ["guard", "--workspace", str(workspace), *words], catch_exceptions=False
        )

    return guard
