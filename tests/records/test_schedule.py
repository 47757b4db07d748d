"""When a day goes how, what is over, what is next, and who has been thanked."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround.records import schedule
from secondround.records.models import Record
from secondround.records.models.rounds import Round

TODAY = dt.date(2026, 11, 24)


def stage(*sessions: dict[str, Any], date: str | None = "2026-11-24") -> Round:
    rows = [{"minutes": "30", "with": ["ana"]} | session for session in sessions]
    return Round.model_validate({"name": "Second", "date": date, "sessions": rows})


def at(*times: str | None) -> Round:
    return stage(*({"at": time} if time else {} for time in times))


@pytest.mark.parametrize(
    ("times", "starts"),
    [
        (("09:30", "10:00"), [570, 600]),
        (("14:00", "09:00"), [840, 540]),
        (("22:30", "00:30", "02:00"), [1350, 1470, 1560]),
        (("09:30", None, "01:30"), [570, None, 90]),
    ],
)
def test_sessions_after_midnight_belong_to_the_evening(
    times: tuple[str | None, ...], starts: list[int | None]
) -> None:
    """A time that goes back is a slip by day, and the next day by night."""
    assert schedule.starts(at(*times)) == starts


def test_the_end_of_a_day_may_lie_in_the_next() -> None:
    """Hours run to the last end, whatever its digits are, and the last day follows from it."""
    late = at("22:30", "23:45")
    assert schedule.span(late) == (1350, 1455)
    assert schedule.last_day(late) == TODAY + dt.timedelta(days=1)
    assert schedule.last_day(at("22:30", "23:30")) == TODAY  # until midnight sharp
    assert schedule.span(at("09:30", None)) is None


@given(st.permutations(["08:00", "09:30", "13:15", "16:45", "17:45"]))
def test_the_day_goes_by_its_times(times: list[str]) -> None:
    """In whatever order sessions are written."""
    assert [times[index] for index in schedule.order(at(*times))] == sorted(times)


NOTES = st.lists(st.booleans(), min_size=1, max_size=4)


def noted(marks: list[bool]) -> Round:
    return stage(*({"told": []} if mark else {} for mark in marks))


@given(st.lists(NOTES, max_size=4))
def test_what_is_next_comes_after_all_that_is_noted(days: list[list[bool]]) -> None:
    """The round to prepare is the first with a session after the last one noted; of one that is
    over, the last.
    """
    rounds = [noted(marks) for marks in days]
    flat = [(number, turn) for number, marks in enumerate(days) for turn in range(len(marks))]
    last = max((place for place in flat if days[place[0]][place[1]]), default=(-1, 0))
    after = [number for number, turn in flat if (number, turn) > last]
    assert schedule.upcoming(rounds) == (after[0] if after else len(days) - 1 if days else None)
    for number in range(len(days)):
        assert schedule.is_over(rounds, number) == (number not in after)
    if after:
        there = [(number, turn) for number, turn in flat if number == after[0]]
        assert schedule.remaining(rounds[after[0]]) == [
            turn for number, turn in there if (number, turn) > last
        ]


@given(st.lists(st.tuples(st.integers(-2, 2) | st.none(), NOTES), max_size=4))
def test_a_round_is_over_or_past_or_coming(days: list[tuple[int | None, list[bool]]]) -> None:
    """Rounds of earlier days are to be noted until they are over; the first of the others is
    next.
    """
    rounds = []
    for offset, marks in days:
        date = None if offset is None else TODAY + dt.timedelta(days=offset)
        rounds.append(noted(marks).model_copy(update={"date": date}))
    open_ = [number for number in range(len(rounds)) if not schedule.is_over(rounds, number)]
    past = [number for number in open_ if (day := rounds[number].date) is not None and day < TODAY]
    gone = [
        number
        for number in range(len(rounds))
        if (day := rounds[number].date) is not None and day < TODAY
    ]
    skipped = [
        number for number in gone if days[number][1][-1:] == [True] and not all(days[number][1])
    ]
    assert schedule.unnoted(rounds, TODAY) == sorted({*past, *skipped})
    assert schedule.coming(rounds, TODAY) == next(
        (number for number in open_ if number not in past), None
    )


def without_people(form: str, **fields: Any) -> dict[str, Any]:
    return {"with": [], "format": form, **fields}


def test_a_round_whose_sessions_are_not_known_is_ahead() -> None:
    """Until something of a later round is noted; it is prepared if no other round has sessions."""
    known, unknown = stage({}), Round.model_validate({"name": "Final", "date": "2026-11-30"})
    held = stage({"told": []})
    assert not schedule.is_over([unknown], 0)
    assert schedule.is_over([unknown, held], 0)
    assert schedule.upcoming([unknown]) == 0
    assert schedule.upcoming([unknown, known]) == 1
    assert schedule.upcoming([held, unknown]) == 1
    assert schedule.coming([held, unknown], TODAY) == 1
    assert schedule.unnoted([unknown], dt.date(2026, 12, 24)) == []
    assert schedule.span(unknown) is None


def test_nobody_notes_a_break() -> None:
    """One that is left, or was never noted, keeps no day open."""
    assert schedule.remaining(stage({"told": []}, without_people("break"))) == []
    later = TODAY + dt.timedelta(days=1)
    day = stage({"told": []}, without_people("break"), {"told": []})
    assert schedule.unnoted([day], later) == []
    assert schedule.remaining(stage({"told": []}, without_people("test"))) == [1]


def test_nobody_is_thanked_for_a_test() -> None:
    """Nor for a recording, or a talk with a program."""
    day = stage(*map(without_people, ("test", "recorded", "ai", "break")))
    assert schedule.unthanked(day) == []


def test_a_note_that_is_sent_says_that_the_day_is_over() -> None:
    """Nobody thanks before the session."""
    assert schedule.upcoming([stage({"thanked": "true"}), stage({})]) == 1


def test_one_note_is_enough() -> None:
    """Who is met twice in a round is thanked once, at whichever session that is written."""
    sessions: list[dict[str, Any]] = [
        {"with": ["ana", "ben"]},
        {"with": ["ana"], "thanked": "true"},
        {"with": ["cy"]},
    ]
    assert schedule.unthanked(stage(*sessions)) == ["ben", "cy"]
    assert schedule.unthanked(stage(*reversed(sessions))) == ["cy", "ben"]


def test_a_note_may_have_gone_to_one_of_a_panel() -> None:
    """Whoever is named has had a note, the others there have not; the session has been held."""
    day = stage({"with": ["ana", "ben", "cy"], "thanked": ["cy", "ana"]})
    assert schedule.unthanked(day) == ["ben"]
    assert schedule.is_over([day], 0)
    assert schedule.unthanked(stage({"with": ["ana"], "thanked": []})) == ["ana"]


@given(
    st.lists(st.sampled_from(["Second", "second!", "一次面接", "二次面接", "R" * 90]), min_size=2)
)
def test_no_two_rounds_have_files_of_one_name(names: list[str]) -> None:
    """Whatever they are called; and a round that is added leaves those before it as they were."""
    rounds = [stage().model_copy(update={"name": name}) for name in names]
    found = [schedule.file_name(rounds[: index + 1]) for index in range(len(rounds))]
    assert len({*found}) == len(names)
    assert all(1 <= len(name) <= 70 for name in found)


def test_what_was_wanted_before_a_round_that_is_over_is_asked_for_no_more() -> None:
    """An errand of a round was wanted before that one, any other before the first round on its day
    or later; what is done, or has no day, is no matter of the days.
    """
    held: dict[str, Any] = {"sessions": [{"minutes": "30", "told": []}], "name": "First"}
    own = [{"text": "Slides", "due": "2026-11-23"}]
    written = {
        "company": {"name": "Quay"},
        "role": {"title": "Lead"},
        "logistics": {
            "before": [
                {"text": "Answer", "due": "2026-11-20"},
                {"text": "References", "due": "2026-11-26"},
                {"text": "Passport", "done": True},
                "Form",
            ]
        },
        "rounds": [
            held | {"date": "2026-11-24", "logistics": {"before": ["Photo"]}},
            {"name": "Second", "date": "2026-12-01", "logistics": {"before": own}},
        ],
    }
    found = dict(schedule.errands(Record.model_validate(written)))
    assert {path: errand.text for path, errand in found.items()} == {
        ("logistics", "before", 1): "References",
        ("logistics", "before", 3): "Form",
        ("rounds", 1, "logistics", "before", 0): "Slides",
    }
