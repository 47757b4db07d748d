"""The words of HTML that mails and calendars hold."""

from __future__ import annotations

from secondround.imports.invite import agenda
from secondround.imports.invite.markup import text_of

LETTER = "We are glad to see you. " * 12


def test_a_row_of_a_schedule_is_one_line() -> None:
    """However many lines its cells have: a mail program puts each into a paragraph."""
    row = "<tr><td><p>9:30</p></td><td><p>Ana Ruiz<br>COO</p></td><td><ul><li>Bay 4</ul></td></tr>"
    assert text_of(f"<table>{row}</table>").splitlines()[0] == "9:30 | Ana Ruiz, COO | Bay 4 |"


def test_a_letter_beside_a_picture_keeps_its_lines() -> None:
    """A table that only sets a page is no schedule."""
    letter = f"<p>Dear Amara,</p><p>{LETTER}</p><p>9:30 Ana Ruiz</p>"
    text = text_of(f"<table><tr><td><img></td><td>{letter}</td></tr></table>")
    assert {"Dear Amara,", "9:30 Ana Ruiz"} <= set(text.splitlines())


def test_a_line_goes_on_where_it_was_folded() -> None:
    """What is set in below it and short is a line of its own, and so is a list."""
    text = "9:30 - 10:15  Ana Ruiz, COO\n   Room 4\n10:30 - 11:00 Ben Ode,\n   Buyer\n  - a list"
    assert agenda.unfolded(text).splitlines() == [
        "9:30 - 10:15  Ana Ruiz, COO",
        "   Room 4",
        "10:30 - 11:00 Ben Ode, Buyer",
        "  - a list",
    ]
