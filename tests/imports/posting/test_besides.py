"""What the first lines of a posting say of place, contract and pay: nothing of it is lost."""

from __future__ import annotations

from typing import Any

import pytest

from secondround.imports import posting

BODY = "\n\nWhat you bring\n- Three years of planning\n- Good Danish\n"
HEADS = [
    (
        "Planner\nDock & Daughters Ltd\nOdense, Denmark | Part-time, temporary | £21 – £24 an hour",
        "£21 – £24 an hour",
        "Odense, Denmark · Part-time, temporary",
    ),
    (
        "Disponent (m/w/d)\nKaiwerk GmbH · Rostock · Teilzeit, unbefristet\n38.000 € – 44.000 €",
        "38.000 € – 44.000 €",
        "Rostock · Teilzeit, unbefristet",
    ),
    (
        "Planificateur\nQuais du Nord SAS · Lille · Temps partiel · CDD · 31 000 € - 34 000 € brut",
        "31 000 € - 34 000 € brut",
        "Lille · Temps partiel · CDD",
    ),
    (
        "Jefe de turno\nMuelles del Sur SL · Cádiz · Media jornada · Temporal\n28.000 € + bonus",
        "28.000 € + bonus",
        "Cádiz · Media jornada · Temporal",
    ),
]


def read(text: str) -> Any:
    """What is found in a posting."""
    return posting.read(text.encode(), "posting.txt")


@pytest.mark.parametrize(("head", "pay", "rest"), HEADS, ids=[pay for _, pay, _ in HEADS])
def test_first_lines_give_pay_and_notes(head: str, pay: str, rest: str) -> None:
    """Pay has a field; place and contract are in the notes, marked, and describe no company."""
    found = read(head + BODY)
    assert found.record["role"]["pay"] == f"The posting says: {pay}."
    assert found.record["notes"] == f"- From the posting: {rest}"
    assert "about" not in found.record["company"]


@pytest.mark.parametrize(
    "line", ["Kaiwerk · Rostock · Vollzeit", "Kaiwerk | Rostock | CDI", "Kaiwerk – Rostock – Fijo"]
)
def test_a_head_line_is_no_description(line: str) -> None:
    """A line that names the company with its town and contract says nothing about it."""
    text = f"Company: Kaiwerk\nPosition: Planner\n\n{line}\n\nKaiwerk moves parts overnight.{BODY}"
    found = read(text)
    assert found.record["company"]["about"] == "Kaiwerk moves parts overnight."
    assert "Rostock" in found.record["notes"]


def test_what_is_labelled_is_marked_with_its_label() -> None:
    """The place of work, the contract and the closing day."""
    text = f"Company: Kaiwerk\nPosition: Planner\nLocation: Rostock\nContract: permanent{BODY}"
    assert set(read(text).record["notes"].split("\n")) == {
        "- From the posting, place of work: Rostock",
        "- From the posting, employment: permanent",
    }
