"""A certificate, a language or a degree of a resume is proposed as proof of what asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from secondround.imports import Found, Unplaced, reading
from secondround.imports.evidence import Line, lines_of, with_evidence
from secondround.imports.found import Entry, ProposedText
from secondround.imports.invite import Known

MASTER = "Master of Science in Nursing (MSN) or equivalent"
RESUME = b"""Priya Raman
priya@example.com

EXPERIENCE

Nurse Manager, Mercy West    2019 - Present
- Cut falls on 3 wards by 31% in a year by moving rounds to 6 am.

EDUCATION

MSN, University of Denver, 2018

CERTIFICATIONS

CISSP (2021)

LANGUAGES

German - fluent
French (basic)
"""
POSTING = b"""Director of Nursing
Harborview Health

Requirements
- Fluent German
- CISSP certification
- Master of Science in Nursing (MSN) or equivalent
- Fluent French
- 5 years of leading teams
"""


def evidence(requirement: str, line: str, kind: str) -> Any:
    """What is proposed for a requirement."""
    entry = Entry("a", {"text": requirement})
    posting = Found("posting", "", {}, {"role": {"requirements": (entry,)}})
    found = with_evidence(posting, [Line(line, kind, "cv.pdf")])
    role = found.record["role"]
    assert isinstance(role, Mapping)
    stated: Any = role["requirements"]
    return stated[0].fields.get("evidence")


@pytest.mark.parametrize(
    ("requirement", "line", "kind"),
    [
        ("CISSP certification", "CISSP (2021)", "certificate"),
        ("Fluent German", "German – fluent", "language"),
        ("Native or C1 level English, written and spoken", "English: C2", "language"),
        ("Spanish is a plus", "Spanish (native)", "language"),
        ("Bachelor's degree in Computer Science", "B.Sc. Computer Science, TU Delft", "degree"),
        ("Bachelor's degree", "MSc Physics, Leeds, 2016", "degree"),
        ("Master of Science in Nursing (MSN)", "MSN, University of Denver", "degree"),
        ("Valid forklift license", "Forklift licence, 2019", "certificate"),
    ],
)
def test_what_meets_a_requirement_is_proposed(requirement: str, line: str, kind: str) -> None:
    """In the resume's own words, and marked as a proposal."""
    found = evidence(requirement, line, kind)
    assert isinstance(found, ProposedText)
    assert found == line


@pytest.mark.parametrize(
    ("requirement", "line", "kind"),
    [
        ("Fluent German", "German (basic)", "language"),
        ("Fluent German", "German", "language"),
        ("German", "French – fluent", "language"),
        ("CISSP certification", "CISM (2020)", "certificate"),
        ("Communication skills", "BA Communication, 2010", "degree"),
        ("Master's degree in Nursing", "BSN, Denver (nursing)", "degree"),
        ("Bachelor's degree in Law", "BSc Physics", "degree"),
        ("A valid licence", "Forklift licence, 2019", "certificate"),
        ("5 years of leading teams", "Leading teams, 3 days", "certificate"),
    ],
)
def test_what_does_not_meet_it_is_not(requirement: str, line: str, kind: str) -> None:
    """Another language, a lower level or degree, another subject, or no telling word at all."""
    assert evidence(requirement, line, kind) is None


def test_a_resume_and_a_posting_together() -> None:
    """It is said from which file each comes, and nothing is proposed for the rest."""
    files = [reading.File("cv.txt", RESUME), reading.File("job.txt", POSTING)]
    posting = reading.read(files, Known()).read[1].found
    said = [remark for remark in posting.remarks if "is proposed as proof of" in remark]
    assert said == [
        "“German - fluent” in cv.txt is proposed as proof of “Fluent German”.",
        "“CISSP (2021)” in cv.txt is proposed as proof of “CISSP certification”.",
        f"“MSN, University of Denver, 2018” in cv.txt is proposed as proof of “{MASTER}”.",
    ]


def test_only_lines_of_such_sections_count() -> None:
    """An interest proves nothing."""
    resume = Found("resume", "", {}, {}, unplaced=(Unplaced("German opera", "Interests"),))
    assert list(lines_of(resume, "cv.txt")) == []
