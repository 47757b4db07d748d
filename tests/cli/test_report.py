"""Problems as text, JSON and workflow commands."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround.app import selection
from secondround.cli.output import colour, report
from secondround.problems import CODES, Problem, Severity, failed

FILE = PurePosixPath("packets/harbor/interview.yml")
ERROR = Problem(
    FILE,
    14,
    5,
    Severity.ERROR,
    "unknown-field",
    "`minuts` is no field.",
    "did you mean `minutes`?",
    6,
)
WARNING = Problem(
    FILE, 20, 3, Severity.WARNING, "interviewer-without-title", "`Ana Ruiz` has no title."
)

problems = st.builds(
    Problem.at,
    file=st.text(min_size=1).map(lambda name: PurePosixPath("packets") / name.replace("\x00", "")),
    line=st.integers(1, 10**6),
    column=st.integers(1, 10**4),
    code=st.sampled_from(sorted(CODES)),
    message=st.text(),
    hint=st.text(),
    width=st.integers(1, 200),
)


def undone(text: str) -> str:
    """What a runner makes of an escaped value: the codes back into characters, the percent sign
    last.
    """
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


@pytest.mark.slow
@given(st.lists(problems, max_size=3))
def test_workflow_commands_say_what_was_found(found: list[Problem]) -> None:
    """Each problem is one line, and a runner that undoes the escapes gets file, place and message
    back whole.
    """
    text = report.as_github(found, PurePosixPath())
    lines = text.split("\n") if found else []
    assert len(lines) == len(found)
    for line, problem in zip(lines, found, strict=True):
        assert "\r" not in line
        match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line, re.DOTALL)
        assert match
        properties = dict(part.split("=", 1) for part in match[2].split(","))
        assert undone(properties["file"]) == str(problem.file)
        assert (properties["line"], properties["col"]) == (str(problem.line), str(problem.column))
        assert undone(match[3]).startswith(problem.message)
        assert problem.hint in undone(match[3])


@pytest.mark.slow
@given(st.lists(problems, max_size=3))
def test_json_holds_every_field(found: list[Problem]) -> None:
    """The list of objects has the documented fields, in order and with the values found."""
    read = json.loads(report.as_json(found))
    assert [list(item) for item in read] == [
        ["file", "line", "column", "width", "severity", "code", "message", "hint"] for _ in found
    ]
    assert [(item["file"], item["message"], item["hint"]) for item in read] == [
        (str(problem.file), problem.message, problem.hint) for problem in found
    ]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((), "No problems found."),
        ((ERROR,), "Found 1 error."),
        ((ERROR, ERROR, WARNING), "Found 2 errors and 1 warning."),
    ],
)
def test_the_summary_counts(found: tuple[Problem, ...], said: str) -> None:
    """The last line says how many of each kind, in words."""
    assert report.summary(found) == said


def test_warnings_fail_when_strict() -> None:
    """An error fails always, a warning only when that is asked for."""
    assert failed([ERROR])
    assert not failed([WARNING])
    assert failed([WARNING], strict=True)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colour_changes_no_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the same text is coloured; NO_COLOR leaves the colours out."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    texts = report.blocks([ERROR, WARNING], {})
    shown = Terminal()
    colour.show(texts, [Severity.ERROR, Severity.WARNING], shown)
    assert "\x1b[1;31m" in shown.getvalue()
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown.getvalue()) == "\n\n".join(texts) + "\n"
    monkeypatch.setenv("NO_COLOR", "1")
    plain = Terminal()
    colour.show(texts, [Severity.ERROR, Severity.WARNING], plain)
    assert "\x1b[3" not in plain.getvalue()


def test_a_long_problem_is_not_wrapped(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line of a problem stays one line, however narrow the terminal."""
    monkeypatch.setenv("COLUMNS", "40")
    shown = Terminal()
    text = "packets/x.yml:1:1: error too-long: " + "word " * 40 + "[bold]not markup[/bold]"
    colour.show([text], [Severity.ERROR], shown)
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown.getvalue()) == text + "\n"


def test_annotations_name_files_as_the_repository_does(tmp_path: Path) -> None:
    """Where a workspace is a folder of a repository, that folder stands before the file."""
    root = tmp_path / "hunt"
    root.mkdir()
    assert selection.folder_in_repository(root) == PurePosixPath()
    (tmp_path / ".git").mkdir()
    assert selection.folder_in_repository(root) == PurePosixPath("hunt")
    assert "file=hunt/packets/harbor/interview.yml," in report.as_github(
        [ERROR], PurePosixPath("hunt")
    )


def test_nothing_found_is_an_empty_list() -> None:
    """A program gets a list also where there is nothing in it, and a pull request no annotation."""
    assert json.loads(report.as_json([])) == []
    assert report.as_github([], PurePosixPath()) == ""
