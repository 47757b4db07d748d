"""What a record says of itself: its title, and who is in a session."""

from __future__ import annotations

from secondround.records import schedule
from secondround.records.models import Record

RECORD = Record.model_validate(
    {
        "company": {"name": "Harbor Logistics"},
        "role": {"title": "Head of Operations"},
        "interviewers": {"ana": {"name": "Ana Ruiz"}, "jon": {"name": "Jon Bell"}},
        "rounds": [
            {"name": "First", "sessions": [{"minutes": 30, "with": ["jon", "ana"]}]},
            {
                "name": "Second",
                "sessions": [
                    {"minutes": 30, "with": ["jon"]},
                    {"minutes": 30, "with": ["ana"], "thanked": True},
                ],
            },
        ],
    }
)


def test_a_record_has_one_title() -> None:
    """Packets, plans, changes and the overview call an application by company and position."""
    assert RECORD.title == "Harbor Logistics: Head of Operations"


def test_the_people_of_a_session_come_in_its_order() -> None:
    """They are listed as `with` lists them, whatever their order among the interviewers."""
    (session,) = RECORD.rounds[0].sessions
    assert [person.name for person in RECORD.people(session).values()] == ["Jon Bell", "Ana Ruiz"]
    assert RECORD.names(session) == "Jon Bell and Ana Ruiz"


def test_a_round_has_begun_with_its_first_session_that_was_held() -> None:
    """Whoever has been thanked has been met, whatever is noted."""
    assert [schedule.has_begun(stage) for stage in RECORD.rounds] == [False, True]


def test_the_way_to_a_place_is_not_hidden_by_its_name() -> None:
    """A place that is called like a call is one: the directions of the record are those to it."""
    there = {"place": "Teams Court 4, Hull", "sessions": [{"minutes": 30, "with": ["ana"]}]}
    record = Record.model_validate(
        {
            "company": {"name": "Harbor Logistics"},
            "role": {"title": "Head of Operations"},
            "interviewers": {"ana": {"name": "Ana Ruiz"}},
            "logistics": {"arrive": "Ring at the side door."},
            "rounds": [
                {"name": "Screening", "place": "Video call", "sessions": [{"minutes": 30}]},
                {"name": "Second", "date": "2026-11-24", **there},
            ],
        }
    )
    arrives = [record.logistics_of(stage).arrive for stage in record.rounds]
    assert arrives == [None, "Ring at the side door."]
