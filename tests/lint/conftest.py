"""A small record that nobody could find fault with, to be changed in one place by each test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

import pytest
from tests import factories
from tests.factories import NOTHING, Fields, as_yaml, changed

from secondround.records import Application
from secondround.records.yaml import reader
from secondround.records.yaml.source import Source

Write = Callable[..., Application]

STORY: Fields = {
    **factories.STORY,
    "result": "31 of 34 loads arrived.",
    "shows": ["problem solving"],
    "answers": ["can", "will", "fit"],
}
CANDIDATE: Fields = {
    "name": "Amara Okafor",
    "pitch": "I keep freight moving when plans fail.",
    "competencies": ["problem solving"],
    "stories": [STORY],
}
RECORD: Fields = {
    **factories.RECORD,
    "company": {
        "name": "Harbor Logistics",
        "researched": "2026-11-20",
        "about": "Moves spare parts overnight.",
        "objectives": [
            {"text": "A second hub in 2027", "source": "Annual report", "date": "2026-03-01"}
        ],
        "milestones": [
            {"text": "The tenth depot", "source": "Annual report", "date": "2026-03-01"}
        ],
        "news": [
            {
                "title": "Harbor buys barges",
                "url": "https://example.com/barges",
                "date": "2026-11-02",
            }
        ],
        "competitors": ["Quayside"],
        "culture": "Short meetings, long memos.",
    },
    "role": {
        "title": "Head of Operations",
        "requirements": [{"text": "Leads incidents calmly", "shows": ["problem solving"]}],
    },
    "interviewers": {
        "ana-ruiz": {**factories.RECORD["interviewers"]["ana-ruiz"], "email": "ana@example.com"}
    },
    "rounds": [
        {
            "name": "Second interview",
            "date": "2026-11-24",
            "sessions": [{"at": "09:30", "minutes": 30, "stories": 1, "with": ["ana-ruiz"]}],
        }
    ],
    "questions": ["What would you want done first?", "How will my work be judged?"],
}


def write(candidate: Fields | str = NOTHING, record: Fields | str = NOTHING) -> Application:
    """The clean application with some fields of its two files replaced, or taken out where None; or
    with other text.
    """
    sources = [
        _read(factories.RECORD_FILE, RECORD, record),
        _read(factories.CANDIDATE_FILE, CANDIDATE, candidate),
    ]
    return factories.application(
        sources[0].value, sources[1].value, sources=(sources[0], sources[1])
    )


def _read(file: PurePosixPath, clean: Fields, changes: Fields | str) -> Source:
    text = changes if isinstance(changes, str) else as_yaml(changed(clean, **changes))
    source, wrong = reader.read(file, text.encode())
    assert not wrong
    return source


@pytest.fixture(scope="session", name="write")
def _write() -> Write:
    return write


@pytest.fixture(scope="session")
def tell() -> Callable[..., Fields]:
    """A function that gives the candidate's file with one story, some of whose fields are
    replaced.
    """

    def told(**changes: Any) -> Fields:
        return {"stories": [changed(STORY, **changes)]}

    return told


@pytest.fixture(scope="session")
def change() -> Callable[..., Fields]:
    """A function that gives one top-level map of the clean record with some of its fields replaced,
    or taken out.
    """

    def change(name: str, **changes: Any) -> Fields:
        return {name: changed(RECORD[name], **changes)}

    return change
