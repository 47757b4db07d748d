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
