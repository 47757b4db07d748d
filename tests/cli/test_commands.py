"""The command as a whole: its table, its help, and how fast it can answer."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from secondround import INTERRUPTED
from secondround.cli.group import COMMANDS, Command, app

from .conftest import Run

HEAVY = (
    "pydantic",
    "rich",
    "highspy",
    "numpy",
    "mkdocs",
    "weasyprint",
    "jinja2",
    "markdown",
    "yaml",
    "watchfiles",
)


def commands() -> list[Command]:
    """Every command, and those of a group of commands."""
    context = click.Context(app)
    found: list[Command] = []
    for name in COMMANDS:
        command = app.get_command(context, name)
        own = command.commands.values() if isinstance(command, click.Group) else [command]
        found += [each for each in own if isinstance(each, Command)]
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    "asked",
    [["--help"], ["--version"], ["init", "--help"], ["doctor", "--help"], ["pdf", "--help"]],
)
def test_help_needs_nothing_heavy(asked: list[str]) -> None:
    """Help answers without importing what reads, plans or prints."""
    code = (
        "import sys\nfrom secondround.cli import main\n"
        "sys.argv = ['secondround', *sys.argv[1:]]\nmain()\n"
        f"print('IMPORTED', *[name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *asked], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1].split() == ["IMPORTED"]


def test_every_command_is_in_the_help() -> None:
    """The help names each command with its summary."""
    shown = " ".join(CliRunner().invoke(app, ["--help"]).output.split())
    for name, entry in COMMANDS.items():
        assert f"{name} " in shown
        assert entry.summary in shown


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_every_command_is_documented(command: Command) -> None:
    """A command says what it does, describes each option, and shows an example."""
    context = click.Context(command, info_name=f"secondround {command.name}")
    shown = command.get_help(context)
    assert command.help
    assert "\\b" not in shown
    assert "Examples:" in shown
    assert command.examples
    for parameter in command.get_params(context):
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{parameter.name} has no help"
        else:
            assert parameter.make_metavar(context) in shown


@pytest.mark.parametrize(
    ("command", "example"),
    [(command, example) for command in commands() for example in command.examples],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_examples_can_be_typed(command: Command, example: str) -> None:
    """Every example in the help is understood by its command; the files it names need not be
    there.
    """
    program, name, *rest = shlex.split(example)
    if name in {"add", "client"}:
        name, *rest = rest
    assert [program, name] == ["secondround", command.name]
    ahead = rest[
        : next((place for place, part in enumerate(rest) if part in {">", ">>"}), len(rest))
    ]
    try:
        command.make_context(name, [part for part in ahead if part != "--explain"])
    except click.BadParameter as error:
        if "does not exist" not in error.message:
            raise


@pytest.mark.slow
def test_the_examples_of_plan_work_in_the_example(tmp_path: Path, run: Run) -> None:
    """What its help shows can be typed in what `init --example` makes."""
    assert run("init", "demo", "--example", cwd=tmp_path).exit_code == 0
    plan = next(command for command in commands() if command.name == "plan")
    for example in plan.examples:
        result = run(*shlex.split(example)[1:], cwd=tmp_path / "demo")
        assert result.exit_code == 0, f"{example}: {result.output}"


@pytest.mark.parametrize(
    ("put", "why"),
    [
        (os.mkfifo, "it is a pipe, not a file"),
        (Path.mkdir, "it is a folder"),
        (lambda path: path.symlink_to("nowhere"), "it is a link to nothing"),
    ],
    ids=["pipe", "folder", "link"],
)
def test_settings_that_are_no_file(
    workspace: Path, run: Run, put: Callable[[Path], None], why: str
) -> None:
    """A workspace whose settings cannot be read is still one: what lies in their place is named."""
    (workspace / "mkdocs.yml").unlink()
    put(workspace / "mkdocs.yml")
    for words in (("build",), ("check",)):
        result = run(*words, cwd=workspace)
        assert result.exit_code == 2
        assert f"mkdocs.yml cannot be read: {why}." in " ".join(result.output.split())


def test_options_name_the_editions_that_there_are() -> None:
    """The command offers the four editions, from the fullest to the barest."""
    context = click.Context(app)
    build = app.get_command(context, "build")
    assert build is not None
    (option,) = (option for option in build.params if option.name == "edition")
    assert isinstance(option.type, click.Choice)
    assert list(option.type.choices) == ["coach", "candidate", "carry", "public"]


def test_a_misspelt_command_is_answered_with_the_nearest() -> None:
    """Wrong usage is exit code 2, with what may have been meant."""
    result = CliRunner().invoke(app, ["chekc"])
    assert result.exit_code == 2
    assert "'check'" in result.output


def test_what_the_system_refuses_is_said_in_a_line(workspace: Path, run: Run) -> None:
    """A place that cannot be written is named with the system's reason, exit code 1."""
    result = run("markdown", "--output", "/dev/null/below", cwd=workspace)
    assert result.exit_code == 1
    assert result.output.strip().startswith("Error: /dev/null/below")
    assert "Not a directory" in result.output


@pytest.mark.slow
@pytest.mark.parametrize(
    "last", ["click", "secondround.cli.group", "secondround.cli.commands.check", "pydantic"]
)
def test_an_early_interruption_is_quiet(last: str, tmp_path: Path) -> None:
    """Ctrl-C ends the command with at most an empty line and exit code 130, also while it is still
    being imported.
    """
    code = (
        "import signal, sys\nfrom importlib.abc import MetaPathFinder\n"
        "class Interrupting(MetaPathFinder):\n"
        "    def find_spec(self, name, path, target=None):\n"
        f"        if name == {last!r}: print('begun', flush=True), "
        "signal.raise_signal(signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "from secondround.__main__ import main\n"
        "sys.argv = ['secondround', 'check']\nsys.exit(main())\n"
    )
    (tmp_path / "packets").mkdir()
    (tmp_path / "mkdocs.yml").touch()
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr.strip()) == (INTERRUPTED, "begun\n", "")
