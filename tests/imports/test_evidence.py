"""A certificate, a language or a degree of a resume is proposed as proof of what asks for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from secondround.app import importing
from secondround.cli.output import import_text
from secondround.imports import Found, Unplaced, reading
from secondround.imports.evidence import Line, Requirement, lines_of, proofs
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
CV = reading.File("cv.txt", RESUME)
FILES = {"r": ("cv.txt", RESUME), "p": ("job.txt", POSTING)}


def evidence(requirement: str, line: str, kind: str) -> str | None:
    """What is proposed for a requirement."""
    asked = Requirement(requirement, requirement, requirement)
    found = proofs([asked], [Line(line, kind, "cv.pdf")])
    return found[0].line.text if found else None


@pytest.mark.parametrize(
    ("requirement", "line", "kind"),
    [
        ("CISSP certification", "CISSP (2021)", "certificate"),
        ("Fluent German", "German – fluent", "language"),
        ("Native or C1 level English, written and spoken", "English: C2", "language"),
        ("Verhandlungssicheres Englisch", "Englisch – verhandlungssicher", "language"),
        ("Gabelstaplerschein von Vorteil", "Gabelstaplerschein, 2011", "certificate"),
        ("Spanish is a plus", "Spanish (native)", "language"),
        ("Bachelor's degree in Computer Science", "B.Sc. Computer Science, TU Delft", "degree"),
        ("Bachelor's degree", "MSc Physics, Leeds, 2016", "degree"),
        ("Master of Science in Nursing (MSN)", "MSN, University of Denver", "degree"),
        ("A degree or HNC in mechanical or electrical engineering",
         "BEng (Hons) Mechanical Engineering, University of the West of England", "degree"),
        ("A degree in interaction design or similar", "MA Interaction Design", "degree"),
        ("German at B2 level or higher", "German (B2)", "language"),
        ("German at B2 level or higher", "German – C1", "language"),
        ("Valid forklift license", "Forklift licence, 2019", "certificate"),
        ("Degree in logistics, supply chain or business", "BSc Logistics, Leeds", "degree"),
        ("Bachelor's or Master's degree in logistics", "BSc Logistics, Leeds", "degree"),
        ("Educated to degree level", "BA History, Hull, 2009", "degree"),
        ("Abgeschlossenes Studium der Logistik", "B.Sc. Logistik, TU Hamburg", "degree"),
    ],
)  # fmt: skip
def test_what_meets_a_requirement_is_proposed(requirement: str, line: str, kind: str) -> None:
    """In the resume's own words."""
    assert evidence(requirement, line, kind) == line


@pytest.mark.parametrize(
    ("requirement", "line", "kind"),
    [
        ("Fluent German", "German (basic)", "language"),
        ("Fluent German", "German", "language"),
        ("German at B2 level or higher", "German (A2)", "language"),
        ("German at B2 level or higher", "German", "language"),
        ("A degree or HNC in mechanical or electrical engineering", "BSc Physics", "degree"),
        ("A degree in law or a related field", "MA Interaction Design", "degree"),
        ("German", "French – fluent", "language"),
        ("CISSP certification", "CISM (2020)", "certificate"),
        ("Communication skills", "BA Communication, 2010", "degree"),
        ("Master's degree in Nursing", "BSN, Denver (nursing)", "degree"),
        ("Bachelor's degree in Law", "BSc Physics", "degree"),
        ("Degree in engineering, physics or mathematics", "BSc Logistics, Leeds", "degree"),
        ("Degree in engineering or 5 years of experience", "BA History", "degree"),
        ("Master's degree in logistics or PhD", "BSc Logistics, Leeds", "degree"),
        ("A valid licence", "Forklift licence, 2019", "certificate"),
        ("5 years of leading teams", "Leading teams, 3 days", "certificate"),
    ],
)
def test_what_does_not_meet_it_is_not(requirement: str, line: str, kind: str) -> None:
    """Another language, a lower level or degree, another subject, or no telling word at all."""
    assert evidence(requirement, line, kind) is None


@pytest.mark.parametrize(
    ("requirement", "lines", "proof"),
    [
        ("Fluent German and English", ["English (native), German (C1), Spanish (basic)"],
         "English (native), German (C1)"),
        ("Fluent in German", ["English (native), German (C1), Spanish (basic)"], "German (C1)"),
        ("You speak fluent German", ["English: native | German: fluent"], "German: fluent"),
        ("Fluent written and spoken English and German", ["English (native)", "German (C1)"],
         "English (native), German (C1)"),
        ("Fluent German and English", ["German (C1) and English (native)"],
         "German (C1) and English (native)"),
        ("Fließende Deutsch- und Englischkenntnisse", ["German (C2); English (C1)"],
         "German (C2); English (C1)"),
        ("Sehr gute Deutschkenntnisse in Wort und Schrift", ["Deutsch (Muttersprache)"],
         "Deutsch (Muttersprache)"),
        ("Good command of Spanish is a plus", ["Spanish (basic), German (C1)"], None),
        ("Fluent German and French", ["English (native), German (C1)"], None),
        ("5 years in the German market", ["German (C1)"], None),
    ],
)  # fmt: skip
def test_each_language_counts_by_itself(
    requirement: str, lines: list[str], proof: str | None
) -> None:
    """However a resume lists them, and whatever the language of either; the others are left out."""
    asked = Requirement(requirement, requirement, requirement)
    found = proofs([asked], [Line(line, "language", "cv.pdf") for line in lines])
    assert [each.line.text for each in found] == ([proof] if proof else [])


def imported(root: Path, *commands: str) -> list[importing.Preview]:
    """What each command does, one after the other; the files are named by their first letters."""
    made: list[importing.Preview] = []
    for command in commands:
        files = [reading.File(*FILES[letter]) for letter in command]
        made.append(importing.preview(root, "acme", reading.read(files, Known()).read))
        importing.write(root, made[-1])
    return made


def written(root: Path) -> Any:
    """The requirements of the record, by their texts."""
    record = yaml.safe_load((root / "packets" / "acme" / "interview.yml").read_text())
    return {item["text"]: item.get("evidence") for item in record["role"]["requirements"]}


@pytest.mark.parametrize("commands", [("rp",), ("pr",), ("r", "p"), ("p", "r"), ("p", "r", "p")])
def test_the_order_of_files_does_not_matter(tmp_path: Path, commands: tuple[str, ...]) -> None:
    """Together or one after the other, the same lines prove the same requirements; and these lines
    are not among those that found no place.
    """
    (tmp_path / "packets").mkdir()
    made = imported(tmp_path, *commands)
    assert written(tmp_path) == {
        "Fluent German": "German - fluent",
        "CISSP certification": "CISSP (2021)",
        MASTER: "MSN, University of Denver, 2018",
        "Fluent French": None,
        "5 years of leading teams": None,
    }
    again = importing.preview(tmp_path, "acme", reading.read([CV], Known()).read)
    assert (again.changes, again.remembered, again.proofs) == ((), (), ())
    shown = import_text.questions(again, reading.read([CV], Known()).read, full=True)
    assert "French (basic)" in shown
    assert "German" not in shown
    assert "CISSP" not in shown
    proposed = [proof for wanted in made for proof in wanted.proofs]
    assert {proof.line.file for proof in proposed} == {"cv.txt"}
    assert len(proposed) == 3


def test_evidence_of_a_person_stays(tmp_path: Path) -> None:
    """What somebody wrote is not written over, and what they took out stays out."""
    (tmp_path / "packets").mkdir()
    imported(tmp_path, "p", "r")
    record = tmp_path / "packets" / "acme" / "interview.yml"
    text = record.read_text().replace("evidence: German - fluent", "evidence: My own words")
    lines = [line for line in text.splitlines() if "CISSP (2021)" not in line]
    record.write_text("\n".join(lines) + "\n")
    newer = RESUME.replace(b"German - fluent", b"German - native")
    found = reading.read([reading.File("cv.txt", newer)], Known()).read
    wanted = importing.preview(tmp_path, "acme", found)
    importing.write(tmp_path, wanted)
    assert (wanted.proofs, wanted.clashes) == ((), ())
    assert written(tmp_path)["Fluent German"] == "My own words"
    assert written(tmp_path)["CISSP certification"] is None


def test_a_requirement_typed_by_hand_is_proven(tmp_path: Path) -> None:
    """A requirement that no posting brought is proven as well, and stays where it is."""
    record = tmp_path / "packets" / "acme" / "interview.yml"
    record.parent.mkdir(parents=True)
    record.write_text(
        "company: {name: Acme}\nrole:\n  title: Nurse\n  requirements:\n  - Fluent German\n"
    )
    imported(tmp_path, "r")
    assert written(tmp_path) == {"Fluent German": "German - fluent"}


@pytest.mark.parametrize("heading", ["FORMACIÓN", "Education", "Ausbildung", "Formazione"])
def test_a_degree_is_one_in_any_language(heading: str) -> None:
    """The section tells that a line is a degree."""
    line = Unplaced("Máster en Ingeniería Civil, UPV, 2013", heading)
    (found,) = lines_of(Found("resume", "", {}, {}, unplaced=(line,)), "cv.txt")
    asked = Requirement("a", "a", "Máster en Ingeniería Civil")
    assert proofs([asked], [found])[0].line == found


def test_only_lines_of_such_sections_count() -> None:
    """An interest proves nothing."""
    resume = Found("resume", "", {}, {}, unplaced=(Unplaced("German opera", "Interests"),))
    assert list(lines_of(resume, "cv.txt")) == []


def test_the_subject_of_the_only_mail_is_not_said_at_every_line(tmp_path: Path) -> None:
    """Whoever reads what is left of one mail knows which; a place of its own is said."""
    mail = (
        b"From: Jobs <jobs@mail.example>\nSubject: Your onsite at Harbor\n\n"
        b"We meet on 3 December 2026 at 14:00.\nThe lift is slow.\nThe floor is wet.\n"
    )
    (tmp_path / "packets").mkdir()
    read = reading.read([reading.File("onsite.eml", mail)], Known()).read
    shown = import_text.questions(importing.preview(tmp_path, "acme", read), read, full=True)
    assert "\n  The lift is slow.\n  The floor is wet." in shown
