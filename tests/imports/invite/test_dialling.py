"""The number by which one joins a call, with the PIN behind it."""

from __future__ import annotations

import pytest

from secondround.imports.invite import dialling


@pytest.mark.parametrize(
    ("text", "dial_in"),
    [
        ("Dial-in: +44 20 7946 0991, PIN 1234#", "+44 20 7946 0991, PIN 1234#"),
        ("You can also dial in on +44 20 7946 0991.", "+44 20 7946 0991"),
        (
            "Please dial +44 113 496 0155 and enter the PIN 48213#.",
            "+44 113 496 0155, PIN 48213#",
        ),
        ("Dial in: +44 20 7946 0991\nPIN: 1234#", "+44 20 7946 0991, PIN: 1234#"),
        (
            "Or call in (audio only)\n+44 20 7946 0991,,123# London\nPhone Conference ID: 123#",
            "+44 20 7946 0991,,123# London, Phone Conference ID: 123#",
        ),
        (
            "One tap mobile\n+13052241968,,81234567890#,,,,*482913# US",
            "+13052241968,,81234567890#,,,,*482913# US",
        ),
        (
            "Or dial: \u202a(US) +1 262-327-7317\u202c PIN: \u202a692 145 617#\u202c",
            "+1 262-327-7317 PIN: 692 145 617#",
        ),
        ("Einwahl: +49 69 5050 2596, PIN 1234#", "+49 69 5050 2596, PIN 1234#"),
        ("If you are late, call Kim at +49 40 5550 0100.", ""),
        ("Dial in by phone", ""),
        ("Dial in.\n\nCome to 4 Quay Street.\n\nKim: +49 40 5550 0100", ""),
        ("Dial-in details follow by 2026-11-24", ""),
    ],
)
def test_a_number_to_dial_in_is_named_as_one(text: str, dial_in: str) -> None:
    """Only what the text calls a number to join by is one, on the line or below it; its PIN stays
    with it, and what else is said stays in the text.
    """
    found, rest = dialling.found(f"Hello Amara\n{text}\nRegards")
    assert found == dial_in
    assert "Hello Amara" in rest
    assert "Regards" in rest
    assert not dial_in or dial_in[:12] not in rest
