"""Calendars and cards as files of a workspace."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.factories import CANDIDATE, RECORD, as_yaml
from tests.workspaces import WritePackets

from secondround.app import calendars, errors
from secondround.packet import RoundCalendar
from secondround.render import calendar as calendar_files
from secondround.vocabulary import Edition

ROUND = RECORD["rounds"][0]
NOTE = "She quarrelled bitterly with the harbourmaster about Zanzibar."


@pytest.fixture
def root(write_packets: WritePackets) -> Path:
    """A workspace of one small packet."""
    return write_packets(
        {"candidate.yml": as_yaml(CANDIDATE), "harbor/interview.yml": as_yaml(RECORD)}
    )


def rewrite(root: Path, **changes: object) -> None:
    """The record's round with other fields."""
    stage = {name: value for name, value in {**ROUND, **changes}.items() if value is not None}
    text = as_yaml({**RECORD, "rounds": [stage]})
    (root / "packets/harbor/interview.yml").write_text(text, "utf-8")


def test_a_round_is_two_files(root: Path) -> None:
    """The calendar and the cards are called after the round, in the packet's folder; again, they
    stay as they are.
    """
    written = calendars.write(root, "harbor", edition=Edition.CANDIDATE)
    assert [path.relative_to(root).as_posix() for path in written.paths] == [
        "print/harbor/harbor-logistics-calendar-second-interview.ics",
        "print/harbor/harbor-logistics-people-second-interview.vcf",
    ]
    was = [path.read_bytes() for path in written.paths]
    assert b"DTSTAMP:20261124T000000Z" in was[0]
    again = calendars.write(root, "harbor", edition=Edition.CANDIDATE)
    assert [path.read_bytes() for path in again.paths] == was


def test_a_company_of_many_words_names_a_file_that_can_be(root: Path) -> None:
    """Systems allow names of 255 bytes; the start of the company's tells whose files they are."""
    long = as_yaml({**RECORD, "company": {"name": "Harbour " * 36}})
    (root / "packets/harbor/interview.yml").write_text(long, "utf-8")
    written = calendars.write(root, "harbor", edition=Edition.CANDIDATE)
    assert all(path.name.startswith("harbour-harbour-") for path in written.paths)
    assert all(len(path.name) < 128 for path in written.paths)


def test_the_earlier_file_tells_what_has_changed(root: Path) -> None:
    """A session that was moved is a later version in the file that is written over."""
    calendars.write(root, "harbor", edition=Edition.CANDIDATE)
    rewrite(root, sessions=[{"at": "11:30", "minutes": 30, "with": ["ana-ruiz"]}])
    stamp = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
    path, _ = calendars.write(root, "harbor", edition=Edition.CANDIDATE, stamp=stamp).paths
    data = path.read_bytes()
    assert data.count(b"SEQUENCE:1\r\n") == 2  # the session, and the note that is due after it
    assert b"DTSTAMP:20261120T000000Z" in data


def test_a_calendar_goes_on_under_another_name(root: Path) -> None:
    """After the company is called something else, the new file counts on from the old one, so that
    a calendar takes it for news; the old file is named.
    """
    old, *_ = calendars.write(root, "harbor", edition=Edition.CANDIDATE).paths
    for earlier in (old.with_name("calendar-second-interview.ics"), old.with_name(f"a-{old.name}")):
        old.rename(earlier)
        rewrite(root, sessions=[{"at": "11:30", "minutes": 30, "with": ["ana-ruiz"]}])
        written = calendars.write(root, "harbor", edition=Edition.CANDIDATE)
        assert written.paths[0] == old
        assert old.read_bytes().count(b"SEQUENCE:1\r\n") == 2
        assert written.outdated == (earlier,)
        earlier.unlink()
        rewrite(root)
        old.unlink()
        calendars.write(root, "harbor", edition=Edition.CANDIDATE)


def test_another_packets_calendar_is_not_continued(root: Path) -> None:
    """In a folder that two packets share, neither calls off the sessions of the other."""
    shared = root / "shared"
    other = root / "packets" / "ferry"
    other.mkdir()
    text = as_yaml({**RECORD, "company": {"name": "Ferry"}})
    (other / "interview.yml").write_text(text, "utf-8")
    for packet in ("harbor", "ferry"):
        calendars.write(root, packet, edition=Edition.CANDIDATE, output=shared)
    files = sorted(shared.glob("*.ics"))
    assert [file.name.partition("-calendar")[0] for file in files] == ["ferry", "harbor-logistics"]
    assert not any(b"CANCELLED" in file.read_bytes() for file in files)


def test_another_programs_calendar_is_kept(root: Path, tmp_path: Path) -> None:
    """A file that the program did not make is not written over without `--force`."""
    theirs = tmp_path / "out" / "harbor-logistics-calendar-second-interview.ics"
    theirs.parent.mkdir()
    theirs.write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\nEND:VCALENDAR\r\n")
    was = theirs.read_bytes()
    with pytest.raises(errors.Refused, match="was not made by secondround"):
        calendars.write(root, "harbor", edition=Edition.CANDIDATE, output=theirs.parent)
    assert theirs.read_bytes() == was
    calendars.write(root, "harbor", edition=Edition.CANDIDATE, output=theirs.parent, force=True)
    assert theirs.read_bytes() != was


@pytest.mark.parametrize(
    ("changes", "edition", "words"),
    [
        ({"date": None}, Edition.CANDIDATE, "has no date yet: write `date:`"),
        ({"sessions": None}, Edition.CANDIDATE, "has no sessions yet"),
        ({}, Edition.PUBLIC, "not for the public"),
    ],
)
def test_why_there_is_none(
    root: Path, changes: dict[str, object], edition: Edition, words: str
) -> None:
    """What lacks is said, with where to write it; no file is left."""
    rewrite(root, **changes)
    with pytest.raises(errors.Refused, match=words):
        calendars.write(root, "harbor", edition=edition)
    assert not (root / "print").exists()


def test_a_leak_stops_the_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should anything private come into a calendar, folded or not, it is found and nothing is
    written.
    """
    people = {"ana-ruiz": {**RECORD["interviewers"]["ana-ruiz"], "notes": NOTE}}
    text = as_yaml({**RECORD, "interviewers": people})
    (root / "packets/harbor/interview.yml").write_text(text, "utf-8")
    real = calendar_files.events

    def leaky(
        shown: RoundCalendar, earlier: bytes, stamp: dt.datetime, today: dt.date | None
    ) -> bytes:
        first = replace(shown.appointments[0], text=f"{'x' * 40} {NOTE}")
        return real(replace(shown, appointments=(first,)), earlier, stamp, today)

    monkeypatch.setattr(calendar_files, "events", leaky)
    with pytest.raises(errors.Leaking):
        calendars.write(root, "harbor", edition=Edition.CARRY)
    assert not (root / "print").exists()


def test_a_round_that_is_called_off_is_taken_out_of_calendars(root: Path) -> None:
    """Every event of the earlier file is a later version that is cancelled."""
    calendars.write(root, "harbor", edition=Edition.CANDIDATE)
    talk = {"at": "09:30", "minutes": 30, "with": ["ana-ruiz"], "called_off": True}
    rewrite(root, sessions=[talk])
    path, *_ = calendars.write(root, "harbor", edition=Edition.CANDIDATE).paths
    data = path.read_bytes()
    assert data.count(b"STATUS:CANCELLED\r\n") == data.count(b"BEGIN:VEVENT\r\n") > 0
    assert data.count(b"SEQUENCE:1\r\n") == data.count(b"BEGIN:VEVENT\r\n")
