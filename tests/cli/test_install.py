"""The wheel, installed as people install it: without the lock, with the newest versions its
requirements allow.

Needs the package index. Where it cannot be reached, these are skipped, and the reason is shown.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import click
import pytest

from secondround.cli.group import app

ROOT = Path(__file__).parents[2]
PLAIN = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("PYTHON", "VIRTUAL_ENV", "COV"))
}


def call(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, env=PLAIN, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


pytestmark = [pytest.mark.slow, pytest.mark.newest]

PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")
INSTALL = ("install", "--quiet", "--no-compile")  # Python compiles what is imported
JSON = {
    "calendar": ("calendar", "harbor"),
    "changes": ("changes", "--since", "HEAD"),
    "check": ("check",),
    "doctor": ("doctor",),
    "guard": ("guard",),
    "next": ("next", "--today", "2026-11-22"),
    "overview": ("overview", "--today", "2026-11-22"),
    "pdf": ("pdf", "harbor", "--form", "day-card"),
    "phone": ("phone", "harbor"),
    "plan": ("plan", "harbor"),
    "thanks": ("thanks", "harbor", "--today", "2026-11-25"),
}
"""Every command with `--format json`, as it is tried; but for `build`, which takes longest."""
SILENT = {"calendar", "doctor", "guard", "pdf", "phone", "thanks"}
"""Those that list problems of which the example has none."""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with HiGHS 1.14.0, which no lock allows: it comes from the package index, or nothing
    does.
    """
    folder = tmp_path_factory.mktemp("old")
    asked = (
        *PIP,
        *INSTALL,
        "--retries",
        "0",
        "--timeout",
        "10",
        "--no-deps",
        "--target",
        folder,
        "highspy==1.14.0",
    )
    done = subprocess.run(asked, env=PLAIN, capture_output=True, text=True, check=False)
    if done.returncode:
        why = done.stderr.strip().splitlines()[-1:]
        pytest.skip(f"NEWEST VERSIONS NOT TRIED: the package index cannot be reached: {why}")
    return folder


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, index: Path) -> Path:
    """The command `secondround` in a clean environment outside the checkout, installed from the
    built wheel.
    """
    del index
    folder = tmp_path_factory.mktemp("install")
    call(
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        folder / "dist",
        ROOT,
        cwd=folder,
    )
    (wheel,) = (folder / "dist").glob("*.whl")
    venv.create(folder / "venv")
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    call(*PIP, "--python", programs / "python", *INSTALL, wheel, cwd=folder)
    return programs / "secondround"


ONE_AFTER_ANOTHER = """
import json, os, sys, tempfile
from secondround.cli.group import app

said, out = [], os.dup(1)
for words in json.load(sys.stdin):
    with tempfile.TemporaryFile() as file:
        os.dup2(file.fileno(), 1)
        code = app(words, prog_name="secondround", standalone_mode=False)
        sys.stdout.flush()
        file.seek(0)
        said.append(file.read().decode())
    assert not code, (words, code, said[-1])
os.dup2(out, 1)
json.dump(said, sys.stdout)
"""
"""Runs commands in one process, and gives what each wrote to standard output, by whatever way."""


def said_by(installed: Path, *orders: tuple[str, ...], cwd: Path) -> list[str]:
    """What each of several commands writes: starting one takes longer than its work."""
    done = subprocess.run(
        [installed.with_name("python"), "-c", ONE_AFTER_ANOTHER],
        input=json.dumps(orders),
        cwd=cwd,
        env=PLAIN,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    said: list[str] = json.loads(done.stdout)
    return said


@pytest.fixture(scope="module")
def example(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped example as a workspace under git, with one word changed since the commit."""
    folder = tmp_path_factory.mktemp("example") / "demo"
    call(installed, "init", folder, "--example", cwd=folder.parent)
    git = (
        "git",
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.org",
        "-c",
        "init.defaultBranch=main",
    )
    call(*git, "init", "--quiet", cwd=folder)
    call(*git, "add", "--all", cwd=folder)
    call(*git, "commit", "--quiet", "--no-verify", "--message", "First", cwd=folder)
    (record,) = folder.glob("packets/**/harbor/interview.yml")
    record.write_text(record.read_text("utf-8").replace("minutes: 30", "minutes: 45", 1), "utf-8")
    return folder


@pytest.fixture(scope="module")
def written(installed: Path, example: Path) -> dict[str, str]:
    """What each command writes to standard output when it is asked for JSON."""
    orders = [(*words, "--format", "json") for words in JSON.values()]
    return dict(zip(JSON, said_by(installed, *orders, cwd=example), strict=True))


@pytest.mark.parametrize("command", sorted(JSON))
def test_what_is_asked_for_as_json_is_json(command: str, written: dict[str, str]) -> None:
    """With the newest libraries, standard output holds one JSON document and not a line besides."""
    said = json.loads(written[command])
    assert said or (said == [] and command in SILENT)


def test_every_command_that_prints_json_is_tried() -> None:
    """The table above names every command with `--format json`; `build` is tried below."""
    found = set()
    with click.Context(app) as context:
        for name in app.list_commands(context):
            command = app.get_command(context, name)
            assert command is not None
            for option in command.params:
                if isinstance(option.type, click.Choice) and "json" in option.type.choices:
                    found.add(name)
    assert found == {"build", *JSON}


def test_the_schemas_are_json(installed: Path, example: Path) -> None:
    """So is each published schema."""
    names = ("record", "candidate", "library", "plan")
    orders = [("schema", name) for name in names]
    for said in said_by(installed, *orders, cwd=example):
        assert json.loads(said)["$defs"]


def test_the_example_is_planned_proven_and_built(
    installed: Path, example: Path, written: dict[str, str]
) -> None:
    """Every level of the shipped example is proven, and its site and PDFs are made; all that is
    printed is one JSON document.
    """
    found = json.loads(written["plan"])
    assert [level["name"] for level in found["levels"] if not level["proven"]] == []
    assert json.loads(call(installed, "build", "--format", "json", cwd=example)) == []
    assert (example / "site" / "index.html").is_file()
    (packet,) = example.glob("site/**/harbor/packet.pdf")
    assert packet.read_bytes().startswith(b"%PDF-")


def test_the_manual_comes_along(installed: Path, tmp_path: Path) -> None:
    """What is installed can write its manual, with nothing of the checkout."""
    said = call(installed, "manual", "--output", tmp_path / "manual", cwd=tmp_path)
    assert said == f"Open {tmp_path / 'manual' / 'index.html'}\n"
    assert "Every field" in (tmp_path / "manual" / "reference" / "fields.html").read_text("utf-8")


def test_a_solver_known_to_be_wrong_proves_nothing(
    installed: Path, example: Path, index: Path
) -> None:
    """HiGHS 1.14.0 calls wrong solutions optimal: `doctor` says so, and no plan of it is called
    proven.
    """
    asked: dict[str, Any] = {
        "cwd": example,
        "env": PLAIN | {"PYTHONPATH": str(index)},
        "capture_output": True,
        "text": True,
    }
    doctor = subprocess.run([installed, "doctor"], check=False, **asked)
    assert doctor.returncode == 1
    assert "HiGHS 1.14.0 gets a small test wrong, so no plan is called proven" in doctor.stdout
    plan = [str(installed), "plan", "harbor", "--format", "json"]
    found = subprocess.run(plan, check=True, **asked)
    assert not all(level["proven"] for level in json.loads(found.stdout)["levels"])


def test_the_installed_command_builds_a_workspace_of_its_own(
    installed: Path, tmp_path: Path
) -> None:
    """Install, init, build: a site with the packet's page, its PDF and its day card, with nothing
    of the checkout.
    """
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


def test_the_installed_example_builds(installed: Path, tmp_path: Path) -> None:
    """The shipped example travels in the wheel, and passes its own check."""
    call(installed, "init", "demo", "--example", cwd=tmp_path)
    said_by(installed, ("check",), ("doctor",), ("recipe", "gitlab"), cwd=tmp_path / "demo")
    (wheel,) = (installed.parents[2] / "dist").glob("*.whl")
    assert f"pip install ./{wheel.name}\n" in (tmp_path / "demo" / ".gitlab-ci.yml").read_text(
        "utf-8"
    )
    shutil.rmtree(tmp_path / "demo" / "schema")
    threats, schema = said_by(installed, ("lock", "--threats"), ("schema", "record"), cwd=tmp_path)
    assert threats.startswith("# What is kept from whom")
    assert '"$defs"' in schema
