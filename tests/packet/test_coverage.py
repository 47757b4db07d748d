"""Who hears what, as grids that a page has room for, however long the day is."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain
from typing import Any

import pytest

from secondround.packet import Packet
from secondround.packet.model_pictures import Cell, Grid

COMPETENCIES = ("calm", "coaching", "negotiation")


def long_day(sessions: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """A record with that many sessions, and a candidate with a story for each."""
    ids = [f"p{i}" for i in range(sessions)]
    times = [f"{8 + i // 2:02}:{i % 2 * 30:02}" for i in range(sessions)]
    record = {
        "role": {
            "title": "Head",
            "requirements": [{"text": name, "shows": [name]} for name in COMPETENCIES],
        },
        "interviewers": {key: {"name": f"Person {key[1:]}", "title": "Lead"} for key in ids},
        "rounds": [
            {
                "name": "Second interview",
                "date": "2026-11-24",
                "sessions": [
                    {"at": at, "minutes": 20, "with": [key], "stories": 1}
                    for at, key in zip(times, ids, strict=True)
                ],
            }
        ],
    }
    stories = [
        {
            "id": f"s{i}",
            "title": f"Story {i}",
            "situation": "It was late.",
            "action": "I rang everybody.",
            "result": "31 of 34 arrived.",
            "cue": f"cue {i}",
            "shows": [COMPETENCIES[i % 3]],
        }
        for i in range(sessions)
    ]
    return record, {"stories": stories, "competencies": list(COMPETENCIES)}


@pytest.fixture(params=[2, 7, 8, 20])
def parts(
    request: pytest.FixtureRequest, build: Callable[..., Packet]
) -> tuple[int, tuple[tuple[Grid, ...], ...]]:
    """A day's sessions, and its grids."""
    made = build(*long_day(request.param))
    assert made.coverage
    return request.param, made.coverage.parts


def looks(grid: Grid) -> list[list[str]]:
    """The looks of a grid's cells, line by line."""
    return [[cell.look for cell in row.cells] for row in grid.rows]


Parts = tuple[int, tuple[tuple[Grid, ...], ...]]


def test_no_grid_is_wider_than_a_page(parts: Parts) -> None:
    """Seven columns have room beside each other; a longer day takes several parts of about the
    same width, and each of them holds all the grids.
    """
    sessions, found = parts
    widths = [len(grid.heads) for grid in chain.from_iterable(found)]
    assert max(widths) <= 7
    assert max(widths) - min(widths) <= 1
    assert len(found) == -(-sessions // 7)
    for grids in found:
        assert [grid.corner for grid in grids] == ["Story", "Requirement", "Question", "Minutes"]


def test_every_session_has_its_column(parts: Parts) -> None:
    """Cut into parts, a day loses no session and keeps its order, and each line of a grid has as
    many cells as the grid has columns.
    """
    sessions, found = parts
    heads = list(chain.from_iterable(grids[0].heads for grids in found))
    assert [head.partition(" ")[2] for head in heads] == [f"Person {i}" for i in range(sessions)]
    for grid in chain.from_iterable(found):
        assert {len(row.cells) for row in grid.rows} == {len(grid.heads)}


def test_every_story_has_a_dot_where_it_is_told(parts: Parts) -> None:
    """A story has one dot, in the column of the session that hears it, with the word for it."""
    sessions, found = parts
    dots = 0
    for stories, *_ in found:
        for row in stories.rows:
            (dot,) = [cell for cell in row.cells if cell.look]
            assert dot == Cell("told", "told")
            dots += 1
        assert all(any(row[at] for row in looks(stories)) for at in range(len(stories.heads)))
    assert dots == sessions


def test_a_cell_is_the_darker_the_more_stories_prove_the_line(build: Callable[..., Packet]) -> None:
    """The figure is in the cell, so that nothing depends on its grey; from three on it is black."""
    record, candidate = long_day(2)
    record["rounds"][0]["sessions"][0] |= {"minutes": 90, "stories": 4}
    candidate["stories"] = [
        {**candidate["stories"][0], "id": f"s{i}", "title": f"T{i}", "cue": f"c{i}"}
        for i in range(5)
    ]
    made = build(record, candidate)
    assert made.coverage
    requirement = made.coverage.parts[0][1].rows[0]
    assert requirement.cells == (Cell("4", "n3"), Cell("1", "n1"))
    assert requirement.total == "5 stories"


def test_a_requirement_without_a_story_says_what_answers_it(build: Callable[..., Packet]) -> None:
    """The record's own evidence stands across the line; without any, there is none."""
    record, candidate = long_day(2)
    record["role"]["requirements"] = [
        {"text": "Knows the law", "evidence": "four years in a depot"},
        {"text": "Speaks Danish", "must": False, "shows": ["calm"]},
        {"text": "Sings", "must": True, "shows": ["singing"]},
    ]
    record["rounds"][0]["sessions"][1]["avoid"] = ["s0"]
    made = build(record, candidate | {"competencies": [*COMPETENCIES, "singing"]})
    assert made.coverage
    rows = made.coverage.parts[0][1].rows
    assert [(row.name, row.instead, row.total) for row in rows] == [
        ("Knows the law", "Four years in a depot", "evidence"),
        ("Sings", "", "no proof"),
        ("Nice to have: Speaks Danish", "", "1 story"),
    ]


def test_bars_are_to_scale(build: Callable[..., Packet]) -> None:
    """The longest session fills six ems; each bar is as long as its session, and its parts are the
    figures below it.
    """
    record, candidate = long_day(2)
    record["rounds"][0]["sessions"][0]["minutes"] = 60
    made = build(record, candidate)
    assert made.coverage
    *_, minutes = made.coverage.parts[0]
    lengths = [sum(float(part.height) for part in bar) for bar in minutes.bars]
    assert lengths == pytest.approx([6.0, 2.0], abs=0.03)
    assert [row.name for row in minutes.rows] == [
        "Planned",
        "Opening",
        "Your stories",
        "Their follow-ups",
        "Left free",
    ]
    assert minutes.rows[1].cells[0].text == "5"
    assert {part.look for part in minutes.bars[0]} == {row.look for row in minutes.rows[1:]}


def test_minutes_that_nobody_knows_are_not_counted(build: Callable[..., Packet]) -> None:
    """Of a session whose length is still to be asked, what fills it is said, and nothing is left
    free; on its sheet, too.
    """
    record, candidate = long_day(5)
    record["rounds"][0]["sessions"][2:] = []
    record["rounds"][0]["sessions"][0] |= {"minutes": "TODO: how many minutes?", "stories": 3}
    made = build(record, candidate)
    assert made.coverage
    assert made.sheets
    *_, minutes = made.coverage.parts[0]
    planned, *_, free = minutes.rows
    assert "of" not in planned.cells[0].text
    assert planned.cells[1].text.endswith("of 20")
    assert "of" not in planned.total
    assert free.name == "Left free"
    assert free.cells[0].text == ""
    assert re.match(r"Fills \d+ minutes: ", made.sheets.sessions[0].time)


def test_a_single_session_needs_no_picture(build: Callable[..., Packet]) -> None:
    """One column says nothing: the balance is a sentence."""
    made = build(*long_day(1))
    assert made.coverage
    assert made.coverage.parts == ()
    assert "answered by" in made.coverage.balance
