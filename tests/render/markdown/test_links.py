"""What can be followed with one tap, and what only looks like it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from secondround.render.markdown.links import letter, link, phones, place, source


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Kim Lee, +49 40 66969 120", "+494066969120"),
        ("+49 (0)40 66969-120", "+494066969120"),
        ("front gate 020 7946 0018.", "02079460018"),
        ("(415) 555-0100", "4155550100"),
        ("Call 415-555-0100, ext. 12", "4155550100"),
        ("(030) 5550 123 at the gate", "0305550123"),
        ("Ana: +1.415.555.0100", "+14155550100"),
    ],
)
def test_a_telephone_number_can_be_called(text: str, target: str) -> None:
    """However it is grouped, it is shown as it was written, and dialled as digits."""
    written = phones(text)
    assert f"](tel:{target})" in written
    assert written.count("](tel:") == 1
    assert written.replace("[", "").replace(f"](tel:{target})", "") == text


def test_several_numbers_are_several_links() -> None:
    """Each can be called."""
    written = phones("Kim Lee, +49 40 66969 120; front gate +49 40 66969 100")
    assert written.count("](tel:+4940") == 2


@pytest.mark.parametrize(
    "text",
    ["on 2026-11-24", "08:45 to 09:15", "€98,000", "2024–2026", "Room 1234567", "ABC-0123456789",
     "room 4.01, second floor", "a@0301234567.example", "1 2 3 4 5 6 7"],
)  # fmt: skip
def test_what_is_no_telephone_number_is_text(text: str) -> None:
    """Days, hours, sums and rooms are not dialled."""
    assert "tel:" not in phones(text)


def test_a_pin_is_on_one_line() -> None:
    """What is to be typed in is bound, as a number to be called is; both are as they were written
    but for that.
    """
    assert phones("+44 20 7946 0991, meeting ID 828 1234 5678, PIN 12 34", 1) == (
        "[+44 20 7946 0991](tel:+442079460991), meeting ID 828\u00a01234\u00a05678, PIN 12\u00a034"
    )


def test_marks_in_a_contact_do_nothing() -> None:
    """It is escaped like every short text."""
    assert phones("<b>*Kim*</b>") == "&lt;b>\\*Kim\\*&lt;/b>"


def test_a_place_is_looked_for_on_a_map() -> None:
    """The whole address is what is looked for; its letters cannot end the link."""
    written = place("Seeschwalbenkai 5 (Tor 2) & Hof, Hamburg]")
    shown, _, target = written.rpartition("](")
    assert shown.startswith("[Seeschwalbenkai 5 (Tor 2)")
    asked = parse_qs(urlsplit(target.removesuffix(")")).query)
    assert asked == {"query": ["Seeschwalbenkai 5 (Tor 2) & Hof, Hamburg]"]}
    assert target.startswith("https://www.openstreetmap.org/search?query=")


def test_a_letter_opens_with_its_text() -> None:
    """Address, subject and paragraphs are in the link, and no mark of them acts."""
    written = letter("ana@example.com", "Thank you: R&D", ["Dear Ana,", "50 % (yes)\nthat"])
    shown, _, target = written.partition("](")
    assert shown == "[ana&#64;example.com"
    parts = urlsplit(target.removesuffix(")"))
    assert (parts.scheme, parts.path) == ("mailto", "ana@example.com")
    fields = parse_qs(parts.query)
    assert fields == {"subject": ["Thank you: R&D"], "body": ["Dear Ana,\r\n\r\n50 % (yes) that"]}


def test_an_address_cannot_add_to_the_letter() -> None:
    """`?bcc=` in an address is part of the address."""
    assert "?bcc" not in letter("a@b.c?bcc=x@y.z", "s", ["t"]).partition("](")[2]


def test_a_source_goes_by_its_number() -> None:
    """With an address it is a link; a name is none, and is in the list."""
    assert source("https://example.com/a", 2) == "[source 2](https://example.com/a)"
    assert source("Annual report 2025", 3) == "source 3"
    assert link("javascript:alert(1)", "x") == "x"
