"""Postings become a company, a role and its requirements, in their own words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.imports import readable

from secondround.imports import Found, UnreadableError, posting

CASES = readable.cases(Path(__file__).parent)


def read(files: list[tuple[bytes, str]], options: Mapping[str, Any]) -> Found:
    ((data, name),) = files
    return posting.read(data, name, options.get("competencies", ()), options.get("job", ""))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_posting_becomes_requirements(case: Path, request: pytest.FixtureRequest) -> None:
    """What is found is, to the letter, what was read and found good."""
    readable.compare(case, read, update=request.config.getoption("--update-golden"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_record_can_be_written_from_it(case: Path) -> None:
    """With the questions answered, all that is found makes a valid record."""
    try:
        found = read(readable.files(case), readable.options(case))
    except UnreadableError:
        return
    record, _ = readable.as_written(found)
    assert record is not None
    assert found.original is not None
