"""Workflows: those we hand out publish the public edition alone, and those that do not are
caught.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest
import yaml
from click.testing import CliRunner

from secondround import __version__
from secondround.cli.group import app
from secondround.privacy.audit import workflows

from .conftest import PRIVATE_HOST, Git, Guard

PUBLISHING = {"github": ".github/workflows/pages.yml", "gitlab": ".gitlab-ci.yml"}
PLACES = {**PUBLISHING, "github-check": ".github/workflows/packets.yml"}
PUBLISH = "jobs:\n  a:\n    steps:\n      - uses: actions/deploy-pages@v4\n"


def recipe(workspace: Path, host: str) -> Path:
    made = CliRunner().invoke(app, ["recipe", host, "--workspace", str(workspace)])
    assert made.exit_code == 0, made.output
    return workspace / PLACES[host]


@pytest.mark.slow
@pytest.mark.parametrize("host", PUBLISHING)
def test_a_recipe_builds_the_public_edition_and_passes(
    git: Git, guard: Guard, workspace: Path, host: str
) -> None:
    """A recipe calls guard, then builds the public edition; guard takes it, and not without the
    edition.
    """
    git("remote", "add", "origin", PRIVATE_HOST)
    path = recipe(workspace, host)
    text = path.read_text()
    assert text.index("secondround guard") < text.index(
        "secondround build --edition public --output public"
    )
    assert "WHEEL" not in text
    assert "WORKSPACE" not in text
    git("add", "--all")
    assert guard().exit_code == 0
    path.write_text(text.replace(" --edition public", ""))
    git("add", "--all")
    result = guard("--private", "origin")
    assert result.exit_code == 1
    assert f"  {PLACES[host]}: secondround build --output public" in result.output


def test_a_recipe_that_only_checks_refuses_a_public_repository(
    git: Git, guard: Guard, workspace: Path
) -> None:
    """Before anything is checked out, the workflow ends where the repository is public; it keeps
    nothing of what it builds, and guard takes it.
    """
    git("remote", "add", "origin", PRIVATE_HOST)
    (job,) = yaml.safe_load(recipe(workspace, "github-check").read_text())["jobs"].values()
    first, *others = job["steps"]
    assert first["if"] == "${{ !github.event.repository.private }}"
    assert first["run"].rstrip().endswith("exit 1")
    used = [step["uses"].partition("@")[0] for step in others if "uses" in step]
    assert used == ["actions/checkout", "actions/setup-python"]
    git("add", "--all")
    assert guard("--private", "origin").exit_code == 0


@pytest.mark.parametrize("host", PLACES)
def test_a_recipe_installs_the_program_from_a_file(workspace: Path, host: str) -> None:
    """Nothing of the program's name is taken from an index, where it might be somebody else's: a
    wheel is named.
    """
    installs = re.findall(r"\bpip install (.*)", recipe(workspace, host).read_text())
    assert installs == [f"./secondround-{__version__}-py3-none-any.whl"]


@pytest.mark.slow
@pytest.mark.parametrize("host", PLACES)
def test_a_recipe_is_what_its_host_reads(workspace: Path, host: str) -> None:
    """The host's own schema takes the workflow."""
    path = recipe(workspace, host)
    schema = "vendor.gitlab-ci" if host == "gitlab" else "vendor.github-workflows"
    order = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        schema,
        str(path),
    ]
    done = subprocess.run(order, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_recipe_writes_over_nothing(workspace: Path) -> None:
    """A workflow that is there stays."""
    path = recipe(workspace, "gitlab")
    path.write_text("mine")
    again = CliRunner().invoke(app, ["recipe", "gitlab", "--workspace", str(workspace)])
    assert again.exit_code == 2
    assert path.read_text() == "mine"


def test_a_recipe_goes_to_the_top_of_the_repository(git: Git, workspace: Path) -> None:
    """Where the workspace lies in a folder of the repository, the workflow lies at the top, and
    names that folder.
    """
    inner = workspace / "prep"
    (inner / "packets").mkdir(parents=True)
    (inner / "mkdocs.yml").touch()
    assert git("rev-parse", "--show-toplevel").strip() == str(workspace)
    made = CliRunner().invoke(app, ["recipe", "gitlab", "--workspace", str(inner)])
    assert made.exit_code == 0
    text = (workspace / ".gitlab-ci.yml").read_text()
    assert "--output public --workspace prep\n" in text
    assert "pip install prep/secondround-" in text


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        (PUBLISH + "      - run: secondround build\n", ("secondround build",)),
        (
            PUBLISH + "      - run: secondround build \\\n          --edition carry\n",
            ("secondround build --edition carry",),
        ),
        (PUBLISH + "      - run: secondround build # --edition public\n", ("secondround build",)),
        (
            PUBLISH + "      - run: secondround build && secondround build --edition=public\n",
            ("secondround build",),
        ),
        (PUBLISH + "      - run: mkdocs build\n", ("mkdocs build",)),
        ("steps:\n  - run: mkdocs gh-deploy --force\n", ("mkdocs gh-deploy --force",)),
        (
            "pages:\n  script:\n    - mkdocs build --site-dir public\n",
            ("mkdocs build --site-dir public",),
        ),
        (PUBLISH + '      - run: secondround build --edition "public"\n', ()),
        ("jobs:\n  test:\n    steps:\n      - run: secondround build\n", ()),
        (
            "permissions:\n  pages: write\njobs:\n  test:\n    steps:\n      - run: mkdocs build\n",
            (),
        ),
    ],
)
def test_what_publishes_too_much_is_named(text: str, commands: tuple[str, ...]) -> None:
    """A workflow that puts pages on the web may build nothing but the public edition; one that only
    tests may.
    """
    file = ".github/workflows/x.yml"
    assert workflows.judge(PurePosixPath(file), {file: text}).unsafe == commands


@pytest.mark.parametrize(
    ("file", "runs"),
    [
        (".github/workflows/x.yaml", True),
        (".forgejo/workflows/x.yml", True),
        (".gitlab-ci.yml", True),
        ("netlify.toml", True),
        ("docs/.gitlab-ci.yml", False),
        (".github/dependabot.yml", False),
    ],
)
def test_hosts_look_in_few_places(file: str, runs: bool) -> None:  # noqa: FBT001 a case, not a switch
    """Only what a host would run is looked at."""
    assert workflows.is_workflow(PurePosixPath(file)) is runs
