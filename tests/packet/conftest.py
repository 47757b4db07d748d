"""A small workspace, to be changed in one place by each test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from secondround import packet, plan, records
from secondround.problems import Severity
from secondround.records import Application
from secondround.vocabulary import Edition

Fields = Mapping[str, Any]
NOTHING: Fields = {}
STORY: Fields = {
    "id": "dock-strike",
    "title": "Kept the docks open through a strike",
    "situation": "The crane drivers stopped work on a Friday.",
    "action": "I rang all the customers before noon and moved their urgent freight to rail.",
    "result": "31 of 34 loads arrived on time.",
    "cue": "strike, rail, 31 of 34",
}
CANDIDATE: Fields = {"name": "Amara Okafor", "stories": [STORY]}
RECORD: Fields = {
    "company": {"name": "Harbor Logistics"},
    "role": {"title": "Head of Operations"},
    "interviewers": {
        "ana-ruiz": {"name": "Ana Ruiz", "title": "Director", "role": "hiring manager"}
    },
    "rounds": [
        {
            "name": "Second interview",
            "date": "2026-11-24",
            "sessions": [{"at": "09:30", "minutes": 30, "with": ["ana-ruiz"]}],
        }
    ],
}


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Application]:
    """Makes an application of the small record and candidate, with the fields that are given put in
    their place.
    """

    def make(
        record: Fields = NOTHING,
        candidate: Fields = NOTHING,
        library: Fields = NOTHING,
        pseudonyms: Fields = NOTHING,
    ) -> Application:
        files = {
            "candidate.yml": {**CANDIDATE, **candidate},
            "harbor/interview.yml": {**RECORD, **record},
            "library/library.yml": library,
            "pseudonyms.yml": pseudonyms,
        }
        for name, fields in files.items():
            path = tmp_path / "packets" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if fields:
                path.write_text(yaml.safe_dump(fields, allow_unicode=True), "utf-8")
        workspace = records.read(tmp_path)
        errors = [problem for problem in workspace.problems if problem.severity is Severity.ERROR]
        assert not errors, errors
        return workspace.applications[0]

    return make


@pytest.fixture
def build(write: Callable[..., Application]) -> Callable[..., packet.Packet]:
    """Makes the packet of such an application, with its real plan."""

    def make(
        record: Fields = NOTHING,
        candidate: Fields = NOTHING,
        library: Fields = NOTHING,
        edition: Edition = Edition.CANDIDATE,
    ) -> packet.Packet:
        application = write(record, candidate, library)
        upcoming = application.record.upcoming
        return packet.build(
            application, None if upcoming is None else plan.make(application, upcoming), edition
        )

    return make
