"""Appointments as a calendar file, read back by another library."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from tests.factories import RECORD, STORY, application, changed, person, session
from tests.limits import examples
from tests.privacy.canaries import Sown, applications

from secondround import packet, plan
from secondround.records import Application, zones
from secondround.render import calendar
from secondround.render.calendar import zone
from secondround.vocabulary import Edition

STAMP = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
BERLIN = ZoneInfo("Europe/Berlin")
ANA = {"ana-ruiz": person("Ana Ruiz", title="Director", email="ana@example.com")}
HOSTILE = "a\\n b; c, d\\\\ \"e\": BEGIN:VEVENT <b> 'f' é 日本 " + "ß" * 90


def stage(*sessions: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A round in Berlin."""
    fields = {"name": "Second interview", "date": "2026-11-24", "time_zone": "Europe/Berlin"}
    return changed({**fields, "sessions": list(sessions)}, **more)


def record(*rounds: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {**RECORD, "interviewers": ANA, "rounds": list(rounds), **more}


def made(fields: Any, edition: Edition = Edition.CANDIDATE) -> packet.RoundCalendar:
    """The calendar of a record's round to prepare."""
    found = calendar_of(application(fields), edition)
    assert found
    return found


def calendar_of(whole: Application, edition: Edition) -> packet.RoundCalendar | None:
    upcoming = whole.record.upcoming
    planned = None if upcoming is None else plan.make(whole, upcoming)
    return packet.calendar(whole, planned, edition)


def file(fields: Any, edition: Edition = Edition.CANDIDATE, earlier: bytes = b"") -> bytes:
    return calendar.events(made(fields, edition), earlier, STAMP)


def read(data: bytes) -> list[Any]:
    """The events, as another library reads them."""
    found: list[Any] = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return found


def titled(data: bytes, words: str) -> Any:
    """The one event whose title holds those words."""
    (found,) = [event for event in read(data) if words in event["SUMMARY"]]
    return found


ONE = record(stage(session("ana-ruiz", at="09:30")))


def test_a_session_is_an_event_in_its_zone() -> None:
    """Its time, its length, its people and its cues, with an alarm a quarter of an hour before."""
    event = titled(file(ONE), "Interview: Ana Ruiz")
    assert event.start == dt.datetime(2026, 11, 24, 9, 30, tzinfo=BERLIN)
    assert event.end - event.start == dt.timedelta(minutes=45)
    assert "Ana Ruiz, Director" in event["DESCRIPTION"]
    assert STORY["cue"] in event["DESCRIPTION"]
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == -dt.timedelta(minutes=15)
    assert event["DTSTAMP"].dt == STAMP


def test_nobody_is_invited() -> None:
    """No event has an organiser or an attendee, to whom a calendar might write."""
    for event in read(file(ONE)):
        assert not {"ATTENDEE", "ORGANIZER"} & set(event)


def test_the_table_sees_the_day_alone() -> None:
    """In the edition for the table: sessions with room and link; no cue, passcode, rehearsal or
    thanks.
    """
    day = stage(
        session("ana-ruiz", at="09:30", video="https://example.com/call", passcode="482913"),
        place="Kaistrasse 5",
        dial_in="+44 20 7946 0991, PIN 1234#",
    )
    everything, shown = file(record(day)), file(record(day), Edition.CARRY)
    assert "Passcode: 482913" in titled(everything, "Interview")["DESCRIPTION"]
    assert "Dial in: +44 20 7946 0991, PIN 1234#" in titled(everything, "Interview")["DESCRIPTION"]
    (event,) = read(shown)
    assert "Dial in: +44 20 7946 0991\n" in event["DESCRIPTION"] + "\n"
    assert "1234" not in event["DESCRIPTION"]
    assert "482913" not in event["DESCRIPTION"]
    assert STORY["cue"] not in event["DESCRIPTION"]
    assert event["LOCATION"] == "Kaistrasse 5"
    assert "https://example.com/call" in event["DESCRIPTION"]
    assert calendar_of(application(record(day)), Edition.PUBLIC) is None


def test_thanks_are_due_a_day_later() -> None:
    """24 hours after the session has ended, to everybody once, until they are thanked."""
    day = stage(session("ana-ruiz", at="09:30"), session("ana-ruiz", at="14:00"))
    assert titled(file(record(day)), "Thank Ana Ruiz").end == dt.datetime(
        2026, 11, 25, 10, 15, tzinfo=BERLIN
    )
    day["sessions"][0]["thanked"] = True
    assert not [event for event in read(file(record(day))) if "Thank" in event["SUMMARY"]]


@pytest.mark.parametrize(
    ("date", "due"),
    [("2026-03-28", "2026-03-29T11:15:00+02:00"), ("2026-10-24", "2026-10-25T09:15:00+01:00")],
)
def test_a_day_has_24_hours_when_clocks_change(date: str, due: str) -> None:
    """A note is due 24 hours later as they pass, whatever the clocks do in that night."""
    day = stage(session("ana-ruiz", at="09:30"), date=date)
    assert titled(file(record(day)), "Thank Ana Ruiz").end.isoformat() == due


def test_a_session_may_go_on_after_midnight() -> None:
    """It ends on the next day, and one that begins after midnight begins there."""
    day = stage(session("ana-ruiz", at="23:30"), session("ana-ruiz", at="00:30", name="Late"))
    first, second = titled(file(record(day)), "Interview"), titled(file(record(day)), "Late")
    assert first.end == dt.datetime(2026, 11, 25, 0, 15, tzinfo=BERLIN)
    assert second.start == dt.datetime(2026, 11, 25, 0, 30, tzinfo=BERLIN)


def test_a_night_in_which_clocks_change() -> None:
    """A session lasts as long as it lasts, over the hour that comes twice."""
    day = stage(session("ana-ruiz", at="01:45"), date="2026-10-25")
    event = titled(file(record(day)), "Interview")
    passed = event.end.astimezone(dt.UTC) - event.start.astimezone(dt.UTC)
    assert passed == dt.timedelta(minutes=45)


def test_an_end_in_the_hour_that_comes_twice() -> None:
    """A session that ends when the clock shows its beginning once more lasts its hour all the
    same.
    """
    day = stage(session("ana-ruiz", at="02:30", minutes=60), date="2026-10-25")
    event = titled(file(record(day)), "Interview")
    assert event["DTSTART"].to_ical() == b"20261025T003000Z"
    assert event["DTEND"].to_ical() == b"20261025T013000Z"


def test_without_a_time_it_is_all_day() -> None:
    """A session whose time is not known is on its day, and thanks on the day after; no alarm
    rings at midnight.
    """
    data = file(record(stage(session("ana-ruiz"))))
    event = titled(data, "Interview")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (
        dt.date(2026, 11, 24),
        dt.date(2026, 11, 25),
    )
    assert not event.walk("VALARM")
    assert titled(data, "Thank")["DTSTART"].dt == dt.date(2026, 11, 25)


def test_without_a_zone_it_is_on_any_clock() -> None:
    """A time whose zone is not known is written without one, and no zone is made up."""
    data = file(record(stage(session("ana-ruiz", at="09:30"), time_zone=None)))
    assert b"VTIMEZONE" not in data
    assert titled(data, "Interview")["DTSTART"].dt.isoformat() == "2026-11-24T09:30:00"


def test_without_a_date_there_is_none() -> None:
    """What has no day is in no calendar."""
    undated = application(record(stage(session("ana-ruiz", at="09:30"), date=None)))
    assert calendar_of(undated, Edition.CANDIDATE) is None


@pytest.mark.parametrize(
    ("arrive", "at"),
    [
        ("08:45 at the main gate.", "08:45"),
        ("Travel on Monday evening. Be at the gate by 9.10; the log takes five minutes.", "09:10"),
        ("Be at the gate early.", None),
        ("Train at 07:10, gate at 08:45.", None),
        ("Arrive on Monday at 08:45.", None),
        ("The evening before, at 08:45, at the hotel", None),
        ("Doors open at 05:00.", None),
        ("Tea at 10:30 in the lobby.", None),
        ("Ring 040 12:345.", None),
        ("Be there at 8:45 pm.", None),
    ],
)
def test_the_way_there_is_never_guessed(arrive: str, at: str | None) -> None:
    """A block before the first session where the record says one time and no other; else none."""
    data = file({**ONE, "logistics": {"arrive": arrive}})
    found = [event for event in read(data) if "Be there" in event["SUMMARY"]]
    assert [event.start.strftime("%H:%M") for event in found] == ([at] if at else [])
    for event in found:
        assert event.end == dt.datetime(2026, 11, 24, 9, 30, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("arrive", "travels"),
    [("At the gate by 08:45.", ("08:05", "08:45")), ("By train.", ("08:20", "09:00"))],
)
def test_the_way_takes_as_long_as_the_record_says(arrive: str, travels: tuple[str, str]) -> None:
    """A block that ends when one has to be there, else when the first session begins, with an
    alarm half an hour before; on the table nobody sees it.
    """
    whole = {
        **record(stage(session("ana-ruiz", at="09:00"))),
        "logistics": {"arrive": arrive, "travel": 40},
    }
    way = titled(file(whole), "Travel")
    assert (f"{way.start:%H:%M}", f"{way.end:%H:%M}") == travels
    assert way.walk("VALARM")[0]["TRIGGER"].dt == -dt.timedelta(minutes=30)
    on_table = read(file(whole, Edition.CARRY))
    assert not [event for event in on_table if "Travel" in event["SUMMARY"]]


def test_what_is_due_has_its_day() -> None:
    """What they asked for and what was promised, in any round, until it is done; on the table
    nobody sees it.
    """
    before = [{"text": "The portfolio", "due": "2026-11-20"}, "A photograph"]
    promised = [
        {"text": "The map", "due": "2026-11-23"},
        {"text": "The roster", "due": "2026-11-22", "kept": True},
    ]
    first = stage(session("ana-ruiz", told=[], promised=promised), name="First", date="2026-11-10")
    rounds = [first, stage(session("ana-ruiz", at="09:30"))]
    whole = {**record(*rounds), "logistics": {"before": before}}

    def due(edition: Edition) -> list[tuple[str, dt.date, str]]:
        found = [event for event in read(file(whole, edition)) if "Due" in event["SUMMARY"]]
        return [(event["SUMMARY"], event.start, event["DESCRIPTION"]) for event in found]

    assert due(Edition.CANDIDATE) == [
        ("Due: The portfolio (Harbor Logistics)", dt.date(2026, 11, 20), "They asked for it."),
        ("Due: The map (Harbor Logistics)", dt.date(2026, 11, 23), "You promised it to Ana Ruiz."),
    ]
    assert due(Edition.CARRY) == []


def test_what_is_past_is_not_put_in() -> None:
    """Neither an evening of rehearsal nor a deadline; what was there stays as it was."""
    shown = made(ONE)
    whole = calendar.events(shown, b"", STAMP)
    late = calendar.events(shown, b"", STAMP, dt.date(2026, 11, 20))
    evenings = [event.start.day for event in read(late) if "Rehearse" in event["SUMMARY"]]
    assert evenings == [21, 23]
    assert calendar.events(shown, whole, STAMP, dt.date(2026, 11, 20)) == whole


@pytest.mark.parametrize(("at", "alarm"), [("10:00", None), ("10:05", 5), ("11:00", 15)])
def test_no_alarm_rings_in_a_conversation(at: str, alarm: int | None) -> None:
    """It rings when the session before has ended, at the earliest; back to back, not at all."""
    first = session("ana-ruiz", at="09:30", minutes=30)
    last = session(name="Lunch", at=at, minutes=30, format="meal", **{"with": ["ana-ruiz"]})
    event = titled(file(record(stage(first, last))), "Lunch")
    triggers = [each["TRIGGER"].dt for each in event.walk("VALARM")]
    assert triggers == ([] if alarm is None else [-dt.timedelta(minutes=alarm)])


def test_rehearsals_come_closer() -> None:
    """On evenings 7, 5, 3 and 1 days before, or from 14 days where so many are free; none before an
    earlier round is over or before the day of the research, none once the round is.
    """

    def evenings(*rounds: dict[str, Any], **more: Any) -> list[int]:
        events = read(file(record(*rounds, **more)))
        found = [event for event in events if "Rehearse" in event["SUMMARY"]]
        return [(dt.date(2026, 11, 24) - event.start.date()).days for event in found]

    day = stage(session("ana-ruiz", at="09:30"))
    held = session("ana-ruiz", told=[], thanked=True)
    assert evenings(day) == [7, 5, 3, 1]
    assert evenings(stage(held, name="First", date="2026-11-20"), day) == [3, 1]
    assert evenings(stage(held, name="First", date="2026-11-03"), day) == [14, 10, 6, 3, 1]
    assert evenings(stage(held)) == []
    for researched, left in {9: [14, 10, 6, 3, 1], 20: [3, 1], 23: [1], 24: []}.items():
        company = {"name": "Harbor", "researched": f"2026-11-{researched:02}"}
        assert evenings(day, company=company) == left


def test_the_same_record_gives_the_same_bytes() -> None:
    """Also over a file that is there already: nothing has changed, so no version rises."""
    first = file(ONE)
    assert file(ONE, earlier=first) == first
    assert all(event["SEQUENCE"] == 0 for event in read(first))


def test_a_change_is_a_new_version_of_the_same_event() -> None:
    """A session that is moved keeps its UID, and its SEQUENCE rises by one; nothing else's does."""
    first = file(ONE)
    moved = file(record(stage(session("ana-ruiz", at="10:30"))), earlier=first)
    was, now = titled(first, "Interview"), titled(moved, "Interview")
    assert was["UID"] == now["UID"]
    assert now["SEQUENCE"] == 1
    assert titled(file(ONE, earlier=moved), "Interview")["SEQUENCE"] == 2
    unmoved = [event["SEQUENCE"] for event in read(moved) if "Be there" in event["SUMMARY"]]
    assert not any(unmoved)


def test_what_is_no_more_is_called_off() -> None:
    """An event that has gone is cancelled once, without its text, and comes back as a later
    version.
    """
    both = record(
        stage(session("ana-ruiz", at="09:30"), session("ana-ruiz", at="14:00", name="Tea"))
    )
    first = file(both)
    second = file(ONE, earlier=first)
    gone = titled(second, "Tea")
    assert (gone["STATUS"], gone["SEQUENCE"]) == ("CANCELLED", 1)
    assert gone["UID"] == titled(first, "Tea")["UID"]
    assert "DESCRIPTION" not in gone
    assert file(ONE, earlier=second) == second
    back = titled(file(both, earlier=second), "Tea")
    assert back["SEQUENCE"] == 2
    assert "STATUS" not in back


def test_uids_are_apart() -> None:
    """Two sessions with the same person, and two rounds of one name, share none."""
    day = stage(session("ana-ruiz", at="09:30"), session("ana-ruiz", at="14:00"))
    uids = [event["UID"] for event in read(file(record(day)))]
    held = stage(session("ana-ruiz", told=[], thanked=True), date="2026-11-01")
    uids += [event["UID"] for event in read(file(record(held, day)))]
    assert len(uids) == len(set(uids))


@pytest.mark.parametrize("earlier", [b"", b"\xff\0rubbish", b"BEGIN:VEVENT\r\nUID:x\r\n"])
def test_an_earlier_file_may_be_anything(earlier: bytes) -> None:
    """What cannot be read as an earlier calendar counts as none."""
    assert file(ONE, earlier=earlier) == file(ONE)


def test_hostile_text_stays_text() -> None:
    """Names, places and cues come back as they were, folded at 75 bytes, and make no event."""
    people = {"ana-ruiz": person(HOSTILE[:70], title=HOSTILE)}
    day = stage(session("ana-ruiz", at="09:30", name=HOSTILE, place=HOSTILE))
    data = file({**ONE, "interviewers": people, "rounds": [day]})
    assert max(map(len, data.split(b"\r\n"))) <= 75
    event = titled(data, f"{HOSTILE}: ")
    assert event["LOCATION"] == HOSTILE
    assert f"{HOSTILE[:70]}, {HOSTILE}" in event["DESCRIPTION"]


@pytest.mark.slow
@examples(60)
@given(applications())
def test_nothing_out_of_reach_is_in_it(drawn: tuple[Application, list[Sown]]) -> None:
    """Whatever the record says, the files of an edition hold no word that it may not see."""
    whole, sown = drawn
    for edition in (Edition.COACH, Edition.CANDIDATE, Edition.CARRY):
        shown = calendar_of(whole, edition)
        if shown:
            data = calendar.events(shown, b"", STAMP) + calendar.cards(shown.people)
            text = data.replace(b"\r\n ", b"").decode().lower()
            for one in sown:
                if one.reach < edition:
                    assert not any(word in text for word in one.words), one.where


@pytest.mark.parametrize(
    "name",
    [
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Kolkata",
        "Africa/Casablanca",
        "Asia/Tehran",
        "Etc/GMT+5",
    ],
)
def test_the_zone_is_exact(name: str) -> None:
    """By its definition alone every hour of two years is what the zone's own rules say."""
    first, last = dt.date(2025, 1, 1), dt.date(2027, 12, 31)
    defined: Any = zone.definition(name, first, last)
    changes = []
    for part in defined.subcomponents:
        begins = part["DTSTART"].dt - part["TZOFFSETFROM"].td
        changes.append((begins.replace(tzinfo=dt.UTC), part["TZOFFSETTO"].td))
    changes.sort()
    moment, rules = dt.datetime(2025, 1, 1, 1, tzinfo=dt.UTC), zones.zone(name)
    while moment.date() < last:
        offset = [offset for begins, offset in changes if begins <= moment][-1]
        assert moment.astimezone(rules).utcoffset() == offset
        moment += dt.timedelta(minutes=30)


def test_cards_hold_what_an_address_book_does() -> None:
    """Name, title, company, address and profile, as far as they are known; nothing private."""
    people = {
        "ana-ruiz": person(
            "Ana Ruiz, PhD; MBA",
            title="Director",
            email="ana@example.com",
            profile="https://example.com/ana",
            notes="Left in a hurry.",
            background="Ran a hub.",
        ),
        "kim-lee": person("Kim Lee", role="customer"),
        "sam-oh": person("Sam Oh"),
    }
    day = stage(session("ana-ruiz", "kim-lee", at="09:30"), session("ana-ruiz", at="11:00"))
    shown = made({**ONE, "interviewers": people, "rounds": [day]})
    ana, kim = cards(calendar.cards(shown.people))
    assert ana["FN"] == "Ana Ruiz, PhD; MBA"
    assert ana["TITLE"] == "Director"
    assert ana["ORG"] == "Harbor Logistics"
    assert ana["EMAIL;TYPE=INTERNET,WORK"] == "ana@example.com"
    assert ana["URL"] == "https://example.com/ana"
    assert set(kim) == {"VERSION", "UID", "PRODID", "N", "FN"}
    assert b"hurry" not in calendar.cards(shown.people)
    assert b"hub" not in calendar.cards(shown.people)


def test_a_card_has_the_parts_of_a_name() -> None:
    """Where it is plain which they are; else the whole name is the given one."""
    parts = {
        "Dr Helen Ashworth": "Ashworth;Helen;;Dr;",
        "Ada M. van der Byron": "van der Byron;Ada M.;;;",
        "Kim Min-jun": ";Kim Min-jun;;;",
        "Ana Ruiz Mora": ";Ana Ruiz Mora;;;",
    }
    people = {f"p-{number}": person(name) for number, name in enumerate(parts)}
    day = stage(session(*people, at="09:30"))
    data = calendar.cards(made({**ONE, "interviewers": people, "rounds": [day]}).people).decode()
    assert re.findall(r"^N:(.*)\r$", data, re.MULTILINE) == list(parts.values())


def test_cards_fold_and_escape() -> None:
    """A long or hostile name comes back as it was."""
    people = {"ana-ruiz": person(HOSTILE[:70], title=HOSTILE)}
    data = calendar.cards(made({**ONE, "interviewers": people}).people)
    assert max(map(len, data.split(b"\r\n"))) <= 75
    (card,) = cards(data)
    assert (card["FN"], card["TITLE"]) == (HOSTILE[:70], HOSTILE)


def test_a_second_library_reads_the_same() -> None:
    """Times to the minute, titles, alarms and names, however hostile, as vobject has them: a fault
    of the library that writes them is not read back by itself.
    """
    vobject = pytest.importorskip("vobject")
    people = {"ana-ruiz": person(HOSTILE[:70], title=HOSTILE, email="ana@example.com")}
    day = stage(session("ana-ruiz", at="09:30", place=HOSTILE[:80]), date="2026-10-25")
    whole = {**record(day), "interviewers": people}
    data = file(whole)
    (theirs,) = vobject.readComponents(data.decode())
    found = [(event.dtstart.value, event.summary.value) for event in theirs.vevent_list]
    assert len(found) > 2
    for (begins, title), event in zip(found, read(data), strict=True):
        assert begins == event.start
        assert title == event["SUMMARY"]
    (begun,) = [
        event for event in theirs.vevent_list if event.summary.value.startswith("Interview")
    ]
    assert begun.dtstart.value.utcoffset() == dt.timedelta(hours=1)
    assert begun.valarm.trigger.value == -dt.timedelta(minutes=15)
    assert begun.location.value == HOSTILE[:80]
    (card,) = vobject.readComponents(calendar.cards(made(whole).people).decode())
    assert card.validate()
    assert (card.fn.value, card.title.value) == (HOSTILE[:70], HOSTILE)
    assert card.org.value == ["Harbor Logistics"]
    assert card.email.value == "ana@example.com"


def cards(data: bytes) -> list[dict[str, str]]:
    """The cards of a file, read strictly by RFC 2426: property by property, unescaped."""
    found: list[dict[str, str]] = []
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    for line in data.decode().replace("\r\n ", "").splitlines():
        name, _, value = line.partition(":")
        if line == "BEGIN:VCARD":
            found.append({})
        elif line != "END:VCARD":
            assert name not in found[-1]
            found[-1][name] = unescaped(value)
    assert all(card["VERSION"] == "3.0" for card in found)
    return found


def unescaped(value: str) -> str:
    letters = iter(value)
    text = ""
    for letter in letters:
        following = next(letters) if letter == "\\" else ""
        assert following in {"", "\\", ",", ";", "n"}
        text += {"": letter, "n": "\n"}.get(following, following)
    return text
