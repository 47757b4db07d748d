"""A small record that nobody could find fault with, to be changed in one place by each test."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml

from secondround.records import Application
from secondround.records.models.candidate import Candidate
from secondround.records.models.library import Library
from secondround.records.models.record import Record
from secondround.records.yaml import reader

Fields = Mapping[str, Any]
Write = Callable[..., Application]

NOTHING: Fields = {}
STORY: Fields = {
    "id": "dock-strike",
    "title": "Kept the docks open through the strike",
    "situation": "The crane drivers stopped work on a Friday.",
    "action": "I rang all the customers before noon and moved their urgent freight to rail.",
    "result": "31 of 34 loads arrived.",
    "cue": "strike, rail, 31 of 34",
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
        "ana-ruiz": {
            "name": "Ana Ruiz",
            "title": "Director",
            "role": "hiring manager",
            "email": "ana@example.com",
        }
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


class _Plain(yaml.SafeDumper):
    """Writes each value out, as the reader wants it."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - for any
        return True


def _changed(clean: Fields, changes: Fields | str) -> str:
    if isinstance(changes, str):
        return changes
    fields = {
        name: value
        for name, value in {**copy.deepcopy(clean), **changes}.items()
        if value is not None
    }
    return yaml.dump(fields, Dumper=_Plain, sort_keys=False, allow_unicode=True)


def write(candidate: Fields | str = NOTHING, record: Fields | str = NOTHING) -> Application:
    """The clean application with some fields of its two files replaced, or taken out where None; or
    with other text.
    """
    read = reader.read
    candidate_source, wrong = read(
        PurePosixPath("packets/candidate.yml"), _changed(CANDIDATE, candidate).encode()
    )
    record_source, wrong_too = read(
        PurePosixPath("packets/harbor/interview.yml"), _changed(RECORD, record).encode()
    )
    assert not wrong + wrong_too
    return Application(
        id="harbor",
        record=Record.model_validate(record_source.value),
        candidate=Candidate.model_validate(candidate_source.value),
        library=Library(),
        record_source=record_source,
        candidate_source=candidate_source,
    )


@pytest.fixture(scope="session", name="write")
def _write() -> Write:
    return write


@pytest.fixture(scope="session")
def tell() -> Callable[..., Fields]:
    """A function that gives the candidate's file with one story, some of whose fields are
    replaced.
    """

    def told(**changes: Any) -> Fields:
        return {"stories": [{k: v for k, v in {**STORY, **changes}.items() if v is not None}]}

    return told


@pytest.fixture(scope="session")
def change() -> Callable[..., Fields]:
    """A function that gives one top-level map of the clean record with some of its fields replaced,
    or taken out.
    """

    def changed(name: str, **changes: Any) -> Fields:
        return {name: {k: v for k, v in {**RECORD[name], **changes}.items() if v is not None}}

    return changed
