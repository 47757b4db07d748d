"""Invitations become rounds, sessions and people; what they leave open is asked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.imports import readable

from secondround.imports import Found, UnreadableError, invite

CASES = readable.cases(Path(__file__).parent)


def read(files: list[tuple[bytes, str]], options: Mapping[str, Any]) -> Found:
    known = invite.Known(
        names=tuple(options.get("names", ())),
        emails=tuple(options.get("emails", ())),
        time_zone=options.get("time_zone"),
    )
    return invite.read_several(files, known)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_invitation_becomes_sessions(case: Path, request: pytest.FixtureRequest) -> None:
    """What is found is, to the letter, what was read and found good."""
    readable.compare(case, read, update=request.config.getoption("--update-golden"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_record_can_be_written_from_it(case: Path) -> None:
    """With the questions answered, all that is found makes a valid record."""
    try:
        found = read(readable.files(case), readable.options(case))
    except UnreadableError:
        return
    record, _ = readable.as_written(found)
    assert (record is None) == (not found.record)


def test_what_several_invitations_say_is_listed_once() -> None:
    """The number of a call's telephone, for one, is under every invitation to it."""
    event = (
        "BEGIN:VEVENT\r\nUID:{0}\r\nSUMMARY:Talk {0}\r\nDTSTART:20261209T0{0}3000Z\r\n"
        "DURATION:PT30M\r\nDESCRIPTION:Phone conference ID: 482 133 77#\r\nEND:VEVENT\r\n"
    )
    both = event.format(1) + event.format(2)
    calendar = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{both}END:VCALENDAR\r\n"
    found = invite.read(calendar.encode(), "invite.ics")
    listed = [(each.where, each.text) for each in found.unplaced]
    assert listed == [("several invitations", "Phone conference ID: 482 133 77#")]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("You will meet Ana Ruiz (COO), Tom Berg (Head of IT) and Ingrid Holm.", 3),
        ("You will report to Ana Ruiz (COO) and work closely with Tom Berg and Ingrid Holm.", 0),
        ("You would work with Ana Ruiz, Tom Berg and Ingrid Holm.", 0),
        ("It is a working session with Ana Ruiz and Tom Berg.", 2),
    ],
)
def test_whom_one_would_work_with_is_not_whom_one_meets(line: str, people: int) -> None:
    """A line out of the posting makes nobody an interviewer; it stays among the notes, whole."""
    text = f"Dear Amara,\n\nPlease come on Thursday 3 December 2026 at 10:00.\n\n{line}\n"
    found = invite.read_several([(text.encode(), "invite.txt")], invite.Known())
    named = found.record.get("interviewers", {})
    assert isinstance(named, Mapping)
    assert len(named) == people
    assert people or line in {each.text for each in found.unplaced}


@pytest.mark.parametrize("end", ["\n", "\\n"], ids=["of the file", "of a text in it"])
def test_too_many_lines_are_said_in_one_way(end: str) -> None:
    """Whether a file has them or a text in it: how many, and what to save instead."""
    event = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDESCRIPTION:{}\nEND:VEVENT\nEND:VCALENDAR\n"
    data = event.format(f"a{end}" * 20_001).encode()
    said = "many.ics says more than any invitation does: 20,0.. lines. Save what invites"
    with pytest.raises(UnreadableError, match=said):
        invite.read(data, "many.ics")
