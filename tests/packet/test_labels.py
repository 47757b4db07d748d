"""What sessions are called where there is little room."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround.packet import labels
from secondround.packet.labels import Unlabelled

NAMES = (
    "Person 0",
    "Person 1",
    "Nguyễn Thị Ánh",
    "Ana",
    "Ana, session 2",
    "山田 太郎",
    "Chandrasekharan-Vaidyanathan Venkataraman",
)
SESSIONS = st.builds(
    Unlabelled,
    at=st.none() | st.sampled_from([dt.time(9), dt.time(9, 30), dt.time(11)]),
    name=st.sampled_from(["", "Lunch", "Ana"]),
    people=st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True).map(tuple),
)


@pytest.mark.slow
@given(st.lists(SESSIONS, min_size=1, max_size=9))
def test_no_two_sessions_are_called_alike(sessions: list[Unlabelled]) -> None:
    """Whoever reads "09:30", "Person 1" or a column's head knows which session it is: it is that of
    one alone.
    """
    called = labels.label(sessions)
    for names in zip(
        *((each.short, each.line, each.heading, each.column) for each in called), strict=True
    ):
        assert len(set(names)) == len(sessions)


@pytest.mark.slow
@given(st.lists(SESSIONS, min_size=1, max_size=20))
def test_a_head_fits_its_column(sessions: list[Unlabelled]) -> None:
    """No word in a column's head is longer than the column, and no head takes more than half a
    dozen lines: with fewer than seven sessions, columns are wider.
    """
    room = max(1, 7 / len(sessions))
    for each in labels.label(sessions):
        assert max(map(len, re.split(r",?[\s-]", each.column))) <= len("Wolfeschleg…") * room
        assert len(each.column) <= len("09:30 ") + 25 * room + len(" +11, session 20")


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("Person 1", "09:30 Person 1"),
        ("Nguyễn Thị Ánh", "09:30 Nguyễn Thị Ánh"),
        ("Dr. Ida Ek", "09:30 Dr. Ida Ek"),
        ("O'Brien-Łukasiewicz", "09:30 O'Brien-Łukasiewicz"),
        ("Wolfeschlegelsteinhausen von Hohenlohe-Langenburg", "09:30 Wolfeschleg…"),
        ("Maria del Carmen Fernández de la Vega", "09:30 Maria del Carmen…"),
    ],
)
def test_a_name_stands_whole_as_far_as_there_is_room(name: str, head: str) -> None:
    """Which word of a name a person goes by cannot be known, so none is left out that a column has
    room for.
    """
    others = [Unlabelled(dt.time(10 + hour), "", ("Ana Ruiz",)) for hour in range(6)]
    called, *_ = labels.label([Unlabelled(dt.time(9, 30), "", (name,)), *others])
    assert [called.short, called.line, called.column] == ["09:30", f"09:30 {name}", head]


def test_a_wide_column_has_room_for_a_long_name() -> None:
    """A day of two sessions cuts no name that a day of seven would."""
    names = ("Dr. Annegret Vogl-Hämmerle", "Maria del Carmen Fernández de la Vega")
    called = labels.label([Unlabelled(None, "", (name,)) for name in names])
    assert [each.column for each in called] == list(names)


@pytest.mark.parametrize(
    ("title", "line", "head"),
    [
        ("", "10:55 Ana Ruiz and two others", "10:55 Ana Ruiz +2"),
        ("Team lunch", "10:55 Team lunch", "10:55 Team lunch"),
    ],
)
def test_a_panel_says_who_is_in_it(title: str, line: str, head: str) -> None:
    """A time alone says nothing: a group goes by its session's name, else by the first of them and
    how many more.
    """
    (called,) = labels.label(
        [Unlabelled(dt.time(10, 55), title, ("Ana Ruiz", "Jon Bell", "Mia Chen"))]
    )
    assert (called.line, called.column) == (line, head)
