"""Commands that the program tells people to type: each is run as it stands, whatever the folders
are called.
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from secondround.app import diagnostics, recipes
from secondround.app.errors import Refused
from secondround.cli.group import COMMANDS, app
from secondround.problems import CODES, page
from secondround.system import resources, typed

from .conftest import Run

NAMES = [
    "my interviews",
    "Job #1",
    "a & b",
    "it's",
    "-x",
    "$HOME",
    "Søren (old)",
    "50% off",
    'a"b',
    "~me",
    "a: b",
]
ORDER = re.compile(r"`(secondround [^`]+)`")


def shell(line: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """What a person's shell does with the line; then each command of ours that was in it is run in
    this process, in the folder and with the words that the shell gave it.
    """
    here = "secondround() { printf '%s\\0' \"$PWD\" \"$@\" $'\\1' >&2; }\n"
    done = subprocess.run(
        ["bash", "-c", here + line], cwd=cwd, capture_output=True, text=True, check=False
    )
    if done.returncode == 0:
        for call in done.stderr.split("\0\1\0")[:-1]:
            folder, *words = call.split("\0")
            with contextlib.chdir(folder):
                result = CliRunner().invoke(app, words, prog_name="secondround")
            if result.exit_code:
                return subprocess.CompletedProcess(words, result.exit_code, "", result.output)
    return done


def orders(said: str) -> list[str]:
    return ORDER.findall(said)


def candidate(root: Path, name: str) -> None:
    folder = root / "packets" / name
    folder.mkdir(parents=True)
    (folder / "candidate.yml").write_text("name: Pat Moss\n", "utf-8")


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A workspace without a packet, in a folder whose name a shell would take apart."""
    root = tmp_path / "my interviews; #1"
    (root / "packets").mkdir(parents=True)
    (root / "mkdocs.yml").write_bytes(
        (resources.folder("templates") / "scaffold" / "mkdocs.yml").read_bytes()
    )
    return root


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Søren O’Neil", "team/pat"])
def test_a_candidate_without_a_packet(empty: Path, run: Run, name: str) -> None:
    """The hint adds one, for a candidate in any folder, alone or among others."""
    candidate(empty, name)
    for people in (0, 1):
        if people:
            candidate(empty, "zoe")
        said = run("build", "--candidate", name, cwd=empty).output
        (order,) = orders(said)
        done = shell(order, empty)
        assert done.returncode == 0, done.stderr
        made = empty / "packets" / name / "company"
        assert (made / "interview.yml").is_file()
        (made / "interview.yml").unlink()
        made.rmdir()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Søren Łódź", "pat/???", "guides"])
def test_a_packet_that_is_not_there(empty: Path, run: Run, name: str) -> None:
    """Where there is no packet yet, the hint adds one, whatever was typed; from outside the
    workspace, too.
    """
    candidate(empty, "pat")
    (order,) = orders(run("plan", name, "--workspace", str(empty), cwd=empty.parent).output)
    done = shell(order, empty.parent)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "people"),
    [
        (("check",), ()),
        (("markdown",), ("pat",)),
        (("build", "--no-pdf"), ("pat", "zoe")),
        (("overview",), ()),
    ],
)
def test_a_workspace_without_a_packet(
    empty: Path, run: Run, words: tuple[str, ...], people: tuple[str, ...]
) -> None:
    """Every command that finds no packet says what adds one, and that does, with one candidate or
    several.
    """
    for person in people:
        candidate(empty, person)
    order, *_ = orders(run(*words, "--workspace", str(empty), cwd=empty.parent).output)
    done = shell(order, empty.parent)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Job #1", "it's", "-x", "$HOME"])
def test_the_next_steps_of_init(tmp_path: Path, run: Run, name: str) -> None:
    """What `init` says to type next can be typed, in a folder of any name."""
    with_dot = os.path.join(".", name)  # noqa: PTH118 (Path would take the dot away)
    target = with_dot if name.startswith("-") else name
    said = run("init", target, cwd=tmp_path).output
    lines = [
        line.strip() for line in said.partition("Next:")[2].splitlines() if line.startswith("  ")
    ]
    typed_lines = [
        line for line in lines if line.split()[0] in {"cd", "secondround"} and "build" not in line
    ]
    done = shell(" && ".join([*typed_lines, "pwd"]), tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == str(tmp_path / name)
    again = run("init", target, cwd=tmp_path)
    (order,) = orders(again.output)
    assert shell(order, tmp_path).returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "words", [("markdown",), ("schema",), ("markdown", "--edition", "carry", "--output", "o u t")]
)
def test_what_is_out_of_date(workspace: Path, run: Run, words: tuple[str, ...]) -> None:
    """The command that a check names brings what was out of date up to date."""
    for path in (workspace / "schema").glob("*"):
        path.unlink()
    (order,) = orders(run(*words, "--check", cwd=workspace).output)
    assert shell(order, workspace).returncode == 0
    assert run(*words, "--check", cwd=workspace).exit_code == 0


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_that_doctor_misses(tmp_path: Path, name: str) -> None:
    """The remedy makes the folder."""
    finding = diagnostics.writable(tmp_path / name)
    assert not finding.fine
    assert shell(finding.remedy[0], tmp_path).returncode == 0
    assert diagnostics.writable(tmp_path / name).fine


def test_what_doctor_says_to_install_again() -> None:
    """The remedy names this interpreter, and where the program came from."""
    words = shlex.split(diagnostics.reinstall_command())
    assert words[:4] == [sys.executable, "-m", "pip", "install"]
    assert "PATH" not in words


@pytest.mark.parametrize("host", ["github-check.yml", "github-pages.yml", "gitlab-pages.yml"])
@pytest.mark.parametrize("name", [*NAMES, "prep", "a/b c", "'", "\\"])
def test_a_recipe_names_any_folder(host: str, name: str, tmp_path: Path) -> None:
    """The folder is one word to the shell and part of one text to YAML, in the workflow and in its
    comments.
    """
    scaffold = (resources.folder("templates") / "scaffold" / host).read_text("utf-8")
    text = recipes.filled(scaffold, Path(name))  # type: ignore[arg-type]
    commands = [
        line for line in steps(yaml.safe_load(text)) if "secondround" in line or "pip" in line
    ]
    assert len(commands) == (4 if host == "github-check.yml" else 3)
    for command in commands:
        heard = subprocess.run(
            [
                "bash",
                "-c",
                f'pip() {{ printf \'%s\\n\' "$@"; }}; secondround() {{ pip "$@"; }}; {command}',
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.splitlines()
        whole = f"./{name}" if name.startswith("-") else name
        assert heard[-1] in {whole, f"{whole}/{recipes.WHEEL}"}


def steps(workflow: object) -> Iterator[str]:
    """Every command of a workflow."""
    if isinstance(workflow, dict):
        for key, value in workflow.items():
            yield from [value] if key == "run" else steps(value)
    elif isinstance(workflow, list):
        for item in workflow:
            yield from [item] if isinstance(item, str) else steps(item)


@pytest.mark.parametrize("name", ["a\nb", "${{ github.token }}", "a\u202eb"])
def test_a_folder_that_no_workflow_can_name(name: str) -> None:
    """It is refused, and nothing is written."""
    with pytest.raises(Refused, match="Rename it first"):
        recipes.filled("- run: WORKSPACE", Path(name))  # type: ignore[arg-type]


def hints() -> Iterator[tuple[str, str]]:
    """Every command of the program that stands between backticks in its own texts, and where."""
    for code in sorted(CODES):
        for order in orders(page(code)):
            yield code, order
    for path in [
        *Path(resources.__file__).parents[1].rglob("*.py"),
        *resources.folder("templates").rglob("*.*"),
    ]:
        if path.suffix in {".py", ".jinja", ".yml"}:
            for order in orders(path.read_text("utf-8")):
                if "{" not in order:
                    yield path.name, order


@pytest.mark.parametrize(("place", "order"), sorted(set(hints())))
def test_every_command_in_a_text_is_one(place: str, order: str) -> None:
    """A command between backticks, wherever it stands, is understood by the program."""
    words = shlex.split(order)[1:]
    assert words[0] in COMMANDS, place
    if len(words) > 1:
        with click.Context(app) as group:
            found = app.get_command(group, words[0])
            assert found is not None
            found.make_context(
                words[0], [word for word in words[1:] if word != "--explain"], parent=group
            ).close()


def needs_words(order: str) -> bool:
    """Whether a command is only named, as in "what `secondround new` wrote", or asks, or reads a
    file of yours, or names somebody whom you met.
    """
    return order in {
        "secondround add session",
        "secondround add story",
        "secondround debrief",
        "secondround import",
        "secondround import invite.ics --time-zone Europe/Berlin",
        "secondround new",
        "secondround lock",
        "secondround unlock",
        "secondround recipe",
        "secondround thanks harbor --sent ana-ruiz",
    }


RUNS = sorted(
    {order for _, order in hints() if not needs_words(order)}
    - {"secondround build", "secondround serve"}
)


@pytest.mark.slow
@pytest.mark.parametrize("order", RUNS)
def test_a_command_in_a_text_runs(order: str, workspace: Path, tmp_path: Path, run: Run) -> None:
    """Typed as it stands, in a workspace in git, it does what it says; `init`, in a folder that is
    none.
    """
    subprocess.run(["git", "init", "--quiet"], cwd=workspace, check=True)
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    words = shlex.split(order)[1:]
    result = run(*words, cwd=fresh if words[0] == "init" else workspace)
    assert result.exit_code == 0, result.output


def test_the_help_of_every_command_that_a_text_names() -> None:
    """There is at least one such text, and `--help` answers for each command in them."""
    named = {order.split()[1] for _, order in hints()}
    assert len(named) > 4
    for name in named:
        assert CliRunner().invoke(app, [name, "--help"]).exit_code == 0


@pytest.mark.slow
@given(
    st.lists(
        st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=12),
        min_size=1,
        max_size=4,
    )
)
def test_any_words_survive_the_shell(words: list[str]) -> None:
    """What is written for the shell is read back word by word."""
    assert shlex.split(typed.line(*words)) == words
