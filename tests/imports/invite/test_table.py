"""Schedules in tables: the head says what each column holds."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from secondround.imports import invite
from secondround.imports.invite import agenda, table

HEAD = "Time | Interview | Interviewer | Title | Link |\n"


def slot(row: str, head: str = HEAD) -> agenda.Slot:
    (found,) = agenda.slots(f"{head}9:00 – 10:00 AM | {row}")
    return found


def test_each_cell_goes_where_its_head_says() -> None:
    """The word on a link is no part of a title, and the topic is no name."""
    found = slot("System design | Ana Ruiz | Principal Engineer | https://acme.zoom.us/j/1 Zoom |")
    assert (found.name, found.place, found.video) == (
        "System design",
        "",
        "https://acme.zoom.us/j/1",
    )
    assert [(each.name, each.title) for each in found.people] == [
        ("Ana Ruiz", "Principal Engineer")
    ]


@pytest.mark.parametrize(
    ("title", "titles"),
    [
        ("Head of SRE / SRE", ["Head of SRE", "SRE"]),
        ("CTO, CFO", ["CTO", "CFO"]),
        ("Head of Sales and Marketing", ["", ""]),
        ("Operations", ["", ""]),
    ],
)
def test_titles_of_two_are_theirs_only_where_there_are_two(title: str, titles: list[str]) -> None:
    """One title beside two people is nobody's for certain; it stays among the notes."""
    found = slot(f"Panel | Ana Ruiz & Bo Thorsen | {title} | |")
    assert [each.title for each in found.people] == titles


def test_a_cell_that_names_nobody_makes_nobody() -> None:
    """Nobody is called "to be confirmed"."""
    assert slot("Values | to be confirmed | | |").people == ()


def test_columns_may_be_in_any_order() -> None:
    """The time need not come first."""
    (found,) = agenda.slots("Wer | Uhrzeit | Raum\nAna Ruiz | 9:00 - 9:45 | 2.07")
    assert (found.people[0].name, found.place, found.minutes) == ("Ana Ruiz", "2.07", 45)


@pytest.mark.parametrize(
    "head",
    [
        "Time (MST) | Interviewer(s) | Job title",
        "Time slot | Interviewer name | Role",
        "Zeit|Wer|Funktion",
    ],
)
def test_a_head_may_say_more(head: str) -> None:
    """A bracket behind it, or a word of the same meaning, changes nothing."""
    (found,) = agenda.slots(f"{head}\n9:00 - 9:45 | Ana Ruiz | COO |")
    assert [(each.name, each.title) for each in found.people] == [("Ana Ruiz", "COO")]


def test_of_a_mail_in_two_forms_the_one_with_the_table_is_read() -> None:
    """In plain text, a mail program writes each cell on a line of its own."""
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Kim Lee <kim@acme.example>", "Your interviews"
    mail.set_content("On 8 December 2026:\nTime\nWho\n9:00 - 9:45\nAna Ruiz\n")
    cells = "<tr><th>Time</th><th>Who</th></tr><tr><td>9:00 - 9:45</td><td>Ana Ruiz</td></tr>"
    page = f"<html><body><p>On 8 December 2026:</p><table>{cells}</table></body></html>"
    mail.add_alternative(page, subtype="html")
    found = invite.read(mail.as_bytes(), "mail.eml")
    assert list(found.record["interviewers"]) == ["ana-ruiz"]  # type: ignore[arg-type]


@pytest.mark.parametrize("head", ["Time | Ana | Title", "9:00 | Interview", "Time"])
def test_what_is_no_head_is_none(head: str) -> None:
    """Every cell of a head is a word for a column, and there are two at least."""
    assert not table.is_head(head)
    assert not table.rows(f"{head}\n9:00 | Ana Ruiz | CFO")
