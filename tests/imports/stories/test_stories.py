"""Story banks become stories, and every word of them is somewhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.imports import readable

from secondround.imports import Found, UnreadableError, stories

CASES = readable.cases(Path(__file__).parent)


def read(files: list[tuple[bytes, str]], options: Mapping[str, Any]) -> Found:
    ((data, name),) = files
    assert not options
    return stories.read(data, name)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_story_bank_becomes_stories(case: Path, request: pytest.FixtureRequest) -> None:
    """What is found is, to the letter, what was read and found good."""
    readable.compare(case, read, update=request.config.getoption("--update-golden"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_candidate_can_be_written_from_it(case: Path) -> None:
    """With the questions answered, all that is found makes a valid candidate's file."""
    try:
        found = read(readable.files(case), readable.options(case))
    except UnreadableError:
        return
    _, candidate = readable.as_written(found)
    assert candidate is not None
    assert candidate.stories


BANK = (
    "# My stories\n\n## Moved the ledger\nSituation: The old one failed.\nAction: I moved it.\n"
    "Result: No minute was lost.\n\n## Coaching Jamal\nJamal was new. I had him present a chart.\n"
)


def test_a_story_without_labels_is_one() -> None:
    """Prose below a heading like those of other stories is a story, to be split; what is missing
    in it is asked. The title of the whole bank is no text that was lost.
    """
    found = stories.read(BANK.encode(), "stories.md")
    bank: Any = found.candidate["stories"]
    assert [story.fields["title"] for story in bank] == ["Moved the ledger", "Coaching Jamal"]
    assert bank[1].fields["situation"] == "Jamal was new. I had him present a chart."
    asked = [item.field for item in found.missing]
    assert ("stories", 1, "action") in asked
    assert ("stories", 1, "result") in asked
    assert found.unplaced == ()


def test_instructions_are_no_story() -> None:
    """A heading whose text tells nothing of oneself is left over, as it was."""
    found = stories.read(f"{BANK}\n## How to use this\nRead one a day.\n".encode(), "stories.md")
    assert [item.text for item in found.unplaced] == ["How to use this", "Read one a day."]


TOLD = "S: It was late.\nT: Mine.\nA: I rang.\nR: 5 more.\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Turnover", "Overtime - and after"),
        ("- Turnover", "- Overtime - and after"),
        ("* Turnover", "* Overtime - and after"),
        ("1. Turnover", "2. Overtime - and after"),
        ("1) Turnover", "2) Overtime - and after"),
        ("Story 1: Turnover", "Story 2: Overtime - and after"),
        ("Turnover:", "Overtime - and after:"),
        ("Turnover\n", "Overtime - and after"),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n\n", "\n---\n\n"])
def test_a_line_of_its_own_above_the_labels_is_the_title(
    first: str, second: str, between: str
) -> None:
    """However it is marked, and never the last words of the story before it."""
    text = f"{first}\n{TOLD}{between}{second}\n{TOLD}"
    found = stories.read(text.encode(), "notes.txt")
    told: Any = found.candidate["stories"]
    assert [story.fields["title"] for story in told] == ["Turnover", "Overtime - and after"]
    assert [story.fields["result"] for story in told] == ["5 more.", "5 more."]
    assert found.unplaced == ()


@pytest.mark.parametrize(
    "more", ["Nobody left.", "And so on.\nNobody left.", "\nNobody left.\n", f"\n{'Nobody ' * 20}"]
)
def test_more_of_a_result_is_no_title(more: str) -> None:
    """A line that goes on, a paragraph above a blank line, a long sentence."""
    found = stories.read(f"Turnover\n{TOLD}{more}\n{TOLD}".encode(), "notes.txt")
    told: Any = found.candidate["stories"]
    assert more.rsplit(maxsplit=1)[-1] in told[0].fields["result"]
    assert "title" not in told[1].fields
