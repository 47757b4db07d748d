"""What the day card and the sheets have no room for is said by every command that makes them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.factories import RECORD, as_yaml

PACKET = "example-company"
SAID = "warning left-off-the-page: The sheets have no room for the end of your notes on Ana Ruiz."
HINT = "hint: shorten `notes` under `interviewers`"


@pytest.fixture
def crowded(workspace: Path) -> Path:
    """A packet whose interviewer has notes that no sheet has room for."""
    ana = {**RECORD["interviewers"]["ana-ruiz"], "notes": "Let her. " * 40}
    record = {**RECORD, "interviewers": {"ana-ruiz": ana}}
    (workspace / "packets" / PACKET / "interview.yml").write_text(as_yaml(record), "utf-8")
    return workspace


@pytest.mark.parametrize(
    "words",
    [
        ("check", "--all"),
        ("markdown",),
        pytest.param(("build", "--no-pdf"), marks=pytest.mark.slow),
        pytest.param(("pdf", PACKET), marks=pytest.mark.slow),
    ],
    ids=" ".join,
)
def test_what_has_no_room_is_said_once(crowded: Path, run: Run, words: tuple[str, ...]) -> None:
    """With what to shorten, and by what makes no pages as well; the command goes on."""
    result = run(*words, cwd=crowded)
    assert result.exit_code == 0
    assert result.output.count(SAID) == 1
    assert result.output.count(HINT) == 1


@pytest.mark.slow
def test_what_has_no_room_is_the_same_for_programs(crowded: Path, run: Run) -> None:
    """`check` and what makes pages give it as the same object."""
    found = []
    for words in (("check",), ("build", "--no-pdf")):
        given = json.loads(run(*words, "--format", "json", cwd=crowded).stdout)
        found.append([each for each in given if each["code"] == "left-off-the-page"])
    assert len(found[0]) == 1
    assert found[0] == found[1]


@pytest.mark.parametrize("words", [("calendar", PACKET), ("phone", PACKET)], ids=" ".join)
def test_what_makes_neither_card_nor_sheets_is_silent(
    crowded: Path, run: Run, words: tuple[str, ...]
) -> None:
    """An appointment and the day on the phone have room for all that they show."""
    result = run(*words, cwd=crowded)
    assert result.exit_code == 0
    assert "left-off-the-page" not in result.output
