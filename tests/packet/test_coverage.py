"""Tables that a page has room for, however long the day is."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import Any

import pytest

from secondround.packet import Packet
from secondround.packet.model_parts import Table

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
def tables(
    request: pytest.FixtureRequest, build: Callable[..., Packet]
) -> tuple[int, tuple[Table, ...]]:
    """A day's sessions, and its tables."""
    made = build(*long_day(request.param))
    assert made.coverage
    return request.param, made.coverage.tables


def test_no_table_is_wider_than_a_page(tables: tuple[int, tuple[Table, ...]]) -> None:
    """Seven columns have room beside each other; a longer day takes several tables of about the
    same width.
    """
    sessions, all_of_them = tables
    parts = [table for table in all_of_them if table.corner == "Competency"]
    assert max(len(table.heads) for table in all_of_them) <= 7
    assert len(parts) == -(-sessions // 7)
    assert len({len(table.heads) // 2 for table in parts}) <= 2


def test_every_session_has_its_column(tables: tuple[int, tuple[Table, ...]]) -> None:
    """Cut into several tables, a day loses no session, and keeps its order; the heading stands
    once.
    """
    sessions, all_of_them = tables
    parts = [table for table in all_of_them if table.corner == "Competency"]
    heads = list(chain.from_iterable(table.heads for table in parts))
    assert [head.partition(" ")[2] for head in heads] == [f"Person {i}" for i in range(sessions)]
    assert [bool(table.title) for table in parts] == [True, *[False] * (len(parts) - 1)]
    counts = [
        int(cell) for table in parts for row in table.rows for cell in row.cells if cell != "–"
    ]
    assert sum(counts) == sessions


def test_every_story_says_who_hears_it(tables: tuple[int, tuple[Table, ...]]) -> None:
    """A story has one line, with the time and the person, however many sessions there are."""
    sessions, (stories, *_) = tables
    assert stories.heads == ("Told", "In reserve")
    assert sorted(row.cells[0][6:] for row in stories.rows) == sorted(
        f"Person {i}" for i in range(sessions)
    )
    assert len({row.name for row in stories.rows}) == sessions
