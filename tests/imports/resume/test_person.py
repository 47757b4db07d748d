"""Who a resume is of, and what they do now."""

from __future__ import annotations

import pytest

from secondround.imports.resume import read, read_resume
from secondround.imports.resume.person import in_small_letters

NAMES = {
    "DANIELA REYES-KOWALSKI": "Daniela Reyes-Kowalski",
    "SEÁN O'BRIEN": "Seán O'Brien",
    "MARIA DE LA CRUZ": "Maria de la Cruz",
    "FIONA MCDONALD": "Fiona McDonald",
    "JOHN B. DOE III": "John B. Doe III",
    "Jo van der Berg": "Jo van der Berg",
    "李娜": "李娜",
}
JOBS = (
    "\n\nEXPERIENCE\n\nStaff Engineer, Payments — Larkspur Pay    Jan 2021 – Present\n"
    "- Cut the lag from 6 h to 9 min by streaming\n\n"
    "Senior Engineer — Tallgrass    2017 – 2020\n- Wrote the rate engine for 900 requests\n"
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_capitals(name: str) -> None:
    """A name is written as in a letter; one that is not in capitals stays as it is."""
    assert in_small_letters(name) == NAMES[name]


def test_letters_behind_a_name() -> None:
    """They are no part of the name nor the headline, are kept apart, and that is said."""
    found = read(f"JO DOE, CPIM\njo@example.com{JOBS}".encode(), "cv.txt")
    assert found.candidate["name"] == "Jo Doe"
    assert ("CPIM", "letters after the name") in [
        (item.text, item.where) for item in found.unplaced
    ]
    assert any("CPIM" in remark for remark in found.remarks)
    found = read(f"Jo Doe\nRN, BSN, CCRN\njo@example.com{JOBS}".encode(), "cv.txt")
    assert found.candidate["headline"] == "Staff Engineer, Payments"
    assert "RN, BSN, CCRN" in [item.text for item in found.unplaced]


@pytest.mark.parametrize("line", ["Senior Engineer", ""])
def test_the_headline_is_the_present_position(line: str) -> None:
    """An earlier position is no headline, and without any headline the present one is."""
    found = read(f"Jo Doe\n{line}\njo@example.com{JOBS}".encode(), "cv.txt")
    assert found.candidate["headline"] == "Staff Engineer, Payments"


def test_a_headline_of_ones_own_stays() -> None:
    """What a person calls herself stays, whatever her positions are called."""
    found = read(f"Jo Doe\nLedgers that balance\njo@example.com{JOBS}".encode(), "cv.txt")
    assert found.candidate["headline"] == "Ledgers that balance"


def test_a_team_behind_a_comma_is_of_the_title() -> None:
    """What comes between a comma and a dash is the position's; the employer is behind the dash."""
    jobs = read_resume(f"Jo Doe\njo@example.com{JOBS}".encode(), "cv.txt").jobs
    assert [(job.title, job.employer) for job in jobs] == [
        ("Staff Engineer, Payments", "Larkspur Pay"),
        ("Senior Engineer", "Tallgrass"),
    ]


def test_positions_have_a_year_and_are_kept() -> None:
    """A position that lasts gives its stories the year it began; the lines that name positions
    are kept among the notes, and not reported as lost.
    """
    found = read(f"Jo Doe\njo@example.com{JOBS}".encode(), "cv.txt")
    stories = found.candidate["stories"]
    assert isinstance(stories, tuple)
    assert [story.fields["year"] for story in stories] == [2021, 2020]  # type: ignore[union-attr]
    assert "Larkspur Pay, Jan 2021 – Present" in str(found.candidate["notes"])
    assert found.unplaced == ()
