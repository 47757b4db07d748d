"""A session that is called off is in nothing that anybody reads, and the rest is as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.factories import CANDIDATE, RECORD, STORY, as_yaml, changed

from secondround import lint, packet, plan, records
from secondround.records import Application, schedule
from secondround.vocabulary import Edition

Write = Callable[[dict[str, str | bytes]], Path]
PEOPLE: dict[str, Any] = {
    "ana-ruiz": {"name": "Ana Ruiz", "title": "Director", "role": "hiring manager"},
    "ben-ode": {"name": "Ben Ode", "title": "Lead", "role": "peer", "cares_about": ["calm"]},
}
BANK = [{**STORY, "shows": ["calm"]}, {**STORY, "id": "night", "title": "The night", "cue": "ice"}]
ANA: dict[str, Any] = {"at": "09:30", "minutes": 45, "with": ["ana-ruiz"]}
BEN: dict[str, Any] = {"at": "10:30", "minutes": 45, "with": ["ben-ode"]}
OFF: dict[str, Any] = {
    "at": "09:45",
    "minutes": 90,
    "with": ["ben-ode"],
    "tell": ["dock-strike"],
    "stories": 4,
    "focus": ["calm"],
    "called_off": True,
}


def workspace_with(workspace: Write, sessions: list[Any], **more: Any) -> Path:
    """A workspace of one packet, whose only round has these sessions."""
    record = changed(
        RECORD,
        interviewers=PEOPLE,
        rounds=[{"name": "Second", "date": "2026-11-24", "sessions": sessions, **more}],
    )
    candidate = changed(CANDIDATE, stories=BANK, competencies=["calm"])
    return workspace({"candidate.yml": as_yaml(candidate), "harbor/interview.yml": as_yaml(record)})


def read(workspace: Write, sessions: list[Any], **more: Any) -> Application:
    (application,) = records.read(workspace_with(workspace, sessions, **more)).applications
    return application


def made(application: Application) -> list[Any]:
    """All that is made of an application, apart from lines of its file."""
    planned = plan.make(application, 0)
    found: list[Any] = [plan.to_json(planned, application)]
    for edition in (Edition.CANDIDATE, Edition.CARRY, Edition.PUBLIC):
        found.append(packet.build(application, planned, edition))
        found.append(packet.calendar(application, planned, edition))
        found.append(packet.phone(application, planned, edition))
    return found


@pytest.mark.parametrize("place", [0, 1, 2])
def test_nothing_is_made_of_it(workspace: Write, place: int) -> None:
    """Plan, packet and calendar are those of a record without it, wherever it is in its round."""
    expected = read(workspace, [ANA, BEN])
    wanted = made(expected)
    sessions = [ANA, BEN]
    sessions.insert(place, OFF)
    application = read(workspace, sessions)
    assert made(application) == wanted
    problems = [
        (each.code, each.message) for each in lint.check(application, plan.make(application, 0))
    ]
    assert problems == [
        (each.code, each.message) for each in lint.check(expected, plan.make(expected, 0))
    ]


def test_a_round_that_is_called_off_is_on_no_day(workspace: Write) -> None:
    """A packet names no day for it, and its calendar has no appointment left."""
    application = read(workspace, [{**ANA, "called_off": True}])
    planned = plan.make(application, 0)
    seen = packet.build(application, planned, Edition.CANDIDATE)
    assert (seen.meta.date, seen.day_card) == (None, None)
    calendar = packet.calendar(application, planned, Edition.CANDIDATE)
    assert calendar is not None
    assert calendar.appointments == ()
    assert [each.code for each in lint.check(application, planned) if "session" in each.code] == []


@pytest.mark.parametrize(
    "notes",
    [
        {"told": ["night"]},
        {"told": [], "asked": ["Why us?"]},
        {"debrief": "Short.", "quotes": ["We stand."]},
        {"thanked": True},
        {"thanked": ["ana-ruiz"]},
    ],
)
def test_what_was_noted_took_place(workspace: Write, notes: dict[str, Any]) -> None:
    """A session in which something was told or said counts as held, whatever was called off."""
    application = read(workspace, [{**ANA, "called_off": True, **notes}, BEN])
    assert len(application.record.rounds[0].sessions) == 2


@pytest.mark.parametrize("notes", [{"debrief": "She was ill."}, {"told": []}, {}])
def test_why_it_fell_through_may_be_noted(workspace: Write, notes: dict[str, Any]) -> None:
    """Nobody was met there: nobody is thanked, has been asked anything or has heard a story."""
    off = read(workspace, [{**ANA, "called_off": True, **notes}, {**BEN, "told": []}])
    assert [session.with_ for session in off.record.rounds[0].sessions] == [("ben-ode",)]
    assert schedule.unthanked(off.record.rounds[0]) == ["ben-ode"]
    assert schedule.is_over(off.record.rounds, 0)


def test_what_is_over_need_not_be_taken_out(workspace: Write) -> None:
    """A session that fell through is no problem once the round is over, or a note says so."""
    off: dict[str, Any] = {**ANA, "called_off": True}
    told: dict[str, Any] = {"told": []}
    for ana, ben, expected in (
        (off, BEN, ["session-called-off"]),
        (off, BEN | told, []),
        (off | told, BEN, []),
        (off | {"debrief": "She was ill."}, BEN, []),
    ):
        found = records.read(workspace_with(workspace, [ana, ben]))
        codes = [each.code for each in found.problems if each.code == "session-called-off"]
        assert codes == expected


def test_a_place_in_the_file_is_its_own(workspace: Write) -> None:
    """Paths to the sessions that are left lead to their own lines and to their own numbers."""
    application = read(workspace, [OFF, {**ANA, "minutes": "TODO"}, BEN])
    source = application.record_source
    first, second = (("rounds", 0, "sessions", index) for index in (0, 1))
    assert source.as_written(first) == ("rounds", 0, "sessions", 1)
    assert source.value_at((*second, "with")) == ["ben-ode"]
    assert source.is_replaced((*first, "minutes"))
    assert not source.is_replaced((*second, "minutes"))
