"""A small workspace, to be changed in one place by each test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.factories import CANDIDATE, NOTHING, RECORD, Fields, as_yaml

from secondround import packet, plan, records
from secondround.problems import Severity
from secondround.records import Application
from secondround.vocabulary import Edition


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
                path.write_text(as_yaml(fields), "utf-8")
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
