"""Ways to run the command: in this process for speed, as a person does for the rest."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest
from click.testing import CliRunner, Result
from tests.printing import no_child_stays, one_child  # noqa: F401 (fixtures)

from secondround.cli.group import app

Run = Callable[..., Result]
Typed = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process, in the folder `cwd`."""

    def run(*args: str, cwd: Path | None = None, typed_in: str | IO[bytes] = "") -> Result:
        if cwd:
            monkeypatch.chdir(cwd)
        result = CliRunner().invoke(app, args, input=typed_in, prog_name="secondround")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


@pytest.fixture
def typed() -> Typed:
    """Runs the command as a person does, in a process of its own."""

    def typed(*args: str, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "secondround", *args],
            cwd=cwd,
            env=os.environ | env,
            capture_output=True,
            text=True,
            check=False,
        )

    return typed


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `init` makes; nobody changes it."""
    folder = tmp_path_factory.mktemp("fresh") / "workspace"
    made = CliRunner().invoke(app, ["init", str(folder)], prog_name="secondround")
    assert made.exit_code == 0, made.output
    return folder


@pytest.fixture
def workspace(fresh: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return shutil.copytree(fresh, tmp_path / "workspace", symlinks=True)


@pytest.fixture(scope="session")
def whole(fresh: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with its site, without PDFs; nobody changes it."""
    folder = tmp_path_factory.mktemp("whole") / "workspace"
    shutil.copytree(fresh, folder)
    words = ["build", "--no-pdf", "--workspace", str(folder)]
    result = CliRunner().invoke(app, words, prog_name="secondround")
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def built(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return shutil.copytree(whole, tmp_path / "workspace")
