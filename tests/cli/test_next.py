"""`next`: what it prints, and with which exit code."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path

import pytest
from tests.app.test_next_steps import FILES, RECORD
from tests.workspaces import WritePackets

from secondround.app.next_steps import HELPING

from .conftest import Run

TODAY = ("--today", "2026-11-20")
ROOT = Path(__file__).parents[2]
ERRORS = ROOT / "tests" / "errors"


def test_a_step_has_its_place_and_what_helps(write_packets: WritePackets, run: Run) -> None:
    """A step is numbered, then comes its place, which a terminal opens, then what helps; no line is
    wider than a terminal.
    """
    result = run("next", *TODAY, cwd=write_packets(FILES))
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "1. Find what proves two must-haves: “Ropes” and “Sails”."
    assert lines[1].startswith("   packets/quay/interview.yml:5: ")
    assert max(map(len, lines)) <= 80
    assert lines[-2].startswith("Then ")


def test_json_is_the_same_list(write_packets: WritePackets, run: Run) -> None:
    """For programs each step is an object, in the same order."""
    root = write_packets(FILES)
    listed = json.loads(run("next", *TODAY, "--format", "json", cwd=root).stdout)
    shown = " ".join(run("next", *TODAY, cwd=root).stdout.split())
    assert len(listed) == 7
    places = [shown.index(f"{number}. {step['do']}") for number, step in enumerate(listed, 1)]
    assert places == sorted(places)
    fields = {"do", "file", "line", "help", "code", "severity", "count", "command"}
    assert all(set(step) == fields for step in listed)


def test_an_error_is_exit_code_1(write_packets: WritePackets, run: Run) -> None:
    """An error comes first, and fails the command."""
    faulty = RECORD.replace("minutes: 45", "minuts: 45")
    root = write_packets(FILES | {"quay/interview.yml": faulty})
    result = run("next", *TODAY, cwd=root)
    assert result.exit_code == 1
    assert result.stdout.startswith("1. Fix this first: ")


def test_nothing_left_says_what_to_do_on_the_day(run: Run) -> None:
    """The example's second interview is ready: what is left is to print it."""
    result = run("next", "harbor", *TODAY, cwd=ROOT)
    assert result.exit_code == 0
    assert result.stdout == (
        "Nothing is left to do for Second interview (Tern Harbor Logistics: Head of\n"
        "Operations, Hamburg hub) on Tuesday 24 November 2026.\n"
        "Print it: `secondround pdf amara-okafor/harbor`\n"
    )
    assert json.loads(run("next", "harbor", *TODAY, "--format", "json", cwd=ROOT).stdout) == []


def test_an_interview_that_is_ready_and_another(run: Run) -> None:
    """In the example what is left belongs to the other packet, whose fleet nobody has managed."""
    listed = json.loads(run("next", *TODAY, "--format", "json", cwd=ROOT).stdout)
    assert [step["code"] for step in listed] == ["requirement-without-evidence", "gap-competency"]
    assert listed[1]["do"] == "Write a story that shows “fleet compliance”."
    assert "Devika Rao" in listed[1]["help"]


@pytest.mark.parametrize("code", sorted(path.name for path in ERRORS.iterdir() if path.is_dir()))
def test_every_finding_can_be_a_step(code: str, run: Run) -> None:
    """Whatever the check can find is shown as a step with a place, and as an error where it is
    one.
    """
    listed = json.loads(run("check", "--format", "json", "--workspace", str(ERRORS / code)).stdout)
    result = run("next", *TODAY, "--workspace", str(ERRORS / code), "--format", "json")
    steps = json.loads(result.stdout)
    has_error = any(problem["severity"] == "error" for problem in listed)
    assert result.exit_code == int(has_error)
    assert 0 < len(steps) <= 7 or not has_error
    for step in steps:
        assert step["do"].endswith((".", ")", "?", ":")) or has_error
        assert step["line"] >= 1


def test_a_long_list_of_findings_is_short(write_packets: WritePackets, run: Run) -> None:
    """Of more than ten findings, each that is no error gets a line, and --all shows it in full;
    errors are always in full.
    """
    faulty = "company: {name: Pier}\nrole: {title: Hand, grde: 3}\n"
    root = write_packets(FILES | {"pier/interview.yml": faulty})
    result = run("check", cwd=root)
    blocks, _, short = result.stdout.rpartition("\n\n")
    assert ": error unknown-field: " in blocks
    assert "| role: {title: Hand, grde: 3}" in blocks
    lines = short.splitlines()
    assert (
        "packets/quay/interview.yml:7: `Ann Poe` has no title. (interviewer-without-title)" in lines
    )
    assert all(line.startswith("packets/") for line in lines)
    assert "`secondround check --explain unknown-field`" in result.stderr
    assert result.stderr.splitlines()[-1] == (
        "`secondround next` says what to do first; `secondround check --all` shows every line "
        "and how to fix it."
    )
    whole = run("check", "--all", cwd=root)
    assert len(whole.stdout.split("\n\n")) == len(lines) + 1
    assert "hint: " in whole.stdout
    assert whole.exit_code == result.exit_code == 1


def test_ten_findings_are_shown_in_full(write_packets: WritePackets, run: Run) -> None:
    """What fits on a screen or two is shown as it is, with nothing about another command."""
    few = {"quay/interview.yml": "company: {name: Quay}\nrole: {title: Mate}\n"}
    result = run("check", cwd=write_packets(FILES | few))
    assert "hint: " in result.stdout
    assert "next" not in result.stderr


def test_what_was_taken_over_ends_with_what_to_do(tmp_path: Path, run: Run) -> None:
    """`init --from` ends with the first three steps, `import` with one, and what shows the rest."""
    bank = tmp_path / "stories.md"
    bank.write_text("# A strike\n\n**Situation:** It was late.\n\n**Action:** I spoke.\n")
    result = run("init", "mine", "--from", str(bank), cwd=tmp_path)
    assert result.exit_code == 0, result.output
    made = result.stdout.split("What to do first (`secondround next` shows all):\n")[1]
    assert [f"{number}. " in made for number in (1, 2, 3, 4)] == [True, True, True, False]
    bank.write_text(
        bank.read_text() + "\n# A flood\n\n**Situation:** It rose.\n\n**Action:** I ran.\n"
    )
    result = run("import", str(bank), "--yes", cwd=tmp_path / "mine")
    first = "\nWritten. What to do first (`secondround next` shows all):\n1. "
    assert first in result.stdout
    assert "\n2. " not in result.stdout


def test_every_command_that_helps_can_be_typed(tmp_path: Path, run: Run) -> None:
    """Each adds what is missing, to the very packet; each that `next` may name is named."""
    named: set[str] = set()
    for code in HELPING:
        folder = tmp_path / code
        shutil.copytree(ERRORS / code, folder)
        (folder / "mkdocs.yml").write_text("site_name: Quay\n")
        result = run("next", *TODAY, "--format", "json", cwd=folder)
        (step,) = [step for step in json.loads(result.stdout) if step["code"] == code]
        command = step["command"].strip("`")
        named.add(" ".join(command.split()[:3]))
        files = folder / "packets"
        before = {path: path.read_bytes() for path in files.rglob("*.yml")}
        answers = "\n\n30\n" if HELPING[code] == "session" else "A turn\n"
        added = run(*shlex.split(command)[1:], "--yes", cwd=folder, typed_in=answers)
        assert added.exit_code == 0, f"{command}: {added.output}"
        after = {path: path.read_bytes() for path in files.rglob("*.yml")}
        assert len(before.items() - after.items()) == 1
    kinds = sorted(set(HELPING.values()))
    assert sorted(named) == [f"secondround add {kind}" for kind in kinds]


def test_stories_are_named_by_their_titles(tmp_path: Path, run: Run) -> None:
    """A step says what a person calls a story, and a must-have has two ways to be proven."""
    (tmp_path / "stories.md").write_text(
        "# The late strike\n\n**Situation:** It was late.\n\n**Action:** I spoke.\n\n"
        "**Result:** 30 % fewer strikes.\n"
    )
    (tmp_path / "posting.txt").write_text(
        "Quay Ltd\nDeck officer\n\nRequirements\n- Fluent in Spanish\n- A master's licence\n"
    )
    files = ["stories.md", "posting.txt"]
    assert run("init", "mine", "--from", *files, cwd=tmp_path).exit_code == 0
    said = " ".join(run("next", cwd=tmp_path / "mine").output.split())
    assert "“The late strike”" in said
    assert "the-late-strike" not in said
    assert "asks for a story; a certificate, a language or years are a line under" in said
