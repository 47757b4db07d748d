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
