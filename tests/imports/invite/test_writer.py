"""Whom a letter calls "me" is who sent it, with the title below the name."""

from __future__ import annotations

from typing import Any

import pytest

from secondround.imports import invite

MAIL = """From: Priya Raman <priya.raman@thornbury.example>
To: Marta Lind <marta@example.org>
Date: Mon, 16 Nov 2026 10:12:00 +0000
Subject: Telephone interview
Content-Type: text/plain; charset=utf-8

Dear Marta,

Please come on Thursday 19 November 2026 from 14:00 to 14:30.

{0}

Kind regards,
Priya Raman
Talent Partner, Thornbury Pharmacy Group
"""
BOTH = {"Priya Raman": "Talent Partner", "Graham Tolley": "Interim Head of Fulfilment"}
GRAHAM = {"Graham Tolley": "Interim Head of Fulfilment"}


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("You will speak to me and to Graham Tolley, Interim Head of Fulfilment.", BOTH),
        ("You will be speaking to Graham Tolley, Interim Head of Fulfilment, and me.", BOTH),
        ("You’ll meet me and Graham Tolley (Interim Head of Fulfilment).", BOTH),
        ("You will speak with Graham Tolley, Interim Head of Fulfilment.", GRAHAM),
        ("You will speak to Graham Tolley, Interim Head of Fulfilment. Please talk to me.", GRAHAM),
    ],
)  # fmt: skip
def test_me_is_the_sender(sentence: str, people: dict[str, str]) -> None:
    """Who only writes is nobody to meet; who is met has the address that the mail came from."""
    found = invite.read(MAIL.format(sentence).encode(), "mail.eml").record["interviewers"]
    assert isinstance(found, dict)
    assert {who["name"]: who["title"] for who in found.values()} == people
    emails = {who.get("email") for who in found.values()} - {None}
    assert emails == ({"priya.raman@thornbury.example"} if people is BOTH else set())


SCHEDULE = """From: {0}
To: Marta Lind <marta@example.org>
Date: Mon, 16 Nov 2026 10:12:00 +0000
Subject: Interview on Thursday 19 November 2026
Content-Type: text/plain; charset=utf-8

Dear Marta,

09:30 - 10:15  Graham Tolley
10:30 - 11:00  Lunch with Graham Tolley and me
11:00 - 11:30  Catch-up with me about pay

Kind regards,
Priya Raman
Talent Partner, Thornbury Pharmacy Group
"""


@pytest.mark.parametrize(
    ("sender", "who", "names"),
    [
        ("Priya Raman <priya.raman@thornbury.example>", ["graham-tolley", "priya-raman"],
         ["Lunch", "Catch-up about pay"]),
        ("Recruiting Team <jobs@thornbury.example>", [],
         ["Lunch with Graham Tolley and me", "Catch-up with me about pay"]),
    ],
)  # fmt: skip
def test_me_in_a_schedule_is_the_sender(sender: str, who: list[str], names: list[str]) -> None:
    """Whom a line of a schedule calls "me" is who wrote the mail, unless a mailbox did."""
    found: Any = invite.read(SCHEDULE.format(sender).encode(), "mail.eml").record
    sessions = [each.fields for each in found["rounds"][0].fields["sessions"]]
    assert [each["name"] for each in sessions[1:]] == names
    assert [*sessions[1].get("with", ())] == who
    assert [*sessions[2].get("with", ())] == who[1:]
