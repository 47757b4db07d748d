"""Time zones: the same everywhere, right at the very minute, and never proposed because of letters
alone.
"""

from __future__ import annotations

import datetime as dt
import os
import pickle
import subprocess
import sys
from importlib import resources
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround.records import zones
from secondround.records.models.record import Record
from secondround.records.validate import validate
from secondround.records.yaml import reader

WINTER, SUMMER = dt.date(2026, 11, 24), dt.date(2027, 7, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BST", ("Europe/London",)),
        ("IST", ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem")),
        ("PST", ("America/Los_Angeles",)),
        ("ET", ("America/New_York",)),
        ("Pacific Time", ("America/Los_Angeles",)),
        ("Eastern Standard Time", ("America/New_York",)),
        ("GMT Standard Time", ("Europe/London",)),
        ("W. Europe Standard Time", ("Europe/Berlin", "Europe/Paris")),
        ("Berlin", ("Europe/Berlin",)),
        ("new york", ("America/New_York",)),
        ("europe/berlin", ("Europe/Berlin",)),
        ("Europe/Berln", ("Europe/Berlin",)),
        ("America/New York", ("America/New_York",)),
        ("Germany", ("Europe/Berlin", "Europe/Busingen")),
        ("India", ("Asia/Kolkata",)),
        ("Europe/Milan", ()),
        ("Europe/Lublin", ()),
        ("Passau", ()),
        ("XYZ", ()),
        ("my time", ()),
        ("", ()),
    ],
)
def test_what_people_write_for_a_zone(text: str, expected: tuple[str, ...]) -> None:
    """Abbreviations, regions, countries and cities lead to places; what could be anything leads to
    none.
    """
    assert zones.likely_zones(text, WINTER) == expected


@pytest.mark.parametrize(
    ("text", "day", "first"),
    [
        ("GMT+1", WINTER, "Europe/Paris"),
        ("GMT+1", SUMMER, "Europe/London"),
        ("UTC+2", WINTER, "Europe/Athens"),
        ("UTC +02:00", SUMMER, "Europe/Paris"),
        ("+5:45", WINTER, "Asia/Kathmandu"),
        ("UTC−5", WINTER, "America/New_York"),
        ("gmt-0330", None, "America/St_Johns"),
    ],
)
def test_an_offset_is_that_of_places_on_that_day(
    text: str, day: dt.date | None, first: str
) -> None:
    """Summer time counts, and a minus is one."""
    assert zones.likely_zones(text, day)[0] == first


@given(
    text=st.text(max_size=60)
    | st.sampled_from(sorted(zones.zone_names())).flatmap(lambda name: st.just(name[1:]))
)
def test_what_is_proposed_is_a_zone(text: str) -> None:
    """Whatever is written, three zones at most are named, and each is one."""
    found = zones.likely_zones(text, WINTER)
    assert len(found) <= zones.FEW
    assert set(found) <= zones.zone_names()


@given(
    hours=st.integers(-12, 14),
    minutes=st.sampled_from([0, 30, 45]),
    day=st.dates(dt.date(2024, 1, 1), dt.date(2030, 1, 1)),
)
def test_a_place_for_an_offset_has_it(hours: int, minutes: int, day: dt.date) -> None:
    """Every place that is offered for an offset has that offset at noon of that day."""
    sign = "-" if hours < 0 else "+"
    for name in zones.likely_zones(f"UTC{sign}{abs(hours)}:{minutes:02}", day):
        expected = (abs(hours) * 60 + minutes) * (-1 if hours < 0 else 1)
        assert zones.offset(name, dt.datetime.combine(day, dt.time(12))) == expected


@pytest.mark.parametrize(
    ("zone", "at", "often"),
    [
        ("Europe/Berlin", "2027-03-28T01:59", "once"),
        ("Europe/Berlin", "2027-03-28T02:00", "never"),
        ("Europe/Berlin", "2027-03-28T02:30", "never"),
        ("Europe/Berlin", "2027-03-28T03:00", "once"),
        ("America/New_York", "2026-11-01T01:30", "twice"),
        ("America/New_York", "2026-11-01T02:00", "once"),
        ("Asia/Kolkata", "2026-11-01T02:30", "once"),
    ],
)
def test_how_often_a_time_is_on_the_clock(zone: str, at: str, often: str) -> None:
    """Once, but for the hours in which clocks are changed."""
    assert zones.clock(zone, dt.datetime.fromisoformat(at)) == often


@pytest.mark.slow
def test_the_systems_zones_are_not_asked(tmp_path: Path) -> None:
    """A machine with old rules, or other ones, gives the same offsets as every other."""
    (tmp_path / "Asia").mkdir()
    other = resources.files("tzdata").joinpath("zoneinfo", "Asia", "Dhaka").read_bytes()
    (tmp_path / "Asia" / "Almaty").write_bytes(other)
    code = (
        "import datetime as dt\nfrom secondround.packet import words\n"
        "print(words.zone('Asia/Almaty', dt.datetime(2026, 11, 24, 10)))"
    )
    said = set()
    for path in ("", str(tmp_path)):
        environment = os.environ | {"PYTHONTZPATH": path, "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        said.add(done.stdout)
    assert said == {"Asia/Almaty, UTC+5\n"}


@pytest.mark.parametrize("date", ["2026-13-45", "soon", "[a]", "{a: b}", ""])
def test_a_day_that_is_none_does_not_stop_the_hint(date: str) -> None:
    """Each of the two has its own problem."""
    stage = f"{{name: C, time_zone: BST, date: {date}, sessions: []}}"
    text = f"company: {{name: A}}\nrole: {{title: B}}\nrounds: [{stage}]\n"
    source, _ = reader.read(PurePosixPath("interview.yml"), text.encode())
    _, problems = validate(Record, source)
    assert "did you mean `Europe/London`?" in {problem.hint for problem in problems}


def test_a_zone_can_be_handed_over() -> None:
    """Another process, or a later run, gets the same rules."""
    zone = zones.zone("Europe/Berlin")
    assert pickle.loads(pickle.dumps(zone)) is zone  # noqa: S301 (our own)
