"""Postings become a company, a role and its requirements, in their own words."""

from __future__ import annotations

import json
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


def test_a_competency_is_proposed_only_for_all_of_its_words() -> None:
    """Rail freight is asked for by rail freight, and not by freight of another kind."""
    page = (
        "<html><h1>A</h1><h2>Requirements</h2><ul><li>Air freight</li><li>Freight by rail</li></ul>"
    )
    found = posting.read(page.encode(), "page.html", ["rail freight", "freight planning"])
    role: Any = found.record["role"]
    shows = [entry.fields.get("shows", ()) for entry in role["requirements"]]
    assert shows == [(), ("rail freight",)]


@pytest.mark.parametrize("around", ["footer", "nav"])
def test_what_is_around_the_posting_asks_for_nothing(around: str) -> None:
    """Lists in a page's footer or navigation are no requirements, in JSON-LD's HTML either."""
    content = (
        f"<h2>Requirements</h2><ul><li>Excel</li></ul><{around}><ul><li>Jobs</li></ul></{around}>"
    )
    job = {"absolute_url": "https://example.com", "title": "A", "content": content}
    found = posting.read(json.dumps(job).encode(), "job.json")
    role: Any = found.record["role"]
    assert [entry.fields["text"] for entry in role["requirements"]] == ["Excel"]


def test_a_file_with_several_jobs_is_read_for_one_of_them() -> None:
    """A job is named by its title or its number, in any case of letters."""
    jobs = [
        {"absolute_url": "https://example.com", "title": title, "id": number, "content": "x"}
        for number, title in enumerate(["Planner", "Head of Operations"], start=1)
    ]
    data = json.dumps({"jobs": jobs}).encode()
    for named in ("head of operations", "2"):
        role: Any = posting.read(data, "jobs.json", job=named).record["role"]
        assert role["title"] == "Head of Operations"
    with pytest.raises(UnreadableError, match="holds 2 jobs"):
        posting.read(data, "jobs.json", job="Cook")
