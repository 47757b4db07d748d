"""The day as a strip: to scale, with a time for each session that has room for one."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from secondround.packet.day_strip import day_strip
from secondround.packet.labels import SessionLabels
from secondround.packet.model_pictures import Strip
from secondround.packet.view import ScheduledSession, view
from secondround.plan import make
from secondround.records import Application
from secondround.records.models import Session
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
        _stand_apart(strip, field, prefix, room)


def _stand_apart(strip: Strip, field: str, prefix: str, room: float) -> None:
    """Labels above or below a strip, each as wide as `room`, neither overlap nor pass its end."""
    for side in ("above", "below"):
        edges = []
        for block in strip.sessions:
            place, *ending = getattr(block, field).split()
            if place == prefix + side:
                left, width = float(block.left), float(block.width)
                edges.append(left + width - room if ending else left)
        assert all(edge + room <= 100.02 for edge in edges)
        assert all(later - edge >= room - 0.02 for edge, later in pairwise(edges))


@given(st.lists(st.integers(0, 40), min_size=2, max_size=12))
def test_no_label_passes_the_end_of_the_strip(gaps: list[int]) -> None:
    """However short the last sessions of a day are, and however close to each other."""
    at, sessions = 540, []
    for gap in gaps:
        own = Session.model_construct(format="behavioural", minutes=15)
        sessions.append(scheduled_at(own, at + gap))
        at += gap + 15
    strip = day_strip(sessions)
    assert strip
    _stand_apart(strip, "place", "", 6)
    _stand_apart(strip, "narrow", "narrow-", 10)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 90)), min_size=2, max_size=8))
def test_no_two_at_once_are_drawn_over_each_other(drawn: list[tuple[int, int]]) -> None:
    """They share the strip's height, and one that is below another has its label below; a session
    that overlaps with none has all of it.
    """
    at, sessions = 540, []
    for gap, length in drawn:
        at += gap
        own = Session.model_construct(format="behavioural", minutes=length)
        sessions.append(replace(scheduled_at(own, at), hours=(at, at + length)))
    strip = day_strip(sessions)
    blocks = strip.sessions if strip else ()
    for one, other in combinations(blocks, 2):
        left, right = sorted([one, other], key=lambda block: float(block.left))
        if float(right.left) < float(left.left) + float(left.width) - 0.02 and float(right.width):
            upper, lower = sorted([one, other], key=lambda block: float(block.top))
            assert float(upper.top) + float(upper.height) < float(lower.top)
            assert lower.place.split()[0] in {"below", "hidden"}
    for block in blocks:
        assert bool(block.height) is bool(block.top)
        assert float(block.top or 0) + float(block.height or 100) <= 100.02


def test_two_at_once_are_two_blocks(drawn: Drawn) -> None:
    """Each with its time; the next session has all of the strip's height again."""
    strip = drawn(("09:00", 60), ("09:00", 30), ("10:00", 60))
    assert strip
    blocks = [(block.label, block.place, block.top, block.height) for block in strip.sessions]
    assert blocks == [
        ("09:00", "above", "0.00", "43.00"),
        ("09:00", "below", "57.00", "43.00"),
        ("10:00", "above", "", ""),
    ]


def scheduled_at(session: Session, start: int) -> ScheduledSession:
    """A session of fifteen minutes that begins at that minute of the day."""
    labels = SessionLabels("", "", "", "")
    return ScheduledSession(0, (start, start + 15), session, (), (), "Ana Ruiz", None, labels)


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
