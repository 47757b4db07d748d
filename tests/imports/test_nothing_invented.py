"""What is found is in the file: every word, every time, and nothing is lost on the way."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.imports import readable
from tests.imports.posting.test_posting import read as read_posting

from secondround.imports import Entry, Found, UnreadableError, invite, posting, stories
from secondround.records import zones

HERE = Path(__file__).parent
POSTINGS = [case for case in readable.cases(HERE / "posting") if case.name not in readable.PAPERS]
WORD = re.compile(r"[^\W_]+")
WORDS = st.lists(
    st.sampled_from(
        [
            "Excel",
            "years",
            "knows",
            "ideally",
            "plus",
            "Berths",
            "night",
            "Führung",
            "équipe",
            "SAP",
            "the",
            "of",
            "runs",
        ]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)
MUSTS = st.sampled_from(["Requirements", "Dein Profil", "Profil recherché", "Requisitos"])
OTHERS = st.sampled_from(["Benefits", "Deine Aufgaben", "Avantages", "Tareas", "Team"])


def texts(value: Any) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(value, Entry):
        value = value.fields
    if isinstance(value, str):
        yield value
    elif isinstance(value, int):
        yield str(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif value is not None:
        for item in value.values():
            yield from texts(item)


def requirements(found: Found) -> list[Any]:
    """The fields of each requirement."""
    role: Any = found.record["role"]
    return [entry.fields for entry in role.get("requirements", ())]


@pytest.mark.parametrize("case", POSTINGS, ids=lambda case: str(case.name))
def test_a_requirement_has_the_words_of_its_posting(case: Path) -> None:
    """Every requirement is in the posting, word for word; competencies are the library's."""
    options = readable.options(case)
    try:
        found = read_posting(readable.files(case), options)
    except UnreadableError:
        return
    data, _ = posting.unwrapped(readable.files(case)[0][0])
    if data.startswith(b"%PDF"):
        return  # its words are not in its bytes
    whole = data.decode("utf-8-sig")
    whole = whole.encode().decode("unicode_escape") if "\\u" in whole else whole
    words = WORD.findall(re.sub(r"<[^>]*>", " ", html.unescape(html.unescape(whole))))
    running = " ".join(words)
    for fields in requirements(found):
        assert " ".join(WORD.findall(fields["text"])) in running
        assert set(fields.get("shows", ())) <= set(options.get("competencies", ()))


@given(data=st.data())
def test_requirements_are_the_items_below_their_heading(data: st.DataObject) -> None:
    """All items below a heading of requirements are found as they are, and no others are."""
    asked = data.draw(st.lists(WORDS, min_size=1, max_size=6, unique_by=str.casefold))
    other = [f"{text} other" for text in data.draw(st.lists(WORDS, max_size=5))]
    heading, unrelated = data.draw(MUSTS), data.draw(OTHERS)
    parts = [
        f"<h2>{unrelated}</h2><ul>{''.join(f'<li>{text}</li>' for text in other)}</ul>",
        f"<h2>{heading}</h2><ul>{''.join(f'<li>{text}</li>' for text in asked)}</ul>",
    ]
    body = "".join(data.draw(st.permutations(parts)))
    page = f"<html><title>A at B</title><h1>A</h1>{body}</html>"
    found = requirements(posting.read(page.encode(), "page.html"))
    assert [fields["text"] for fields in found] == asked


ZONES = st.sampled_from(sorted(name for name in zones.zone_names() if "/" in name))
TIMES = st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2030, 1, 1)).map(  # noqa: DTZ001
    lambda time: time.replace(second=0, microsecond=0)
)


def event(start: str) -> bytes:
    return f"BEGIN:VEVENT\nUID:1\nDTSTART{start}\nDURATION:PT45M\nSUMMARY:A\nEND:VEVENT\n".encode()


def start_of(found: Found) -> tuple[str, dt.datetime]:
    """The zone of the only round, and when its session starts, in UTC."""
    rounds: Any = found.record["rounds"]
    fields = rounds[0].fields
    zone = fields["time_zone"]
    at = dt.datetime.fromisoformat(f"{fields['date']}T{fields['sessions'][0].fields['at']}")
    return zone, at.replace(tzinfo=zones.zone(zone)).astimezone(dt.UTC)


@given(time=TIMES, zone=ZONES)
def test_a_session_is_at_its_events_time_in_its_zone(time: dt.datetime, zone: str) -> None:
    """Day and time are those that the invitation has, in the same zone."""
    found = invite.read(event(f";TZID={zone}:{time:%Y%m%dT%H%M%S}"), "a.ics")
    rounds: Any = found.record["rounds"]
    assert rounds[0].fields["time_zone"] == zone
    assert rounds[0].fields["date"] == f"{time:%Y-%m-%d}"
    assert rounds[0].fields["sessions"][0].fields["at"] == f"{time:%H:%M}"
    assert not [missing for missing in found.missing if missing.field[-1] == "time_zone"]


@given(time=TIMES, zone=ZONES)
def test_a_time_in_utc_is_the_same_instant_where_the_candidate_is(
    time: dt.datetime, zone: str
) -> None:
    """A time in UTC is moved to the candidate's clock, and its instant stays."""
    known = invite.Known(time_zone=zone)
    there, instant = start_of(invite.read(event(f":{time:%Y%m%dT%H%M%S}Z"), "a.ics", known))
    utc = time.replace(tzinfo=dt.UTC)
    local = utc.astimezone(zones.zone(zone))
    is_twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    assert there == zone
    assert is_twice or instant == utc


@given(time=TIMES, name=st.text(st.characters(categories=["L"]), min_size=3, max_size=20))
def test_a_zone_that_nobody_knows_is_asked(time: dt.datetime, name: str) -> None:
    """An unknown zone gives no zone, the time as written, and a question that names it."""
    if name in zones.zone_names() or name.casefold() in {"utc", "gmt"}:
        return
    found = invite.read(event(f";TZID={name}:{time:%Y%m%dT%H%M%S}"), "a.ics")
    rounds: Any = found.record["rounds"]
    assert "time_zone" not in rounds[0].fields
    assert rounds[0].fields["sessions"][0].fields["at"] == f"{time:%H:%M}"
    (question,) = [each.question for each in found.missing if each.field[-1] == "time_zone"]
    assert f"{time:%H:%M}" in question
    assert name in question


def words_found(found: Found) -> set[str]:
    """Every word that is in a field, left over, or its label."""
    words: set[str] = set()
    for text in [*texts(found.candidate), *(part.text for part in found.unplaced)]:
        words |= set(WORD.findall(text))
    for part in found.unplaced:
        words |= set(WORD.findall(part.where))
    return words


LABELS = st.sampled_from(["**Situation:** ", "S: ", "- **Action**: ", "### Result\n", "**Tags:** "])
LINES = st.builds(lambda lead, text: f"{lead}{text}\n", LABELS | st.sampled_from(["", "- "]), WORDS)


@given(lines=st.lists(LINES, min_size=1, max_size=12))
def test_no_word_of_a_story_bank_is_lost(lines: list[str]) -> None:
    """Every word of a file is in a field or among what has none, labels aside."""
    text = "## Night berths\n" + "\n".join(lines)
    try:
        found = stories.read(text.encode(), "bank.md")
    except UnreadableError:
        assert not {"S", "Situation", "Action", "Result"} & set(WORD.findall(text))
        return
    labels = {"Situation", "S", "Action", "Result", "Tags"}
    assert set(WORD.findall(text)) - labels <= words_found(found)


ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.just("x" * 400)


@given(name=ANY, title=ANY, place=ANY, text=ANY, link=ANY)
def test_whatever_an_invitation_says_makes_a_valid_record(
    name: str, title: str, place: str, text: str, link: str
) -> None:
    """Texts of any letters and lengths are fields that records allow, or are left over."""
    lines = [
        "BEGIN:VEVENT",
        "UID:1",
        "DTSTART;TZID=Europe/Berlin:20261124T093000",
        "DURATION:PT45M",
        f'ATTENDEE;CN="{name}":mailto:{name}@example.com',
        f"SUMMARY:{title}",
        f"LOCATION:{place}",
        f"DESCRIPTION:9:30-9:45 {text} Ana Ruiz\\n{name}",
        f"X-GOOGLE-CONFERENCE:https://example.com/{link}",
        "END:VEVENT",
    ]
    joined = "\n".join(" ".join(line.splitlines()) for line in lines)
    try:
        found = invite.read(joined.encode(), "a.ics")
    except UnreadableError:
        return
    record, _ = readable.as_written(found)
    assert record is not None


@pytest.mark.parametrize("mark", ["\x00", "\x1b", "\x7f", "\x9b"])
def test_control_characters_are_in_no_field(mark: str) -> None:
    """What acts on a terminal and shows nothing is not written into a record."""
    bank = f"## A{mark}\nS: a{mark}b\nA: {mark}c\nR: d\n".encode()
    about = "We move parts overnight. " * 20
    page = f"A{mark}\n\nAbout us:\n{about}{mark}\n\nRequirements:\n- E{mark}xcel\n".encode()
    calendar = f"BEGIN:VEVENT\nDTSTART:20261124T083000Z\nSUMMARY:A{mark}b\nEND:VEVENT\n".encode()
    for found in (
        stories.read(bank, "bank.md"),
        posting.read(page, "posting.txt"),
        invite.read(calendar, "invite.ics"),
    ):
        for text in [*texts(found.candidate), *texts(found.record)]:
            assert mark not in text
