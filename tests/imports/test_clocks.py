"""A session's time is a moment: no order of imports and edits makes another of it silently."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from secondround.imports import invite
from secondround.imports.merge import Memory, Merged, merge
from secondround.records.edit import Edit, edited, holds_comment
from secondround.records.yaml import reader

ZONES = ("Europe/Berlin", "Europe/London", "America/New_York", "Asia/Tokyo")
START = dt.datetime(2026, 12, 10, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def read(text: str) -> Any:
    return reader.read(PurePosixPath("a"), text.encode())[0].value


def event(
    uid: str, moment: dt.datetime, zone: str, sequence: int = 0, status: str = "CONFIRMED"
) -> str:
    """An invitation to a moment, on the clocks of a zone."""
    there = moment.astimezone(ZoneInfo(zone))
    return (
        f"BEGIN:VEVENT\nSTATUS:{status}\nUID:{uid}\nSEQUENCE:{sequence}\nSUMMARY:{uid.title()}\n"
        f"ATTENDEE;CN=Guest {uid.title()}:mailto:{uid}@harbor.example\n"
        f"DTSTART;TZID={zone}:{there:%Y%m%dT%H%M}00\nDURATION:PT45M\nEND:VEVENT\n"
    )


def imported(text: str, memory: Memory, *events: str) -> tuple[str, Merged]:
    """A record after an import of events."""
    body = "".join(events)
    data = f"BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:REQUEST\n{body}END:VCALENDAR\n".encode()
    found = invite.read(data, "invite.ics")
    is_noted = partial(holds_comment, text.encode())
    merged = merge(found.record, read(text), memory, found.cancelled, is_noted, events=found.events)
    return edited(text.encode(), merged.edits).decode(), merged


def moments(text: str) -> dict[str, dt.datetime]:
    """When each session is, by its name; of one that an edit keeps beside it, the newer."""
    found: dict[str, dt.datetime] = {}
    for stage in read(text).get("rounds", []):
        for talk in stage["sessions"]:
            start = dt.datetime.fromisoformat(f"{stage['date']}T{talk['at']}")
            found[talk["name"].lower()] = start.replace(tzinfo=ZoneInfo(stage["time_zone"]))
    return found


def set_(text: str, path: tuple[str | int, ...], value: str) -> str:
    return edited(text.encode(), [Edit(path, value)]).decode()


def test_another_zone_moves_nobody() -> None:
    """A second invitation on the same day, in another zone, is written on the round's clocks."""
    text, first = imported("name: me\n", {}, event("kim", START, "Europe/Berlin"))
    other = START + dt.timedelta(hours=6)
    after, second = imported(text, first.memory, event("ana", other, "America/New_York"))
    assert moments(after) == {"kim": START, "ana": other}
    assert [stage["time_zone"] for stage in read(after)["rounds"]] == ["Europe/Berlin"]
    assert second.conflicts == ()


@pytest.mark.parametrize(
    ("field", "value"), [("date", "2026-12-17"), ("time_zone", "Europe/London")]
)
def test_a_new_session_is_at_its_own_moment(field: str, value: str) -> None:
    """Whatever day or zone a person gave the round, a session that is added to it is not moved,
    and those that were there stay as the person has them.
    """
    text, first = imported("name: me\n", {}, event("kim", START, "Europe/Berlin"))
    text = set_(text, ("rounds", 0, field), value)
    kim = moments(text)["kim"]
    later = START + dt.timedelta(hours=2)
    events = (event("kim", START, "Europe/Berlin"), event("ana", later, "Europe/Berlin"))
    after, second = imported(text, first.memory, *events)
    assert moments(after) == {"kim": kim, "ana": later}
    again, third = imported(after, second.memory, *events)
    assert (again, third.conflicts) == (after, ())


def test_a_newer_moment_of_an_edited_round_is_shown() -> None:
    """Where a person put the round on another day, a newer time for the old one changes nothing,
    and is shown with its day.
    """
    text, first = imported("name: me\n", {}, event("kim", START, "Europe/Berlin"))
    text = set_(text, ("rounds", 0, "date"), "2026-12-17")
    later = event("kim", START + dt.timedelta(hours=2), "Europe/Berlin", 1)
    after, second = imported(text, first.memory, later)
    assert after == text
    shown = [(each.yours, each.theirs) for each in second.conflicts]
    assert shown == [("09:00", "2026-12-10, 11:00")]
    assert imported(after, second.memory, later)[1].conflicts == ()


def test_a_zone_and_times_that_a_person_converted_follow_the_invitation() -> None:
    """A person may put a round on the clocks of where they will be: its moments are as before, so
    a newer invitation moves them, on those clocks.
    """
    text, first = imported("name: me\n", {}, event("kim", START, "Europe/Berlin"))
    text = set_(text, ("rounds", 0, "time_zone"), "Europe/London")
    text = set_(text, ("rounds", 0, "sessions", 0, "at"), "08:00")
    later = START + dt.timedelta(hours=2)
    after, second = imported(text, first.memory, event("kim", later, "Europe/Berlin", 1))
    assert after == text.replace("08:00", "10:00")
    assert second.conflicts == ()


def shown_in(record: Any, path: tuple[str | int, ...]) -> list[str]:
    """The sessions that a conflict is about: one, those of a round, or all."""
    talks: list[Any] = []
    for index, stage in enumerate(record.get("rounds", [])):
        if path[1:2] in ((), (index,)):
            talks += [stage["sessions"][int(path[3])]] if path[3:] else stage["sessions"]
    return [talk["name"].lower() for talk in talks]


class Moving(RuleBasedStateMachine):
    """Invitations in any zone, and a person who changes days, zones and times."""

    def __init__(self) -> None:
        super().__init__()
        self.text = "name: me\n"
        self.memory: Memory = {}
        self.sent = 0
        self.newest: dict[str, dt.datetime] = {}
        self.own: set[str] = set()  # sessions that the person has edited
        self.shown: set[str] = set()  # sessions with a conflict

    @rule(
        calls=st.dictionaries(
            st.sampled_from(["ana", "ben", "cem"]),
            st.tuples(st.integers(0, 60), st.sampled_from(ZONES)),
            min_size=1,
        )
    )
    def invite(self, calls: dict[str, tuple[int, str]]) -> None:
        """Newer invitations, each to an hour within some days."""
        self.sent += 1
        events = []
        for uid, (hours, zone) in calls.items():
            self.newest[uid] = START + dt.timedelta(hours=hours)
            events.append(event(uid, self.newest[uid], zone, self.sent))
        before = self.text
        self.text, merged = imported(self.text, self.memory, *events)
        self.memory = merged.memory
        for conflict in merged.conflicts:
            self.shown.update(shown_in(read(before), conflict.path))
        again, second = imported(self.text, self.memory, *events)
        assert (again, second.conflicts) == (self.text, ())

    def edit(self, at: int, field: str, value: str) -> None:
        """The person edits a round, and with it all its sessions."""
        stages = read(self.text).get("rounds", [])
        if at < len(stages):
            self.own.update(talk["name"].lower() for talk in stages[at]["sessions"])
            self.text = set_(self.text, ("rounds", at, field), value)

    @rule(at=st.integers(0, 2), zone=st.sampled_from(ZONES))
    def edit_zone(self, at: int, zone: str) -> None:
        """The person changes a round's zone."""
        self.edit(at, "time_zone", zone)

    @rule(at=st.integers(0, 2), date=st.integers(9, 14))
    def edit_date(self, at: int, date: int) -> None:
        """The person changes a round's day."""
        self.edit(at, "date", f"2026-12-{date:02}")

    @rule(at=st.integers(0, 2), talk=st.integers(0, 2))
    def edit_time(self, at: int, talk: int) -> None:
        """The person changes a session's time."""
        stages = read(self.text).get("rounds", [])
        if at < len(stages) and talk < len(stages[at]["sessions"]):
            self.own.add(stages[at]["sessions"][talk]["name"].lower())
            self.text = set_(self.text, ("rounds", at, "sessions", talk, "at"), "06:15")

    @invariant()
    def no_session_is_at_another_moment(self) -> None:
        """Each that nobody edited is when its newest invitation says, or a conflict was shown."""
        there = moments(self.text)
        assert there.keys() >= self.newest.keys()
        for uid, moment in self.newest.items():
            assert there[uid] == moment or uid in self.own or uid in self.shown


TestMoving = Moving.TestCase
TestMoving.settings = settings(max_examples=60, stateful_step_count=8, deadline=None)
