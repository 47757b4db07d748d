"""A calendar that the program wrote, imported again."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path, PurePosixPath

import pytest
from tests.factories import CANDIDATE, RECORD, as_yaml, person, session
from tests.workspaces import WritePackets

from secondround import records
from secondround.app import calendars, importing
from secondround.imports import reading
from secondround.imports.invite import Known, own
from secondround.imports.invite.events import Event
from secondround.imports.invite.moments import Moment
from secondround.records import Record
from secondround.vocabulary import Edition

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = {"ana": person("Ana Ruiz, PhD", title="Head; “Ops”"), "kim": person("Kim Lee")}
STAGE = {
    "name": "Second, interview",
    "date": "2026-11-24",
    "time_zone": "Europe/Berlin",
    "place": "Kaistrasse 5, Hamburg",
}
DAYS = {
    "names, rooms and a lunch": [
        session("ana", at="09:30", name="Welcome", place="Room 4; left"),
        session("kim", "ana", at="12:00", format="meal"),
        session(at="13:00", format="break", name="Break"),
        session("kim", at="14:00", video="https://example.com/call?a=1,2", passcode="482913"),
    ],
    "after midnight": [session("ana", at="23:30"), session("kim", at="00:30")],
    "no times": [session("ana"), session("kim")],
}


def workspace(write_packets: WritePackets, sessions: list[dict[str, object]]) -> Path:
    record = {**RECORD, "interviewers": PEOPLE, "rounds": [{**STAGE, "sessions": sessions}]}
    files = {"candidate.yml": as_yaml(CANDIDATE), "harbor/interview.yml": as_yaml(record)}
    return write_packets(files)


def calendar(root: Path, packet: str, edition: Edition, folder: Path) -> bytes:
    return calendars.write(root, packet, edition=edition, output=folder).paths[0].read_bytes()


def preview(root: Path, packet: str, data: bytes) -> importing.Preview:
    file = reading.File("calendar.ics", data)
    return importing.preview(root, packet, reading.read([file], Known()).read)


@pytest.mark.slow
@pytest.mark.parametrize("edition", [Edition.CANDIDATE, Edition.CARRY])
@pytest.mark.parametrize("day", DAYS)
def test_the_same_record_stays_as_it_is(
    write_packets: WritePackets, tmp_path: Path, day: str, edition: Edition
) -> None:
    """No change, no question, and nothing new to remember."""
    root = workspace(write_packets, DAYS[day])
    found = preview(root, "harbor", calendar(root, "harbor", edition, tmp_path / "out"))
    assert (found.changes, found.clashes, found.remembered) == ((), (), ())


@pytest.mark.slow
def test_the_example_stays_as_it_is(tmp_path: Path) -> None:
    """The same for a whole day, with every kind of session."""
    shutil.copytree(ROOT / "packets", tmp_path / "packets")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    data = calendar(tmp_path, "harbor", Edition.CANDIDATE, tmp_path / "out")
    found = preview(tmp_path, "amara-okafor/harbor", data)
    assert (found.changes, found.clashes, found.remembered) == ((), (), ())


@pytest.mark.slow
@pytest.mark.parametrize("day", DAYS)
def test_a_new_record_has_the_same_sessions(
    write_packets: WritePackets, tmp_path: Path, day: str
) -> None:
    """Round, people and sessions come back, and no rehearsal, no way there and no thanks."""
    root = workspace(write_packets, DAYS[day])
    (before,) = records.read(root).applications
    data = calendar(root, "harbor", Edition.CANDIDATE, tmp_path / "out")
    (change,) = preview(root, "fennmoor", data).changes
    path = root / PurePosixPath(change.file)
    path.parent.mkdir()
    path.write_bytes(change.after)
    after = next(each for each in records.read(root).applications if each.id == "fennmoor")
    assert _public(after.record) == _public(before.record)


def _public(record: Record) -> object:
    """What a calendar says of a record."""
    people = {key: (each.name, each.title) for key, each in record.interviewers.items()}
    rounds = [
        stage.model_copy(
            update={
                "sessions": tuple(
                    each.model_copy(update={"passcode": None}) for each in stage.sessions
                )
            }
        )
        for stage in record.rounds
    ]
    return people, rounds


def test_a_session_moved_in_the_calendar_is_shown(
    write_packets: WritePackets, tmp_path: Path
) -> None:
    """What somebody moved there is not written over the record: both times are shown."""
    root = workspace(write_packets, DAYS["names, rooms and a lunch"])
    data = calendar(root, "harbor", Edition.CANDIDATE, tmp_path / "out")
    moved = data.replace(b"20261124T093000", b"20261124T100000")
    found = preview(root, "harbor", moved)
    assert found.changes == ()
    assert [
        (clash.yours, clash.theirs) for clash in found.clashes if clash.field.startswith("`at`")
    ] == [("09:30", "10:00")]


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        '{"round": 3}',
        '{"round": {"name": 3}}',
        "[" * 9999,
        '{"round": {"name": "A"}, "people": {"../x": {"name": "N"}}, "minutes": "x"}',
    ],
)
def test_what_is_in_it_is_not_believed(text: str) -> None:
    """Anything but short texts under the names we know is left out, and nothing fails."""
    start = Moment(dt.date(2026, 11, 24), dt.time(9), None)
    found = own.found([Event(uid="x", title="T", start=start, ours=text)])
    assert "interviewers" not in found.record
    assert len(str(found.record)) < 300
