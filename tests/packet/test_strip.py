"""The day as a strip: to scale, with a time for each session that has room for one."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from secondround.packet.day_strip import day_strip
from secondround.packet.model_pictures import Strip
from secondround.packet.view import view
from secondround.plan import make
from secondround.records import Application
from secondround.render.markdown.templates import Templates
from secondround.vocabulary import Edition

Drawn = Callable[..., Strip | None]


@pytest.fixture
def drawn(write: Callable[..., Application]) -> Drawn:
    """Draws a day of sessions, each given as its start and its minutes."""

    def draw(*sessions: tuple[str, int | str], pause: dict[str, Any] | None = None) -> Strip | None:
        written = [{"at": at, "minutes": minutes, "with": ["ana"]} for at, minutes in sessions]
        written += [{"format": "break", **pause}] if pause else []
        record: dict[str, Any] = {
            "interviewers": {"ana": {"name": "Ana Ruiz & Søn", "title": "Lead"}},
            "rounds": [{"name": "Second", "date": "2026-11-24", "sessions": written}],
        }
        application = write(record)
        plan = make(application, 0)
        return day_strip(view(application, plan, Edition.CANDIDATE).sessions)

    return draw


def test_blocks_and_breaks_are_to_scale(drawn: Drawn) -> None:
    """A session of half the day takes half the strip, and a break its own share."""
    strip = drawn(("09:00", 60), ("10:30", 30))
    assert strip
    assert strip.words == "The day from 09:00 to 11:00"
    blocks = [(block.label, block.left, block.width, block.place) for block in strip.sessions]
    assert blocks == [("09:00", "0.00", "50.00", "above"), ("10:30", "75.00", "25.00", "above")]
    assert strip.sessions[0].words == "60 minutes, Ana Ruiz & Søn"


def test_a_break_bears_its_name(drawn: Drawn) -> None:
    """An outline between the sessions says what it is; a name that is too long is a break's."""
    for name, label in (("Lunch", "Lunch"), ("A walk along the whole quay", "Break")):
        pause = {"at": "10:00", "minutes": 30, "name": name}
        strip = drawn(("09:00", 60), ("10:30", 30), pause=pause)
        assert strip
        (block,) = (block for block in strip.sessions if block.look == "pause")
        assert (block.label, block.left, block.place) == (label, "50.00", "above")


def test_times_never_stand_on_each_other(drawn: Drawn) -> None:
    """A time that would is below the strip, and where there is no room either, only its block and
    its words are there.
    """
    times = [(f"{9 + quarter // 4:02}:{quarter % 4 * 15:02}", 15) for quarter in range(16)]
    strip = drawn(*times)
    assert strip
    assert [block.place for block in strip.sessions[:3]] == ["above"] * 3
    assert [block.narrow for block in strip.sessions[:2]] == ["narrow-above", "narrow-below"]
    for field, prefix, room in (("place", "", 6), ("narrow", "narrow-", 10)):
        for side in ("above", "below"):
            blocks = [b for b in strip.sessions if getattr(b, field) == prefix + side]
            edges = [min(float(block.left), 100 - room) for block in blocks]
            assert all(later - edge >= room - 0.01 for edge, later in pairwise(edges))


def test_a_day_goes_on_after_midnight(drawn: Drawn) -> None:
    """What begins after midnight is to the right of what began before it."""
    strip = drawn(("22:00", 60), ("23:30", 60))
    assert strip
    assert strip.words == "The day from 22:00 to 00:30"
    assert [block.left for block in strip.sessions] == ["0.00", "60.00"]


def test_one_session_is_no_picture(drawn: Drawn) -> None:
    """A single block would show nothing."""
    assert drawn(("09:00", 60)) is None


def test_the_strip_is_a_list_that_can_be_read_aloud(drawn: Drawn) -> None:
    """Each block says its time, its length and its people, and what they are called is text."""
    strip = drawn(("09:00", 60), ("10:30", 30))
    template = Templates(None).environment().get_template("packet/strip.md.jinja")
    written = template.render(strip=strip)
    words = re.sub(r"<[^>]*>", "", written).split("\n")
    assert "09:00 60 minutes, Ana Ruiz &amp; Søn" in words
    assert written.count("<li") == 2
    assert "\n\n" not in written.strip()


UNKNOWN = "TODO: how many minutes?"


def test_a_session_of_unknown_length_is_a_line_where_it_begins(drawn: Drawn) -> None:
    """Nobody has said how long it is, nor, where it is the last, when the day ends."""
    strip = drawn(("09:00", UNKNOWN), ("10:00", 60))
    assert strip
    assert strip.words == "The day from 09:00 to 11:00"
    assert [block.width for block in strip.sessions] == ["0.00", "50.00"]
    strip = drawn(("09:00", 60), ("11:00", UNKNOWN))
    assert strip
    assert strip.words == "The day from 09:00"
    assert [(block.left, block.width) for block in strip.sessions] == [
        ("0.00", "50.00"),
        ("100.00", "0.00"),
    ]
