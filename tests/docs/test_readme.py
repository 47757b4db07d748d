"""The README keeps to what the program does."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from tests.printing import no_child_stays, one_child  # noqa: F401 (fixtures)

from secondround import lint, plan, records
from secondround.cli.group import COMMANDS, app
from secondround.problems import as_text

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
LINES = [shlex.split(line, comments=True) for block in BLOCKS for line in block.splitlines()]
TYPED = [words[1:] for words in LINES if words[:1] == ["secondround"]]
RUN = [
    words
    for words in TYPED
    if words[0] in {"check", "next", "plan", "markdown", "pdf", "new", "overview", "guard"}
]


def test_it_is_short() -> None:
    """A person reads it to the end: under 150 lines."""
    assert len(README.splitlines()) < 150


@pytest.mark.parametrize("words", TYPED, ids=" ".join)
def test_a_command_is_as_the_program_takes_it(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command shown exists and takes the options and arguments that are shown with it."""
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path)
    assert words[0] in COMMANDS
    with click.Context(app) as group:
        command = app.get_command(group, words[0])
        assert command is not None
        command.make_context(words[0], words[1:], parent=group).close()


@pytest.mark.slow
@pytest.mark.parametrize("words", RUN, ids=" ".join)
def test_a_command_runs_on_the_example(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is quick is run as it stands, on a copy of the example outside any repository."""
    shutil.copytree(ROOT / "packets", tmp_path / "packets")
    if words[0] == "new":
        shutil.rmtree(tmp_path / "packets" / "amara-okafor" / words[1])
        words = [*words, "--candidate", "amara-okafor"]
    shutil.copy(ROOT / "templates" / "scaffold" / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    if words[0] == "guard":
        subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    result = CliRunner().invoke(app, words, prog_name="secondround")
    assert result.exit_code == 0, result.output


def test_every_make_target_shown_is_there() -> None:
    """`make X` in the README is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {words[1] for words in LINES if words[:1] == ["make"]} <= targets


def test_links_lead_somewhere() -> None:
    """Every file that the README links or shows is in the checkout."""
    targets = re.findall(r"\]\(([^)#]+)\)", README)
    assert targets
    for target in targets:
        assert target.startswith("https://") or (ROOT / target).is_file(), target


def test_the_problem_shown_is_worded_as_it_is_told(tmp_path: Path) -> None:
    """The example of a problem is what `check` really says of such a record."""
    packets = tmp_path / "packets" / "harbor"
    packets.mkdir(parents=True)
    (packets.parent / "candidate.yml").write_text("name: Ana\n", "utf-8")
    record = [
        "company:", "  name: Harbor", "role:", "  title: Lead", "interviewers:", "  ana-ruiz:",
        "    name: Ana Ruiz", "    title: Director", "rounds:", "  - name: Second interview",
        "    date: 2026-11-24", "    sessions:",
        '      - at: "09:30"', "        minuts: 45", "        with: [ana-ruiz]",
    ]  # fmt: skip
    (packets / "interview.yml").write_text("\n".join(record) + "\n", "utf-8")
    workspace = records.read(tmp_path)
    found = lint.everything(workspace, lambda application: plan.make(application, 0))
    problem = next(one for one in found if one.code == "unknown-field")
    shown = as_text(problem, workspace.sources[problem.file].lines)
    assert shown in README
