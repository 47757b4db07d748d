"""What must be right about the times of a day."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround import lint
from secondround.problems import Problem, Severity
from secondround.records import Application

Write = Callable[..., Application]
QUARTERS = st.sampled_from([0, 15, 30, 45])


def day(*sessions: tuple[str | None, int], **stage: Any) -> dict[str, Any]:
    rows = [
        {"minutes": minutes, "stories": 0, "with": ["ana-ruiz"]} | ({"at": at} if at else {})
        for at, minutes in sessions
    ]
    return {
        "rounds": [{"name": "Second interview", "date": "2026-11-24", "sessions": rows, **stage}]
    }


def judged(write: Write, *sessions: tuple[str | None, int]) -> list[Problem]:
    return list(lint.check(write(record=day(*sessions)), None))


def test_a_session_without_a_time(write: Write) -> None:
    """In a round with a date, sessions without a time are one warning, at the first of them."""
    [problem] = judged(write, ("09:30", 30), (None, 30), (None, 45))
    assert (problem.code, problem.severity) == ("session-without-time", Severity.WARNING)
    assert problem.message == "`Second interview` has a date, but 2 of its 3 sessions have no time."
    [problem] = judged(write, (None, 30))
    assert problem.message == "`Second interview` has a date, but its session has no time."


def test_a_day_without_date_and_times(write: Write) -> None:
    """The round to prepare is one warning, however many sessions it has; a later one may be unknown
    as yet, and one whose times are known has said when it is.
    """
    record = day((None, 30), (None, 45))
    del record["rounds"][0]["date"]
    record["rounds"].append(record["rounds"][0] | {"name": "Third interview"})
    [problem] = lint.check(write(record=record), None)
    assert (problem.code, problem.severity) == ("session-without-time", Severity.WARNING)
    assert problem.message == "`Second interview` has no date, and no session of it has a time."
    record = day(("09:30", 30), (None, 45))
    del record["rounds"][0]["date"]
    assert not lint.check(write(record=record), None)


def test_a_held_round_is_left_alone(write: Write) -> None:
    """What is over needs no times and cannot overlap any more."""
    record = day((None, 30), ("09:30", 30), ("09:00", 45))
    record["rounds"][0]["sessions"][2] |= {"told": []}
    assert not lint.check(write(record=record), None)


def test_a_debrief_says_what_was_told(write: Write) -> None:
    """A session with a debrief and no `told` is a warning at the debrief; `told: []` says that none
    was.
    """
    record = day(("09:30", 30))
    record["rounds"][0]["sessions"][0] |= {"debrief": "She asked about the trains."}
    [problem] = lint.check(write(record=record), None)
    assert (problem.code, problem.severity) == ("debrief-without-told", Severity.WARNING)
    assert problem.message == "Nothing says which stories Ana Ruiz heard."
    record["rounds"][0]["sessions"][0] |= {"told": []}
    assert not lint.check(write(record=record), None)
    assert not judged(write, ("09:30", 30))


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("95,000 euros, as we said.", "100,000 at the least.", ["95,000", "100,000"]),
        ("€95k", "EUR 98.000", ["95k", "98.000"]),
        ("95 000 a year", "Between 90k and 105k", []),
        ("95,000", "100,000, up from 95,000", []),
        ("8,000 a month", "96,000 a year", []),
        ("95,000", "A bonus of 10,000 in 2027", []),
        ("95,000 from 2026", "95,000 and 30 % of it in shares, 2027", []),
        ("What the band says.", "95,000", []),
    ],
)
def test_everybody_is_told_one_pay(write: Write, first: str, second: str, said: list[str]) -> None:
    """A figure that is not the one told before is named with it; ranges that hold it, another
    period, a bonus and a year are none.
    """
    record = day(("09:30", 30), ("10:30", 30))
    for row, text in zip(record["rounds"][0]["sessions"], (first, second), strict=True):
        row |= {"told": [], "stated": [{"text": text, "about": "pay"}]}
    problems = lint.check(write(record=record), None)
    found = [problem for problem in problems if problem.code == "figures-differ"]
    assert len(found) == bool(said)
    for problem in found:
        assert f"`{said[1]}`" in problem.message
        assert problem.message.endswith(f"says `{said[0]}`.")


def test_what_was_settled_is_a_warning_no_more(write: Write) -> None:
    """Two figures of pay that were settled are both known from then on; a third is one too many."""
    record = day(("09:30", 30), ("10:30", 30), ("11:30", 30), ("13:30", 30))
    texts = ("95,000", "100,000", "95,000", "100,000")
    for row, text in zip(record["rounds"][0]["sessions"], texts, strict=True):
        row |= {"told": [], "stated": [{"text": text, "about": "pay"}]}
    of_second = record["rounds"][0]["sessions"][1]["stated"][0]

    def lines() -> list[int]:
        problems = lint.check(write(record=record), None)
        return [problem.line for problem in problems if problem.code == "figures-differ"]

    assert len(lines()) == 2
    of_second["settled"] = "Ana knows that it is 95,000."
    assert not lines()
    record["rounds"][0]["sessions"][3]["stated"][0]["text"] = "120,000"
    assert len(lines()) == 1


@pytest.mark.slow
@given(
    st.lists(
        st.tuples(
            st.builds("{:02}:{:02}".format, st.integers(6, 23), QUARTERS),
            st.sampled_from([15, 30, 45, 60]),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_overlaps_are_found_where_there_are_any(
    write: Write, sessions: list[tuple[str, int]]
) -> None:
    """There is a warning exactly when some two sessions share a minute, and one for disorder when
    times go back.
    """
    codes = {problem.code for problem in judged(write, *sessions)}
    spans = [(int(at[:2]) * 60 + int(at[3:]), minutes) for at, minutes in sessions]
    shared = any(a < b + m and b < a + n for (a, n), (b, m) in combinations(spans, 2))
    starts = [start for start, _ in spans]
    assert ("sessions-overlap" in codes) == shared
    assert ("sessions-out-of-order" in codes) == (starts != sorted(starts))
    assert codes <= {"sessions-overlap", "sessions-out-of-order"}


def test_an_overlap_is_told_in_minutes(write: Write) -> None:
    """The warning stands at the later time, with the minutes that are counted twice."""
    [problem] = judged(write, ("09:30", 45), ("10:00", 30))
    assert problem.message == "Session 2 starts at 10:00, 15 minutes before the 09:30 one ends."
    assert judged(write, ("09:30", 45), ("10:15", 30)) == []


def test_an_overlap_across_a_shorter_session_is_found(write: Write) -> None:
    """A long session overlaps with every session inside it, not only with its neighbour."""
    problems = judged(write, ("09:00", 180), ("09:30", 15), ("10:30", 30))
    assert len(problems) == 2
    assert problems[1].message == "Session 3 starts at 10:30, 90 minutes before the 09:00 one ends."


def test_disorder_is_told_with_both_times(write: Write) -> None:
    """An afternoon written as a morning is what this finds."""
    [problem] = judged(write, ("11:30", 30), ("01:30", 30))
    assert problem.message == "Session 2 starts at 01:30, but comes after one that starts at 11:30."


def test_a_night_is_in_order(write: Write) -> None:
    """A session after midnight follows one of the evening before; what overlaps there is found."""
    assert judged(write, ("22:30", 60), ("23:30", 60), ("00:30", 30)) == []
    [problem] = judged(write, ("23:30", 60), ("00:15", 30))
    assert problem.message == "Session 2 starts at 00:15, 15 minutes before the 23:30 one ends."


@pytest.mark.parametrize(
    ("date", "at", "said"),
    [
        ("2027-03-28", "02:30", "is not on the clock"),
        (
            "2026-10-25",
            "02:30",
            "is on the clock twice",
        ),
        ("2027-03-27", "02:30", ""),
        ("2027-03-28", "09:30", ""),
    ],
)
def test_a_time_that_is_not_on_the_clock(write: Write, date: str, at: str, said: str) -> None:
    """An hour that is skipped or comes twice is told, with the day and the zone."""
    record = day((at, 30), date=date, time_zone="Europe/Berlin")
    found = [
        problem
        for problem in lint.check(write(record=record), None)
        if problem.code == "clock-change"
    ]
    assert bool(found) == bool(said)
    assert all(f"which {said} in Europe/Berlin on {date}" in problem.message for problem in found)


def test_a_session_after_midnight_is_on_the_next_day(write: Write) -> None:
    """The clocks that count are those of the day on which it begins."""
    record = day(("23:00", 30), ("02:30", 30), date="2027-03-27", time_zone="Europe/Berlin")
    found = [
        problem
        for problem in lint.check(write(record=record), None)
        if problem.code == "clock-change"
    ]
    assert [problem.message[:26] for problem in found] == ["Session 2 starts at 02:30,"]


def test_rounds_follow_each_other(write: Write) -> None:
    """A round dated before the one above it is a warning at its date; the same day, or none, is
    not.
    """
    record = day(("09:30", 30))
    [first] = record["rounds"]
    for date, wrong in (
        ("2026-11-01", True),
        ("2026-11-24", False),
        ("2026-12-01", False),
        (None, False),
    ):
        second = {**first, "name": "Final"} | {"date": date}
        if date is None:
            del second["date"]
        found = lint.check(write(record={"rounds": [first, second]}), None)
        assert ([problem.code for problem in found] == ["rounds-out-of-order"]) is wrong


def test_what_was_over_before_a_noted_session_is_asked_for(write: Write) -> None:
    """Nothing says what was told at nine, though eleven is written down; one is still ahead."""
    record = day(("09:00", 45), ("11:00", 45), ("13:00", 45))
    record["rounds"][0]["sessions"][1]["told"] = []
    found = [
        problem
        for problem in lint.check(write(record=record), None)
        if problem.code == "debrief-without-told"
    ]
    first = write(record=record).record_source.place(("rounds", 0, "sessions", 0)).line
    assert [problem.line for problem in found] == [first]
