"""What assistants are told keeps to the program."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
import yaml

from secondround import records
from secondround.cli.group import COMMANDS, app
from secondround.problems import CODES, Severity

SKILL = (Path(__file__).resolve().parents[2] / "skills" / "secondround" / "SKILL.md").read_text(
    "utf-8"
)
ORDERS = sorted(set(re.findall(r"`(secondround [^`]+)`", SKILL)))


def test_it_says_what_it_is_for() -> None:
    """Its head has a name and a description, by which an assistant finds it."""
    head = yaml.safe_load(SKILL.split("---\n")[1])
    assert head["name"] == "secondround"
    assert len(head["description"]) < 1024


@pytest.mark.parametrize("order", ORDERS)
def test_each_command_is_one(order: str) -> None:
    """Each command named exists, with its options, and each code."""
    words = shlex.split(order)[1:]
    with click.Context(app) as context:
        command = app.get_command(context, words[0])
        assert command is not None
        assert words[0] in COMMANDS
        known = {option for given in command.params for option in given.opts}
        assert {word for word in words if word.startswith("--")} <= known
        if "--explain" in words:
            assert words[-1] in CODES


def test_the_story_shown_is_a_story(tmp_path: Path) -> None:
    """The YAML shown is read without an error."""
    (shown,) = re.findall(r"```yaml\n(.*?)```", SKILL, re.DOTALL)
    folder = tmp_path / "packets"
    folder.mkdir()
    (folder / "candidate.yml").write_text(f"name: Ana\n{shown}", "utf-8")
    found = records.read(tmp_path).problems
    assert [problem for problem in found if problem.severity is Severity.ERROR] == []
    assert len(ORDERS) > 6
