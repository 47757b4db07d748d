"""`schema` and `completion`."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from secondround.system import resources

from .conftest import Run, Typed


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_is_one_its_shell_can_read(
    tmp_path: Path, run: Run, shell: str
) -> None:
    """The script parses, where the shell is there to parse it, and calls the command back."""
    script = run("completion", shell).output
    assert f"_SECONDROUND_COMPLETE={shell}_complete" in script
    program = shutil.which(shell)
    if program:
        (tmp_path / "script").write_text(script)
        subprocess.run([program, "-n", str(tmp_path / "script")], check=True)


@pytest.mark.slow
def test_completion_offers_commands_and_packets(workspace: Path, typed: Typed) -> None:
    """What a shell asks back is answered: commands with their summaries, and the packets of the
    workspace.
    """
    ask = {"_SECONDROUND_COMPLETE": "bash_complete", "COMP_CWORD": "1"}
    assert "plain,check" in typed(COMP_WORDS="secondround ch", **ask).stdout
    ask["COMP_CWORD"] = "2"
    assert (
        typed(cwd=workspace, COMP_WORDS="secondround pdf ex", **ask).stdout
        == "plain,example-company\n"
    )


def test_completing_a_packet_imports_no_reader(workspace: Path) -> None:
    """A shell's question is answered from the folders alone."""
    code = (
        "import sys\nfrom click.shell_completion import ShellComplete\n"
        "from secondround.cli.group import app\n"
        "items = ShellComplete(app, {}, 'secondround', '_X').get_completions(['plan'], 'ex')\n"
        "print([item.value for item in items], 'pydantic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=workspace, capture_output=True, text=True, check=True
    )
    assert done.stdout == "['example-company'] False\n"


@pytest.mark.slow
def test_a_schema_is_printed(run: Run) -> None:
    """Each schema is printed as its published file holds it, in no workspace at all."""
    for path in resources.folder("schema").glob("*.schema.json"):
        name = path.name.removesuffix(".schema.json")
        assert run("schema", name).stdout == path.read_text("utf-8")
    assert "`record`" in run("schema", "recrod").output


def test_the_schemas_of_a_workspace_are_renewed(workspace: Path, run: Run) -> None:
    """What init copied is up to date; what is old is named, and then renewed."""
    assert run("schema", "--check", cwd=workspace).exit_code == 0
    old = '{"title": "Second Round: record"}'
    (workspace / "schema" / "record.schema.json").write_text(old)
    stale = run("schema", "--check", cwd=workspace)
    assert (stale.exit_code, stale.stdout) == (1, "out of date: schema/record.schema.json\n")
    assert (workspace / "schema" / "record.schema.json").read_text() == old
    assert run("schema", cwd=workspace).stdout == "wrote schema/record.schema.json\n"
    assert run("schema", "--check", cwd=workspace).exit_code == 0


def test_the_fields_in_words_are_those_of_the_schemas(run: Run) -> None:
    """Every field of every model, with its meaning and reach, in lines of 80 columns; nothing
    more.
    """
    shown = run("schema", "--text").output
    assert max(map(len, shown.splitlines())) <= 80
    parts = re.split(r"\n\n(?=[A-Z][A-Z ._]+: )", shown.strip())
    found = []
    for part in parts:
        found += re.findall(r"^([$a-z_0-9]+): ", part, re.MULTILINE)
    wanted: list[str] = []
    seen: list[str] = []
    for path in resources.folder("schema").glob("*.schema.json"):
        schema = json.loads(path.read_text("utf-8"))
        if path.name.startswith("plan."):
            continue
        for model in (schema, *schema.get("$defs", {}).values()):
            properties = next(
                part["properties"]
                for part in (model, *model.get("anyOf", ()))
                if "properties" in part
            )
            if model["description"] in seen:  # in two files
                continue
            seen.append(model["description"])
            wanted += properties
            for field in properties.values():
                assert " ".join(field["description"].split()) in " ".join(shown.split())
    assert sorted(found) == sorted(wanted)
    assert shown.count("Reach:") == shown.count("Example:") == len(wanted)


@pytest.mark.parametrize(
    ("name", "holds"),
    [
        ("story", "result: text"),
        ("interviewer", "Default: other."),
        ("Session", "minutes: whole number, 5 to 480"),
        ("news", "PIECE OF NEWS"),
        ("role-card", "ROLE CARD"),
        ("logistics", "LOGISTICS"),
    ],
)
def test_the_fields_of_one_thing(run: Run, name: str, holds: str) -> None:
    """By its plain name, as messages call it."""
    result = run("schema", "--text", name)
    assert result.exit_code == 0, result.output
    assert holds in result.output


def test_a_slip_in_what_is_asked_for_in_words(run: Run) -> None:
    """The nearest name is offered."""
    result = run("schema", "--text", "storry")
    assert result.exit_code == 2
    assert "Did you mean `story`?" in result.output
