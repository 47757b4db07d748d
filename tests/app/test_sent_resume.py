"""The figures of the resume that was sent, beside those of the example's bank and record."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondround.app import sent_resume

ROOT = Path(__file__).resolve().parents[2]
RESUME = """\
# Amara Okafor

## Experience

### Head of Night Operations, Pantry Lane, Berlin (2021 – present)

- {}

### Shift Lead, Calder Medical Supply (2015 – 2021)

- {}
"""


def differing(folder: Path, now: str, before: str) -> list[str]:
    """What is said of a resume with these two lines, and where."""
    file = folder / "sent.md"
    file.write_text(RESUME.format(now, before), "utf-8")
    problems, lines = sent_resume.problems(ROOT, ["amara-okafor/harbor"], file)
    for problem in problems:
        assert problem.code == "figures-differ"
        assert problem.file in lines
    return [f"{problem.file.name}: {problem.message}" for problem in problems]


def test_a_figure_of_the_resume_that_differs_is_named(tmp_path: Path) -> None:
    """Once for each line of the resume, at the fact where there is one, with the line."""
    people = "Lead 72 people in three hubs and send out about 11,000 orders a night"
    assert differing(tmp_path, people, "Ran the cold store.") == [
        f"candidate.yml: This says `64 people`; sent.md says `72 people`: “{people}”."
    ]


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("Lead 64 people in three hubs, 11k orders a night", "Ran the cold store."),
        ("Cut waste from 4.1 to 1.6 per cent in three years", "Led a shift of 16 people"),
        ("Built a team of nine shift leads", "Led 72 people in three hubs"),
        ("Hired 12 packers in a month", "Shipped 900 orders a night"),
    ],
)
def test_what_is_another_thing_is_no_difference(tmp_path: Path, now: str, before: str) -> None:
    """The same figure, another thing, and what held at another employer."""
    assert differing(tmp_path, now, before) == []
