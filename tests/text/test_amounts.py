"""Amounts as sentences have them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround.text import amounts


def one(text: str) -> amounts.Amount:
    [amount] = amounts.amounts(text)
    return amount


@pytest.mark.parametrize(
    ("said", "also"),
    [
        ("about 11,000 orders a night", "11k orders per night"),
        ("eleven thousand orders each night", "11.000 orders/night"),
        ("a team of nine", "a 9-person team"),
        ("€1.4 million", "1,400,000 euros"),
        ("12 per cent", "twelve percent"),
        ("some 40 vans", "41 vans"),
        ("over 40 vans", "52 vans"),
        ("fewer than 40 vans", "37 vans"),
        ("11,000 letters", "11,240 letters"),
        ("12 to 15 people", "14 people"),
        ("between 12 and 15 people", "12 people"),
        ("4 per cent", "4.1 per cent"),
    ],
)
def test_one_amount_in_many_forms(said: str, also: str) -> None:
    """Digits, words and scales are one amount, and so is a rounded one."""
    first, second = one(said), one(also)
    assert first.is_like(second)
    assert first.agrees(second)
    assert second.agrees(first)


@pytest.mark.parametrize(
    ("said", "also"),
    [
        ("40 vans", "41 vans"),
        ("about 11,000 orders a night", "12,000 orders a night"),
        ("a team of nine", "a team of twelve"),
        ("between 12 and 15 people", "16 people"),
        ("€41,000", "€45,000"),
        ("0.3 per cent", "0.4%"),
    ],
)
def test_other_amounts_do_not_agree(said: str, also: str) -> None:
    """What no rounding explains is another amount of the same thing."""
    first, second = one(said), one(also)
    assert first.is_like(second)
    assert not first.agrees(second)


@pytest.mark.parametrize(
    ("said", "also"),
    [
        ("12 vans", "12 pallets"),
        ("12 orders a night", "12 orders a week"),
        ("by 12 per cent", "to 12 per cent from 20 per cent"),
        ("12 per cent", "12 percentage points"),
        ("€12", "$12"),
    ],
)
def test_amounts_of_other_things(said: str, also: str) -> None:
    """Another unit, another span of time or another part of a change is another thing."""
    assert not one(said).is_like(amounts.amounts(also)[0])


@pytest.mark.parametrize(
    "text",
    [
        "It began at six, on 24 November 2026.",
        "We are certified to ISO 9001.",
        "Since 2019 I have worked in Room 12.",
        "One page, one person.",
        "It grew by a third.",
    ],
)
def test_what_is_no_amount(text: str) -> None:
    """Times, days, years, names, one and fractions say nothing that could be compared."""
    assert amounts.amounts(text) == ()


@pytest.mark.parametrize(
    "said",
    [
        "four in ten people",
        "two out of five people",
        "four people in ten left",
        "three of ten people",
        "9 in every 10 people",
    ],
)
def test_a_ratio_counts_nobody(said: str) -> None:
    """A part of so many is neither of the two numbers of people: it is like another ratio alone."""
    [amount] = amounts.amounts(said)
    assert not amount.is_like(one("thirty-four people"))
    assert amount.is_like(amount)


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ("31 of 40 loads", "40 loads"),
        ("three of our five shops", "five shops"),
        ("two launches in nine months", "nine months"),
        ("three shifts in ten days", "ten days"),
        ("two people in five shops", "five shops"),
    ],
)
def test_what_is_counted_is_no_ratio(said: str, counted: str) -> None:
    """Of an odd number, of one's own things and in a span of time, both are counted."""
    last = amounts.amounts(said)[-1]
    assert last.is_like(one(counted))
    assert last.agrees(one(counted))


@pytest.mark.parametrize(
    ("said", "part"),
    [("two of my four buyers", "two buyers"), ("three of all her six wards", "three wards")],
)
def test_a_part_of_anybodys_is_counted(said: str, part: str) -> None:
    """Of so many that are somebody's, the part is a figure as well as the whole."""
    first = amounts.amounts(said)[0]
    assert first.is_like(one(part))
    assert first.agrees(one(part))


def test_a_change_has_two_ends() -> None:
    """Both ends have the unit that stands behind the second."""
    begin, end = amounts.amounts("Sickness fell from 12 to 7 per cent.")
    assert (begin.low, begin.role, end.low, end.role) == (12, "from", 7, "to")
    assert begin.units == end.units == {"%"}


@given(st.text(st.sampled_from("12,.k% €aofto-–'’ntys\n"), max_size=40))
def test_any_text_is_read(text: str) -> None:
    """Whatever is written, reading ends, and an amount agrees with itself."""
    for amount in amounts.amounts(text):
        assert amount.agrees(amount)
        assert amount.is_like(amount)
