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


@pytest.fixture
def workspace(tmp_path: Path, run: Run) -> Path:
    """What `init` makes."""
    folder = tmp_path / "workspace"
    assert run("init", str(folder)).exit_code == 0
    return folder


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `init` makes, with its site, without PDFs; nobody changes it."""
    folder = tmp_path_factory.mktemp("whole") / "workspace"
    for words in (("init", folder), ("build", "--no-pdf", "--workspace", folder)):
        result = CliRunner().invoke(app, [str(word) for word in words], prog_name="secondround")
        assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def built(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return shutil.copytree(whole, tmp_path / "workspace")
