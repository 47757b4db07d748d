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


BANK = """\
name: Nuala Breen
facts: [{id: team, say: a team of 23}]
stories:
  - {id: lead, title: Led the stores, employer: Aire Valley, action: I led them., result: Fine.}
  - id: checkers
    title: Trained 14 technicians to check independently
    employer: Aire Valley
    action: I wrote a course of twelve evenings.
    result: All passed.
"""
SENT = """\
# Nuala Breen

## Experience

### Supply Manager, Aire Valley (2021 – present)

- Lead a team of 26 technicians and assistants across stores and robot.
- Trained 15 technicians to check independently
"""


def test_a_title_is_compared_and_a_difference_said_once(tmp_path: Path) -> None:
    """A story's title often has the resume's own words; a line that is read as a story and as its
    title differs once.
    """
    folder = tmp_path / "packets/dock"
    folder.mkdir(parents=True)
    (tmp_path / "packets/candidate.yml").write_text(BANK, "utf-8")
    (folder / "interview.yml").write_text("company: {name: Dock}\nrole: {title: Head}\n", "utf-8")
    (tmp_path / "sent.md").write_text(SENT, "utf-8")
    problems, _ = sent_resume.problems(tmp_path, ["dock"], tmp_path / "sent.md")
    said = [problem.message.partition(":")[0] for problem in problems]
    assert said == [
        "This says `team of 23`; sent.md says `team of 26 technicians`",
        "This says `14 technicians`; sent.md says `15 technicians`",
    ]
