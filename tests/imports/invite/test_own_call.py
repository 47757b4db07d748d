"""A link beside a name is the call of that session, and a place with its label is the round's."""

from __future__ import annotations

from typing import Any

import pytest

from secondround.imports import invite
from secondround.imports.invite import agenda, own_call
from secondround.imports.invite.role import Role

LINK = "https://meet.thornbury.example/j/88?pwd=Zx91"


@pytest.mark.parametrize(
    "line",
    [
        f"Ana Ruiz, COO (by video: {LINK})",
        f"Ana Ruiz, COO - via Teams {LINK}",
        f"Ana Ruiz (COO) - by video, as Ana is in Rotterdam that week: {LINK}",
        f"Ana Ruiz (COO) – video call: {LINK}",
        f"Ana Ruiz, COO [Zoom link: {LINK}]",
        f"Ana Ruiz (COO), on Teams ({LINK})",
        "Ana Ruiz, COO https://zoom.us/j/123456789",
    ],
)
def test_a_link_beside_a_name_is_of_that_session(line: str) -> None:
    """However it is written, neither a title nor a session's name has anything of it."""
    (slot,) = agenda.slots(f"10:00 - 10:45  {line}")
    assert slot.video == own_call.links(line)[0]
    assert slot.people == (Role("Ana Ruiz", "COO"),)
    assert slot.name == ""


@pytest.mark.parametrize(
    "line",
    [
        f"Join here: {LINK}",
        f"You can join us here: {LINK}",
        f"Join the call at {LINK}",
        f"Join the meeting: {LINK}",
        f"Meeting link: {LINK}",
    ],
)
def test_a_link_to_join_by_is_a_call(line: str) -> None:
    """Whatever its host, the words before it say that it opens one."""
    assert own_call.links(line) == [LINK]


@pytest.mark.parametrize(
    "line",
    [
        f"Watch our video: {LINK}",
        "Ana Ruiz https://linkedin.com/in/ana-ruiz",
        f"Join our team: {LINK}",
        f"Before you join, read this: {LINK}",
    ],
)
def test_another_link_is_no_call(line: str) -> None:
    """A film of the company and somebody's profile are for reading."""
    assert own_call.split(line) == (line, "")


def read(text: str) -> dict[str, Any]:
    return dict(invite.read(text.encode(), "invite.txt").record)


def test_each_session_has_its_own_call_and_the_round_its_place() -> None:
    """Two calls on one day are not mixed up, and neither is the round's."""
    (day,) = read(
        "Tuesday 1 December 2026\n\n"
        f"10:15 - 11:00  Tomasz Wieczorek, Director of Automation (by video: {LINK})\n"
        "11:00 - 11:45  Marcus Bell, COO - via Teams "
        "https://teams.microsoft.com/l/meetup-join/abc\n"
        "11:45 - 12:15  Helen Ashworth, Head of People\n"
        "Venue: Listerhills House, 14 Legrams Lane, Bradford BD7 1NH\n"
    )["rounds"]
    assert "video" not in day.fields
    assert day.fields["place"] == "Listerhills House, 14 Legrams Lane, Bradford BD7 1NH"
    assert [session.fields.get("video") for session in day.fields["sessions"]] == [
        LINK,
        "https://teams.microsoft.com/l/meetup-join/abc",
        None,
    ]


def test_a_call_in_a_sentence_and_whom_one_meets_behind_it() -> None:
    """A sentence that ends with a link is not the end of the letter's line."""
    record = read(
        f"Your interview is on Tuesday 1 December 2026 from 10:00 to 10:45 by video: {LINK}. You "
        "will speak with Helen Ashworth (Superintendent Pharmacist) and Marcus Bell, Chief "
        "Operating Officer.\n"
    )
    assert record["rounds"][0].fields["video"] == LINK
    assert {who["name"]: who["title"] for who in record["interviewers"].values()} == {
        "Helen Ashworth": "Superintendent Pharmacist",
        "Marcus Bell": "Chief Operating Officer",
    }
