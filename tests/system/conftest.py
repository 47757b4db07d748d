"""The command, run in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.printing import no_child_stays, one_child  # noqa: F401 (fixtures)

from secondround.cli.group import app

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in the folder `cwd`; an exception that nobody put into words fails the
    test.
    """

    def run(*args: str, cwd: Path) -> Result:
        monkeypatch.chdir(cwd)
        result = CliRunner().invoke(app, args, prog_name="secondround")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


@pytest.fixture
def workspace(tmp_path: Path, run: Run) -> Path:
    """What `init` makes."""
    folder = tmp_path / "workspace"
    assert run("init", str(folder), cwd=tmp_path).exit_code == 0
    return folder
