"""What part somebody has in the decision, where an invitation says so beside the name."""

from __future__ import annotations

from typing import Any

import pytest

from secondround.imports import invite
from secondround.imports.invite import cast, parts

LINES = [
    ("Nkiru Eze, Depot Manager (line manager)", {"Nkiru Eze": ("Depot Manager", "hiring manager")}),
    ("Nkiru Eze (Depot Manager, your new boss)",
     {"Nkiru Eze": ("Depot Manager", "hiring manager")}),
    ("Nkiru Eze, who would be your direct manager", {"Nkiru Eze": ("", "hiring manager")}),
    ("Hiring manager: Nkiru Eze, CTO", {"Nkiru Eze": ("CTO", "hiring manager")}),
    ("Hiring manager chat with Nkiru Eze", {"Nkiru Eze": ("", "hiring manager")}),
    ("Nkiru Eze and Lars Dahl (your future teammates)",
     {"Nkiru Eze": ("", "peer"), "Lars Dahl": ("", "peer")}),
    ("Lars Dahl (your recruiter)", {"Lars Dahl": ("", "recruiter")}),
    ("Gespräch mit Jutta Behrens (Teamleiterin, Ihre zukünftige Chefin)",
     {"Jutta Behrens": ("Teamleiterin", "hiring manager")}),
    ("Jutta Behrens, Fachvorgesetzte", {"Jutta Behrens": ("", "hiring manager")}),
    ("Entretien avec Maud Perrin (votre future manager)",
     {"Maud Perrin": ("", "hiring manager")}),
    ("Entrevista con Iker Solana (tu futuro jefe)", {"Iker Solana": ("", "hiring manager")}),
    ("Lars Dahl (Account Manager)", {"Lars Dahl": ("Account Manager", "")}),
    ("Lars Dahl (New Business Manager)", {"Lars Dahl": ("New Business Manager", "")}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "people"), LINES, ids=[line for line, _ in LINES])
def test_a_part_is_no_title(line: str, people: dict[str, tuple[str, str]]) -> None:
    """It goes to the field for it, and the title stays what somebody is called."""
    found = cast.cast_in(line).people
    assert {each.name: (each.title, each.part) for each in found} == people


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("You will also meet our COO, Nkiru Eze, who will be your line manager.", "hiring manager"),
        ("Your future boss, Nkiru Eze, joins us at ten.", "hiring manager"),
        ("Nkiru Eze ist Ihre künftige Vorgesetzte.", "hiring manager"),
        ("Nkiru Eze sera votre responsable hiérarchique.", "hiring manager"),
        ("Nkiru Eze is the hiring manager's assistant.", ""),
        ("Nkiru Eze can tell you who your line manager is.", ""),
    ],
)
def test_a_sentence_says_the_part_of_whom_it_names(text: str, part: str) -> None:
    """Only where the words are plainly said of that person."""
    assert parts.described(text, ["Nkiru Eze"]).get("Nkiru Eze", "") == part


def test_a_line_that_was_read_whole_is_not_left_over() -> None:
    """The part is in the record, and so is what the session is about: nothing is left of them."""
    text = (
        b"From: Lars Dahl <lars@thornbury.example>\nSubject: Interview\n\n"
        b"On 2026-12-08:\n\n"
        b"9:30 - 10:00 Lars Dahl, Talent Lead (welcome and tour)\n"
        b"10:00 - 10:45 Nkiru Eze, Depot Manager (your future line manager)\n"
    )
    found: Any = invite.read(text, "mail.eml")
    assert found.record["interviewers"]["nkiru-eze"]["role"] == "hiring manager"
    assert found.record["rounds"][0].fields["sessions"][0].fields["name"] == "Welcome and tour"
    assert not [each.text for each in found.unplaced if ":" in each.text and "-" in each.text]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Tom leads the facilities group and would be your manager.",
            {"Tom Kessler": "hiring manager"},
        ),
        ("Tom is your future manager.", {"Tom Kessler": "hiring manager"}),
        ("Tom will meet Lupe who leads the site and would be your manager.", {}),
        ("Ana asks Tom, and would be your manager.", {}),
    ],
)
def test_a_first_name_that_only_one_has_is_theirs(text: str, found: dict[str, str]) -> None:
    """The sentence is about whom it begins with, and not about whom it names on the way."""
    assert parts.described(text, ["Tom Kessler", "Lupe Arvizu"]) == found


def test_a_first_name_that_two_have_is_nobodys() -> None:
    """Nobody can tell which of them is meant."""
    assert parts.described("Tom is your future manager.", ["Tom Kessler", "Tom Berg"]) == {}
