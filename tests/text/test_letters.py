"""Names, however their letters are put together."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround.text.letters import LONGEST_SLUG, caseless, free_slug, shortened, slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Søren Łódź", "soren-lodz"),
        ("Über Größe & Co #1", "uber-grosse-co-1"),
        ("Thảo Nguyễn", "thao-nguyen"),
        ("Þórður Ægisson", "thordur-aegisson"),
        ("Kırmızı Đorđe", "kirmizi-dorde"),
        ("L'Œuvre, S.A.", "l-oeuvre-s-a"),
        ("  --A  B--  ", "a-b"),
        ("日本", ""),
    ],
)
def test_a_slug_keeps_every_letter_it_can(name: str, expected: str) -> None:
    """Letters lose their marks and never vanish; what lies between words becomes one hyphen."""
    assert slug(name) == expected


@given(st.text())
def test_a_slug_is_a_name_however_the_letters_are_put_together(text: str) -> None:
    """It can be an id, is its own slug, and is the same for composed and decomposed letters."""
    made = slug(text)
    assert re.fullmatch("([a-z0-9]+(-[a-z0-9]+)*)?", made)
    assert slug(made) == made
    assert {slug(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")} == {made}


@given(st.text())
def test_composed_and_decomposed_are_one_name(text: str) -> None:
    """Names are compared without regard to how accents are put together."""
    assert caseless(unicodedata.normalize("NFD", text)) == caseless(
        unicodedata.normalize("NFC", text)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruiz", "Ruiz"),
        ("Kjaergaard", "Kjae…"),
        ("Nguye\u0302\u0303n", "Nguy…"),  # the e keeps its two marks, or goes with them
        ("नमस्ते", "नमस्…"),
        ("abc👩\u200d🚀d", "abc…"),
        ("abc👍🏽d", "abc…"),
        ("e" + "\u0301" * 9, "…"),
    ],
)
def test_no_letter_is_torn(text: str, expected: str) -> None:
    """A text that is cut ends with a whole letter."""
    assert shortened(text, 5) == expected


@given(st.text(), st.integers(1, 30))
def test_what_is_cut_fits(text: str, most: int) -> None:
    """It is no longer than was asked for, and the beginning of the text."""
    made = shortened(text, most)
    assert len(made) <= most
    assert text.startswith(made.removesuffix("…"))


def test_a_free_slug_is_never_longer_than_a_slug_may_be() -> None:
    """The number behind a name that is taken has its place within the longest name."""
    long = "k" * 80
    first = free_slug(long, ())
    second = free_slug(long, {first})
    assert first == "k" * LONGEST_SLUG
    assert len(second) == LONGEST_SLUG
    assert second.endswith("k-2")
    assert free_slug("a-b", {"a-b", "a-b-2"}) == "a-b-3"
