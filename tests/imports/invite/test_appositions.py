"""What stands beside a name in a letter is of that person."""

from __future__ import annotations

from typing import Any

import pytest

from secondround.imports import invite
from secondround.imports.invite import appositions

MAIL = """From: Haruka Fujimoto <haruka@oryxbay.example>
To: noura@example.ae
Date: {date}
Subject: Second interview
Content-Type: text/plain; charset=utf-8

Dear Noura,

{text}

Best regards,
Haruka Fujimoto
Talent Acquisition Manager
{company}
"""
DATE = "Sun, 22 Nov 2026 11:05:00 +0000"
WHEN = "Please come on Sunday, 6 December 2026 at 3:00 PM"


def read(text: str, *, date: str = DATE, company: str = "Oryx Bay Hospitality") -> Any:
    return invite.read(MAIL.format(text=text, date=date, company=company).encode(), "mail.eml")


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Tadhg is our Director of Housing.", ["Director of Housing", ""]),
        ("Ms. de Búrca (Planner) will be there.", ["", "Planner"]),
        ("You meet our CFO, Oisín de Búrca, and Tadhg.", ["", "CFO"]),
        ("Tadhg Ó Súilleabháin, our Medical Director, will join.", ["Medical Director", ""]),
        ("Tadhg is happy to meet you.", ["", ""]),
    ],
)
def test_somebody_known_by_one_name_gets_the_title(text: str, titles: list[str]) -> None:
    """A first or a last name is enough where only one of the people has it."""
    people = ["Tadhg Ó Súilleabháin", "Oisín de Búrca"]
    found = {role.name: role.title for role in appositions.described(text, people)}
    assert [found.get(name, "") for name in people] == titles


def test_a_name_that_two_have_tells_neither() -> None:
    """Of two people of one name nobody knows who is meant."""
    assert appositions.described("Kim is our CFO.", ["Kim Lee", "Kim Roe"]) == []


def test_whom_a_title_goes_before() -> None:
    """People are met whose titles come first, in the zone of the town that names it."""
    met = f"{WHEN} Doha time with our VP Commercial, Mr. Sébastien Le Goff, and our CFO, Ms. "
    record = read(f"{met}Wanjiru Kamau, on Sunday.").record
    people = {who["name"]: who["title"] for who in record["interviewers"].values()}
    assert people == {"Mr. Sébastien Le Goff": "VP Commercial", "Ms. Wanjiru Kamau": "CFO"}
    assert record["rounds"][0].fields["time_zone"] == "Asia/Qatar"


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("4400 E Camelback Road, Phoenix, AZ 85018", "America/Phoenix"),
        ("Mill Lane, Halifax HX1 4AB", "Europe/London"),
        ("250 Bank Street, Ottawa", None),
    ],
)
def test_where_one_comes_says_the_zone(place: str, zone: str | None) -> None:
    """The clock of the house decides, whatever the clock of the mail's server; and no word of the
    next sentence is in its address.
    """
    stage = read(f"{WHEN} with Ana Ruiz at our office, {place}. You will like it.").record["rounds"]
    assert stage[0].fields.get("time_zone") == zone
    assert stage[0].fields["place"] == place


@pytest.mark.parametrize(
    ("company", "named"),
    [
        ("Oryx Bay Hospitality", "Oryx Bay Hospitality"),
        ("Doha | Oryx Bay Hospitality", "Oryx Bay Hospitality"),
        ("Keystone Partners", None),
        ("Oryx Bay Search", None),
        ("www.oryxbay.example", None),
    ],
)
def test_who_signs_for_a_company_names_it(company: str, named: str | None) -> None:
    """A signature that agrees with the address proposes the company, as long as none is known."""
    found = read(f"{WHEN} with Ana Ruiz.", company=company).record
    assert found.get("company", {}).get("name") == named


def test_a_deadline_is_no_day_of_the_meeting() -> None:
    """A second day by which something is wanted leaves the meeting's own."""
    found = read(f"{WHEN} with Ana Ruiz; slides to me by Monday 30 November at noon.").record
    assert found["rounds"][0].fields["date"] == "2026-12-06"
