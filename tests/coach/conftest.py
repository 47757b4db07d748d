"""A coach's workspace, written from a few files."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from secondround.cli.group import app
from secondround.system.resources import folder

Write = Callable[[Mapping[str, str]], Path]
Run = Callable[..., Result]


@pytest.fixture
def workspace(tmp_path: Path) -> Write:
    """Writes files below packets/ and gives the workspace's folder; a file without text is
    removed.
    """

    def write(files: Mapping[str, str]) -> Path:
        root = tmp_path / "coach"
        for name, text in files.items():
            path = root / "packets" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text:
                path.write_text(text, "utf-8")
            else:
                path.unlink()
        shutil.copy(folder("templates") / "scaffold" / "mkdocs.yml", root)
        return root

    return write


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process, in the folder `cwd`."""

    def run(*args: str, cwd: Path) -> Result:
        monkeypatch.chdir(cwd)
        result = CliRunner().invoke(app, args, prog_name="secondround")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run
