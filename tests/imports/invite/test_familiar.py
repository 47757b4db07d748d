"""People whom a mail calls by their first names, or "me"; and days that it says by their week."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.imports import readable

from secondround.imports import invite
from secondround.imports.invite import dates, lengths
from secondround.imports.invite.familiar import Familiar, called

HEAD = (
    "From: Helen Marsh <helen.marsh@calder.example>\nTo: Tom Hay <tom@mail.example>\n"
    "Subject: Second interview\nDate: Thu, 10 Dec 2026 15:30:00 +0000\n\n"
)
AGENDA = """Dear Tom,

we would like to see you again on Thursday 17 December 2026:

9:30 - 10:15  Marcus Bell (Operations Director, your line manager) and me - competency questions
10:15 - 11:00  Priya Nair, Finance Partner - budgets
11:15 - 12:00  Presentation to Marcus, Priya and me: "Your first 100 days"
12:15  quick tour with Dev Patel, then finish by 12:45

Kind regards,
Helen

Helen Marsh
HR Manager
"""
AGAIN = """Dear Tom,

Can you come in next Tuesday at 2pm? You'll be talking to Marcus and Gil Quesada-Roth, our
Chief Executive, for about an hour and a half.

Helen
"""
KNOWN = invite.Known(people=("Marcus Bell", "Priya Nair"))


def _read(text: str, known: invite.Known) -> tuple[Any, list[list[str]]]:
    found = invite.read_several([((HEAD + text).encode(), "mail.eml")], known)
    record = readable.plain(found)["record"]
    names = {key: person["name"] for key, person in record.get("interviewers", {}).items()}
    sessions = record["rounds"][0]["sessions"]
    return record, [list(map(names.__getitem__, each.get("with", ()))) for each in sessions]


def test_first_names_and_me_are_people() -> None:
    """A schedule's “me” is who wrote it, and a first name is whom another line names in full; what
    is behind a dash stays the topic, and “finish by” ends the last session.
    """
    record, met = _read(AGENDA, invite.Known())
    assert met == [
        ["Marcus Bell", "Helen Marsh"],
        ["Priya Nair"],
        ["Marcus Bell", "Priya Nair", "Helen Marsh"],
        ["Dev Patel"],
    ]
    sessions = record["rounds"][0]["sessions"]
    assert sessions[0]["name"] == "competency questions"
    assert sessions[3]["minutes"] == 30
    assert record["interviewers"]["marcus-bell"]["role"] == "hiring manager"
    assert record["interviewers"]["helen-marsh"]["title"] == "HR Manager"
    assert "Your first 100 days" in record["notes"]


def test_a_later_mail_may_call_by_first_name_whom_the_record_knows() -> None:
    """Who is in the record is meant by a first name alone; nobody is made of one that is new."""
    record, met = _read(AGAIN, KNOWN)
    assert met == [["Marcus Bell", "Gil Quesada-Roth"]]
    assert record["rounds"][0]["date"] == "2026-12-15"
    assert record["rounds"][0]["sessions"][0]["minutes"] == 90
    _, unknown = _read(AGAIN, invite.Known())
    assert all("Marcus" not in names for names in unknown)


def test_a_first_name_that_two_people_have_is_nobody() -> None:
    """Only a first name that one person has says who is meant; “me” is nobody without a writer."""
    both = Familiar(called(["Ana Ruiz", "Ana Berg", "Kim Lee", "Kim Lee"]))
    assert [both.meant("Ana"), both.meant("Kim"), both.meant("me")] == ["", "Kim Lee", ""]


@pytest.mark.parametrize(
    ("text", "sent", "day"),
    [
        ("next Thursday at 4pm", "2026-11-25", "2026-12-03"),
        ("next Monday", "2026-11-25", "2026-11-30"),
        ("next Thursday", "2026-11-23", ""),
        ("this Friday", "2026-11-25", "2026-11-27"),
        ("this Tuesday", "2026-11-25", ""),
        ("Tuesday next week", "2026-11-25", "2026-12-01"),
        ("kommenden Dienstag um 10 Uhr", "2026-11-25", "2026-12-01"),
        ("next Monday or next Tuesday", "2026-11-25", ""),
        ("next week", "2026-11-25", ""),
    ],
)
def test_a_day_is_said_by_its_week(text: str, sent: str, day: str) -> None:
    """“Next Thursday” is in the week after the mail's, unless this week's may be meant as well."""
    found = dates.day_in(text, dt.date.fromisoformat(sent))
    assert (found.isoformat() if found else "") == day


def test_an_hour_and_a_half_is_no_hour() -> None:
    """A half behind an hour is counted."""
    assert lengths.of_meeting("It takes about an hour and a half.") == {90}
