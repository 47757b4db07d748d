"""What stands below a name at the end of a letter."""

from __future__ import annotations

import pytest

from secondround.imports.invite import signature


@pytest.mark.parametrize(
    "line", ["+44 161 496 0123", "T: +44 161 496 0123", "Mobile 0161 496 0123"]
)
def test_a_number_below_the_name_is_whom_to_call(line: str) -> None:
    """Alone on its line, with or without a label."""
    text = f"See you soon.\n\nKind regards,\nAna Ruiz\nTalent Partner\n{line}\n"
    assert line.endswith(signature.phone_in(text))
    assert signature.phone_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kind regards,\nAna Ruiz\nFax +44 161 496 0199\n",
        "Kind regards,\nAna Ruiz\nCompany number 04961234567\n",
        "+44 161 496 0123\n\nKind regards,\nAna Ruiz\n",
        "Kind regards,\nAna Ruiz\n2026-12-04\n",
    ],
)
def test_another_number_is_not(text: str) -> None:
    """A fax, a register's number, a day, or what stands above the name."""
    assert signature.phone_in(text) == ""


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Interview (Corvid Health) - Ana Ruiz", "Corvid Health"),
        ("your interview with the Corvid Health Alliance.", "Corvid Health Alliance"),
        ("Corvid Health Group", "Corvid Health Group"),
        ("We meet at Corvid Health Town Hall.", ""),
        ("See corvidhealth.example or corvid-health.", ""),
        ("The corvid health check", ""),
    ],
)
def test_a_company_is_spelled_as_a_text_spells_its_host(text: str, company: str) -> None:
    """In capitals, as a name by itself: what goes on with it may make it another's."""
    assert signature.spelled(text, ["corvidhealth"]) == company


@pytest.mark.parametrize(
    ("text", "host"), [("Oryx Bay Search", "oryxbaysearch"), ("Harbor", "harbor"), ("Ba", "ba")]
)
def test_a_word_or_an_agency_is_no_company(text: str, host: str) -> None:
    """A host that is an English word, or short, or an agency's, tells nothing."""
    assert signature.spelled(text, [host]) == ""
