"""A doubt that a letter tells of is one to be ready for, and on the sheet of whose it is."""

from __future__ import annotations

from typing import Any

import pytest

from secondround.imports import invite
from secondround.imports.invite import doubts


@pytest.mark.parametrize(
    "sentence",
    [
        "Ms Adair is slightly worried about your short time at Bexley.",
        "The one reservation Tom has is whether you would relocate.",
        "They were not entirely convinced that your French is fluent.",
        "Herr Brandt hat Zweifel, ob Sie im Schichtdienst arbeiten möchten.",
        "Mme Roy se demande si vous avez assez d'expérience du terrain.",
        "A la señora Vidal le preocupa tu poca experiencia con equipos grandes.",
    ],
)
def test_a_doubt_is_known_by_its_words(sentence: str) -> None:
    """In each language that invitations are read in."""
    assert doubts.is_doubt(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "If you are worried about your journey, call us.",
        "Please do not hesitate to send us your questions.",
        "We have no doubts about your skills.",
        "Tom wonders if you could bring your laptop.",
        "Do you have concerns about your start date?",
        "Bei Zweifeln rufen Sie uns bitte an.",
        "N'hésitez pas à nous poser vos questions.",
        "Si tienes dudas sobre tu visita, escríbenos.",
    ],
)
def test_what_you_may_doubt_is_none_of_theirs(sentence: str) -> None:
    """Offers of help, requests and questions are no doubts about the candidate."""
    assert not doubts.is_doubt(sentence)


def test_a_doubt_goes_to_the_person_who_has_it() -> None:
    """By a last or a first name that only one of the people has; it is not in the notes as well."""
    text = (
        b"From: Lars Dahl <lars@thornbury.example>\nSubject: Interview\n\nDear Amara,\n\n"
        b"2026-12-08:\n\n9:30 - 10:00 Moira Adair, Head of Fleet\n10:00 - 10:30 Tom Berg, CTO\n\n"
        b"Between us: Ms Adair is slightly worried about your short time at Bexley. "
        b"Both are unsure whether you would relocate.\n"
    )
    found: Any = invite.read(text, "mail.eml")
    adair, berg = found.record["interviewers"].values()
    assert adair["notes"].endswith("Ms Adair is slightly worried about your short time at Bexley.")
    assert "notes" not in berg
    told = [each.fields["text"] for each in found.record["role"]["concerns"]]
    assert told[1] == "Both are unsure whether you would relocate."
    assert "worried" in told[0]
    assert "worried" not in str(found.record.get("notes"))
