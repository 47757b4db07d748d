"""The wheel: everything it needs is in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLAIN = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "COV"))}


def call(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, env=PLAIN, capture_output=True, text=True, check=False, timeout=900)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `secondround` in a clean environment outside the checkout, installed from the built wheel."""
    folder = tmp_path_factory.mktemp("install")
    call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder / "dist", ROOT, cwd=folder)
    (wheel,) = (folder / "dist").glob("*.whl")
    venv.create(folder / "venv", with_pip=True)
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    call(programs / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    return programs / "secondround"


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_the_installed_command_builds_a_workspace_of_its_own(installed: Path, tmp_path: Path) -> None:
    """Install, init, build: a site with the packet's page, its PDF and its day card, with nothing of the checkout."""
    call(installed, "init", "demo", cwd=tmp_path)
    demo = tmp_path / "demo"
    said = call(installed, "build", cwd=demo)
    packet = demo / "site" / "example-company"
    assert "Example Company" in (packet / "index.html").read_text("utf-8")
    assert (demo / "site" / "index.html").is_file()
    for name in ("packet.pdf", "day-card.pdf"):
        assert (packet / name).read_bytes().startswith(b"%PDF-")
        assert f"site/example-company/{name}" in said
    assert not [path for path in (demo / "site").rglob("*") if path.suffix in {".yml", ".yaml"}]


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_the_installed_example_builds(installed: Path, tmp_path: Path) -> None:
    """The shipped example travels in the wheel, and passes its own check."""
    call(installed, "init", "demo", "--example", cwd=tmp_path)
    call(installed, "check", cwd=tmp_path / "demo")
    call(installed, "doctor", cwd=tmp_path / "demo")
    call(installed, "recipe", "gitlab", cwd=tmp_path / "demo")
    (wheel,) = (installed.parents[2] / "dist").glob("*.whl")
    assert f"pip install ./{wheel.name}\n" in (tmp_path / "demo" / ".gitlab-ci.yml").read_text("utf-8")
    assert call(installed, "lock", "--threats", cwd=tmp_path).startswith("# What is kept from whom")
    shutil.rmtree(tmp_path / "demo" / "schema")
    assert '"$defs"' in call(installed, "schema", "record", cwd=tmp_path)
