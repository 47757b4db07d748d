"""What `build`, `pdf`, `doctor` and `guard` find reaches programs and pull requests, too."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from secondround.problems import CODES

from .conftest import Run

FIELDS = {"file", "line", "column", "width", "severity", "code", "message", "hint"}


def problems(run: Run, workspace: Path, *words: str, code: int) -> list[Mapping[str, Any]]:
    """The problems that a command prints as JSON; standard output is nothing else.

    code: the exit code that it ends with.
    """
    result = run(*words, "--format", "json", cwd=workspace)
    assert result.exit_code == code
    found: list[Mapping[str, Any]] = json.loads(result.stdout)
    for problem in found:
        assert problem.keys() == FIELDS
        assert problem["code"] in CODES
    return found


def annotated(run: Run, workspace: Path, *words: str) -> list[str]:
    """The workflow commands that a command prints; standard output is nothing else."""
    lines = run(*words, "--format", "github", cwd=workspace).stdout.splitlines()
    for line in lines:
        assert re.match(r"::(error|warning|notice) ", line)
    return lines


def test_a_fault_of_the_settings_reaches_both(workspace: Path, run: Run) -> None:
    """A fault of mkdocs.yml has its file and its line, and the exit code stays."""
    settings = workspace / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text + "navv: []\n", "utf-8")
    line = len(text.splitlines()) + 1
    (problem,) = problems(run, workspace, "build", "--no-pdf", code=1)
    assert (problem["file"], problem["line"]) == ("mkdocs.yml", line)
    assert (problem["code"], problem["severity"]) == ("unknown-setting", "error")
    (annotation,) = annotated(run, workspace, "build", "--no-pdf")
    assert annotation.startswith(f"::error file=mkdocs.yml,line={line},")


@pytest.mark.slow
def test_a_build_without_a_fault_lists_none(workspace: Path, run: Run) -> None:
    """Standard output is an empty list, or nothing, and no list of pages."""
    assert problems(run, workspace, "build", "--no-pdf", code=0) == []
    assert annotated(run, workspace, "build", "--no-pdf") == []


@pytest.mark.slow
@pytest.mark.parametrize("command", [("build",), ("pdf", "example-company")])
def test_an_error_in_a_record_is_listed(
    workspace: Path, run: Run, command: tuple[str, ...]
) -> None:
    """Where nothing can be made, the list says why, as `check` does."""
    record = workspace / "packets/example-company/interview.yml"
    record.write_text(record.read_text("utf-8").replace("minutes: 45", "minuts: 45"), "utf-8")
    found = problems(run, workspace, *command, code=1)
    assert "unknown-field" in {problem["code"] for problem in found}


@pytest.mark.slow
@pytest.mark.parametrize("command", [("build",), ("pdf", "example-company")])
def test_a_pdf_that_could_not_be_made_is_listed(
    workspace: Path, run: Run, command: tuple[str, ...]
) -> None:
    """A fault of a PDF is a problem of its packet's record."""
    own = workspace / "templates" / "pdf" / "own.css"
    own.parent.mkdir(parents=True)
    own.write_text("body { background: url(https://example.com/x.png) }")
    found = problems(run, workspace, *command, code=1)
    assert {(problem["file"], problem["code"]) for problem in found} == {
        ("packets/example-company/interview.yml", "not-printed")
    }


@pytest.mark.slow
def test_a_guide_that_cannot_be_used_is_listed(workspace: Path, run: Run) -> None:
    """What ends a command early reaches the list, too, from whichever folder it was typed in."""
    (workspace / ".git").mkdir()
    (workspace / "packets" / "index.md").write_bytes("Grüße".encode("latin-1"))
    (problem,) = problems(run, workspace, "build", "--no-pdf", code=1)
    assert (problem["file"], problem["code"]) == ("packets/index.md", "not-utf-8")
    (annotation,) = annotated(run, workspace / "packets", "build", "--no-pdf")
    assert annotation.startswith("::error file=packets/index.md,")
