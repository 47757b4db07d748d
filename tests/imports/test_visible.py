"""What a terminal shows of an imported text is what is there, and names are written as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround.imports import visible


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Coding \U0001f469\u200d\U0001f4bb with Ana", "Coding \U0001f469\U0001f4bb with Ana"),
        ("Ana\u200b Ruiz\u200e", "Ana Ruiz"),
        ("\u200fדנה\u200f", "דנה"),
        ("Pay\u202eroll\u2066", "Payroll"),
        ("soft\u00adware", "software"),
        ("x\u200dy\u200c", "xy"),
    ],
)
def test_what_has_no_width_goes(written: str, shown: str) -> None:
    """Joiners of emoji, blanks without width and marks of direction are not in what is printed."""
    assert visible.text(written) == shown


@pytest.mark.parametrize(
    "name", ["می\u200cخواهم", "शर्मा क्\u200dष", "ශ්\u200dරී", "രാജന്\u200d", "محمد", "José", "김민준"]
)
def test_names_keep_what_their_script_needs(name: str) -> None:
    """A joiner behind a letter of a script that writes with it stays."""
    assert visible.text(name) == name


@given(st.text(alphabet="aא\u200b\u200c\u200d\u200e\u202e\u2066\ufeffक् \n\x1b"))
def test_once_is_enough(text: str) -> None:
    """What is visible stays as it is."""
    assert visible.text(visible.text(text)) == visible.text(text)
