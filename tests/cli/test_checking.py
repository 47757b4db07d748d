"""`check`: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from secondround.problems import CODES, page
from secondround.system import cache

from .conftest import Run, Typed

ERRORS = Path(__file__).parents[1] / "errors"
CASES = sorted(
    path.parent for path in ERRORS.glob("*/expected.txt") if not (path.parent / "edition").exists()
)
RECORD = "packets/example-company/interview.yml"


def change(workspace: Path, old: str, new: str) -> None:
    path = workspace / RECORD
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_problem_is_printed_as_expected(case: Path, run: Run) -> None:
    """Standard output is exactly the problems, a blank line between two; an error makes exit code
    1.
    """
    result = run("check", "--all", "--workspace", str(case))
    expected = (case / "expected.txt").read_text("utf-8")
    assert result.stdout == expected
    assert result.exit_code == (1 if ": error " in expected else 0)
    assert result.stderr.startswith("Found ")


def test_a_new_workspace_has_no_error(workspace: Path, run: Run) -> None:
    """What init makes passes the check."""
    result = run("check", cwd=workspace)
    assert result.exit_code == 0
    assert ": error " not in result.stdout


def test_strict_fails_on_a_warning(workspace: Path, run: Run) -> None:
    """A warning is exit code 0, with --strict 1."""
    change(workspace, "    title: Head of Operations\n", "")
    assert "interviewer-without-title" in run("check", cwd=workspace).stdout
    assert run("check", cwd=workspace).exit_code == 0
    assert run("check", "--strict", cwd=workspace).exit_code == 1


def test_a_packet_is_checked_alone(workspace: Path, run: Run) -> None:
    """With a packet named, what is wrong with another is not said, but what it rests on is."""
    run("new", "quay", cwd=workspace)
    change(workspace, "minutes: 45", "minuts: 45")
    assert run("check", "quay", cwd=workspace).exit_code == 0
    assert run("check", "example", cwd=workspace).exit_code == 2
    assert run("check", "example-company", cwd=workspace).exit_code == 1
    candidate = workspace / "packets" / "candidate.yml"
    candidate.write_text(candidate.read_text("utf-8") + "shoe_size: 42\n", "utf-8")
    assert "shoe_size" in run("check", "quay", cwd=workspace).stdout


def test_json_and_annotations_tell_the_same(workspace: Path, run: Run) -> None:
    """Each format tells of the same problems at the same places."""
    change(workspace, "minutes: 45", "minuts: 45")
    listed = json.loads(run("check", "--format", "json", cwd=workspace).stdout)
    annotated = run("check", "--format", "github", cwd=workspace).stdout.splitlines()
    texts = run("check", cwd=workspace).stdout.split("\n\n")
    assert len(listed) == len(annotated) == len(texts) > 0
    for item, line, text in zip(listed, annotated, texts, strict=True):
        assert text.startswith(
            f"{item['file']}:{item['line']}:{item['column']}: {item['severity']} {item['code']}: "
        )
        assert f"file={item['file']},line={item['line']},col={item['column']}," in line


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_is_explained(run: Run, code: str) -> None:
    """--explain prints a code's severity and stage, then its page, outside of any workspace."""
    head, _, rest = run("check", "--explain", code).stdout.partition("\n\n")
    assert rest.rstrip() == page(code).rstrip()
    severities = " or ".join(severity.name.lower() for severity in CODES[code].severities)
    assert head == f"{code}: {severities}, stage {CODES[code].stage.value}"


def test_an_unknown_code_is_answered_with_the_nearest(run: Run) -> None:
    """A misspelt code is wrong usage."""
    result = run("check", "--explain", "unknown-feild")
    assert result.exit_code == 2
    assert "unknown-field" in result.output


def test_a_code_that_is_near_nothing_is_answered_with_all(run: Run) -> None:
    """Who knows no code sees which there are."""
    result = run("check", "--explain", "zzz")
    assert result.exit_code == 2
    assert all(code in result.output for code in sorted(CODES))
    assert max(map(len, result.output.splitlines())) <= 80


@pytest.mark.slow
def test_a_closed_pipe_is_quiet(workspace: Path) -> None:
    """A reader that has seen enough makes no noise."""
    change(workspace, "minutes: 45", "minuts: 45")
    order = [sys.executable, "-m", "secondround", "check"]
    with subprocess.Popen(
        order, cwd=workspace, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.slow
def test_a_bug_keeps_its_traceback(workspace: Path, typed: Typed, tmp_path: Path) -> None:
    """What is our fault is not dressed up as the writer's."""
    (tmp_path / "sitecustomize.py").write_text(
        "import secondround.lint as rules\ndef broken(*_): raise ZeroDivisionError('ours')\n"
        "rules.by_packet = broken\n"
    )
    cache.empty(workspace)  # what was made before the fault would be given again
    done = typed("check", cwd=workspace, PYTHONPATH=str(tmp_path))
    assert done.returncode == 1
    assert "Traceback" in done.stderr
    assert "ZeroDivisionError: ours" in done.stderr


ADD_ONE = "`secondround new my-interview` adds one"


@pytest.fixture
def without_packets(workspace: Path) -> Path:
    """A workspace with guides and a library, and no record."""
    shutil.rmtree(workspace / "packets" / "example-company")
    (workspace / "packets" / "candidate.yml").unlink()
    return workspace


def test_no_packet_is_a_warning(without_packets: Path, run: Run) -> None:
    """Without a record the check does not say that all is well, but how to make one; also to
    programs.
    """
    result = run("check", cwd=without_packets)
    assert (
        result.stdout
        == f"packets:1:1: warning no-packets: There is no packet yet.\nhint: {ADD_ONE}\n"
    )
    assert result.exit_code == 0
    assert run("check", "--strict").exit_code == 1
    (problem,) = json.loads(run("check", "--format", "json").stdout)
    assert problem["code"] == "no-packets"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "code"),
    [(("markdown",), 0), (("build", "--no-pdf"), 0), (("plan",), 2), (("pdf",), 2)],
)
def test_every_command_says_that_there_is_no_packet(
    without_packets: Path, run: Run, command: tuple[str, ...], code: int
) -> None:
    """What can be done without a packet is done, and each command says how to make one."""
    result = run(*command, cwd=without_packets)
    assert f"There is no packet yet. {ADD_ONE}." in result.stderr
    assert result.exit_code == code


def test_a_packet_left_out_is_asked_for_by_name(workspace: Path, run: Run) -> None:
    """A command that needs a packet names those there are."""
    run("new", "quay", cwd=workspace)
    result = run("plan", cwd=workspace)
    assert result.exit_code == 2
    assert "There are `example-company` and `quay`." in result.stderr


def test_a_guides_pictures_are_checked(workspace: Path, run: Run) -> None:
    """One that is not there and one that takes long are named without a site being built; those
    that are there are not.
    """
    guides = workspace / "packets" / "guides"
    (workspace / "packets" / "assets").mkdir(exist_ok=True)
    (workspace / "packets" / "assets" / "door.png").write_bytes(b"\x89PNG" + bytes(1_200_000))
    page = "# Getting in\n\n![The door](../assets/door.png)\n\n![The gate](../assets/gate.png)\n"
    (guides / "getting-in.md").write_text(page, "utf-8")
    result = run("check", "--format", "json", cwd=workspace)
    found = {(each["code"], each["file"], each["line"]) for each in json.loads(result.stdout)}
    pictures = {each for each in found if each[0].endswith("-picture")}
    assert pictures == {
        ("missing-picture", "packets/guides/getting-in.md", 5),
        ("large-picture", "packets/assets/door.png", 1),
    }


def test_a_huge_picture_is_slow_and_no_error(workspace: Path, run: Run) -> None:
    """A guide with a picture of more than 20 MB, beside it or in assets, is built all the same, and
    the picture is named with its size and a way out.
    """
    guides = workspace / "packets" / "guides"
    assets = workspace / "packets" / "assets"
    assets.mkdir(exist_ok=True)
    picture = b"\x89PNG\r\n\x1a\n"
    for kind, data in ((b"IHDR", bytes(13)), (b"IDAT", bytes(21_000_000)), (b"IEND", b"")):
        end = struct.pack(">I", zlib.crc32(kind + data))
        picture += struct.pack(">I", len(data)) + kind + data + end
    (assets / "yard.png").write_bytes(picture)
    (guides / "gate.png").write_bytes(picture)
    page = "# In\n\n![The yard](../assets/yard.png)\n\n![The gate](gate.png)\n"
    (guides / "in.md").write_text(page, "utf-8")
    for command in ("check", "build --no-pdf"):
        result = run(*command.split(), cwd=workspace)
        said = result.stdout + result.stderr
        assert said.count("This picture has 21.0 MB, long to wait for on a phone.") == 2
        assert "save it under 1 MB: 1,600 pixels on the longer side are enough" in said
        assert "missing-picture" not in said
        assert result.exit_code == 0
